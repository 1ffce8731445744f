import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '#shared/api/index.ts'
import type { WireReply } from '#shared/api/wire.ts'
import { until } from './built-station.ts'
import { cleanUp } from './start-program.ts'

/** Who asks and from where. */
export type Who = { readonly session: string | null; readonly station: string }
/** A call of the suite; without `who` it is nobody's. */
export type Question = { readonly procedure: string; readonly input: unknown; readonly who?: Who }
/** What each client heard: every event, with the answer to the question it asked the moment it heard it. */
export type Listening = { readonly clients: number; readonly heard: () => Promise<readonly (readonly { readonly event: unknown; readonly reply: WireReply }[])[]>; readonly end: () => Promise<void> }

/** A running host as the suite sees it. */
export type HostUnderTest = {
  readonly folder: string
  readonly call: (procedure: string, input: unknown, who?: Who) => Promise<WireReply>
  readonly listen: (question: Question) => Promise<Listening>
  readonly close: () => Promise<void>
}
/** Opens a host on a new folder, which `prepare` may put something into first. */
export type OpenHost = (options?: { readonly prepare?: (folder: string) => void }) => Promise<HostUnderTest>

const pin = '246810'
let lastRequest = 0
const requestId = (): string => {
  lastRequest += 1
  return `suite-request-${lastRequest}`
}
const valueOf = (reply: WireReply): never => {
  if (!reply.ok) throw new Error(`failed: ${JSON.stringify(reply.failure)}`)
  return reply.value as never
}
type AnyFailure = { readonly code: string; readonly id?: string; readonly issues?: readonly { readonly path: string; readonly message: string }[] }
const failureOf = (reply: WireReply): AnyFailure => {
  if (reply.ok) throw new Error(`went well: ${JSON.stringify(reply.value)}`)
  return reply.failure
}

