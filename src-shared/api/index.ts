import { catalogApi } from './catalog.ts'
import { devicesApi } from './devices.ts'
import { importsApi } from './imports.ts'
import { labelsApi } from './labels.ts'
import { printingApi } from './printing.ts'
import type { FailureOf, InputOf, OutputOf, ParsedInputOf, PlatformFailure, Procedure } from './procedure.ts'
import { purchasingApi } from './purchasing.ts'
import { receivingApi } from './receiving.ts'
import { sessionApi } from './session.ts'
import { startupApi } from './startup.ts'
import { systemApi } from './system.ts'
import { variancesApi } from './variances.ts'
import type { Result } from '#shared/result.ts'

/** The whole contract by area; a procedure's name is `area.procedure`. */
const areas = { startup: startupApi, session: sessionApi, catalog: catalogApi, purchasing: purchasingApi, receiving: receivingApi, variances: variancesApi, imports: importsApi, devices: devicesApi, labels: labelsApi, printing: printingApi, system: systemApi } as const

type Areas = typeof areas
/** Every procedure by its full name, for example 'receiving.recordScan'. */
type Contract = UnionToIntersection<{ [A in keyof Areas & string]: { [P in keyof Areas[A] & string as `${A}.${P}`]: Areas[A][P] } }[keyof Areas & string]>
type UnionToIntersection<U> = (U extends unknown ? (member: U) => void : never) extends (member: infer I) => void ? I : never

/** A procedure's full name. */
export type ProcedureName = keyof Contract & string
type Declared<N extends ProcedureName> = Contract[N] extends Procedure ? Contract[N] : never
/** What a client sends to the procedure. */
export type Input<N extends ProcedureName> = InputOf<Declared<N>>
/** What its handler gets. */
export type ParsedInput<N extends ProcedureName> = ParsedInputOf<Declared<N>>
/** What it gives. */
export type Output<N extends ProcedureName> = OutputOf<Declared<N>>
/** Its declared failures. */
export type Failure<N extends ProcedureName> = FailureOf<Declared<N>>
/** The answer a client gets. */
export type Reply<N extends ProcedureName> = Result<Output<N>, Failure<N> | PlatformFailure>
/** Names of the procedures that change something. */
export type CommandName = { [N in ProcedureName]: Declared<N>['kind'] extends 'command' ? N : never }[ProcedureName]
/** Names of the procedures that only read. */
export type QueryName = Exclude<ProcedureName, CommandName>

/** The contract as one flat map at run time. */
export const contract: ReadonlyMap<string, Procedure> = new Map(Object.entries(areas).flatMap(([area, procedures]) => Object.entries(procedures).map(([name, procedure]) => [`${area}.${name}`, procedure as Procedure])))
