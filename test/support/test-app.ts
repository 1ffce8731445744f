import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerEvent } from '#shared/api/events.ts'
import type { CommandName, Failure, Input, Output, ProcedureName, Reply } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import type { Caller } from '#main/app/session/callers.ts'
import { openApp } from '#main/app/open-app.ts'
import type { App } from '#main/app/open-app.ts'
import type { Log } from '#main/log.ts'
import { builtPreview, builtWorkers } from './built-workers.ts'

/** What a test sends: a request id is made when a command's is left out. */
export type TestInput<N extends ProcedureName> = N extends CommandName ? Omit<Input<N>, 'requestId'> & { readonly requestId?: string } : Input<N>

/** A clock that stands still until it is told otherwise. */
export type TestClock = { set: (iso: string) => void; advance: (milliseconds: number) => void; nowIso: () => string; todayIso: () => string }

const createClock = (start: string): TestClock => {
  let now = Date.parse(start)
  return {
    set: (iso) => void (now = Date.parse(iso)),
    advance: (milliseconds) => void (now += milliseconds),
    nowIso: () => new Date(now).toISOString(),
    todayIso: () => new Date(now).toISOString().slice(0, 10)
  }
}

/** A log that keeps its errors, so that a test can show the fault it met. */
const createLog = (faults: unknown[]): Log => {
  const keep = (entry: unknown): void => void faults.push(entry)
  return { info: () => undefined, warn: () => undefined, error: keep } as unknown as Log
}

/** The whole back half on a real database in a folder of its own. */
export type TestApp = {
  readonly app: App
  readonly folder: string
  readonly clock: TestClock
  readonly events: ServerEvent[]
  readonly faults: unknown[]
  /** Calls and gives the reply, whatever it is. Without `caller` the administrator calls. */
  readonly call: <N extends ProcedureName>(name: N, input: TestInput<N>, caller?: Caller) => Promise<Reply<N>>
  /** Calls and gives the value; throws on any failure. */
  readonly must: <N extends ProcedureName>(name: N, input: TestInput<N>, caller?: Caller) => Promise<Output<N>>
  /** Calls and gives the failure; throws when it went well. */
  readonly failed: <N extends ProcedureName>(name: N, input: TestInput<N>, caller?: Caller) => Promise<Failure<N> | PlatformFailure>
  /** Closes and opens the same folder again, as after a restart. */
  readonly reopened: () => Promise<TestApp>
  /** Closes; removes the folder unless it is kept. */
  readonly close: (options?: { readonly keep?: boolean }) => Promise<void>
}

/** `backUpAtClose` as the programs have it; most tests do without, since it takes time. */
export type TestAppOptions = { readonly folder?: string; readonly now?: string; readonly clock?: TestClock; readonly backUpAtClose?: boolean }

let lastRequest = 0

/** The caller with the station's token: acts as the administrator. */
export const atStation = (station = 'Test station'): Caller => ({ kind: 'station', station })

/** Opens the app on a new temporary folder (or a given one); time stands at `now`, 2026-11-24 09:00 UTC unless given. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'dockside-test-'))
  const clock = options.clock ?? createClock(options.now ?? '2026-11-24T09:00:00.000Z')
  const faults: unknown[] = []
  const events: ServerEvent[] = []
  const app = await openApp({
    dataFolder: folder, clock, newId: () => crypto.randomUUID(), log: createLog(faults), checkReplies: true, backUpAtClose: options.backUpAtClose === true,
    workers: builtWorkers(), zplPreview: builtPreview()
  })
  app.subscribe((event) => void events.push(event))

  const call = async <N extends ProcedureName>(name: N, input: TestInput<N>, caller: Caller = atStation()): Promise<Reply<N>> => {
    const full = contract.get(name)?.kind === 'command' && (input as { requestId?: string }).requestId === undefined ? { ...input, requestId: `test-request-${++lastRequest}` } : input
    const reply = await app.dispatch({ procedure: name, input: full, caller })
    if (!reply.ok && reply.failure.code === 'fault') throw new Error(`${name} met a fault`, { cause: faults.at(-1) })
    return reply as Reply<N>
  }
  const must = async <N extends ProcedureName>(name: N, input: TestInput<N>, caller?: Caller): Promise<Output<N>> => {
    const reply = await call(name, input, caller)
    if (!reply.ok) throw new Error(`${name} failed: ${JSON.stringify(reply.failure)}`)
    return reply.value
  }
  const failed = async <N extends ProcedureName>(name: N, input: TestInput<N>, caller?: Caller): Promise<Failure<N> | PlatformFailure> => {
    const reply = await call(name, input, caller)
    if (reply.ok) throw new Error(`${name} went well: ${JSON.stringify(reply.value)}`)
    return reply.failure
  }
  const close = async ({ keep = false }: { readonly keep?: boolean } = {}): Promise<void> => {
    await app.close()
    if (!keep) rmSync(folder, { recursive: true, force: true })
  }
  const reopened = async (): Promise<TestApp> => {
    await app.close()
    return openTestApp({ ...options, folder, clock })
  }
  return { app, folder, clock, events, faults, call, must, failed, reopened, close }
}
