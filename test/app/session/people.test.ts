import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const person = { kind: 'person', station: 'Dock 1', session: null } as const
const setUp = { companyName: 'Harbour Supplies', currency: 'EUR', locale: 'en', name: 'Ada', pin: '4711' } as const

describe('the first start', () => {
  it('has one administrator without a PIN, asks for a company, and can be set up once', async () => {
    expect(await test.must('session.state', {}, person)).toMatchObject({ setupNeeded: true, operators: [], todayIso: '2026-11-24' })
    const { operator, session } = await test.must('session.setUp', setUp, person)
    expect(operator).toMatchObject({ name: 'Ada', role: 'administrator' })
    expect(await test.must('session.listOperators', {}, { ...person, session })).toEqual({ rows: [{ ...operator, active: true, hasPin: true }] })
    expect(await test.must('session.state', {}, person)).toMatchObject({ setupNeeded: false, companyName: 'Harbour Supplies', operators: [operator] })
    expect(await test.failed('session.setUp', setUp, person)).toEqual({ code: 'already-set-up' })
  })
})

describe('signing in', () => {
  it('locks a name after five wrong PINs for a minute, then twice as long', async () => {
    const { operator } = await test.must('session.setUp', setUp, person)
    const wrong = () => test.failed('session.signIn', { operatorId: operator.id, pin: '0000' }, person)
    for (const triesLeft of [4, 3, 2, 1, 0]) expect(await wrong()).toEqual({ code: 'wrong-pin', triesLeft })
    expect(await wrong()).toEqual({ code: 'locked-out', retryAfterSeconds: 60 })
    expect(await test.failed('session.signIn', { operatorId: operator.id, pin: '4711' }, person)).toMatchObject({ code: 'locked-out' })
    test.clock.advance(61_000)
    expect(await wrong()).toEqual({ code: 'wrong-pin', triesLeft: 0 })
    expect(await wrong()).toEqual({ code: 'locked-out', retryAfterSeconds: 120 })
    test.clock.advance(121_000)
    await test.must('session.signIn', { operatorId: operator.id, pin: '4711' }, person)
    expect(await wrong()).toEqual({ code: 'wrong-pin', triesLeft: 4 })
  })

  it('tells an unknown name nothing', async () => {
    expect(await test.failed('session.signIn', { operatorId: 999, pin: '4711' }, person)).toEqual({ code: 'wrong-pin', triesLeft: 0 })
  })

  it('keeps no secret in the database', async () => {
    const { session } = await test.must('session.setUp', setUp, person)
    await test.app.close()
    const { readFileSync } = await import('node:fs')
    const bytes = readFileSync(`${test.folder}/dockside.db`)
    expect(bytes.includes(session)).toBe(false)
    expect(bytes.includes('4711')).toBe(false)
  })
})

describe('the names of other devices', () => {
  it('are those where somebody signed in today and not out, apart from the device that asks', async () => {
    const { operator } = await test.must('session.setUp', { ...setUp, device: 'tablet-1' }, person)
    const signIn = (device: string, station: string) => test.must('session.signIn', { operatorId: operator.id, pin: '4711', device }, { ...person, station })
    const names = async (device: string) => (await test.must('session.stations', { device }, person)).rows.map(({ name }) => name)
    expect(await names('tablet-1')).toEqual([])
    expect((await test.must('session.stations', { device: 'tablet-2' }, person)).rows).toEqual([{ name: 'Dock 1', operatorName: 'Ada', at: test.clock.nowIso() }])
    await signIn('tablet-3', 'gate')
    test.clock.advance(1000)
    const { session } = await signIn('tablet-2', 'Gate')
    expect(await names('tablet-1')).toEqual(['Gate'])
    await test.must('session.signOut', {}, { ...person, station: 'Gate', session })
    expect(await names('tablet-1')).toEqual(['gate'])
    test.clock.advance(13 * 3_600_000)
    expect(await names('tablet-1')).toEqual([])
  })
})

describe('people', () => {
  it('the last administrator stays one, names are unique, and a person who left cannot come in', async () => {
    const { operator } = await test.must('session.setUp', setUp, person)
    expect(await test.failed('session.saveOperator', { id: operator.id, name: 'Ada', role: 'clerk' })).toEqual({ code: 'last-administrator' })
    expect(await test.failed('session.saveOperator', { id: 99, name: 'Nobody', role: 'clerk' })).toEqual({ code: 'not-found' })
    const ben = await test.must('session.saveOperator', { name: 'Ben', role: 'buyer', pin: '2222' })
    expect(await test.failed('session.saveOperator', { name: 'BEN', role: 'clerk' })).toEqual({ code: 'name-taken' })
    const { session } = await test.must('session.signIn', { operatorId: ben.id, pin: '2222' }, person)
    await test.must('session.saveOperator', { id: ben.id, name: 'Ben', role: 'buyer', active: false })
    expect(await test.failed('session.current', {}, { ...person, session })).toEqual({ code: 'not-signed-in' })
    expect(await test.failed('session.signIn', { operatorId: ben.id, pin: '2222' }, person)).toEqual({ code: 'wrong-pin', triesLeft: 0 })
  })
})
