import { contract } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import type { PlatformFailure, Procedure } from '#shared/api/procedure.ts'
import type { Role } from '#shared/domain/roles.ts'
import { fail } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { isBusy, isDiskFull } from '#main/persistence/sqlite-errors.ts'
import type { Prepared } from './command-log.ts'
import { storeReply, storedReply } from './command-log.ts'
import type { CommandContext, Operator, Services, StandaloneContext } from './context.ts'
import { handlers } from './handlers.ts'
import type { Caller } from './session/callers.ts'
import { createCallers } from './session/callers.ts'
import type { Settings } from './system/settings.ts'
import { loadSettings } from './system/settings.ts'

/** One call as a host hands it over: nothing in it has been checked yet. */
export type Call = { readonly procedure: string; readonly input: unknown; readonly caller: Caller }
/** What a host sends back. */
export type AnyReply = Result<unknown, { readonly code: string }>
/** The single way in: find, authorise, validate, queue and transaction, publish after the commit, reply. Never rejects. */
export type Dispatch = (call: Call) => Promise<AnyReply>

type AnyHandler = (context: unknown, input: unknown) => Promise<AnyReply>

/** Before anybody has signed in there is nobody to name; only procedures for 'anyone' meet this. */
const nobody: Operator = { id: 0, name: '', role: 'picker' }

const allowed = (roles: Procedure['roles'], role: Role): boolean => roles === 'anyone' || role === 'administrator' || roles.includes(role)

/** Carries out prepared calls: queries on a snapshot, commands in one transaction each, standalone commands by themselves. */
function createRunners(services: Services, publishAll: (events: readonly ServerEvent[]) => void, currentSettings: () => Promise<Settings>) {
  const { database, clock } = services
  /** Standalone commands under way by request id: a repeat waits for the same answer, anything else under the same id is refused. */
  const underWay = new Map<string, { readonly call: string; readonly answer: Promise<AnyReply> }>()

  const common = async ({ operator, station }: Prepared) => ({ operator, station, nowIso: clock.nowIso(), todayIso: clock.todayIso(), settings: await currentSettings(), services })

  const query = async (prepared: Prepared, handler: AnyHandler): Promise<AnyReply> => {
    const context = await common(prepared)
    return database.read((sql) => handler({ ...context, sql }, prepared.input))
  }

  const standaloneQuery = async (prepared: Prepared, handler: AnyHandler): Promise<AnyReply> => handler(await common(prepared), prepared.input)

  const command = async (prepared: Prepared, handler: AnyHandler): Promise<AnyReply> => {
    const context = await common(prepared)
    const events: ServerEvent[] = []
    const reply = await database.write(async (tx) => {
      const stored = await storedReply(tx, prepared)
      if (stored !== null) return stored
      const full: CommandContext = { ...context, sql: tx, requestId: String(prepared.input.requestId), publish: (event) => void events.push(event) }
      const answer = await database.inSavepoint(tx, () => handler(full, prepared.input), ({ ok }) => ok)
      if (!answer.ok) events.length = 0
      await storeReply(tx, prepared, answer, context.nowIso)
      return answer
    })
    publishAll(events)
    return reply
  }

  const standAlone = async (prepared: Prepared, handler: AnyHandler): Promise<AnyReply> => {
    const stored = await database.read((sql) => storedReply(sql, prepared))
    if (stored !== null) return stored
    const context: StandaloneContext = { ...(await common(prepared)), requestId: String(prepared.input.requestId), publish: (event) => publishAll([event]) }
    const reply = await handler(context, prepared.input)
    await database.write((tx) => storeReply(tx, prepared, reply, context.nowIso))
    return reply
  }

  const standalone = (prepared: Prepared, handler: AnyHandler): Promise<AnyReply> => {
    const requestId = String(prepared.input.requestId)
    const { name, input, operator, station } = prepared
    const call = JSON.stringify([name, input, operator.id, station])
    const running = underWay.get(requestId)
    if (running !== undefined) return running.call === call ? running.answer : Promise.resolve(refuse({ code: 'request-id-reused' }))
    const answer = standAlone(prepared, handler).finally(() => underWay.delete(requestId))
    underWay.set(requestId, { call, answer })
    return answer
  }

  return { query, standaloneQuery, command, standalone }
}

/** Puts the use cases behind one door. `checkReplies` holds every reply against the contract (tests; it costs a little). */
export function createDispatch(services: Services, { checkReplies = false }: { readonly checkReplies?: boolean } = {}): Dispatch {
  const callers = createCallers(services.database)
  let settings: Settings | null = null

  const publishAll = (events: readonly ServerEvent[]): void => {
    for (const event of events) {
      if (event.type === 'operators.changed') callers.forget()
      if (event.type === 'settings.changed') settings = null
      services.announce(event)
    }
  }
  const runners = createRunners(services, publishAll, async () => (settings ??= await services.database.read(loadSettings)))

  const run = (prepared: Prepared): Promise<AnyReply> => {
    const handler = handlers.get(prepared.name)
    if (handler === undefined) throw new Error(`no handler for ${prepared.name}`)
    const isQuery = prepared.procedure.kind === 'query'
    if ('standalone' in handler) return runners[isQuery ? 'standaloneQuery' : 'standalone'](prepared, handler.standalone as AnyHandler)
    return runners[isQuery ? 'query' : 'command'](prepared, handler as AnyHandler)
  }

  return async ({ procedure: name, input, caller }) => {
    try {
      const procedure = contract.get(name)
      if (procedure === undefined) return refuse({ code: 'unknown-procedure' })
      const operator = (await callers.operatorOf(caller)) ?? (procedure.roles === 'anyone' ? nobody : null)
      if (operator === null) return refuse({ code: 'not-signed-in' })
      if (!allowed(procedure.roles, operator.role)) return refuse({ code: 'forbidden', roles: procedure.roles === 'anyone' ? [] : procedure.roles })
      const parsed = procedure.input.safeParse(input ?? {})
      if (!parsed.success) return refuse({ code: 'invalid-input', issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) })
      const reply = await run({ procedure, name, input: parsed.data, operator, station: caller.station })
      if (checkReplies) assertReply(name, procedure, reply)
      return reply
    } catch (error) {
      return refuse(asFailure(error, name, services))
    }
  }
}

const refuse = (failure: PlatformFailure): AnyReply => fail(failure)

function asFailure(error: unknown, procedure: string, { log, newId }: Services): PlatformFailure {
  if (isDiskFull(error)) return { code: 'disk-full' }
  if (isBusy(error)) return { code: 'locked' }
  const id = newId()
  log.error({ err: error, fault: id, procedure }, 'a call failed')
  return { code: 'fault', id }
}

function assertReply(name: string, procedure: Procedure, reply: AnyReply): void {
  if (reply.ok) {
    procedure.output.parse(reply.value)
    return
  }
  const { code, ...details } = reply.failure
  if (code === 'request-id-reused') return
  const shape = procedure.failures[code]
  if (shape === undefined) throw new Error(`${name} failed with ${code}, which the contract does not name`)
  shape.parse(details)
}
