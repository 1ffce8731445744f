import type { ServerEvent } from '#shared/api/events.ts'
import type { WindowBridge } from '#shared/api/wire.ts'
import { fail } from '#shared/result.ts'
import { createListeners } from './listeners.ts'
import type { Connection, Transport } from './transport.ts'

/** The bridge the window's preload put into this page, undefined in a browser. */
export const windowBridge = (): WindowBridge | undefined => (globalThis as { readonly dockside?: WindowBridge }).dockside

/** Calls through the window's two channels. The program behind is in the same box, so the connection is there for as long as the page is. */
export function createWindowTransport(bridge: WindowBridge): Transport {
  const events = createListeners<ServerEvent>()
  const connections = createListeners<Connection>()
  let connection: Connection = { state: 'connecting' }
  let lastId = 0
  const become = (next: Connection): void => {
    connection = next
    connections.tell(next)
  }

  const subscribe = (): void => {
    bridge.call({ kind: 'subscribe', session: null, station: '' }).then(() => become({ state: 'connected' }), () => become({ state: 'lost', sinceMs: performance.now() }))
  }
  bridge.onEvent((frame) => {
    if (frame.kind === 'event') events.tell(frame.event)
  })
  subscribe()

  return {
    call: async ({ procedure, input, session, station }) => {
      lastId += 1
      try {
        const frame = await bridge.call({ kind: 'call', id: lastId, procedure, input, session, station })
        if (frame.kind === 'reply') return frame.reply
        return fail(frame.kind === 'refused' ? frame.failure : { code: 'offline' })
      } catch {
        return fail({ code: 'offline' })
      }
    },
    subscribe: events.add,
    connection: () => connection,
    onConnection: connections.add,
    retry: subscribe,
    isWaiting: () => false,
    close: () => undefined
  }
}
