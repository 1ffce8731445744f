import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const purchasingHandlers = {} satisfies Partial<AreaHandlers<'purchasing'>>
