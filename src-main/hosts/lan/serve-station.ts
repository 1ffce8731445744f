import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { App } from '#main/app/open-app.ts'
import { contentSecurityPolicy, pageHeaders } from '#main/hosts/page-policy.ts'
import { rendererFile } from '#main/hosts/renderer-files.ts'
import { describeApi } from './describe-api.ts'
import type { Admission, Secrets } from './gate.ts'
import { admit, deviceCookie, ownHosts } from './gate.ts'
import { answerCall, invalid, sendFailure, sendJson } from './http-calls.ts'
import { createSockets } from './sockets.ts'

/** How long a request may take to send its headers and the whole of itself, in milliseconds. */
type Patience = { readonly headersMs: number; readonly requestMs: number }

/** Where and with what a station serves. Port 0 picks a free one. */
export type StationOptions = { readonly app: App; readonly rendererFolder: string; readonly port: number; readonly secrets: Secrets; readonly patience?: Patience }

/** A station that listens on the loopback interface. `pages` tells how many are connected and whether there ever was one; `close` answers what is under way first. */
export type Station = { readonly url: string; readonly port: number; readonly pages: () => { readonly now: number; readonly ever: boolean }; readonly close: () => Promise<void> }

/** Enough for the largest file over a slow Wi-Fi; a connection that says nothing is dropped much sooner. */
const defaultPatience: Patience = { headersMs: 10_000, requestMs: 120_000 }
const longestFarewellMs = 3_000
const lookForIdleMs = 20

const isStranger = (admission: Admission): boolean => admission.kind === 'refused' && admission.why !== 'no-credential'

/** The path of a request target, whatever form it has; undefined when it is none. */
function pathOf(request: IncomingMessage): string | undefined {
  const target = request.url ?? ''
  if (!target.startsWith('/')) return undefined
  return target.split(/[?#]/, 1)[0]
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed)
  sendFailure(response, { code: 'unknown-procedure' }, 405)
}

async function servePage({ rendererFolder, secrets }: StationOptions, port: number, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = await rendererFile(rendererFolder, path)
  if (found === undefined) return sendFailure(response, { code: 'unknown-procedure' })
  const { content, type, cacheControl } = found
  if (type.startsWith('text/html')) response.setHeader('set-cookie', `${deviceCookie(port)}=${secrets.device}; HttpOnly; SameSite=Strict; Path=/`)
  response.writeHead(200, { 'content-type': type, 'content-length': content.byteLength, 'cache-control': cacheControl })
  response.end(request.method === 'HEAD' ? undefined : content)
}

async function answer(options: StationOptions, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { ...pageHeaders({ camera: true }), 'content-security-policy': contentSecurityPolicy(ownHosts(port).filter((host) => !host.startsWith('[')).map((host) => `ws://${host}`)) }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const admission = admit(request, port, options.secrets)
  if (isStranger(admission)) return sendFailure(response, { code: 'forbidden', roles: [] })
  const path = pathOf(request)
  if (path === undefined) return sendFailure(response, invalid('the request target is not a path'))
  if (path !== '/api' && !path.startsWith('/api/')) {
    return request.method === 'GET' || request.method === 'HEAD' ? servePage(options, port, path, request, response) : refuseMethod(response, 'GET, HEAD')
  }
  if (admission.kind === 'refused') return sendFailure(response, { code: 'not-signed-in' })
  if (path === '/api') return request.method === 'GET' || request.method === 'HEAD' ? sendJson(response, 200, describeApi()) : refuseMethod(response, 'GET, HEAD')
  return request.method === 'POST' ? answerCall(request, response, path.slice('/api/'.length), admission.as, options.app.dispatch) : refuseMethod(response, 'POST')
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** No new connections; what is being answered gets its time, then every connection ends. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection that was busy a moment ago would stay open for its next request.
  const idle = setInterval(() => server.closeIdleConnections(), lookForIdleMs)
  const late = setTimeout(() => server.closeAllConnections(), longestFarewellMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/** Serves the built renderer, calls over HTTP and a WebSocket for calls and events. Host, Origin and a credential are checked on every way in. */
export async function serveStation(options: StationOptions): Promise<Station> {
  const { app, secrets, patience = defaultPatience } = options
  const sockets = createSockets(app)
  let port = options.port

  const settings = { headersTimeout: patience.headersMs, requestTimeout: patience.requestMs, connectionsCheckingInterval: Math.min(5_000, patience.headersMs) }
  const server = createServer(settings, (request, response) => {
    answer(options, port, request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else sendFailure(response, invalid('the request broke off'))
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const admission = admit(request, port, secrets)
    if (admission.kind === 'admitted' && pathOf(request) === '/socket') return sockets.upgrade(request, socket, head, admission.as)
    const status = isStranger(admission) ? '403 Forbidden' : admission.kind === 'refused' ? '401 Unauthorized' : '404 Not Found'
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  })

  port = await listen(server, options.port)
  const close = async (): Promise<void> => {
    const closing = closeServer(server)
    await sockets.close()
    await closing
  }
  return { url: `http://127.0.0.1:${port}`, port, pages: sockets.pages, close }
}
