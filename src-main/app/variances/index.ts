import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const variancesHandlers = {} satisfies Partial<AreaHandlers<'variances'>>
