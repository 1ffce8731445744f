import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { atStation, openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const anna = { name: 'Anna', role: 'clerk', active: true } as const

describe('the single way in', () => {
  it('refuses what it does not know, naming what is wrong', async () => {
    expect(await test.app.dispatch({ procedure: 'no.such', input: {}, caller: atStation() })).toEqual({ ok: false, failure: { code: 'unknown-procedure' } })
    const reply = await test.app.dispatch({ procedure: 'session.saveOperator', input: { name: '', role: 'chief', requestId: 'request-1', more: 1 }, caller: atStation() })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
    const { issues } = (reply as unknown as { failure: { issues: { path: string }[] } }).failure
    expect(issues.map(({ path }) => path).sort()).toEqual(['', 'name', 'role'])
  })

  it('asks who is there, and holds roles', async () => {
    const person = { kind: 'person', station: 'Dock 1', session: null } as const
    expect(await test.call('session.current', {}, person)).toEqual({ ok: false, failure: { code: 'not-signed-in' } })
    await test.must('session.saveOperator', { ...anna, pin: '1234' })
    const { operators } = await test.must('session.state', {}, person)
    const { session } = await test.must('session.signIn', { operatorId: operators[0]!.id, pin: '1234' }, person)
    const signedIn = { ...person, session }
    expect(await test.must('session.current', {}, signedIn)).toEqual({ operator: { id: operators[0]!.id, name: 'Anna', role: 'clerk' }, station: 'Dock 1' })
    expect(await test.failed('session.listOperators', {}, signedIn)).toEqual({ code: 'forbidden', roles: ['administrator'] })
    await test.must('session.signOut', {}, signedIn)
    expect(await test.failed('session.current', {}, signedIn)).toEqual({ code: 'not-signed-in' })
  })

  it('answers a repeated request id with the first answer, changes nothing twice, and refuses the id for something else', async () => {
    const first = await test.call('catalog.saveSupplier', { code: 'S1', name: 'Supplier', currency: 'EUR', requestId: 'same-request' })
    const second = await test.call('catalog.saveSupplier', { code: 'S1', name: 'Supplier', currency: 'EUR', requestId: 'same-request' })
    expect(second).toEqual(first)
    expect((await test.must('catalog.listSuppliers', {})).rows).toHaveLength(1)
    expect(await test.failed('catalog.saveSupplier', { code: 'S2', name: 'Other', currency: 'EUR', requestId: 'same-request' })).toEqual({ code: 'request-id-reused' })
  })

  it('remembers a failure as the answer too, and rolls its changes back', async () => {
    await test.must('session.saveOperator', anna)
    expect(await test.failed('session.saveOperator', { ...anna, requestId: 'taken-twice' })).toEqual({ code: 'name-taken' })
    expect(await test.failed('session.saveOperator', { ...anna, requestId: 'taken-twice' })).toEqual({ code: 'name-taken' })
  })

  it('tells everybody after the commit, and nobody after a failure', async () => {
    await test.must('session.saveOperator', anna)
    expect(test.events).toEqual([{ type: 'operators.changed' }])
    await test.failed('session.saveOperator', anna)
    expect(test.events).toHaveLength(1)
  })
})
