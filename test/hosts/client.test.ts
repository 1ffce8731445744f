import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import type { Client, Keep } from '#renderer/api/client.ts'
import { createClient } from '#renderer/api/client.ts'
import type { Connection } from '#renderer/api/transport.ts'
import { keepIn } from '#renderer/api/kept-calls.ts'
import type { LateReply, SocketOptions, SocketTimes } from '#renderer/api/transport-websocket.ts'
import { createWebSocketTransport } from '#renderer/api/transport-websocket.ts'
import type { QueryState } from '#renderer/api/watch-query.ts'
import { watchQuery } from '#renderer/api/watch-query.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import type { Station } from '#main/hosts/lan/serve-station.ts'
import { serveStation } from '#main/hosts/lan/serve-station.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { until } from './built-station.ts'
import type { CutLine } from './cut-line.ts'
import { layLine } from './cut-line.ts'

const secrets = { token: 'token', device: 'device' }
const quick: Partial<SocketTimes> = { briefMs: 300, firstPauseMs: 10, longestPauseMs: 80, pingEveryMs: 10_000 }
const anna = { name: 'Anna', role: 'clerk', active: true } as const

let test: TestApp
let station: Station
let line: CutLine
let ends: (() => void)[]

beforeEach(async () => {
  test = await openTestApp()
  station = await serveStation({ app: test.app, rendererFolder: '/nowhere', port: 0, secrets })
  line = await layLine(station.port)
  ends = []
})
afterEach(async () => {
  ends.forEach((end) => end())
  await line.close()
  await station.close()
  await test.close()
})

const memory = (): Keep => {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
}

/** A client behind the line, as a program with the station's token: this WebSocket takes headers, a browser's sends the cookie. */
function newClient(times: Partial<SocketTimes> = {}, more: Pick<SocketOptions, 'kept' | 'onLate'> = {}): Client & { readonly states: Connection['state'][]; readonly events: ServerEvent[]; readonly close: () => void } {
  const openSocket = (url: string): WebSocket => {
    const socket = new NodeWebSocket(url, { headers: { authorization: 'Bearer token', host: `127.0.0.1:${station.port}` } })
    // A browser's WebSocket has no error nobody listens to.
    socket.on('error', () => undefined)
    return socket as unknown as WebSocket
  }
  const transport = createWebSocketTransport({ url: `ws://127.0.0.1:${line.port}/socket`, openSocket, times: { ...quick, ...times }, ...more })
  ends.push(transport.close)
  const client = createClient(transport, { session: memory(), station: memory() })
  const states: Connection['state'][] = []
  const events: ServerEvent[] = []
  client.onConnection(({ state }) => void (states.at(-1) !== state && states.push(state)))
  client.subscribe((event) => void events.push(event))
  return { ...client, states, events, close: transport.close }
}
const state = (client: Client, wanted: Connection['state']): Promise<unknown> => until(() => client.connection().state, (found) => found === wanted)

describe('the client', () => {
  it('calls by name, makes request ids, and says where it is', async () => {
    const client = newClient()
    client.setStation(' Dock 2 ')
    expect(await client.call('session.saveOperator', { ...anna, pin: '1234' })).toMatchObject({ ok: true, value: { name: 'Anna' } })
    expect(await client.call('session.current', {})).toMatchObject({ ok: true, value: { station: 'Dock 2' } })
    const once = () => client.call('catalog.saveSupplier', { code: 'S', name: 'Once', currency: 'EUR' }, { requestId: 'one-and-the-same' })
    const [one, other] = await Promise.all([once(), once()])
    expect(one).toEqual(other)
    expect((await test.must('catalog.listSuppliers', {})).rows).toHaveLength(1)
  })

  it('keeps the session, uses it, and drops it when the program no longer knows it', async () => {
    const client = newClient()
    await client.call('session.saveOperator', { ...anna, pin: '1234' })
    const people = await client.call('session.state', {})
    const id = people.ok ? (people.value.operators.find(({ name }) => name === 'Anna')?.id ?? 0) : 0
    const told: (string | null)[] = []
    client.onSession((session) => void told.push(session))
    const signedIn = await client.call('session.signIn', { operatorId: id, pin: '1234' })
    if (!signedIn.ok) throw new Error(signedIn.failure.code)
    client.setSession(signedIn.value.session)
    expect(await client.call('session.current', {})).toMatchObject({ ok: true, value: { operator: { name: 'Anna' } } })
    await test.must('session.saveOperator', { ...anna, id, active: false })
    expect(await client.call('session.current', {})).toEqual({ ok: false, failure: { code: 'not-signed-in' } })
    expect([client.session(), told]).toEqual([null, [signedIn.value.session, null]])
  })

  it('does not send what no frame can hold', async () => {
    const client = newClient()
    const reply = await client.call('session.saveOperator', { ...anna, name: 'x'.repeat(maximumFrameBytes) })
    expect(reply).toEqual({ ok: false, failure: { code: 'too-large', maximumBytes: maximumFrameBytes } })
    expect(client.connection().state).not.toBe('lost')
  })
})

