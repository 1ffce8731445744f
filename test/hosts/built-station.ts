import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ClientFrame, ServerFrame, WireReply } from '#shared/api/wire.ts'
import type { HostUnderTest, Listening, OpenHost, Question, Who } from './contract-suite.ts'
import type { Program } from './start-program.ts'
import { newFolder, projectFolder, startProgram } from './start-program.ts'

/** The built station as a program of its own. */
export type BuiltStation = { readonly url: string; readonly port: number; readonly token: string; readonly folder: string; readonly program: Program }

/** Starts the built station and waits for its line. */
export async function startStation(folder: string, args: readonly string[] = []): Promise<BuiltStation> {
  const program = startProgram(process.execPath, [`${projectFolder}out/main/station.js`, '--data', folder, ...args])
  const { url, token } = JSON.parse((await program.printed(/^\{.*\}$/m))[0]) as { readonly url: string; readonly token: string }
  return { url, port: Number(new URL(url).port), token, folder, program }
}

const nobody: Who = { session: null, station: 'Suite' }

/** A WebSocket that talks frames. */
export type FrameSocket = { readonly send: (frame: ClientFrame) => void; readonly ask: (question: Question) => Promise<WireReply>; readonly onFrame: (listener: (frame: ServerFrame) => void) => void; readonly socket: WebSocket; readonly close: () => void }

/** Connects to a station with its token, or with the given headers. */
export async function connectSocket({ url, token }: BuiltStation, headers: Readonly<Record<string, string>> = { authorization: `Bearer ${token}` }): Promise<FrameSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket`, { headers })
  const listeners = new Set<(frame: ServerFrame) => void>()
  let lastId = 0
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame
    listeners.forEach((listener) => listener(frame))
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const send = (frame: ClientFrame): void => socket.send(JSON.stringify(frame))
  const waiting = new Map<number, (reply: WireReply) => void>()
  listeners.add((frame) => {
    if (frame.kind === 'reply') waiting.get(frame.id)?.(frame.reply)
    else if (frame.kind === 'refused') waiting.get(frame.id ?? -1)?.({ ok: false, failure: frame.failure })
  })
  const ask = ({ procedure, input, who = nobody }: Question): Promise<WireReply> => {
    lastId += 1
    send({ kind: 'call', id: lastId, procedure, input, ...who })
    return new Promise((resolve) => waiting.set(lastId, resolve))
  }
  return { send, ask, onFrame: (listener) => void listeners.add(listener), socket, close: () => socket.close() }
}

/** Calls over HTTP; `who` goes into the headers. */
export async function post({ url, token }: BuiltStation, procedure: string, input: unknown, who: Who = nobody): Promise<{ readonly status: number; readonly reply: WireReply }> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-dockside-station': encodeURIComponent(who.station) }
  if (who.session !== null) headers['x-dockside-session'] = who.session
  const response = await fetch(`${url}/api/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return { status: response.status, reply: (await response.json()) as WireReply }
}

/** Two clients that hear every event and ask a question the moment they do. */
async function listenTwice(station: BuiltStation, question: Question): Promise<Listening> {
  const heard: { readonly event: unknown; readonly reply: WireReply }[][] = []
  const sockets: FrameSocket[] = []
  for (let client = 0; client < 2; client += 1) {
    const socket = await connectSocket(station)
    const own: (typeof heard)[number] = []
    sockets.push(socket)
    heard.push(own)
    const subscribed = new Promise<void>((resolve) => socket.onFrame(({ kind }) => void (kind === 'subscribed' && resolve())))
    socket.onFrame((frame) => {
      if (frame.kind === 'event') void socket.ask(question).then((reply) => own.push({ event: frame.event, reply }))
    })
    socket.send({ kind: 'subscribe', session: null, station: '' })
    await subscribed
  }
  return { clients: 2, heard: () => Promise.resolve(heard), end: () => Promise.resolve(sockets.forEach((socket) => socket.close())) }
}

const openWith = (call: (station: BuiltStation) => Promise<HostUnderTest['call']>): OpenHost =>
  async ({ prepare } = {}) => {
    const folder = newFolder()
    prepare?.(folder)
    const station = await startStation(folder, ['--keep-serving'])
    return { folder, call: await call(station), listen: (question) => listenTwice(station, question), close: async () => void (await station.program.stop()) }
  }

/** A person over HTTP: the token lets the request in, an empty session makes it nobody's. */
export const openHttpHost = openWith((station) => Promise.resolve(async (procedure, input, who = nobody) => (await post(station, procedure, input, { ...who, session: who.session ?? 'none' })).reply))

/** A person over a WebSocket, as a page has it. */
export const openSocketHost = openWith(async (station) => {
  const page = await fetch(station.url)
  const socket = await connectSocket(station, { cookie: (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '', origin: station.url })
  return (procedure, input, who = nobody) => socket.ask({ procedure, input, who })
})

/** Waits until something holds, looking every few milliseconds. */
export async function until<T>(look: () => T | Promise<T>, holds: (found: T) => boolean, longestMs = 10_000): Promise<T> {
  const start = performance.now()
  for (;;) {
    const found = await look()
    if (holds(found)) return found
    if (performance.now() - start > longestMs) throw new Error(`waited ${longestMs} ms in vain; last: ${JSON.stringify(found)}`)
    await pause(15)
  }
}
