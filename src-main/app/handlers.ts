import type { ProcedureName } from '#shared/api/index.ts'
import type { HandlerOf } from './context.ts'
import { sessionHandlers } from './session/index.ts'

/** The use case behind every procedure of the contract, by area. */
const areas = { session: sessionHandlers }

/** The use cases by full procedure name. */
export const handlers: ReadonlyMap<string, HandlerOf<ProcedureName>> = new Map(
  Object.entries(areas).flatMap(([area, procedures]) => Object.entries(procedures).map(([name, handler]) => [`${area}.${name}`, handler as HandlerOf<ProcedureName>] as const))
)
