import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { App } from '#main/app/open-app.ts'
import { describeApi } from './describe-api.ts'
import type { Secrets } from './gate.ts'
import { admit, deviceCookie, ownHosts } from './gate.ts'
import { answerCall, sendFailure, sendJson } from './http-calls.ts'
import { createSockets } from './sockets.ts'
import { rendererFile, sendFile } from './static-files.ts'

/** Where and with what a station serves. Port 0 picks a free one. */
export type StationOptions = { readonly app: App; readonly rendererFolder: string; readonly port: number; readonly secrets: Secrets }

/** A station that listens on the loopback interface. */
export type Station = { readonly url: string; readonly close: () => Promise<void> }

/** Everything a page of ours may load and connect to: this station only. Inline styles are what the component library places elements with. */
const contentSecurityPolicy = (port: number): string =>
  ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "media-src 'self' data: blob:", `connect-src 'self' ${ownHosts(port).map((host) => `ws://${host}`).join(' ')}`,
    "manifest-src 'self'", "frame-src 'self' blob:", "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ')

const setSecurityHeaders = (response: ServerResponse, port: number): void => {
  response.setHeader('content-security-policy', contentSecurityPolicy(port))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
}

/** Serves the built renderer, calls over HTTP and a WebSocket for calls and events. Host, Origin and a credential are checked on every way in. */
export async function serveStation({ app, rendererFolder, port: wantedPort, secrets }: StationOptions): Promise<Station> {
  const sockets = createSockets(app)
  let port = wantedPort

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response, port)
    const { pathname } = new URL(request.url ?? '/', 'http://station')
    const admission = admit(request, port, secrets)
    const isStranger = admission.kind === 'refused' && admission.why !== 'no-credential'
    if (isStranger) return sendJson(response, 403, { ok: false, failure: { code: 'forbidden', roles: [] } })
    if (pathname === '/api' || pathname.startsWith('/api/')) {
      if (admission.kind === 'refused') return sendFailure(response, { code: 'not-signed-in' })
      if (pathname === '/api' && request.method === 'GET') return sendJson(response, 200, describeApi())
      if (request.method !== 'POST') return sendJson(response, 405, { ok: false, failure: { code: 'unknown-procedure' } })
      return answerCall(request, response, pathname.slice('/api/'.length), admission.as, app.dispatch)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { ok: false, failure: { code: 'unknown-procedure' } })
    servePage(pathname, response)
  }

  const servePage = (pathname: string, response: ServerResponse): void => {
    const found = rendererFile(rendererFolder, pathname) ?? (pathname.includes('.') ? undefined : rendererFile(rendererFolder, '/'))
    if (found === undefined) return sendJson(response, 404, { ok: false, failure: { code: 'not-found' } })
    if (found.type.startsWith('text/html')) response.setHeader('set-cookie', `${deviceCookie}=${secrets.device}; HttpOnly; SameSite=Strict; Path=/`)
    sendFile(response, found)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 400, { ok: false, failure: { code: 'invalid-input', issues: [{ path: '', message: 'the request broke off' }] } })
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const admission = admit(request, port, secrets)
    const { pathname } = new URL(request.url ?? '/', 'http://station')
    if (admission.kind === 'admitted' && pathname === '/socket') return sockets.upgrade(request, socket, head, admission.as)
    const isStranger = admission.kind === 'refused' && admission.why !== 'no-credential'
    socket.end(`HTTP/1.1 ${isStranger ? '403 Forbidden' : admission.kind === 'refused' ? '401 Unauthorized' : '404 Not Found'}\r\nconnection: close\r\n\r\n`)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wantedPort, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      sockets.close()
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
