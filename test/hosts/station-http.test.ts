import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '#shared/api/index.ts'
import { maximumFrameBytes } from '#shared/api/wire.ts'
import type { BuiltStation } from './built-station.ts'
import { post, startStation, until } from './built-station.ts'
import { rawRequest, requestText } from './raw-http.ts'
import { cleanUp, newFolder, projectFolder } from './start-program.ts'

let station: BuiltStation
let own: string
beforeAll(async () => {
  station = await startStation(newFolder())
  own = `127.0.0.1:${station.port}`
})
afterAll(async () => {
  expect(await station.program.stop()).toBe(0)
  expect(station.program.stderr()).toBe('')
  await cleanUp()
})

/** A request with everything right, to which a test adds what is wrong. */
const ask = (line: string, headers: Readonly<Record<string, string>> = {}, body = '') =>
  rawRequest(station.port, requestText(`${line} HTTP/1.1`, { host: own, authorization: `Bearer ${station.token}`, 'content-type': 'application/json', ...headers }, body))
const without = (line: string, headers: Readonly<Record<string, string>>, body = '') => rawRequest(station.port, requestText(`${line} HTTP/1.1`, headers, body))
const cookieOf = async (): Promise<string> => ((await fetch(station.url)).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const operators = async (): Promise<number> => {
  const { reply } = await post(station, 'session.listOperators', {})
  return reply.ok ? (reply.value as { readonly rows: readonly unknown[] }).rows.length : -1
}

describe('HTTP statuses', () => {
  it('has one for each kind of refusal, with the reply as its body', async () => {
    const statuses = async (procedure: string, input: unknown, session: string | null = null) => {
      const { status, reply } = await post(station, procedure, input, { session, station: 'Statuses' })
      return [status, reply.ok ? 'ok' : reply.failure.code]
    }
    expect(await statuses('session.state', {})).toEqual([200, 'ok'])
    expect(await statuses('session.saveOperator', { name: '' })).toEqual([400, 'invalid-input'])
    expect(await statuses('session.current', {}, 'nobody')).toEqual([401, 'not-signed-in'])
    expect(await statuses('no.such', {})).toEqual([404, 'unknown-procedure'])
    await post(station, 'session.saveOperator', { name: 'Picker', role: 'picker', active: true, pin: '1357', requestId: 'make-picker' })
    const { reply } = await post(station, 'session.state', {})
    const { operators: people } = (reply.ok ? reply.value : {}) as { readonly operators: readonly { readonly id: number; readonly name: string }[] }
    const signedIn = await post(station, 'session.signIn', { operatorId: people.find(({ name }) => name === 'Picker')?.id, pin: '1357', requestId: 'sign-picker-in' }, { session: 'none', station: 'Shelf' })
    const { session } = (signedIn.reply.ok ? signedIn.reply.value : {}) as { readonly session: string }
    expect(await statuses('session.listOperators', {}, session)).toEqual([403, 'forbidden'])
    expect(await statuses('session.saveOperator', { name: 'Other', role: 'clerk', active: true, requestId: 'make-picker' })).toEqual([409, 'request-id-reused'])
    expect(await statuses('session.saveOperator', { name: 'Picker', role: 'clerk', active: true, requestId: 'same-name' })).toEqual([200, 'name-taken'])
  })

  it('lists the contract: kinds, roles, failures and schemas', async () => {
    const response = await fetch(`${station.url}/api`, { headers: { authorization: `Bearer ${station.token}` } })
    const { procedures } = (await response.json()) as { readonly procedures: readonly { readonly name: string; readonly kind: string; readonly input: object; readonly output: object; readonly failures: object }[] }
    expect(procedures.map(({ name }) => name)).toEqual([...contract.keys()])
    const signIn = procedures.find(({ name }) => name === 'session.signIn')
    expect(signIn).toMatchObject({ kind: 'command', roles: 'anyone', input: { type: 'object', additionalProperties: false, required: ['operatorId', 'pin', 'requestId'] }, output: { type: 'object' } })
    expect(Object.keys(signIn?.failures ?? {})).toEqual(['wrong-pin', 'locked-out'])
  })

  it('says which method is right where another is used, and changes nothing by any of them', async () => {
    const before = await operators()
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const { status, text } = await ask(`${method} /api/session.saveOperator?name=x&role=clerk&active=true&requestId=by-get-123`)
      expect([method, status]).toEqual([method, 405])
      expect(text).toMatch(/^allow: POST\r$/im)
    }
    expect((await ask('POST /')).status).toBe(405)
    expect((await ask('POST /api')).status).toBe(405)
    expect((await ask('HEAD /api')).text).toMatch(/^HTTP\/1\.1 200[^]*\r\n\r\n$/)
    expect((await ask('HEAD /')).text).toMatch(/^HTTP\/1\.1 200[^]*\r\n\r\n$/)
    expect(await operators()).toBe(before)
  })
})

