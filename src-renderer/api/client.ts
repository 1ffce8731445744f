import type { CommandName, Input, ProcedureName, Reply } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import { assert } from '#shared/assert.ts'
import { createListeners } from './listeners.ts'
import type { Connection, Patience, Transport } from './transport.ts'

/** What a screen sends: a command's request id is made by the client. */
export type ClientInput<N extends ProcedureName> = N extends CommandName ? Omit<Input<N>, 'requestId'> : Input<N>

/** The typed way to the program: every procedure of the contract, who is signed in, where this is, and what everybody is told. */
export type Client = {
  /** Never rejects. `requestId` is given to send the same act again that a person already meant once. */
  readonly call: <N extends ProcedureName>(name: N, input: ClientInput<N>, options?: { readonly requestId?: string }) => Promise<Reply<N>>
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void
  readonly connection: () => Connection
  readonly onConnection: (listener: (connection: Connection) => void) => () => void
  readonly retry: () => void
  /** The session of the person at this page, or null. It lives as long as the page's tab. */
  readonly session: () => string | null
  readonly setSession: (session: string | null) => void
  readonly onSession: (listener: (session: string | null) => void) => () => void
  /** The name of this place, '' until it got one. It stays with the device. */
  readonly station: () => string
  readonly setStation: (name: string) => void
  /** What tells this device from others; made up once and kept. */
  readonly device: () => string
}

/** Where the session and the station's name are kept. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const sessionKey = 'dockside.session'
const stationKey = 'dockside.station'
const deviceKey = 'dockside.device'

/** A new request id; browsers give randomUUID to secure pages only. */
export const newRequestId = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Replies that hold a secret are not kept for a repeat, so such a command is not repeated either. */
function patienceOf(name: ProcedureName): Patience {
  const procedure = contract.get(name)
  assert(procedure !== undefined, `${name} is in the contract`)
  if (procedure.kind === 'query') return 'briefly'
  return procedure.keepsReply ? 'until-answered' : 'once'
}

/** A client over a transport. A session that the program no longer knows is dropped, so that the shell asks for a sign-in. */
export function createClient(transport: Transport, keeps: { readonly session: Keep; readonly station: Keep } = { session: sessionStorage, station: localStorage }): Client {
  const sessions = createListeners<string | null>()
  const session = (): string | null => keeps.session.getItem(sessionKey)
  const station = (): string => keeps.station.getItem(stationKey) ?? ''
  const setSession = (next: string | null): void => {
    if (next === session()) return
    if (next === null) keeps.session.removeItem(sessionKey)
    else keeps.session.setItem(sessionKey, next)
    sessions.tell(next)
  }

  return {
    call: async <N extends ProcedureName>(name: N, input: ClientInput<N>, { requestId }: { readonly requestId?: string } = {}) => {
      const sentSession = session()
      const isCommand = contract.get(name)?.kind === 'command'
      const reply = await transport.call({ procedure: name, input: isCommand ? { ...input, requestId: requestId ?? newRequestId() } : input, session: sentSession, station: station(), patience: patienceOf(name) })
      if (!reply.ok && reply.failure.code === 'not-signed-in' && sentSession !== null && sentSession === session()) setSession(null)
      return reply as Reply<N>
    },
    subscribe: transport.subscribe,
    connection: transport.connection,
    onConnection: transport.onConnection,
    retry: transport.retry,
    session,
    setSession,
    onSession: sessions.add,
    station,
    setStation: (name) => keeps.station.setItem(stationKey, name.trim()),
    device: () => {
      if (keeps.station.getItem(deviceKey) === null) keeps.station.setItem(deviceKey, newRequestId())
      return keeps.station.getItem(deviceKey) ?? ''
    }
  }
}
