import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isVariableMeasurePattern } from '#shared/domain/barcode/read-variable-measure.ts'
import fc from 'fast-check'
import { badPattern, badPrefix, patternFault } from '#main/app/system/check-patterns.ts'
import { openDelivery, openDock } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const weight = { pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 } as const

describe('settings', () => {
  it('begin with what a company that decided nothing has', async () => {
    expect(await test.must('system.settings', {})).toEqual({
      companyName: '', currency: 'EUR', locale: 'en', demo: false, overTolerancePermille: 0, allowNegativeStock: false, shortDatedDays: 30, claimDays: 14, variableMeasurePatterns: [], inHousePrefixes: []
    })
  })

  it('change only where they are given, hold for the next call, and tell everybody', async () => {
    await test.must('system.saveSettings', { companyName: 'Quay Stores', overTolerancePermille: 50, variableMeasurePatterns: [weight], inHousePrefixes: ['QS-'] })
    await test.must('system.saveSettings', { claimDays: 30 })
    expect(await test.must('system.settings', {})).toMatchObject({ companyName: 'Quay Stores', currency: 'EUR', overTolerancePermille: 50, claimDays: 30, variableMeasurePatterns: [weight], inHousePrefixes: ['QS-'] })
    expect(test.events).toEqual([{ type: 'settings.changed' }, { type: 'settings.changed' }])
  })

  it('leave a trail with the old and the new value of what changed, and of nothing else', async () => {
    await test.must('system.saveSettings', { companyName: 'Quay Stores', shortDatedDays: 30 })
    await test.must('system.saveSettings', { companyName: 'Quay Stores' })
    const { rows } = await test.must('system.trail', { entity: 'settings' })
    expect(rows).toMatchObject([{ at: '2026-11-24T09:00:00.000Z', operatorName: 'Administrator', station: 'Test station', action: 'changed', entity: 'settings', entityId: null, before: '{"companyName":""}', after: '{"companyName":"Quay Stores"}' }])
    expect(test.events).toHaveLength(1)
  })

  it.each([
    ['21IIIIIVVVVV', 'check-digit-last'], ['21IIIIIVVVVVCC', 'length'], ['21IIIIIVVVV-C', 'characters'], ['I1IIIIIVVVVVC', 'first-digit'], ['21IIIIIIIIIIC', 'no-value'], ['21CIIIIVVVVVC', 'check-digit-last']
  ] as const)('the pattern %s is refused: %s', async (pattern, why) => {
    expect(await test.failed('system.saveSettings', { variableMeasurePatterns: [{ pattern, measure: 'price', decimals: 2 }] })).toEqual({ code: 'bad-pattern', pattern, why })
    expect(await test.must('system.settings', {})).toMatchObject({ variableMeasurePatterns: [] })
  })

  it('more decimals than digits of the value, a pattern twice, a prefix twice or with a space are refused too', async () => {
    expect(patternFault({ ...weight, decimals: 6 })).toBe('decimals')
    expect(badPattern([weight, { ...weight, measure: 'price' }])).toEqual({ pattern: weight.pattern, why: 'twice' })
    expect(badPrefix(['QS', 'qs'])).toEqual({ prefix: 'qs', why: 'twice' })
    expect(await test.failed('system.saveSettings', { inHousePrefixes: ['Q S'] })).toEqual({ code: 'bad-prefix', prefix: 'Q S', why: 'characters' })
    expect(await test.failed('system.saveSettings', { locale: 'not a locale' })).toEqual({ code: 'bad-locale', locale: 'not a locale' })
  })

  it('a pattern that is let through is one that the barcode reader can use', () => {
    const sign = fc.constantFrom('0', '2', 'I', 'V', 'X', 'C', '?')
    fc.assert(fc.property(fc.array(sign, { minLength: 7, maxLength: 14 }), (signs) => {
      const pattern = signs.join('')
      if (patternFault({ pattern, measure: 'count', decimals: 0 }) === null) expect(isVariableMeasurePattern(pattern)).toBe(true)
    }))
    expect(patternFault(weight)).toBeNull()
  })
})

describe('the currency', () => {
  it('can change until stock is valued in it', async () => {
    const dock = await openDock(test)
    await test.must('system.saveSettings', { currency: 'SEK' })
    await test.must('system.saveSettings', { currency: 'EUR' })
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await delivery.post()
    expect(await test.failed('system.saveSettings', { currency: 'SEK' })).toEqual({ code: 'currency-in-use', currency: 'EUR' })
    await test.must('system.saveSettings', { currency: 'EUR', claimDays: 7 })
  })
})

describe('the trail', () => {
  it('gives the newest first, page by page, of everything or of one record', async () => {
    for (const companyName of ['One', 'Two', 'Three']) await test.must('system.saveSettings', { companyName })
    const { id } = await test.must('session.saveOperator', { name: 'Anna', role: 'clerk' })
    const first = await test.must('system.trail', { limit: 2 })
    expect(first.rows.map(({ entity }) => entity)).toEqual(['operator', 'settings'])
    const second = await test.must('system.trail', { limit: 2, beforeId: first.rows[1]?.id ?? 0 })
    expect(second.rows.map(({ after }) => after)).toEqual(['{"companyName":"Two"}', '{"companyName":"One"}'])
    expect((await test.must('system.trail', { entity: 'operator', entityId: id })).rows).toHaveLength(1)
    expect((await test.must('system.trail', { entity: 'operator', entityId: id + 1 })).rows).toEqual([])
  })

  it('names what it is about, the unit and currency of it, and what its ids stand for', async () => {
    const dock = await openDock(test)
    await test.must('catalog.saveSupplierItem', { supplierId: dock.supplierId, productId: dock.bolt.id, unitCostScaled: 5_000_000 })
    const newest = async (entity: string) => (await test.must('system.trail', { entity, limit: 1 })).rows[0]
    const [order] = (await test.must('purchasing.listOrders', {})).rows
    expect(await newest('supplier-item')).toMatchObject({ record: { kind: 'product', id: String(dock.bolt.id), baseUnit: 'each', currency: 'EUR' } })
    expect(Object.keys((await newest('supplier-item'))?.names ?? {})).toEqual([`supplierId ${dock.supplierId}`, `productId ${dock.bolt.id}`])
    await test.must('purchasing.closeShort', { orderId: order?.id ?? 0, reason: 'late' })
    const closed = await newest('purchase-order')
    expect(closed?.record).toEqual({ kind: 'order', id: String(order?.id), label: order?.number, baseUnit: null, currency: 'EUR' })
    expect(new Set(Object.values(closed?.units ?? {}))).toEqual(new Set(['each']))
    await test.must('session.saveOperator', { name: 'Bea', role: 'clerk' })
    expect((await newest('operator'))?.record).toMatchObject({ kind: null, label: 'Bea' })
    await test.must('system.saveSettings', { claimDays: 3 })
    expect((await newest('settings'))?.record).toBeNull()
  })
})
