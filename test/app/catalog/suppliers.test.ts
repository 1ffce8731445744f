import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, packIds } from './records.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

describe('suppliers', () => {
  it('are added, changed by one person at a time, and unique by code', async () => {
    const supplierId = await addSupplier(test, 'ACME', { overTolerancePermille: 50, preferred: true })
    expect(await test.failed('catalog.saveSupplier', { code: 'acme', name: 'Other', currency: 'EUR' })).toEqual({ code: 'code-taken', supplierId })
    expect(await test.must('catalog.saveSupplier', { id: supplierId, version: 1, code: 'ACME', name: 'Acme Ltd', currency: 'USD' })).toEqual({ supplierId, version: 2 })
    expect(await test.failed('catalog.saveSupplier', { id: supplierId, version: 1, code: 'ACME', name: 'Late', currency: 'EUR' })).toEqual({ code: 'changed-by-other' })
    expect(await test.failed('catalog.saveSupplier', { id: 99, code: 'X', name: 'X', currency: 'EUR' })).toEqual({ code: 'not-found' })
    expect(await test.failed('catalog.viewSupplier', { supplierId: 99 })).toEqual({ code: 'not-found' })
    expect((await test.must('catalog.viewSupplier', { supplierId })).supplier).toEqual({ id: supplierId, code: 'ACME', name: 'Acme Ltd', currency: 'USD', email: '', overTolerancePermille: null, blindReceiving: false, preferred: false, active: true, version: 2 })
    const [changed] = (await test.must('system.trail', { entity: 'supplier', entityId: supplierId })).rows
    expect(JSON.parse(changed!.before!)).toMatchObject({ name: 'Supplier ACME', overTolerancePermille: 50, preferred: true })
  })

  it('are listed by code or name, found by any words of both, and paged', async () => {
    for (const [code, name] of [['B2', 'müller Metall'], ['a1', 'Zulu Metals'], ['C3', 'MÜLLER & Söhne'], ['D4', '100% Pure']] as const) await addSupplier(test, code, { name })
    await addSupplier(test, 'E5', { name: 'Gone', active: false })
    const codes = async (more: object) => (await test.must('catalog.listSuppliers', more)).rows.map(({ code }) => code)
    expect(await codes({})).toEqual(['a1', 'B2', 'C3', 'D4'])
    expect(await codes({ sort: 'name' })).toEqual(['D4', 'C3', 'B2', 'a1'])
    expect(await codes({ sort: 'name', direction: 'descending', includeInactive: true })).toEqual(['a1', 'B2', 'C3', 'E5', 'D4'])
    expect(await codes({ search: 'MÜLLER' })).toEqual(['B2', 'C3'])
    expect(await codes({ search: 'metal b' })).toEqual(['B2'])
    expect(await codes({ search: '0%' })).toEqual(['D4'])
    expect(await codes({ search: '%' })).toEqual(['D4'])
    const first = await test.must('catalog.listSuppliers', { limit: 3 })
    expect((await test.must('catalog.listSuppliers', { limit: 3, cursor: first.nextCursor })).rows.map(({ code }) => code)).toEqual(['D4'])
  })

  it('show their items and the orders from which something is still to come', async () => {
    const supplierId = await addSupplier(test, 'S')
    const productId = await addProduct(test, 'P')
    await test.must('catalog.saveSupplierItem', { supplierId, productId, supplierCode: 'THEIRS-1', unitCostScaled: 120_000 })
    const order = async (expectedIso: string) => (await test.must('purchasing.saveDraft', { supplierId, expectedIso, lines: [{ productId, orderedMilli: 1000 }] })).orderId
    const [later, sooner, held] = [await order('2026-12-24'), await order('2026-11-30'), await order('2026-11-25')]
    await order('2026-11-01')
    for (const orderId of [later, sooner, held]) await test.must('purchasing.sendOrder', { orderId })
    await test.must('purchasing.holdOrder', { orderId: held, hold: true, reason: 'credit' })
    const page = await test.must('catalog.viewSupplier', { supplierId })
    expect(page.itemCount).toBe(1)
    expect(page.items).toMatchObject([{ productCode: 'P', supplierCode: 'THEIRS-1', unitCostScaled: 120_000, currency: 'EUR' }])
    expect(page.openOrders.map(({ orderId, state }) => [orderId, state])).toEqual([[held, 'on-hold'], [sooner, 'sent'], [later, 'sent']])
    expect((await test.must('catalog.listSuppliers', {})).rows[0]).toMatchObject({ openOrders: 3 })
  })
})

describe("a supplier's terms for a product", () => {
  it('are one record, replaced as a whole, kept in the trail and found by search', async () => {
    const supplierId = await addSupplier(test, 'S')
    const productId = await addProduct(test, 'P')
    const { each } = await packIds(test, productId)
    const first = await test.must('catalog.saveSupplierItem', { supplierId, productId, supplierCode: 'NUT 8/100', packId: each!, unitCostScaled: 120_000, leadDays: 5, minimumMilli: 10_000, orderUnit: 'Box' })
    const found = async (search: string) => (await test.must('catalog.listProducts', { search })).rows.length
    expect(await found('nut 8/100')).toBe(1)
    expect(await found('8/100')).toBe(1)
    const second = await test.must('catalog.saveSupplierItem', { supplierId, productId, supplierCode: '' })
    expect(second).toEqual(first)
    expect(await found('8/100')).toBe(0)
    expect((await test.must('catalog.viewProduct', { productId })).supplierItems).toMatchObject([{ supplierName: 'Supplier S', supplierCode: null, packId: null, unitCostScaled: null, leadDays: null }])
    expect((await test.must('system.trail', { entity: 'supplier-item', entityId: first.supplierItemId })).rows.map(({ action }) => action)).toEqual(['changed', 'added'])
  })

  it('need a supplier, a product and one of its packs', async () => {
    const supplierId = await addSupplier(test, 'S')
    const [productId, other] = [await addProduct(test, 'P'), await addProduct(test, 'Q')]
    const { each } = await packIds(test, other)
    for (const input of [{ supplierId: 99, productId }, { supplierId, productId: 99 }, { supplierId, productId, packId: each! }]) expect(await test.failed('catalog.saveSupplierItem', input)).toEqual({ code: 'not-found' })
  })
})
