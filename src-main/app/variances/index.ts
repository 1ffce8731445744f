import type { AreaHandlers } from '../context.ts'
import { identify } from './identify.ts'
import { list } from './list.ts'
import { resolve } from './resolve.ts'
import { setClaim } from './set-claim.ts'
import { view } from './view.ts'

/** The register of differences between what was ordered and what came. */
export const variancesHandlers = { list, view, resolve, identify, setClaim } satisfies AreaHandlers<'variances'>
