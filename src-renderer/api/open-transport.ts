import { holdBrowserKeys } from './hold-browser-keys.ts'
import { keepIn } from './kept-calls.ts'
import type { Transport } from './transport.ts'
import { createWindowTransport, windowBridge } from './transport-electron.ts'
import type { LateReply } from './transport-websocket.ts'
import { createWebSocketTransport } from './transport-websocket.ts'

const longestRenewalMs = 3_000

/** The station lets a page in by a cookie that a restart makes worthless; asking for the page again brings the new one. */
const renewCookie = (): Promise<unknown> => fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(longestRenewalMs) })

/** Asks before a page is closed while commands wait for the station to be back. */
function askBeforeLeaving(transport: Transport): void {
  window.addEventListener('beforeunload', (event) => {
    if (transport.isWaiting()) event.preventDefault()
  })
}

/**
 * The way to the program behind this page: the window's channels where there are some, else a WebSocket to where the page came from; the browser around it is kept from acting on keys.
 * `onLate` hears how commands ended that the page before this one was not answered.
 */
export function openTransport(onLate: (late: LateReply) => void): Transport {
  const bridge = windowBridge()
  if (bridge !== undefined) return createWindowTransport(bridge)
  holdBrowserKeys(window)
  const { protocol, host } = window.location
  const transport = createWebSocketTransport({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket`, beforeRetry: renewCookie, kept: keepIn(sessionStorage), onLate })
  window.addEventListener('online', transport.retry)
  askBeforeLeaving(transport)
  return transport
}
