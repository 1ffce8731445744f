import type { ProcedureName } from '#shared/api/index.ts'
import { catalogHandlers } from './catalog/index.ts'
import type { HandlerOf } from './context.ts'
import { devicesHandlers } from './devices/index.ts'
import { importsHandlers } from './imports/index.ts'
import { labelsHandlers } from './labels/index.ts'
import { printingHandlers } from './printing/index.ts'
import { purchasingHandlers } from './purchasing/index.ts'
import { receivingHandlers } from './receiving/index.ts'
import { sessionHandlers } from './session/index.ts'
import { systemHandlers } from './system/index.ts'
import { variancesHandlers } from './variances/index.ts'

/** The use cases of every area of the contract; `startup` is answered by the app itself, which also answers when there is no database. */
const areas = { session: sessionHandlers, catalog: catalogHandlers, purchasing: purchasingHandlers, receiving: receivingHandlers, variances: variancesHandlers, imports: importsHandlers, devices: devicesHandlers, labels: labelsHandlers, printing: printingHandlers, system: systemHandlers }

/** The use cases by full procedure name. */
export const handlers: ReadonlyMap<string, HandlerOf<ProcedureName>> = new Map(
  Object.entries(areas).flatMap(([area, procedures]) => Object.entries(procedures).map(([name, handler]) => [`${area}.${name}`, handler as HandlerOf<ProcedureName>] as const))
)