describe('a connection that is lost', () => {
  it('is seen, comes back by itself after growing pauses, and hears events again', async () => {
    const client = newClient()
    await state(client, 'connected')
    line.cut()
    await state(client, 'lost')
    const before = line.tries().length
    const tries = await until(line.tries, (all) => all.length >= before + 5)
    const pauses = tries.slice(before).map((at, index, all) => at - (all[index - 1] ?? at)).slice(1)
    // Node wakes a timer up to a millisecond early.
    pauses.forEach((pause, index) => expect(pause).toBeGreaterThanOrEqual(Math.min(20 * 2 ** index, 80) - 1.5))
    line.mend()
    await state(client, 'connected')
    expect(client.states).toEqual(['connected', 'lost', 'connected'])
    await test.must('session.saveOperator', anna)
    await until(() => client.events, (events) => events.length === 1)
  })

  it('lets commands wait, in order, and carries each out once', async () => {
    const client = newClient()
    await state(client, 'connected')
    line.cut()
    await state(client, 'lost')
    const replies = ['First', 'Second', 'Third'].map((name) => client.call('catalog.saveSupplier', { code: name, name, currency: 'EUR' }))
    line.mend()
    expect((await Promise.all(replies)).map(({ ok }) => ok)).toEqual([true, true, true])
    expect((await test.must('catalog.listSuppliers', {})).rows.map(({ name }) => name).sort()).toEqual(['First', 'Second', 'Third'])
  })

  it('keeps commands over a reload of the page: the next one sends them, in order, each once, and hears how it ended', async () => {
    const tab = memory()
    const first = newClient({}, { kept: keepIn(tab) })
    await state(first, 'connected')
    line.cut()
    await state(first, 'lost')
    for (const name of ['First', 'Second', 'First']) void first.call('catalog.saveSupplier', { code: name, name, currency: 'EUR' })
    // The page is gone without having been answered; what it wrote down is still in the tab.
    const left = tab.getItem('dockside.waiting')
    first.close()
    tab.setItem('dockside.waiting', left ?? '')
    line.mend()
    const late: LateReply[] = []
    newClient({}, { kept: keepIn(tab), onLate: (one) => void late.push(one) })
    await until(() => late, (all) => all.length === 3)
    expect(late.map(({ reply }) => (reply.ok ? 'saved' : reply.failure.code))).toEqual(['saved', 'saved', 'code-taken'])
    expect((await test.must('catalog.listSuppliers', {})).rows.map(({ name }) => name).sort()).toEqual(['First', 'Second'])
    expect(tab.getItem('dockside.waiting')).toBeNull()
  })

  it('repeats a command whose answer was lost, under its own request id, so it takes effect once', async () => {
    const client = newClient()
    await state(client, 'connected')
    line.muteReplies()
    const reply = client.call('catalog.saveSupplier', { code: 'S', name: 'Answered at last', currency: 'EUR' })
    await until(async () => (await test.must('catalog.listSuppliers', {})).rows.length, (count) => count === 1)
    line.cut()
    await state(client, 'lost')
    line.mend()
    expect(await reply).toMatchObject({ ok: true })
    expect((await test.must('catalog.listSuppliers', {})).rows).toHaveLength(1)
  })

  it('does not repeat a command whose answer is a secret: nobody can say what became of it', async () => {
    const client = newClient()
    await state(client, 'connected')
    const { id } = await test.must('session.saveOperator', { ...anna, pin: '1234' })
    line.muteReplies()
    const reply = client.call('session.signIn', { operatorId: id, pin: '1234' })
    line.cut()
    expect(await reply).toEqual({ ok: false, failure: { code: 'offline' } })
  })

  it('answers queries with offline after a moment, unless it is back by then', async () => {
    const [hasty, patient] = [newClient({ briefMs: 50 }), newClient({ briefMs: 30_000 })]
    await Promise.all([hasty, patient].map((client) => state(client, 'connected')))
    line.cut()
    await Promise.all([hasty, patient].map((client) => state(client, 'lost')))
    const inTime = patient.call('session.state', {})
    expect(await hasty.call('session.state', {})).toEqual({ ok: false, failure: { code: 'offline' } })
    line.mend()
    expect(await inTime).toMatchObject({ ok: true })
  })

  it('is noticed when nothing comes back any more, although nobody hung up', async () => {
    const client = newClient({ pingEveryMs: 150, briefMs: 30_000 })
    await state(client, 'connected')
    line.muteReplies()
    await state(client, 'lost')
    line.mend()
    await state(client, 'connected')
    expect(await client.call('session.state', {})).toMatchObject({ ok: true })
  })

  it('survives a restart of the program behind it', async () => {
    const client = newClient()
    await state(client, 'connected')
    const { port } = station
    await station.close()
    await state(client, 'lost')
    const reply = client.call('catalog.saveSupplier', { code: 'R', name: 'Restarted', currency: 'EUR' })
    test = await test.reopened()
    station = await serveStation({ app: test.app, rendererFolder: '/nowhere', port, secrets })
    expect(await reply).toMatchObject({ ok: true })
  })

  it('was never there: the client connects when the program comes', async () => {
    line.cut()
    const client = newClient()
    await state(client, 'lost')
    line.mend()
    expect(await client.call('session.state', {})).toMatchObject({ ok: true })
    expect(client.states).toEqual(['lost', 'connected'])
  })

  it('gives everything up when it is closed for good', async () => {
    const client = newClient()
    await state(client, 'connected')
    line.muteReplies()
    const waiting = [client.call('session.state', {}), client.call('catalog.saveSupplier', { code: 'C', name: 'Closed', currency: 'EUR' })]
    client.close()
    expect(await Promise.all(waiting)).toEqual([{ ok: false, failure: { code: 'offline' } }, { ok: false, failure: { code: 'offline' } }])
    expect(await client.call('session.state', {})).toEqual({ ok: false, failure: { code: 'offline' } })
    const tries = line.tries().length
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(line.tries()).toHaveLength(tries)
  })
})