/** What every host promises, whatever lies between it and its clients. */
export function contractSuite(name: string, openHost: OpenHost): void {
  describe(name, () => {
    let host: HostUnderTest
    let administrator: Who
    let clerk: Who

    const person = (more: object = {}): object => ({ name: `Person ${lastRequest}`, role: 'clerk', active: true, requestId: requestId(), ...more })
    const signIn = async (operatorId: number, station: string): Promise<Who> => {
      const { session } = valueOf(await host.call('session.signIn', { operatorId, pin, requestId: requestId() }, { session: null, station })) as { readonly session: string }
      return { session, station }
    }

    beforeAll(async () => {
      host = await openHost()
      const setUp = valueOf(await host.call('session.setUp', { companyName: 'Suite Ltd', currency: 'EUR', locale: 'en', name: 'Ada', pin, requestId: requestId() })) as { readonly session: string }
      administrator = { session: setUp.session, station: 'Office' }
      const { id } = valueOf(await host.call('session.saveOperator', person({ name: 'Clara', pin }), administrator)) as { readonly id: number }
      clerk = await signIn(id, 'Rampe Süd 🚚')
    })
    afterAll(async () => {
      await host.close()
      await cleanUp()
    })

    it('answers queries and commands, and knows who asks and from where', async () => {
      expect(valueOf(await host.call('session.state', {}))).toMatchObject({ companyName: 'Suite Ltd', setupNeeded: false })
      expect(valueOf(await host.call('session.current', {}, administrator))).toMatchObject({ operator: { name: 'Ada', role: 'administrator' }, station: 'Office' })
      expect(valueOf(await host.call('session.current', {}, clerk))).toMatchObject({ operator: { name: 'Clara', role: 'clerk' }, station: 'Rampe Süd 🚚' })
      expect(valueOf(await host.call('session.saveOperator', person({ name: 'Zoë 📦 "quoted" \\ back\u2028line' }), administrator))).toMatchObject({ name: 'Zoë 📦 "quoted" \\ back\u2028line' })
    })

    it('knows every procedure of the contract, and checks its input before anything else', async () => {
      expect(contract.size).toBeGreaterThan(20)
      for (const procedure of contract.keys()) {
        if (procedure.startsWith('startup.')) continue
        expect(failureOf(await host.call(procedure, { nonsense: true }, administrator)).code, procedure).toBe('invalid-input')
      }
      expect(valueOf(await host.call('startup.state', {}))).toMatchObject({ phase: 'ready', failure: null })
    })

    it('refuses what is in no contract, whatever its name', async () => {
      for (const procedure of ['no.such', 'session', 'session.', '.state', '__proto__', 'constructor', 'toString', 'session.state.more', 'session/state']) {
        expect(failureOf(await host.call(procedure, {}, administrator)), procedure).toEqual({ code: 'unknown-procedure' })
      }
    })

    it('lists everything that is wrong with an input', async () => {
      const { code, issues = [] } = failureOf(await host.call('session.saveOperator', { name: '', role: 'chief', more: 1, requestId: 'x' }, administrator))
      expect(code).toBe('invalid-input')
      expect(issues.map(({ path }) => path).sort()).toEqual(['', 'name', 'requestId', 'role'])
      expect(issues.every(({ message }) => message !== '')).toBe(true)
      for (const input of [[], 'text', 7, true]) expect(failureOf(await host.call('session.state', input)).code, JSON.stringify(input)).toBe('invalid-input')
    })

    it('asks who is there, and holds roles', async () => {
      expect(failureOf(await host.call('session.current', {}))).toEqual({ code: 'not-signed-in' })
      expect(failureOf(await host.call('session.current', {}, { session: 'a-session-nobody-has', station: '' }))).toEqual({ code: 'not-signed-in' })
      expect(failureOf(await host.call('session.listOperators', {}, clerk))).toEqual({ code: 'forbidden', roles: ['administrator'] })
      const { id } = valueOf(await host.call('session.saveOperator', person({ pin }), administrator)) as { readonly id: number }
      const leaving = await signIn(id, 'Gate')
      valueOf(await host.call('session.signOut', { requestId: requestId() }, leaving))
      expect(failureOf(await host.call('session.current', {}, leaving))).toEqual({ code: 'not-signed-in' })
    })

    it('gives declared failures as answers', async () => {
      valueOf(await host.call('session.saveOperator', person({ name: 'Only one' }), administrator))
      expect(failureOf(await host.call('session.saveOperator', person({ name: 'only ONE' }), administrator))).toEqual({ code: 'name-taken' })
      expect(failureOf(await host.call('session.signIn', { operatorId: 999_999, pin, requestId: requestId() }))).toMatchObject({ code: 'wrong-pin' })
    })

    it('carries a repeated request out once and answers it the same, and refuses its id for anything else', async () => {
      const input = { code: `S-${lastRequest}`, name: 'Supplier', currency: 'EUR', requestId: requestId() }
      const first = await host.call('catalog.saveSupplier', input, administrator)
      expect(first.ok, JSON.stringify(first)).toBe(true)
      expect(await host.call('catalog.saveSupplier', input, administrator)).toEqual(first)
      expect(failureOf(await host.call('catalog.saveSupplier', { ...input, name: 'Other' }, administrator))).toEqual({ code: 'request-id-reused' })
      const twice = { ...input, code: `T-${lastRequest}`, requestId: requestId() }
      const [one, other] = await Promise.all([host.call('catalog.saveSupplier', twice, administrator), host.call('catalog.saveSupplier', twice, administrator)])
      expect(one).toEqual(other)
    })

    it('answers many calls at once, each with its own', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `Crowd ${index}`)
      const replies = await Promise.all(names.map((crowdName) => host.call('session.saveOperator', person({ name: crowdName }), administrator)))
      expect(replies.map((reply) => (valueOf(reply) as { readonly name: string }).name)).toEqual(names)
      expect(new Set(replies.map((reply) => (valueOf(reply) as { readonly id: number }).id)).size).toBe(names.length)
    })

    it('tells every client of a change when it can be read, once, and tells nothing when nothing changed', async () => {
      const listening = await host.listen({ procedure: 'session.listOperators', input: {}, who: administrator })
      valueOf(await host.call('session.saveOperator', person({ name: 'Heard of' }), administrator))
      failureOf(await host.call('session.saveOperator', person({ name: 'Heard of' }), administrator))
      valueOf(await host.call('session.saveOperator', person({ name: 'Heard of next' }), administrator))
      const heard = await until(listening.heard, (all) => all.every((client) => client.length >= 2))
      await listening.end()
      expect(heard).toHaveLength(listening.clients)
      for (const client of heard) {
        expect(client.map(({ event }) => event)).toEqual([{ type: 'operators.changed' }, { type: 'operators.changed' }])
        expect((valueOf(client[0]!.reply) as { readonly rows: readonly { readonly name: string }[] }).rows.map((row) => row.name)).toContain('Heard of')
      }
    })

    it('carries long calls and long answers', async () => {
      const length = 20 * 1024 * 1024
      const { issues } = failureOf(await host.call('session.saveOperator', person({ name: 'x'.repeat(length) }), administrator))
      expect(issues?.map(({ path }) => path)).toEqual(['name'])
      const keys = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`unknown-field-${index}`, 0]))
      expect(JSON.stringify(failureOf(await host.call('session.state', keys)))).toContain('unknown-field-59999')
    })

    it('gives a fault an id that the log knows, keeps nothing of the call, and goes on', async () => {
      const database = new BetterSqlite3(join(host.folder, 'dockside.db'))
      database.exec('ALTER TABLE suppliers RENAME TO suppliers_away')
      try {
        const failure = failureOf(await host.call('catalog.saveSupplier', { code: 'F', name: 'Fault', currency: 'EUR', requestId: 'faulty-request' }, administrator))
        expect(failure).toEqual({ code: 'fault', id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
        expect(readFileSync(join(host.folder, 'logs/dockside.log'), 'utf8')).toContain(String(failure.id))
      } finally {
        database.exec('ALTER TABLE suppliers_away RENAME TO suppliers')
        database.close()
      }
      valueOf(await host.call('catalog.saveSupplier', { code: 'F', name: 'Fault', currency: 'EUR', requestId: 'faulty-request' }, administrator))
    })
  })

  describe(`${name}, when the data cannot be opened`, () => {
    let host: HostUnderTest
    beforeAll(async () => {
      host = await openHost({ prepare: (folder) => writeFileSync(join(folder, 'dockside.db'), randomBytes(8192)) })
    })
    afterAll(async () => {
      await host.close()
      await cleanUp()
    })

    it('still answers, says what is wrong, and takes a new try', async () => {
      const before = readFileSync(join(host.folder, 'dockside.db'))
      expect(valueOf(await host.call('startup.state', {}))).toMatchObject({ phase: 'failed', failure: { code: 'damaged' }, backups: [] })
      expect(failureOf(await host.call('session.state', {}))).toEqual({ code: 'not-started' })
      expect(valueOf(await host.call('startup.retry', { requestId: requestId() }))).toEqual({ phase: 'failed' })
      expect(readFileSync(join(host.folder, 'dockside.db')).equals(before)).toBe(true)
    })
  })
}
