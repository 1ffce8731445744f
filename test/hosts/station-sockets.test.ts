import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveStation } from '#main/hosts/lan/serve-station.ts'
import type { ServerFrame } from '#shared/api/wire.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import { openTestApp } from '#test/support/test-app.ts'
import type { BuiltStation } from './built-station.ts'
import { connectSocket, post, startStation, until } from './built-station.ts'
import { rawRequest } from './raw-http.ts'
import { cleanUp, newFolder } from './start-program.ts'

let station: BuiltStation
beforeAll(async () => {
  station = await startStation(newFolder())
})
afterAll(async () => {
  expect(await station.program.stop()).toBe(0)
  expect(station.program.stderr()).toBe('')
  await cleanUp()
})

const nextFrame = (socket: WebSocket): Promise<ServerFrame> => new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)) as ServerFrame)))
const closeCode = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', (code) => resolve(code)))
const refusal = async (headers: Readonly<Record<string, string>>, path = '/socket'): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${station.url.replace('http', 'ws')}${path}`, { headers })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => resolve(101))
    socket.on('error', () => undefined)
  })

describe('the WebSocket', () => {
  it('opens for the token and for pages of ours, and for nobody else', async () => {
    const bearer = { authorization: `Bearer ${station.token}` }
    const cookie = ((await fetch(station.url)).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(await refusal(bearer)).toBe(101)
    expect(await refusal({ cookie, origin: station.url })).toBe(101)
    expect(await refusal({})).toBe(401)
    expect(await refusal({ authorization: 'Bearer guess' })).toBe(401)
    expect(await refusal({ ...bearer, origin: 'http://evil.example' })).toBe(403)
    expect(await refusal({ cookie, origin: 'null' })).toBe(403)
    expect(await refusal({ cookie, origin: station.url, host: 'evil.example' })).toBe(403)
    expect(await refusal(bearer, '/else')).toBe(404)
  })

  it('refuses garbled frames with the list of what was wrong, and stays open', async () => {
    const { socket, ask, close } = await connectSocket(station)
    const good = { kind: 'call', id: 3, procedure: 'session.state', input: {}, session: null, station: '' }
    const cases: readonly (readonly [string, number | null, RegExp])[] = [
      ['', null, /not JSON/], ['{"kind":', null, /not JSON/], ['null', null, /./], ['[]', null, /./], ['"call"', null, /./], ['{}', null, /./], [JSON.stringify({ ...good, kind: 'shout' }), 3, /./],
      [JSON.stringify({ ...good, id: 'one' }), null, /id/], [JSON.stringify({ ...good, id: -1 }), null, /id/], [JSON.stringify({ ...good, id: 1.5 }), null, /id/], [JSON.stringify({ ...good, more: 1 }), 3, /more/],
      [JSON.stringify({ ...good, procedure: 'x'.repeat(101) }), 3, /procedure/], [JSON.stringify({ ...good, session: 7 }), 3, /session/], [JSON.stringify({ ...good, station: 's'.repeat(61) }), 3, /station/], [JSON.stringify({ kind: 'call', id: 3 }), 3, /procedure/]
    ]
    for (const [text, id, words] of cases) {
      socket.send(text)
      const frame = await nextFrame(socket)
      expect(frame, text).toMatchObject({ kind: 'refused', id, failure: { code: 'invalid-input' } })
      expect(JSON.stringify(frame), text).toMatch(words)
    }
    for (let round = 0; round < 50; round += 1) {
      socket.send(String(randomBytes(40)))
      expect((await nextFrame(socket)).kind).toBe('refused')
    }
    socket.send(randomBytes(40), { binary: true })
    expect(await nextFrame(socket)).toMatchObject({ kind: 'refused', id: null, failure: { issues: [{ message: 'the frame is not text' }] } })
    expect(await ask({ procedure: 'session.state', input: {} })).toMatchObject({ ok: true })
    close()
  })

  it('answers a ping, for clients that cannot see the protocol\'s own', async () => {
    const { socket, send, close } = await connectSocket(station)
    send({ kind: 'ping' })
    expect(await nextFrame(socket)).toEqual({ kind: 'pong' })
    close()
  })

  it('closes what breaks the protocol with the code that says so, and the station goes on', async () => {
    const tooLong = await connectSocket(station)
    tooLong.socket.on('error', () => undefined)
    const closed = closeCode(tooLong.socket)
    tooLong.socket.send('x'.repeat(maximumFrameBytes + 1), () => undefined)
    expect(await closed).toBe(1009)

    const notUtf8 = await connectSocket(station)
    const closedToo = closeCode(notUtf8.socket)
    notUtf8.socket.send(Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), { binary: false })
    expect(await closedToo).toBe(1007)

    const broken = await connectSocket(station)
    const gone = closeCode(broken.socket)
    ;(broken.socket as unknown as { readonly _socket: { readonly write: (bytes: Buffer) => void } })._socket.write(randomBytes(64).fill(0xff, 0, 2))
    expect([1002, 1006]).toContain(await gone)

    const cut = await connectSocket(station)
    cut.send({ kind: 'subscribe', session: null, station: '' })
    cut.send({ kind: 'call', id: 1, procedure: 'session.state', input: {}, session: null, station: '' })
    cut.socket.terminate()
    expect((await post(station, 'session.saveOperator', { name: 'After the storm', role: 'clerk', active: true, requestId: 'after-storm' })).status).toBe(200)
  })

  it('tells events to who asked for them only, and no more after they left', async () => {
    const [one, other] = [await connectSocket(station), await connectSocket(station)]
    const heard: string[] = []
    one.onFrame(({ kind }) => void (kind === 'event' && heard.push('one')))
    other.onFrame(({ kind }) => void (kind === 'event' && heard.push('other')))
    one.send({ kind: 'subscribe', session: null, station: '' })
    one.send({ kind: 'subscribe', session: null, station: '' })
    await one.ask({ procedure: 'session.state', input: {} })
    await one.ask({ procedure: 'session.saveOperator', input: { name: 'Told once', role: 'clerk', active: true, requestId: 'told-once' } })
    await until(() => heard.length, (count) => count > 0)
    one.close()
    await closeCode(one.socket)
    await post(station, 'session.saveOperator', { name: 'Told nobody', role: 'clerk', active: true, requestId: 'told-nobody' })
    await other.ask({ procedure: 'session.state', input: {} })
    expect(heard).toEqual(['one'])
    other.close()
  })

  it('says goodbye when the station ends', async () => {
    const leaving = await startStation(newFolder())
    const { socket } = await connectSocket(leaving)
    const closed = closeCode(socket)
    expect(await leaving.program.stop()).toBe(0)
    expect(await closed).toBe(1001)
  })
})

describe('a slow sender', () => {
  it('is cut off when its headers or its body do not come in time', async () => {
    const test = await openTestApp()
    const slow = await serveStation({ app: test.app, rendererFolder: '/nowhere', port: 0, secrets: { token: 'token', device: 'device' }, patience: { headersMs: 150, requestMs: 300 } })
    const head = `host: 127.0.0.1:${slow.port}\r\nauthorization: Bearer token\r\n`
    expect((await rawRequest(slow.port, `POST /api/session.state HTTP/1.1\r\n${head}`)).status).toBe(408)
    expect((await rawRequest(slow.port, `POST /api/session.state HTTP/1.1\r\n${head}content-length: 10\r\n\r\n{`)).status).toBe(408)
    const drip = connect(slow.port, '127.0.0.1')
    drip.on('error', () => undefined)
    drip.write('GET / HTTP/1.1\r\n')
    const dripping = setInterval(() => drip.write('x: y\r\n'), 20)
    await new Promise((resolve) => drip.once('close', resolve))
    clearInterval(dripping)
    await slow.close()
    await test.close()
  })
})