describe('a query that is watched', () => {
  const watch = (client: Client) => {
    const states: QueryState<'session.listOperators'>[] = []
    const watched = watchQuery(client, 'session.listOperators', {}, () => ['operators.changed'], (next) => void states.push(next))
    ends.push(watched.stop)
    return { states, stop: watched.stop, refetch: watched.refetch, names: () => states.at(-1)?.value?.rows.map(({ name }) => name) ?? [] }
  }

  it('is asked again after the events that concern it, one question at a time, and ends with the truth', async () => {
    const client = newClient()
    const { states, names: shown } = watch(client)
    await until(shown, (found) => found.length > 0)
    for (let index = 0; index < 30; index += 1) void test.call('session.saveOperator', { ...anna, name: `Crowd ${index}` })
    await until(shown, (found) => found.includes('Crowd 29'))
    await until(() => client.events.length, (count) => count === 30)
    expect(shown().filter((name) => name.startsWith('Crowd'))).toHaveLength(30)
    expect(states.length).toBeLessThanOrEqual(32)
    const before = states.length
    await test.must('catalog.saveSupplier', { code: 'N', name: 'No concern', currency: 'EUR' })
    await until(() => client.events.length, (count) => count === 31)
    await client.call('session.state', {})
    expect(states).toHaveLength(before)
  })

  it('keeps what it knew while nobody can be reached, and catches up when it missed something', async () => {
    const client = newClient({ briefMs: 50 })
    const { states, refetch, names: shown } = watch(client)
    await until(shown, (found) => found.length > 0)
    const known = shown()
    line.cut()
    await state(client, 'lost')
    await test.must('session.saveOperator', anna)
    refetch()
    await until(() => states.at(-1)?.failure?.code, (code) => code === 'offline')
    expect(shown()).toEqual(known)
    line.mend()
    await until(shown, (found) => found.includes('Anna'))
    expect(states.at(-1)?.failure).toBeUndefined()
  })

  it('shows a failure instead of what is no longer true', async () => {
    const client = newClient()
    const { states, refetch } = watch(client)
    await until(() => states.at(-1)?.value, (value) => value !== undefined)
    client.setSession('a-session-nobody-has')
    refetch()
    await until(() => states.at(-1)?.failure?.code, (code) => code === 'not-signed-in')
    expect(states.at(-1)?.value).toBeUndefined()
  })

  it('tells nothing after its end', async () => {
    const client = newClient()
    const { states, stop } = watch(client)
    await state(client, 'connected')
    stop()
    const before = states.length
    await test.must('session.saveOperator', anna)
    await until(() => client.events.length, (count) => count === 1)
    await client.call('session.state', {})
    expect(states).toHaveLength(before)
  })
})
