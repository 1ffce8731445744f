import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp, TestInput } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, packIds, putStock, writeRows } from './records.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const nut: TestInput<'catalog.saveProduct'> = { code: 'HN-1', name: 'Hex Nut M8', packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [{ code: '4006381333931' }] }, { kind: 'case', baseQuantityMilli: 12_000, barcodes: [{ code: '14006381333938' }, { code: 'nut-case' }] }] }
const trail = async (entityId: number) => (await test.must('system.trail', { entity: 'product', entityId })).rows

describe('saving a product', () => {
  it('adds it with packs and barcodes in one step, and the page shows it', async () => {
    const { productId, version } = await test.must('catalog.saveProduct', { ...nut, standardCostScaled: 450_000 })
    expect(version).toBe(1)
    const page = await test.must('catalog.viewProduct', { productId })
    expect(page.product).toMatchObject({ id: productId, code: 'HN-1', name: 'Hex Nut M8', baseUnit: 'each', standardCostScaled: 450_000, active: true, version: 1 })
    expect(page.packs.map(({ kind, name, baseQuantityMilli }) => [kind, name, baseQuantityMilli])).toEqual([['each', 'each', 1000], ['case', 'case 12', 12_000]])
    const [each, box] = page.packs
    expect(page.barcodes).toMatchObject([
      { code: '4006381333931', gtin: '04006381333931', packId: each!.id, supplierId: null },
      { code: '14006381333938', gtin: '14006381333938', packId: box!.id },
      { code: 'nut-case', gtin: null, packId: box!.id }
    ])
    expect(page.stock).toEqual({ onHandMilli: 0, usableMilli: 0, unusableMilli: 0, committedMilli: 0, availableMilli: 0, onOrderMilli: 0, averageCostScaled: null })
    expect(test.events).toEqual([{ type: 'catalog.changed', productIds: [productId] }])
  })

  it('makes a single unit when no pack is given', async () => {
    const productId = await addProduct(test, 'P')
    expect(await packIds(test, productId)).toEqual({ each: expect.any(Number) })
  })

  it('holds codes unique whatever their case, and says whose it is', async () => {
    const productId = await addProduct(test, 'HN-1')
    expect(await test.failed('catalog.saveProduct', { code: 'hn-1', name: 'Other' })).toEqual({ code: 'code-taken', productId })
    await test.must('catalog.saveProduct', { id: productId, code: 'hn-1', name: 'Renamed' })
  })

  it('lets one of two people win, and the other look again', async () => {
    const productId = await addProduct(test, 'HN-1')
    expect(await test.must('catalog.saveProduct', { id: productId, version: 1, code: 'HN-1', name: 'First' })).toEqual({ productId, version: 2 })
    expect(await test.failed('catalog.saveProduct', { id: productId, version: 1, code: 'HN-1', name: 'Second' })).toEqual({ code: 'changed-by-other' })
    expect((await test.must('catalog.viewProduct', { productId })).product).toMatchObject({ name: 'First', version: 2 })
    expect(await test.failed('catalog.saveProduct', { id: 99, code: 'X', name: 'X' })).toEqual({ code: 'not-found' })
    expect(await test.failed('catalog.viewProduct', { productId: 99 })).toEqual({ code: 'not-found' })
  })

  it('does not undo a barcode that somebody linked meanwhile', async () => {
    const { productId } = await test.must('catalog.saveProduct', nut)
    await test.must('catalog.addBarcode', { packId: (await packIds(test, productId)).each!, code: 'LINKED' })
    expect(await test.failed('catalog.saveProduct', { id: productId, version: 1, ...nut })).toEqual({ code: 'changed-by-other' })
  })

  it('changes packs and barcodes to exactly what is given, keeping what stays', async () => {
    const { productId } = await test.must('catalog.saveProduct', nut)
    const before = await test.must('catalog.viewProduct', { productId })
    const [each, box] = before.packs
    await test.must('catalog.saveProduct', {
      id: productId, code: 'HN-1', name: 'Hex Nut M8',
      packs: [{ id: each!.id, kind: 'each', baseQuantityMilli: 1000 }, { id: box!.id, kind: 'case', name: 'Carton', baseQuantityMilli: 10_000, barcodes: [{ code: 'NUT-CASE ' }, { code: 'new' }] }, { kind: 'pallet', baseQuantityMilli: 480_000 }]
    })
    const after = await test.must('catalog.viewProduct', { productId })
    expect(after.packs.map(({ id, name, baseQuantityMilli }) => [id, name, baseQuantityMilli])).toEqual([[each!.id, 'each', 1000], [box!.id, 'Carton', 10_000], [expect.any(Number), 'pallet 480', 480_000]])
    expect(after.barcodes.map(({ code, packId }) => [code, packId])).toEqual([['4006381333931', each!.id], ['nut-case', box!.id], ['new', box!.id]])
    expect(after.barcodes[1]!.id).toBe(before.barcodes[2]!.id)
  })

  it('leaves packs alone when none are given', async () => {
    const { productId } = await test.must('catalog.saveProduct', nut)
    const before = await test.must('catalog.viewProduct', { productId })
    await test.must('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'Renamed' })
    const { packs, barcodes } = await test.must('catalog.viewProduct', { productId })
    expect({ packs, barcodes }).toEqual({ packs: before.packs, barcodes: before.barcodes })
  })

  it('lets two packs swap their names, and a retired one leave its name and come back', async () => {
    const productId = await addProduct(test, 'P', { packs: [{ kind: 'case', name: 'A', baseQuantityMilli: 6000 }, { kind: 'case', name: 'B', baseQuantityMilli: 8000 }] })
    const { A: a, B: b, each } = await packIds(test, productId)
    const save = (packs: Parameters<typeof addProduct>[2]) => test.must('catalog.saveProduct', { id: productId, code: 'P', name: 'P', ...packs })
    await save({ packs: [{ id: a!, kind: 'case', name: 'B', baseQuantityMilli: 6000 }, { id: b!, kind: 'case', name: 'A', baseQuantityMilli: 8000 }] })
    expect(await packIds(test, productId)).toEqual({ B: a, A: b, each })
    await save({ packs: [{ kind: 'case', name: 'B', baseQuantityMilli: 9000 }] })
    const now = await packIds(test, productId)
    expect(now).toEqual({ B: expect.any(Number), each })
    expect(now.B).not.toBe(a)
    await save({ packs: [{ kind: 'case', name: 'A', baseQuantityMilli: 8000 }] })
    expect(await packIds(test, productId)).toEqual({ A: b, each })
  })

  it('refuses packs that cannot be, and changes nothing then', async () => {
    const { productId } = await test.must('catalog.saveProduct', nut)
    const other = await addProduct(test, 'OTHER')
    const { each } = await packIds(test, other)
    const save = (pack: object, name = 'Changed') => test.failed('catalog.saveProduct', { id: productId, code: 'HN-1', name, packs: [{ kind: 'case', baseQuantityMilli: 12_000, ...pack }] })
    expect(await save({ id: each })).toEqual({ code: 'unknown-pack', packId: each })
    expect(await save({ barcodes: [{ code: 'X', supplierId: 77 }] })).toEqual({ code: 'unknown-supplier', supplierId: 77 })
    expect(await test.failed('catalog.saveProduct', { code: 'NEW', name: 'New', packs: [{ kind: 'case', name: 'X', baseQuantityMilli: 1 }, { kind: 'case', name: 'x', baseQuantityMilli: 2 }] })).toEqual({ code: 'duplicate-pack', packIndex: 1 })
    expect((await test.must('catalog.viewProduct', { productId })).product).toMatchObject({ name: 'Hex Nut M8', version: 1 })
    expect((await test.must('catalog.listProducts', { search: 'NEW' })).rows).toEqual([])
  })

  it('keeps the trail: who, from where, before and after', async () => {
    const productId = await addProduct(test, 'HN-1')
    await test.must('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'Renamed' }, { kind: 'station', station: 'Office 2' })
    const [changed, added] = await trail(productId)
    expect(added).toMatchObject({ action: 'added', station: 'Test station' })
    expect(changed).toMatchObject({ action: 'changed', station: 'Office 2', operatorName: 'Administrator' })
    expect(JSON.parse(changed!.before!)).toMatchObject({ name: 'Product HN-1', packs: [{ kind: 'each' }] })
    expect(JSON.parse(changed!.after!)).toMatchObject({ name: 'Renamed' })
  })
})

describe('a product in use', () => {
  it('keeps the quantity of a pack that an order names, and retires the pack when it is left out', async () => {
    const supplierId = await addSupplier(test, 'S')
    const { productId } = await test.must('catalog.saveProduct', nut)
    const { 'case 12': box } = await packIds(test, productId)
    const { orderId } = await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId, packId: box!, orderedMilli: 24_000 }] })
    expect(await test.failed('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'N', packs: [{ id: box!, kind: 'case', baseQuantityMilli: 10_000 }] })).toEqual({ code: 'pack-in-use', packId: box })
    await test.must('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'N', packs: [{ id: box!, kind: 'case', name: 'Carton', baseQuantityMilli: 12_000 }] })
    await test.must('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'N', packs: [] })
    expect(await packIds(test, productId)).toEqual({ each: expect.any(Number) })
    expect((await test.must('catalog.viewProduct', { productId })).barcodes.map(({ code }) => code)).toEqual(['4006381333931'])
    expect((await test.must('purchasing.viewOrder', { orderId })).lines[0]).toMatchObject({ packId: box, packName: 'Carton', packQuantityMilli: 12_000 })
    expect(await test.failed('purchasing.saveDraft', { supplierId, lines: [{ productId, packId: box!, orderedMilli: 1000 }] })).toEqual({ code: 'pack-mismatch', lineIndex: 0 })
  })

  it('keeps the quantity of a pack that a supplier ships in', async () => {
    const supplierId = await addSupplier(test, 'S')
    const { productId } = await test.must('catalog.saveProduct', nut)
    const { 'case 12': box } = await packIds(test, productId)
    await test.must('catalog.saveSupplierItem', { supplierId, productId, packId: box! })
    expect(await test.failed('catalog.saveProduct', { id: productId, code: 'HN-1', name: 'N', packs: [{ id: box!, kind: 'case', baseQuantityMilli: 10_000 }] })).toMatchObject({ code: 'pack-in-use' })
  })

  it('keeps its base unit once something was ordered or moved', async () => {
    const supplierId = await addSupplier(test, 'S')
    const [free, ordered, moved] = [await addProduct(test, 'A'), await addProduct(test, 'B'), await addProduct(test, 'C')]
    await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId: ordered, orderedMilli: 1000 }] })
    writeRows(test, [putStock(moved, 1000)])
    await test.must('catalog.saveProduct', { id: free, code: 'A', name: 'A', baseUnit: 'g' })
    expect(await test.failed('catalog.saveProduct', { id: ordered, code: 'B', name: 'B', baseUnit: 'g' })).toEqual({ code: 'base-unit-in-use' })
    expect(await test.failed('catalog.saveProduct', { id: moved, code: 'C', name: 'C', baseUnit: 'ml' })).toEqual({ code: 'base-unit-in-use' })
    await test.must('catalog.saveProduct', { id: moved, code: 'C', name: 'Still each' })
  })
})

