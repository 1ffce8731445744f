import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The build the tests run: `DOCKSIDE_BUILD`, else out/ of the project. */
export const buildFolder = process.env.DOCKSIDE_BUILD === undefined ? fileURLToPath(new URL('../../../out', import.meta.url)) : resolve(process.env.DOCKSIDE_BUILD)
