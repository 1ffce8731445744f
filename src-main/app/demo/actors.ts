import type { CommandName, Input, Output, ProcedureName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { Services } from '../context.ts'
import { createDispatch } from '../dispatch.ts'
import type { Caller } from '../session/callers.ts'

/** What an actor sends: the request id is made here. */
type Asked<N extends ProcedureName> = N extends CommandName ? Omit<Input<N>, 'requestId'> : Input<N>
/** Calls a procedure and gives its value; throws on any failure, since the story has none. */
export type Act = <N extends ProcedureName>(name: N, input: Asked<N>) => Promise<Output<N>>

/** The stage of a story: a clock that is set to a day and an hour, and people who act through the same door as everybody. */
export type Stage = {
  /** Sets the clock to `day` days from today at `time` (HH:MM, UTC); every call then takes some seconds. */
  readonly at: (day: number, time: string) => void
  readonly dateOf: (day: number) => string
  /** Whoever holds the station's token acts as the administrator. */
  readonly atStation: Act
  /** A person with a PIN, signed in at a place. */
  readonly signIn: (operatorId: number, pin: string, station: string) => Promise<Act>
}

/** Something that happened on a day at a time (HH:MM, UTC). */
export type Step = { readonly day: number; readonly time: string; readonly run: () => Promise<void> }

/** Plays steps in the order of their time, so that numbers, ids and the trail run as they would have. */
export async function play(stage: Stage, steps: readonly Step[]): Promise<void> {
  const inOrder = [...steps].sort((one, other) => one.day - other.day || one.time.localeCompare(other.time))
  for (const { day, time, run } of inOrder) {
    stage.at(day, time)
    await run()
  }
}

const secondsACall = 7
const dayMs = 86_400_000

/** The date `days` after a date. */
const addDays = (iso: string, days: number): string => new Date(Date.parse(`${iso}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/**
 * Sets a stage inside one open transaction: the commands are the real ones, each with its own savepoint, and all of them are kept or none. Events go nowhere, for nobody is there
 * to hear of the past.
 */
export function createStage(services: Services, tx: Tx, checkReplies: boolean): Stage {
  const today = services.clock.todayIso()
  const nowDate = services.clock.nowIso().slice(0, 10)
  let day = 0
  let instant = Date.parse(services.clock.nowIso())
  const clock = { nowIso: () => new Date(instant).toISOString(), todayIso: () => addDays(today, day) }
  const database: Services['database'] = { ...services.database, read: (work) => work(tx), write: (work) => work(tx) }
  const dispatch = createDispatch({ ...services, clock, database, announce: () => undefined }, { checkReplies })
  let requests = 0

  const as = (caller: Caller): Act => async (name, input) => {
    instant += secondsACall * 1000
    requests += 1
    const isCommand = contract.get(name)?.kind === 'command'
    const reply = await dispatch({ procedure: name, input: isCommand ? { ...input, requestId: `demo-company-${requests}` } : input, caller })
    if (!reply.ok) throw new Error(`the demo company could not be made: ${name} failed with ${JSON.stringify(reply.failure)} for ${JSON.stringify(input)}`)
    return reply.value as never
  }

  return {
    at: (newDay, time) => {
      day = newDay
      instant = Date.parse(`${addDays(nowDate, newDay)}T${time}:00.000Z`)
    },
    dateOf: (offset) => addDays(today, offset),
    atStation: as({ kind: 'station', station: 'Office' }),
    signIn: async (operatorId, pin, station) => {
      const { session } = await as({ kind: 'person', station, session: null })('session.signIn', { operatorId, pin })
      return as({ kind: 'person', station, session })
    }
  }
}
