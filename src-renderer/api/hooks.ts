import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CommandName, Input, QueryName, Reply } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import { assert } from '#shared/assert.ts'
import type { Client, ClientInput } from './client.ts'
import type { Connection } from './transport.ts'
import type { QueryState, RefetchOn, Watch } from './watch-query.ts'
import { loading, watchQuery } from './watch-query.ts'

/** Carries the client to the screens: `<ClientContext value={client}>`. */
export const ClientContext = createContext<Client | null>(null)

/** The client of this page. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  assert(client !== null, 'the screen stands inside a ClientContext')
  return client
}

/** How a query is kept fresh. `keepWhileChanging`: a list shows the last answer until the one to the new input is there; a record never shows another's. */
export type QueryOptions = { readonly refetchOn?: RefetchOn; readonly keepWhileChanging?: boolean }

/** What a screen gets: the state, and `isStale` when the value still answers the input before. */
export type QueryResult<N extends QueryName> = QueryState<N> & { readonly isStale: boolean; readonly refetch: () => void }

/** The answer to a query for as long as the component shows it; asked again on the given events and after a lost connection. `input` null asks nothing. */
export function useQuery<N extends QueryName>(name: N, input: Input<N> | null, { refetchOn = [], keepWhileChanging = false }: QueryOptions = {}): QueryResult<N> {
  const client = useClient()
  const key = input === null ? null : JSON.stringify(input)
  const [known, setKnown] = useState<{ readonly name: N; readonly key: string; readonly state: QueryState<N> } | null>(null)
  const watch = useRef<Watch | null>(null)
  const latestRefetchOn = useRef<RefetchOn>(refetchOn)
  useEffect(() => {
    latestRefetchOn.current = refetchOn
  })
  useEffect(() => {
    if (key === null) return undefined
    const started = watchQuery(client, name, JSON.parse(key) as Input<N>, () => latestRefetchOn.current, (state) => setKnown({ name, key, state }))
    watch.current = started
    return () => {
      started.stop()
      watch.current = null
    }
  }, [client, name, key])
  const refetch = useCallback(() => watch.current?.refetch(), [])

  if (key === null) return { value: undefined, failure: undefined, isLoading: false, isStale: false, refetch }
  const isCurrent = known !== null && known.name === name && known.key === key
  const isKept = !isCurrent && keepWhileChanging && known !== null && known.name === name && known.state.value !== undefined
  return { ...(isCurrent || isKept ? known.state : loading), isStale: isKept, refetch }
}

/** A command of this screen: `run` sends it under a new request id and gives the reply; `isRunning` while any run of it has no answer. */
export type CommandResult<N extends CommandName> = { readonly run: (input: ClientInput<N>) => Promise<Reply<N>>; readonly isRunning: boolean }

/** Gives a command to a screen. */
export function useCommand<N extends CommandName>(name: N): CommandResult<N> {
  const client = useClient()
  const [running, setRunning] = useState(0)
  const run = useCallback(
    async (input: ClientInput<N>): Promise<Reply<N>> => {
      setRunning((count) => count + 1)
      try {
        return await client.call(name, input)
      } finally {
        setRunning((count) => count - 1)
      }
    },
    [client, name]
  )
  return { run, isRunning: running > 0 }
}

/** Whether the program behind the page can be reached. */
export function useConnection(): Connection {
  const client = useClient()
  return useSyncExternalStore(client.onConnection, client.connection)
}

/** The session of the person at this page, or null. */
export function useSession(): string | null {
  const client = useClient()
  return useSyncExternalStore(client.onSession, client.session)
}

/** Hears every event for as long as the component shows; the listener may be a new function each time. */
export function useServerEvents(listener: (event: ServerEvent) => void): void {
  const client = useClient()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => client.subscribe((event) => latest.current(event)), [client])
}
