import type { CommandName, Failure, Output, ParsedInput, ProcedureName, QueryName } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Result } from '#shared/result.ts'
import type { Clock } from '#main/clock.ts'
import type { Log } from '#main/log.ts'
import type { Database } from '#main/persistence/database.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'
import type { Workers } from '#main/workers/run-worker.ts'
import type { Devices } from './devices/devices.ts'
import type { LabelMaker } from './labels/label-maker.ts'
import type { Settings } from './system/settings.ts'

/** Draws what a ZPL printer would print from its own bytes, as PNG; null where that cannot be done here. */
export type DrawZpl = (zpl: Uint8Array, widthMm: number, heightMm: number, dotsPerMm: number) => Promise<Uint8Array | null>

/** Who acts. The holder of the station's own token acts as the first administrator. */
export type Operator = { readonly id: number; readonly name: string; readonly role: Role }

/** What every use case may need from the program around it. */
export type Services = {
  readonly database: Database
  readonly dataFolder: string
  readonly clock: Clock
  /** A new random id, for files and sessions. */
  readonly newId: () => string
  readonly workers: Workers
  /** Scanners, scales and printers of this computer. */
  readonly devices: Devices
  readonly labelMaker: LabelMaker
  readonly drawZpl: DrawZpl
  readonly log: Log
  /** Tells every client something after the fact (progress of long work); commands use their context's `publish`, which waits for the commit. */
  readonly announce: (event: ServerEvent) => void
  /** Aborted when the data is about to be closed: work beside the main thread stops then, and writes nothing more. */
  readonly closing: AbortSignal
}

type Common = {
  readonly operator: Operator
  /** Name of the place the call came from. */
  readonly station: string
  readonly nowIso: string
  readonly todayIso: string
  readonly settings: Settings
  readonly services: Services
}

/** For a query: one snapshot of the database. */
export type QueryContext = Common & { readonly sql: Sql }
/** For the few queries that work beside the reader (a worker, a file): they take snapshots of their own, so that no other query waits for them. */
type StandaloneQueryContext = Common
/** For a command: one open transaction. `publish` holds an event back until it is committed. */
export type CommandContext = Common & { readonly sql: Tx; readonly requestId: string; readonly publish: (event: ServerEvent) => void }
/** For the few commands that cannot run inside one transaction of the queue (slow hashing, work in a worker): they take their own turns. */
export type StandaloneContext = Common & { readonly requestId: string; readonly publish: (event: ServerEvent) => void }

/** Answers a query. */
export type QueryHandler<N extends QueryName> = (context: QueryContext, input: ParsedInput<N>) => Promise<Result<Output<N>, Failure<N>>>
/** Answers a query without holding the reader. */
export type StandaloneQueryHandler<N extends QueryName> = { readonly standalone: (context: StandaloneQueryContext, input: ParsedInput<N>) => Promise<Result<Output<N>, Failure<N>>> }
/** Carries out a command inside its transaction. */
export type CommandHandler<N extends CommandName> = (context: CommandContext, input: ParsedInput<N>) => Promise<Result<Output<N>, Failure<N>>>
/** Carries out a command that takes its own turns. */
export type StandaloneHandler<N extends CommandName> = { readonly standalone: (context: StandaloneContext, input: ParsedInput<N>) => Promise<Result<Output<N>, Failure<N>>> }

/** The handler of a procedure. */
export type HandlerOf<N extends ProcedureName> = N extends QueryName ? QueryHandler<N> | StandaloneQueryHandler<N> : N extends CommandName ? CommandHandler<N> | StandaloneHandler<N> : never
/** The handlers of one area, by procedure name without the area. */
export type AreaHandlers<A extends string> = { readonly [N in ProcedureName as N extends `${A}.${infer P}` ? P : never]: HandlerOf<N> }
