import type { AreaHandlers } from '../context.ts'

/** Use cases of the area. */
export const importsHandlers = {} satisfies Partial<AreaHandlers<'imports'>>