describe('stock of a product', () => {
  it('keeps on hand, usable, expired, in quarantine and on order apart', async () => {
    const supplierId = await addSupplier(test, 'S')
    const productId = await addProduct(test, 'MILK', { lotRequired: true, expiryRequired: true })
    const lot = (id: number, name: string, expiryIso: string) => ['INSERT INTO lots (id, product_id, lot, expiry_iso) VALUES (?, ?, ?, ?)', id, productId, name, expiryIso] as const
    writeRows(test, [
      lot(1, 'OLD', '2026-11-23'), lot(2, 'TODAY', '2026-11-24'), lot(3, 'FRESH', '2027-01-01'),
      putStock(productId, 1000, { lotId: 1 }), putStock(productId, 2000, { lotId: 2 }), putStock(productId, 4000, { lotId: 3 }), putStock(productId, 8000), putStock(productId, 16_000, { locationId: 2, lotId: 3 })
    ])
    const { orderId } = await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId, orderedMilli: 32_000 }] })
    const stock = async () => (await test.must('catalog.viewProduct', { productId })).stock
    expect(await stock()).toMatchObject({ onHandMilli: 31_000, usableMilli: 14_000, unusableMilli: 17_000, committedMilli: 0, availableMilli: 14_000, onOrderMilli: 0 })
    await test.must('purchasing.sendOrder', { orderId })
    expect(await stock()).toMatchObject({ onOrderMilli: 32_000 })
    expect((await test.must('catalog.listProducts', {})).rows[0]).toMatchObject({ onHandMilli: 31_000, availableMilli: 14_000, onOrderMilli: 32_000 })
    await test.must('purchasing.holdOrder', { orderId, hold: true, reason: 'price is being talked about' })
    expect(await stock()).toMatchObject({ onOrderMilli: 0 })
    const { places, orderLines } = await test.must('catalog.viewProduct', { productId })
    expect(places.map(({ locationCode, lot: name, usable }) => [locationCode, name, usable])).toEqual([['DOCK', 'TODAY', true], ['DOCK', 'FRESH', true], ['DOCK', null, true], ['DOCK', 'OLD', false], ['QUARANTINE', 'FRESH', false]])
    expect(orderLines).toMatchObject([{ orderId, state: 'on-hold', orderedMilli: 32_000, remainingMilli: 32_000, supplierName: 'Supplier S' }])
    test.clock.set('2026-11-25T09:00:00.000Z')
    expect(await stock()).toMatchObject({ usableMilli: 12_000, unusableMilli: 19_000 })
  })

  it('shows the ledger newest first, a page at a time, and finds lots and places in it', async () => {
    const productId = await addProduct(test, 'P')
    writeRows(test, [['INSERT INTO lots (id, product_id, lot) VALUES (1, ?, ?)', productId, 'LOT%7'], ...Array.from({ length: 7 }, (_, index) => putStock(productId, (index + 1) * 1000, { lotId: index === 3 ? 1 : 0, locationId: index === 5 ? 2 : 1 }))])
    const list = (more: object) => test.must('catalog.listMovements', { productId, ...more })
    const first = await list({ limit: 3 })
    expect(first.rows.map(({ quantityMilli }) => quantityMilli)).toEqual([7000, 6000, 5000])
    const second = await list({ limit: 5, cursor: first.nextCursor })
    expect(second.rows.map(({ quantityMilli }) => quantityMilli)).toEqual([4000, 3000, 2000, 1000])
    expect(second.nextCursor).toBeNull()
    expect((await list({ direction: 'ascending', limit: 1 })).rows[0]).toMatchObject({ quantityMilli: 1000, reason: 'stock-take', locationCode: 'DOCK', lot: null, station: 'Dock 1' })
    expect((await list({ search: 'lot%' })).rows.map(({ lot }) => lot)).toEqual(['LOT%7'])
    expect((await list({ search: 'quar' })).rows).toHaveLength(1)
    expect((await test.must('catalog.viewProduct', { productId })).movements).toHaveLength(7)
  })
})
