import type { ServerEvent } from '#shared/api/events.ts'
import type { CallFrame, WireReply } from '#shared/api/wire.ts'

/** How the page and the program behind it stand. `sinceMs` is on the scale of performance.now(). */
export type Connection = { readonly state: 'connecting' } | { readonly state: 'connected' } | { readonly state: 'lost'; readonly sinceMs: number }

/**
 * What happens to a call while there is no connection. 'briefly': it is sent when the connection is back within seconds, else the answer is `offline`.
 * 'until-answered': it waits as long as it takes and is sent again under its own request id, so it takes effect once.
 * 'once': as 'briefly', but when the connection is lost after it was sent nobody can say what became of it, and the answer is `offline` at once.
 */
export type Patience = 'briefly' | 'until-answered' | 'once'

/** A call as the client hands it over; the transport numbers it. */
export type OutgoingCall = Pick<CallFrame, 'procedure' | 'input' | 'session' | 'station'> & { readonly patience: Patience }

/** The way to the program behind the page. Calls never reject: what goes wrong on the way is the failure `offline` or `too-large`. */
export type Transport = {
  readonly call: (call: OutgoingCall) => Promise<WireReply>
  /** Events of every client's commits, this one's too; returns what ends it. */
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void
  readonly connection: () => Connection
  /** 'connected' after anything else means: events may have been missed, fetch what is shown. */
  readonly onConnection: (listener: (connection: Connection) => void) => () => void
  /** Tries to connect now instead of after the pause. */
  readonly retry: () => void
  /** Whether a command waits that was made, or not answered, while the connection was lost. */
  readonly isWaiting: () => boolean
  readonly close: () => void
}
