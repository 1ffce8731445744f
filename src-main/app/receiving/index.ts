import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const receivingHandlers = {} satisfies Partial<AreaHandlers<'receiving'>>