describe('strangers', () => {
  it('a name that was bound to this address, a foreign page and a page of nobody are all refused, token or not', async () => {
    for (const host of ['evil.example', `evil.example:${station.port}`, '127.0.0.1', `127.0.0.1:${station.port + 1}`, `127.0.0.1.evil.example:${station.port}`, `0.0.0.0:${station.port}`, '']) {
      for (const line of ['GET /', 'GET /api', 'POST /api/session.state']) expect([host, (await ask(line, { host })).status]).toEqual([host, host === '' ? expect.any(Number) : 403])
    }
    for (const origin of ['http://evil.example', 'null', 'file://', `https://${own}`, `http://127.0.0.1:${station.port + 1}`, `http://${own}.evil.example`, `http://evil.example/http://${own}`]) {
      for (const line of ['GET /', 'GET /api', 'POST /api/session.state']) expect([origin, (await ask(line, { origin })).status]).toEqual([origin, 403])
    }
    for (const origin of [`http://${own}`, `http://localhost:${station.port}`]) expect((await ask('POST /api/session.state', { origin })).status).toBe(200)
  })

  it('without a credential there is nothing but the page', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${station.token}` }, { cookie: 'dockside-device=guess' }, { cookie: `dockside-device-${station.port}=guess` }, { cookie: `dockside-device-${station.port}=` }, { authorization: 'Bearer wrong', cookie: await cookieOf() }] as readonly Readonly<Record<string, string>>[]) {
      for (const line of ['GET /api', 'POST /api/session.state', 'POST /api/startup.restore']) expect([JSON.stringify(headers), (await without(line, { host: own, ...headers })).status]).toEqual([JSON.stringify(headers), 401])
    }
    expect((await without('GET /', { host: own })).status).toBe(200)
  })

  it('the page gets a cookie that no script and no other site can use, and it alone makes nobody anybody', async () => {
    const response = await fetch(station.url)
    expect(response.headers.get('set-cookie')).toMatch(new RegExp(`^dockside-device-${station.port}=[\\w-]{32}; HttpOnly; SameSite=Strict; Path=/$`))
    const cookie = await cookieOf()
    const json = { host: own, origin: `http://${own}`, cookie, 'content-type': 'application/json' }
    expect((await without('POST /api/session.state', json, '{}')).status).toBe(200)
    expect((await without('POST /api/session.listOperators', json, '{}')).status).toBe(401)
    expect((await without('POST /api/session.listOperators', { ...json, 'x-dockside-session': 'guess' }, '{}')).status).toBe(401)
  })

  it('a page must say that it sends JSON, which a form cannot', async () => {
    const cookie = await cookieOf()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', '']) {
      expect([type, (await without('POST /api/session.state', { host: own, cookie, ...(type === '' ? {} : { 'content-type': type }) }, '{}')).status]).toEqual([type, 415])
    }
    expect((await without('POST /api/session.state', { host: own, cookie, 'content-type': 'application/json; charset=utf-8' }, '{}')).status).toBe(200)
    expect((await without('POST /api/session.state', { host: own, authorization: `Bearer ${station.token}` }, '{}')).status).toBe(200)
  })

  it('every answer carries the headers that keep pages apart', async () => {
    for (const path of ['/', '/api', '/api/no.such', '/assets/none.js']) {
      const { headers } = await fetch(`${station.url}${path}`)
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*'unsafe-/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

describe('files', () => {
  it('never come from outside the page\'s folder', async () => {
    const secrets = ['..', '../', '%2e%2e', '%2e%2e/', '..%2f', '..%5c', '%252e%252e/', '....//', './..'].flatMap((up) => [`/${up}/${up}/package.json`, `/${up}${up}main/main.js`, `/assets/${up}/${up}/main/main.js`])
    for (const path of [...secrets, '/%00.js', '/index.html%00.js', '/%', '/%zz.js', '/C:/Windows/win.ini', '/etc/passwd.js', `${projectFolder}package.json`, '//etc/passwd.js', '/\\..\\package.json']) {
      const { status, text } = await ask(`GET ${path}`)
      expect([path, status]).toEqual([path, expect.toSatisfy((found: number) => found === 404 || found === 400 || found === 200) as number])
      expect(text, path).not.toMatch(/"dependencies"|runWindow|root:/)
      if (status === 200) expect(text, path).toContain('<div id="root">')
    }
  })

  it('are kept by the browser when their names hold a hash, and asked for afresh otherwise', async () => {
    const script = readdirSync(join(projectFolder, 'out/renderer/assets')).find((name) => name.endsWith('.js')) ?? ''
    const found = await fetch(`${station.url}/assets/${script}`)
    expect([found.status, found.headers.get('content-type'), found.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'])
    const page = await fetch(`${station.url}/receiving/12`)
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
    expect((await fetch(`${station.url}/assets/${script}x.js`)).status).toBe(404)
  })
})

describe('broken and hostile requests', () => {
  it('a body that is no JSON, no UTF-8 or too deep is told what it is', async () => {
    for (const body of ['{', '{"a":}', 'null garbage', '\'single\'', '{"a":1}{"b":2}', '[', 'undefined', 'NaN']) expect([body, (await ask('POST /api/session.state', {}, body)).status]).toEqual([body, 400])
    const { status, text } = await rawRequest(station.port, Buffer.concat([Buffer.from(requestText('POST /api/session.state HTTP/1.1', { host: own, authorization: `Bearer ${station.token}`, 'content-length': '13' })), Buffer.from('{"name":"\xc3\x28"}', 'latin1')]))
    expect([status, text]).toEqual([400, expect.stringContaining('not UTF-8') as string])
    for (const deep of ['['.repeat(200_000) + ']'.repeat(200_000), `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`]) expect((await ask('POST /api/session.state', {}, deep)).status).toBe(400)
    expect((await ask('POST /api/session.state', {}, '\ufeff{}')).status).toBe(200)
    expect((await ask('POST /api/session.state', {}, '')).status).toBe(200)
    expect((await ask('POST /api/session.state', {}, '{"__proto__":{"polluted":true}}')).status).toBe(400)
  })

  it('a body longer than a frame is refused with its size, and the connection can be used to say so', async () => {
    const long = Buffer.alloc(1024 * 1024, 'x')
    const send = (declared: boolean): Promise<readonly [number, string]> =>
      new Promise((resolve, reject) => {
        const length = maximumFrameBytes + long.length
        const request = httpRequest({ host: '127.0.0.1', port: station.port, path: '/api/session.state', method: 'POST', headers: { authorization: `Bearer ${station.token}`, ...(declared ? { 'content-length': length } : {}) } }, (response) => {
          let text = ''
          response.on('data', (part) => void (text += String(part)))
          response.on('end', () => resolve([response.statusCode ?? 0, text]))
        })
        request.on('error', reject)
        const write = (rest: number): void => {
          if (rest <= 0) return void request.end()
          request.write(long, () => write(rest - long.length))
        }
        write(length)
      })
    for (const declared of [true, false]) expect(await send(declared)).toEqual([413, JSON.stringify({ ok: false, failure: { code: 'too-large', maximumBytes: maximumFrameBytes } })])
    const { status } = await ask('POST /api/session.state', { 'content-length': '99999999999' })
    expect(status).toBe(413)
  })

  it('targets, headers and upgrades that make no sense end with an answer, and the station goes on', async () => {
    for (const line of ['GET http://[', 'GET http://evil.example/', 'GET *', 'OPTIONS *', 'POST //api/session.state', 'POST /api/', 'POST /api/%00', 'POST /api/../api/session.state', 'BREW /']) expect([line, (await ask(line)).status]).toEqual([line, expect.toSatisfy((status: number) => status >= 400 && status < 500) as number])
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
    expect((await ask('GET //', upgrade)).status).toBe(404)
    expect((await ask('GET http://[', upgrade)).status).toBe(404)
    expect((await ask('GET /else', upgrade)).status).toBe(404)
    expect((await ask('GET /socket', { ...upgrade, host: 'evil.example' })).status).toBe(403)
    expect((await ask('GET /socket', { ...upgrade, origin: 'null' })).status).toBe(403)
    expect((await ask('GET /socket', { ...upgrade, authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await ask('GET /socket', { ...upgrade, 'sec-websocket-key': 'short' })).status).toBe(400)
    expect((await ask('GET /', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431)
    expect((await rawRequest(station.port, '\x16\x03\x01\x02\x00\x01\x00garbage\r\n\r\n')).status).toBe(400)
    expect((await rawRequest(station.port, `GET / HTTP/1.1\r\nhost: ${own}\r\nhost: evil.example\r\nconnection: close\r\n\r\n`)).status).toBeGreaterThanOrEqual(200)
    expect((await rawRequest(station.port, requestText('POST /api/session.state HTTP/1.1', { host: own, authorization: `Bearer ${station.token}`, 'transfer-encoding': 'chunked' }) + 'zz\r\n')).status).toBe(400)
    expect((await post(station, 'session.state', {})).status).toBe(200)
  })

  it('connections that break off or say nothing keep nobody waiting', async () => {
    const silent = Array.from({ length: 200 }, () => {
      const socket = connect(station.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(`POST /api/session.state HTTP/1.1\r\nhost: ${own}\r\nauthorization: Bearer ${station.token}\r\ncontent-length: 1000\r\n\r\n{"a`)
      return socket
    })
    await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect((await post(station, 'session.state', {})).status).toBe(200)
    silent.forEach((socket) => socket.resetAndDestroy())
    expect(await until(() => post(station, 'session.state', {}), ({ status }) => status === 200)).toMatchObject({ reply: { ok: true } })
  })
})
