import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, packIds } from './records.ts'

let test: TestApp
let productId: number
let packId: number
beforeEach(async () => {
  test = await openTestApp()
  productId = await addProduct(test, 'HN-1')
  packId = (await packIds(test, productId)).each!
})
afterEach(() => test.close())

describe('linking a barcode', () => {
  it('keeps the code as people read it and matches a GTIN in any of its lengths', async () => {
    const barcode = await test.must('catalog.addBarcode', { packId, code: ' 036000291452 ' })
    expect(barcode).toMatchObject({ code: '036000291452', gtin: '00036000291452', packId, supplierId: null, supplierName: null })
    for (const code of ['036000291452', '0036000291452', '00036000291452']) expect(await test.failed('catalog.addBarcode', { packId, code })).toEqual({ code: 'already-there' })
  })

  it('matches any other code in capitals', async () => {
    expect(await test.must('catalog.addBarcode', { packId, code: 'bin-7/a' })).toMatchObject({ code: 'bin-7/a', gtin: null })
    expect(await test.failed('catalog.addBarcode', { packId, code: 'BIN-7/A' })).toEqual({ code: 'already-there' })
  })

  it('lets a supplier have the same code beside everybody\'s, and other packs have it too', async () => {
    const supplierId = await addSupplier(test, 'S')
    const other = (await packIds(test, await addProduct(test, 'HN-2'))).each!
    await test.must('catalog.addBarcode', { packId, code: 'X1' })
    expect(await test.must('catalog.addBarcode', { packId, code: 'X1', supplierId })).toMatchObject({ supplierId, supplierName: 'Supplier S' })
    await test.must('catalog.addBarcode', { packId: other, code: 'X1' })
    expect(await test.failed('catalog.addBarcode', { packId, code: 'x1', supplierId })).toEqual({ code: 'already-there' })
    expect((await test.must('catalog.listProducts', { search: 'x1' })).rows.map(({ code }) => code)).toEqual(['HN-1', 'HN-2'])
  })

  it('refuses a pack or a supplier that is not there', async () => {
    expect(await test.failed('catalog.addBarcode', { packId: 99, code: 'X' })).toEqual({ code: 'not-found' })
    expect(await test.failed('catalog.addBarcode', { packId, code: 'X', supplierId: 99 })).toEqual({ code: 'not-found' })
    expect(await test.failed('catalog.addBarcode', { packId, code: '   ' })).toMatchObject({ code: 'invalid-input' })
  })

  it('makes the product found by it, and taking it away ends that', async () => {
    const { id: barcodeId } = await test.must('catalog.addBarcode', { packId, code: '4006381333931' })
    const found = async () => (await test.must('catalog.listProducts', { search: '63813339' })).rows.map(({ id }) => id)
    expect(await found()).toEqual([productId])
    await test.must('catalog.removeBarcode', { barcodeId })
    expect(await found()).toEqual([])
    expect(await test.failed('catalog.removeBarcode', { barcodeId })).toEqual({ code: 'not-found' })
    expect((await test.must('system.trail', { entity: 'product', entityId: productId })).rows.map(({ action }) => action)).toEqual(['barcode-removed', 'barcode-added', 'added'])
  })

  it('is allowed to a clerk at the dock, taking away is not', async () => {
    const { operators } = await test.must('session.saveOperator', { name: 'Cleo', role: 'clerk', pin: '1234' }).then(() => test.must('session.state', {}, { kind: 'person', station: 'Dock', session: null }))
    const { session } = await test.must('session.signIn', { operatorId: operators[0]!.id, pin: '1234' }, { kind: 'person', station: 'Dock', session: null })
    const clerk = { kind: 'person', station: 'Dock', session } as const
    const { id: barcodeId } = await test.must('catalog.addBarcode', { packId, code: 'X' }, clerk)
    expect(await test.failed('catalog.removeBarcode', { barcodeId }, clerk)).toMatchObject({ code: 'forbidden' })
  })
})
