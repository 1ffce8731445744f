import type { Failure, Input, Output, QueryName, Reply } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import type { Client, ClientInput } from './client.ts'

/** Which events make an answer old: their types, or a test that looks closer. */
export type RefetchOn = readonly ServerEvent['type'][] | ((event: ServerEvent) => boolean)

/** What a screen knows of a query. `value` stays while a newer answer is fetched and while the program cannot be reached; `failure` says why it is missing or old. */
export type QueryState<N extends QueryName> = { readonly value: Output<N> | undefined; readonly failure: Failure<N> | PlatformFailure | undefined; readonly isLoading: boolean }

/** A running watch: `refetch` asks again now, `stop` ends it. */
export type Watch = { readonly refetch: () => void; readonly stop: () => void }

/** Nothing is known yet. */
export const loading = { value: undefined, failure: undefined, isLoading: true } as const

const concerns = (refetchOn: RefetchOn, event: ServerEvent): boolean => (typeof refetchOn === 'function' ? refetchOn(event) : refetchOn.includes(event.type))

function next<N extends QueryName>(before: QueryState<N>, reply: Reply<N>): QueryState<N> {
  if (reply.ok) return { value: reply.value, failure: undefined, isLoading: false }
  return { value: reply.failure.code === 'offline' ? before.value : undefined, failure: reply.failure, isLoading: false }
}

/**
 * Asks, and asks again after every event that makes the answer old and after a lost connection. One question is under way at a time: events that come meanwhile
 * make one more after it. After `stop` nothing is told.
 */
export function watchQuery<N extends QueryName>(client: Client, name: N, input: Input<N>, refetchOn: () => RefetchOn, tell: (state: QueryState<N>) => void): Watch {
  let state: QueryState<N> = loading
  let isStopped = false
  let isAsking = false
  let isOld = false

  const ask = async (): Promise<void> => {
    isOld = true
    if (isAsking) return
    isAsking = true
    while (isOld && !isStopped) {
      isOld = false
      const reply = await client.call(name, input as ClientInput<N>)
      if (isStopped) return
      state = next(state, reply)
      tell(state)
    }
    isAsking = false
  }

  const ends = [
    client.subscribe((event) => {
      if (concerns(refetchOn(), event)) void ask()
    }),
    client.onConnection((connection) => {
      // A question under way is sent again by the transport after it listens again, so its answer is new enough.
      if (connection.state === 'connected' && !isAsking) void ask()
    })
  ]
  void ask()
  return {
    refetch: () => void ask(),
    stop: () => {
      isStopped = true
      ends.forEach((end) => end())
    }
  }
}
