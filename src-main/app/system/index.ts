import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const systemHandlers = {} satisfies Partial<AreaHandlers<'system'>>
