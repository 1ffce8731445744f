import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { App } from '#main/app/open-app.ts'
import type { ServerFrame } from '#shared/api/wire.ts'
import { clientFrameSchema, maximumFrameBytes } from '#shared/api/wire.ts'
import { callerOf } from './gate.ts'

/** Upgrades admitted requests and talks frames with them. */
export type Sockets = { readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, as: 'station' | 'device') => void; readonly close: () => void }

const pingEveryMs = 30_000

const send = (socket: WebSocket, frame: ServerFrame): void => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
}

const parseFrame = (data: unknown) => {
  try {
    return clientFrameSchema.safeParse(JSON.parse(String(data)))
  } catch {
    return { success: false as const, error: { issues: [{ path: [], message: 'the frame is not JSON' }] } }
  }
}

/** WebSockets of one app: calls are answered in any order, by their id; events go to everybody who subscribed. */
export function createSockets(app: App): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: maximumFrameBytes })
  const listening = new Set<WebSocket>()
  const alive = new WeakSet<WebSocket>()
  const unsubscribe = app.subscribe((event) => listening.forEach((socket) => send(socket, { kind: 'event', event })))

  const onFrame = async (socket: WebSocket, data: unknown, as: 'station' | 'device'): Promise<void> => {
    const parsed = parseFrame(data)
    if (!parsed.success) return send(socket, { kind: 'refused', failure: { code: 'invalid-input', issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) } })
    const frame = parsed.data
    if (frame.kind === 'call') {
      return send(socket, { kind: 'reply', id: frame.id, reply: await app.dispatch({ procedure: frame.procedure, input: frame.input, caller: callerOf(as, frame.session, frame.station) }) })
    }
    listening.add(socket)
    send(socket, { kind: 'subscribed' })
  }

  server.on('connection', (socket: WebSocket, _request: IncomingMessage, as: 'station' | 'device') => {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('message', (data) => void onFrame(socket, data, as))
    socket.on('close', () => listening.delete(socket))
    socket.on('error', () => socket.terminate())
  })

  // A tablet that left the building never says so: who does not answer a ping is dropped.
  const ping = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, pingEveryMs)
  ping.unref()

  return {
    upgrade: (request, socket, head, as) => server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request, as)),
    close: () => {
      clearInterval(ping)
      unsubscribe()
      for (const socket of server.clients) socket.terminate()
      server.close()
    }
  }
}
