import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { App } from '#main/app/open-app.ts'
import { answerFrame } from '#main/hosts/answer-frame.ts'
import type { ServerFrame } from '#shared/api/wire.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import type { Admitted } from './gate.ts'
import { callerOf } from './gate.ts'
import { invalid } from './http-calls.ts'

/** Upgrades admitted requests and talks frames with them; `close` lets calls under way be answered first. */
export type Sockets = {
  /** How many pages are connected now, and whether there ever was one. */
  readonly pages: () => { readonly now: number; readonly ever: boolean }
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, as: Admitted) => void
  readonly close: () => Promise<void>
}

const pingEveryMs = 30_000
const longestFarewellMs = 3_000
/** Who lets so much pile up is not reading any more; it is dropped, connects again and fetches afresh. */
const longestBacklogBytes = 2 * maximumFrameBytes
const goingAway = 1001

const send = (socket: WebSocket, frame: ServerFrame): void => {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > longestBacklogBytes) return socket.terminate()
  socket.send(JSON.stringify(frame))
}

const refused = (why: string): ServerFrame => ({ kind: 'refused', id: null, failure: invalid(why) })

/** WebSockets of one app: calls are answered in any order, by their id; events go to everybody who subscribed. */
export function createSockets(app: App): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: maximumFrameBytes })
  const listening = new Set<WebSocket>()
  const alive = new WeakSet<WebSocket>()
  const underWay = new Set<Promise<void>>()
  const pages = new Set<WebSocket>()
  let hadPage = false
  const unsubscribe = app.subscribe((event) => listening.forEach((socket) => send(socket, { kind: 'event', event })))

  const answer = async (socket: WebSocket, text: string, as: Admitted): Promise<void> => {
    let raw: unknown
    try {
      raw = JSON.parse(text)
    } catch {
      return send(socket, refused('the frame is not JSON'))
    }
    send(socket, await answerFrame(raw, { callerOf: (session, station) => callerOf(as, session, station), dispatch: app.dispatch, subscribe: () => void listening.add(socket) }))
  }

  server.on('connection', (socket: WebSocket, _request: IncomingMessage, as: Admitted) => {
    alive.add(socket)
    if (as === 'device') {
      hadPage = true
      pages.add(socket)
      socket.on('close', () => pages.delete(socket))
    }
    socket.on('pong', () => alive.add(socket))
    socket.on('message', (data, isBinary) => {
      if (isBinary) return send(socket, refused('the frame is not text'))
      const answering = answer(socket, String(data), as).finally(() => underWay.delete(answering))
      underWay.add(answering)
    })
    socket.on('close', () => listening.delete(socket))
    // What breaks the protocol (too long, not UTF-8) is closed by the library with the code that says so.
    socket.on('error', () => undefined)
  })

  // A tablet that left the building never says so: who does not answer a ping is dropped.
  const ping = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, pingEveryMs)
  ping.unref()

  const close = async (): Promise<void> => {
    clearInterval(ping)
    unsubscribe()
    const longest = new Promise((resolve) => setTimeout(resolve, longestFarewellMs).unref())
    await Promise.race([Promise.allSettled(underWay), longest])
    for (const socket of server.clients) socket.close(goingAway)
    const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    await Promise.race([Promise.all(gone), longest])
    for (const socket of server.clients) socket.terminate()
    server.close()
  }

  return { pages: () => ({ now: pages.size, ever: hadPage }), upgrade: (request, socket, head, as) => server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request, as)), close }
}
