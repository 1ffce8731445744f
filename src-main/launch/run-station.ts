import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, projectFolder } from './build-if-needed.ts'
import { endWithNpm } from './end-with-npm.ts'

// `npm run station`: builds what changed, then becomes the built station, so that signals and the exit code are its own.
buildIfNeeded()
endWithNpm()
await import(pathToFileURL(join(projectFolder, 'out/main/station.js')).href)
