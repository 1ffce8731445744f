import type { ServerEvent } from '#shared/api/events.ts'
import type { CallFrame, ClientFrame, ServerFrame, WireReply } from '#shared/api/wire.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import { fail } from '#shared/result.ts'
import type { KeptCalls } from './kept-calls.ts'
import { keepNothing } from './kept-calls.ts'
import { createListeners } from './listeners.ts'
import { createPendingCalls } from './pending-calls.ts'
import type { Connection, OutgoingCall, Transport } from './transport.ts'

/** How patient the transport is, in milliseconds. */
export type SocketTimes = {
  /** How long a query waits for a lost connection before it is `offline`. */
  readonly briefMs: number
  /** The pause before the first new try; it doubles up to `longestPauseMs`. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** How often the other side is asked whether it is still there; silence for as long again means that it is not. */
  readonly pingEveryMs: number
}

/** A command the page before this one had no answer to, and its answer. */
export type LateReply = { readonly procedure: string; readonly input: unknown; readonly reply: WireReply }

/** Where to connect. `kept` holds what the page before this one was not answered, and `onLate` hears how that ended. `openSocket` and `beforeRetry` (renews what lets this page in) are the browser's unless given. */
export type SocketOptions = { readonly url: string; readonly openSocket?: (url: string) => WebSocket; readonly beforeRetry?: () => Promise<unknown>; readonly times?: Partial<SocketTimes>; readonly kept?: KeptCalls; readonly onLate?: (late: LateReply) => void }

const defaultTimes: SocketTimes = { briefMs: 10_000, firstPauseMs: 250, longestPauseMs: 5_000, pingEveryMs: 10_000 }

const tooLong = (text: string): boolean => text.length > maximumFrameBytes || (text.length * 3 > maximumFrameBytes && new Blob([text]).size > maximumFrameBytes)

/** Up to a quarter longer than `pauseMs`, so that the devices of a hall do not all come back in the same moment. */
const withJitter = (pauseMs: number): number => pauseMs * (1 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 1024)

/** One WebSocket at a time: opens, asks whether it is alive, says when it is gone. `drop` gives it up without waiting for the other side. */
function openLink(socket: WebSocket, pingEveryMs: number, on: { readonly open: () => void; readonly frame: (frame: ServerFrame) => void; readonly gone: () => void }) {
  let isGone = false
  let heard = true
  const drop = (): void => {
    if (isGone) return
    isGone = true
    clearInterval(pings)
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
    socket.close()
    on.gone()
  }
  const send = (frame: ClientFrame): void => socket.send(JSON.stringify(frame))
  const pings = setInterval(() => {
    if (!heard) return drop()
    heard = false
    if (socket.readyState === socket.OPEN) send({ kind: 'ping' })
  }, pingEveryMs)
  socket.onopen = on.open
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    heard = true
    on.frame(JSON.parse(String(data)) as ServerFrame)
  }
  socket.onclose = drop
  socket.onerror = drop
  return { send, sendText: (text: string) => socket.send(text), drop }
}

type Keeper = { readonly sender: () => ((text: string) => void) | null; readonly connection: () => Connection; readonly retry: () => void; readonly close: () => void }

/** Holds one link open and opens the next when it is gone, after pauses that grow. 'connected' begins when the other side says that it will tell events. */
function keepConnected({ url, openSocket, beforeRetry, times }: Required<Pick<SocketOptions, 'url' | 'openSocket' | 'beforeRetry'>> & { readonly times: SocketTimes }, on: { readonly open: (send: (text: string) => void) => void; readonly frame: (frame: ServerFrame) => void; readonly connection: (connection: Connection) => void }): Keeper {
  let connection: Connection = { state: 'connecting' }
  let link: ReturnType<typeof openLink> | null = null
  let isOpen = false
  let isClosed = false
  let pauseMs = times.firstPauseMs
  let pause: ReturnType<typeof setTimeout> | undefined

  const become = (next: Connection): void => {
    connection = next
    on.connection(next)
  }
  const whenGone = (): void => {
    link = null
    isOpen = false
    if (isClosed) return
    become(connection.state === 'lost' ? connection : { state: 'lost', sinceMs: performance.now() })
    pause = setTimeout(retry, withJitter(pauseMs))
    pauseMs = Math.min(pauseMs * 2, times.longestPauseMs)
  }
  const connect = (): void => {
    if (isClosed || link !== null) return
    const own = openLink(openSocket(url), times.pingEveryMs, {
      open: () => {
        isOpen = true
        own.send({ kind: 'subscribe', session: null, station: '' })
        on.open(own.sendText)
      },
      frame: (frame) => {
        if (frame.kind !== 'subscribed') return on.frame(frame)
        pauseMs = times.firstPauseMs
        become({ state: 'connected' })
      },
      gone: whenGone
    })
    link = own
  }
  const retry = (): void => {
    clearTimeout(pause)
    if (!isClosed && link === null) beforeRetry().then(connect, connect)
  }
  connect()

  const close = (): void => {
    isClosed = true
    clearTimeout(pause)
    link?.drop()
  }
  return { sender: () => (isOpen && link !== null ? link.sendText : null), connection: () => connection, retry, close }
}

/** Calls over a WebSocket that comes back by itself: calls without an answer are sent again after a reconnect, commands under the same request id. */
export function createWebSocketTransport({ url, openSocket = (address) => new WebSocket(address), beforeRetry = () => Promise.resolve(), times = {}, kept = keepNothing, onLate }: SocketOptions): Transport {
  const allTimes = { ...defaultTimes, ...times }
  const calls = createPendingCalls(allTimes.briefMs, kept)
  const events = createListeners<ServerEvent>()
  const connections = createListeners<Connection>()
  let lastId = 0
  let isClosed = false

  const keeper = keepConnected({ url, openSocket, beforeRetry, times: allTimes }, {
    open: calls.sendAll,
    frame: (frame) => {
      if (frame.kind === 'reply') calls.settle(frame.id, frame.reply)
      else if (frame.kind === 'refused' && frame.id !== null) calls.settle(frame.id, fail(frame.failure))
      else if (frame.kind === 'event') events.tell(frame.event)
    },
    connection: (connection) => {
      if (connection.state === 'lost') calls.whenLost()
      connections.tell(connection)
    }
  })

  const call = ({ patience, ...rest }: OutgoingCall): Promise<WireReply> => {
    lastId += 1
    const text = JSON.stringify({ kind: 'call', id: lastId, ...rest } satisfies ClientFrame)
    if (isClosed) return Promise.resolve(fail({ code: 'offline' }))
    return tooLong(text) ? Promise.resolve(fail({ code: 'too-large', maximumBytes: maximumFrameBytes })) : calls.add(lastId, text, patience, keeper.sender())
  }
  for (const text of kept.take()) {
    const { procedure, input, session, station } = JSON.parse(text) as CallFrame
    void call({ procedure, input, session, station, patience: 'until-answered' }).then((reply) => onLate?.({ procedure, input, reply }))
  }

  return {
    call,
    subscribe: events.add,
    connection: keeper.connection,
    onConnection: connections.add,
    retry: keeper.retry,
    isWaiting: calls.isWaiting,
    close: () => {
      isClosed = true
      keeper.close()
      calls.giveAllUp()
    }
  }
}
