import { holdBrowserKeys } from './hold-browser-keys.ts'
import type { Transport } from './transport.ts'
import { createWindowTransport, windowBridge } from './transport-electron.ts'
import { createWebSocketTransport } from './transport-websocket.ts'

const longestRenewalMs = 3_000

/** The station lets a page in by a cookie that a restart makes worthless; asking for the page again brings the new one. */
const renewCookie = (): Promise<unknown> => fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(longestRenewalMs) })

/** The way to the program behind this page: the window's channels where there are some, else a WebSocket to where the page came from; the browser around it is kept from acting on keys. */
export function openTransport(): Transport {
  const bridge = windowBridge()
  if (bridge !== undefined) return createWindowTransport(bridge)
  holdBrowserKeys(window)
  const { protocol, host } = window.location
  const transport = createWebSocketTransport({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket`, beforeRetry: renewCookie })
  window.addEventListener('online', transport.retry)
  return transport
}
