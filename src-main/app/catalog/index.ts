import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const catalogHandlers = {} satisfies Partial<AreaHandlers<'catalog'>>
