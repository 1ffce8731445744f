import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, packIds, writeRows } from '../catalog/records.ts'

let test: TestApp
let supplierId: number
let nut: number
let bolt: number
beforeEach(async () => {
  test = await openTestApp()
  supplierId = await addSupplier(test, 'S')
  nut = await addProduct(test, 'NUT', { standardCostScaled: 450_000 })
  bolt = await addProduct(test, 'BOLT', { standardCostScaled: 1_000_000 })
})
afterEach(() => test.close())

const draft = (more: Partial<Parameters<typeof test.must<'purchasing.saveDraft'>>[1]> = {}) =>
  test.must('purchasing.saveDraft', { supplierId, lines: [{ productId: nut, orderedMilli: 12_000 }, { productId: bolt, orderedMilli: 5_000 }], ...more })
const sent = async (more = {}) => {
  const { orderId } = await draft(more)
  await test.must('purchasing.sendOrder', { orderId })
  return orderId
}
const view = (orderId: number) => test.must('purchasing.viewOrder', { orderId })
const onOrder = async (productId: number) => (await test.must('catalog.viewProduct', { productId })).stock.onOrderMilli
/** Receives on a line as a posted receipt does, apart from stock; the order's progress is brought in step by the next command about it. */
const receive = (lineId: number, milli: number) => writeRows(test, [['UPDATE purchase_order_lines SET received_milli = received_milli + ? WHERE id = ?', milli, lineId]])

describe('writing a draft', () => {
  it('takes a number from the series, costs from supplier and product, and shows every line with its value', async () => {
    await test.must('catalog.saveSupplierItem', { supplierId, productId: bolt, supplierCode: 'B-77', unitCostScaled: 455_805_00 })
    const { orderId, number, version } = await draft({ expectedIso: '2026-12-01', supplierReference: 'AB 1', note: 'ring before' })
    expect({ number, version }).toEqual({ number: 'PO-2026-00001', version: 1 })
    const { order, lines, deliveries } = await view(orderId)
    expect(order).toMatchObject({
      number, supplierId, supplierName: 'Supplier S', state: 'draft', orderIso: '2026-11-24', expectedIso: '2026-12-01', lineCount: 2, completionPermille: 0, valueMinor: 540 + 22_790, currency: 'EUR', supplierReference: 'AB 1',
      note: 'ring before', sentAt: null, decisionReason: null
    })
    expect(lines).toMatchObject([
      { lineNumber: 1, productCode: 'NUT', supplierCode: null, packId: null, packName: null, orderedMilli: 12_000, remainingMilli: 12_000, unitCostScaled: 450_000, valueMinor: 540 },
      { lineNumber: 2, productCode: 'BOLT', supplierCode: 'B-77', unitCostScaled: 45_580_500, valueMinor: 22_790 }
    ])
    expect(deliveries).toEqual([])
    expect(test.events.at(-1)).toEqual({ type: 'orders.changed', orderIds: [orderId] })
  })

  it('takes no cost over from another currency', async () => {
    const dollars = await addSupplier(test, 'US', { currency: 'USD' })
    const { orderId } = await draft({ supplierId: dollars })
    const { order, lines } = await view(orderId)
    expect(order.currency).toBe('USD')
    expect(lines.map(({ unitCostScaled }) => unitCostScaled)).toEqual([0, 0])
  })

  it('takes a number given by hand once, and steps over it in the series', async () => {
    await draft({ number: 'PO-2026-00001' })
    expect(await test.failed('purchasing.saveDraft', { supplierId, number: 'po-2026-00001', lines: [] })).toEqual({ code: 'number-taken' })
    expect((await draft()).number).toBe('PO-2026-00002')
  })

  it('leaves no gap in the series when it fails', async () => {
    await test.failed('purchasing.saveDraft', { supplierId, lines: [{ productId: 99, orderedMilli: 1 }] })
    expect((await draft()).number).toBe('PO-2026-00001')
  })

  it('replaces lines: kept, moved, taken out and new', async () => {
    const { orderId } = await draft()
    const [first, second] = (await view(orderId)).lines
    const { version } = await draft({ id: orderId, version: 1, lines: [{ productId: bolt, orderedMilli: 1000 }, { id: second!.id, productId: bolt, orderedMilli: 2000, unitCostScaled: 7 }, { id: second!.id, productId: nut, orderedMilli: 3000 }, { id: 4711, productId: nut, orderedMilli: 4000 }] })
    expect(version).toBe(2)
    const { lines } = await view(orderId)
    expect(lines.map(({ lineNumber, orderedMilli }) => [lineNumber, orderedMilli])).toEqual([[1, 1000], [2, 2000], [3, 3000], [4, 4000]])
    expect(lines[1]).toMatchObject({ id: second!.id, unitCostScaled: 7 })
    expect(new Set(lines.map(({ id }) => id)).size).toBe(4)
    expect(lines.map(({ id }) => id)).not.toContain(4711)
    expect(first!.id).toBeGreaterThan(0)
  })

  it('says what does not fit, with the line', async () => {
    const { orderId } = await draft()
    const lines = [{ productId: nut, orderedMilli: 1000 }]
    const box = (await packIds(test, bolt)).each!
    expect(await test.failed('purchasing.saveDraft', { id: 99, supplierId, lines })).toEqual({ code: 'not-found' })
    expect(await test.failed('purchasing.saveDraft', { supplierId: 99, lines })).toEqual({ code: 'unknown-supplier' })
    expect(await test.failed('purchasing.saveDraft', { supplierId, lines: [...lines, { productId: 99, orderedMilli: 1000 }] })).toEqual({ code: 'unknown-product', lineIndex: 1 })
    expect(await test.failed('purchasing.saveDraft', { supplierId, lines: [...lines, { productId: nut, packId: box, orderedMilli: 1000 }] })).toEqual({ code: 'pack-mismatch', lineIndex: 1 })
    expect(await test.failed('purchasing.saveDraft', { supplierId, lines: [...lines, { productId: nut, orderedMilli: 1e12, unitCostScaled: 9e15 }] })).toEqual({ code: 'value-too-large', lineIndex: 1 })
    await draft({ id: orderId, version: 1 })
    expect(await test.failed('purchasing.saveDraft', { id: orderId, version: 1, supplierId, lines })).toEqual({ code: 'changed-by-other' })
    await test.must('purchasing.sendOrder', { orderId })
    expect(await test.failed('purchasing.saveDraft', { id: orderId, supplierId, lines })).toEqual({ code: 'not-a-draft' })
    expect(await test.failed('purchasing.viewOrder', { orderId: 99 })).toEqual({ code: 'not-found' })
  })
})

describe('sending', () => {
  it('puts the goods on order, once, and not without lines', async () => {
    const { orderId } = await draft()
    expect(await onOrder(nut)).toBe(0)
    expect(await test.must('purchasing.sendOrder', { orderId })).toEqual({ state: 'sent' })
    expect(test.events.slice(-2)).toEqual([{ type: 'orders.changed', orderIds: [orderId] }, { type: 'stock.changed', productIds: [nut, bolt] }])
    expect(await onOrder(nut)).toBe(12_000)
    expect((await view(orderId)).order).toMatchObject({ state: 'sent', sentAt: '2026-11-24T09:00:00.000Z' })
    expect(await test.failed('purchasing.sendOrder', { orderId })).toEqual({ code: 'not-a-draft' })
    expect(await test.failed('purchasing.sendOrder', { orderId: 99 })).toEqual({ code: 'not-found' })
    const { orderId: empty } = await draft({ lines: [] })
    expect(await test.failed('purchasing.sendOrder', { orderId: empty })).toEqual({ code: 'no-lines' })
  })
})

describe('holding', () => {
  it('takes the goods off order until it ends', async () => {
    const orderId = await sent()
    expect(await test.must('purchasing.holdOrder', { orderId, hold: true, reason: 'credit limit' })).toEqual({ state: 'on-hold' })
    expect(await onOrder(nut)).toBe(0)
    expect((await view(orderId)).order).toMatchObject({ state: 'on-hold', decisionReason: 'credit limit' })
    expect(await test.failed('purchasing.holdOrder', { orderId, hold: true, reason: 'again' })).toEqual({ code: 'not-open' })
    expect(await test.must('purchasing.holdOrder', { orderId, hold: false, reason: 'paid' })).toEqual({ state: 'sent' })
    expect(await onOrder(nut)).toBe(12_000)
    expect(await test.failed('purchasing.holdOrder', { orderId, hold: false, reason: 'again' })).toEqual({ code: 'not-open' })
    expect(await test.failed('purchasing.holdOrder', { orderId: (await draft()).orderId, hold: true, reason: 'draft' })).toEqual({ code: 'not-open' })
    expect(await test.failed('purchasing.holdOrder', { orderId: 99, hold: true, reason: 'x' })).toEqual({ code: 'not-found' })
  })
})

describe('cancelling', () => {
  it('leaves nothing to come on any line, in the order, on the product and at the supplier', async () => {
    const orderId = await sent()
    await test.must('purchasing.cancelOrder', { orderId, reason: 'by mistake' })
    expect((await view(orderId)).lines.map(({ remainingMilli }) => remainingMilli)).toEqual([0, 0])
    const product = await test.must('catalog.viewProduct', { productId: nut })
    expect(product.stock.onOrderMilli).toBe(0)
    expect(product.orderLines.filter((line) => line.orderId === orderId).map(({ remainingMilli }) => remainingMilli)).toEqual([0])
    expect((await test.must('catalog.viewSupplier', { supplierId })).openOrders).toEqual([])
  })
})

describe('the day an order is due', () => {
  it('is the earliest promised for what is to come, the same in list, order, supplier and on the board', async () => {
    const orderId = await sent({ expectedIso: '2026-11-30', lines: [{ productId: nut, orderedMilli: 12_000, expectedIso: '2026-11-20' }, { productId: bolt, orderedMilli: 5_000 }] })
    const due = async () => {
      const board = await test.must('receiving.board', {})
      const onBoard = [...board.overdue.rows, ...board.later.rows].find(({ id }) => id === orderId)
      return [(await view(orderId)).order.dueIso, (await test.must('purchasing.listOrders', { state: 'open' })).rows[0]?.dueIso, (await test.must('catalog.viewSupplier', { supplierId })).openOrders[0]?.dueIso, onBoard?.expectedIso]
    }
    expect(new Set(await due())).toEqual(new Set(['2026-11-20']))
    await test.must('purchasing.closeShort', { orderId, lineId: (await view(orderId)).lines[0]!.id, reason: 'late' })
    expect(new Set(await due())).toEqual(new Set(['2026-11-30']))
  })
})

describe('closing short', () => {
  it('a line: on order drops at once, the rest stays open', async () => {
    const orderId = await sent()
    const [nuts, bolts] = (await view(orderId)).lines
    receive(nuts!.id, 4_000)
    expect(await test.must('purchasing.closeShort', { orderId, lineId: nuts!.id, reason: 'discontinued' })).toEqual({ state: 'partly-received', closedMilli: 8_000 })
    expect(await onOrder(nut)).toBe(0)
    expect(await onOrder(bolt)).toBe(5_000)
    const after = await view(orderId)
    expect(after.lines[0]).toMatchObject({ closedShortMilli: 8_000, remainingMilli: 0, closedShortReason: 'discontinued' })
    expect(after.order.completionPermille).toBe(235)
    expect(await test.failed('purchasing.closeShort', { orderId, lineId: nuts!.id, reason: 'again' })).toEqual({ code: 'nothing-remains' })
    expect(await test.must('purchasing.closeShort', { orderId, lineId: bolts!.id, reason: 'too late' })).toEqual({ state: 'closed-short', closedMilli: 5_000 })
    expect(await test.failed('purchasing.closeShort', { orderId, lineId: bolts!.id, reason: 'again' })).toEqual({ code: 'not-open' })
  })

  it('an order: every line at once, also when it is on hold', async () => {
    const orderId = await sent()
    await test.must('purchasing.holdOrder', { orderId, hold: true, reason: 'wait' })
    expect(await test.must('purchasing.closeShort', { orderId, reason: 'supplier is closing' })).toEqual({ state: 'closed-short', closedMilli: 17_000 })
    expect((await view(orderId)).order).toMatchObject({ state: 'closed-short', decisionReason: 'supplier is closing' })
    expect((await test.must('catalog.listSuppliers', {})).rows[0]).toMatchObject({ openOrders: 0 })
  })

  it('a line of an order on hold: it stays on hold, and why stays known', async () => {
    const orderId = await sent()
    const [nuts] = (await view(orderId)).lines
    await test.must('purchasing.holdOrder', { orderId, hold: true, reason: 'credit limit' })
    expect(await test.must('purchasing.closeShort', { orderId, lineId: nuts!.id, reason: 'discontinued' })).toEqual({ state: 'on-hold', closedMilli: 12_000 })
    expect((await view(orderId)).order).toMatchObject({ state: 'on-hold', decisionReason: 'credit limit' })
  })

  it('is for open orders and their own lines', async () => {
    const { orderId } = await draft()
    expect(await test.failed('purchasing.closeShort', { orderId, reason: 'x' })).toEqual({ code: 'not-open' })
    expect(await test.failed('purchasing.closeShort', { orderId: 99, reason: 'x' })).toEqual({ code: 'not-found' })
    const [other] = (await view(orderId)).lines
    expect(await test.failed('purchasing.closeShort', { orderId: await sent(), lineId: other!.id, reason: 'x' })).toEqual({ code: 'not-found' })
    expect(await test.failed('purchasing.closeShort', { orderId, reason: '  ' })).toMatchObject({ code: 'invalid-input' })
  })
})

describe('cancelling', () => {
  it('ends a draft or a sent order of which nothing came', async () => {
    const orderId = await sent()
    expect(await test.must('purchasing.cancelOrder', { orderId, reason: 'ordered twice' })).toEqual({ state: 'cancelled' })
    expect(await onOrder(nut)).toBe(0)
    expect(await test.failed('purchasing.cancelOrder', { orderId, reason: 'again' })).toEqual({ code: 'already-ended' })
    expect(await test.must('purchasing.cancelOrder', { orderId: (await draft()).orderId, reason: 'not needed' })).toEqual({ state: 'cancelled' })
    expect(await test.failed('purchasing.cancelOrder', { orderId: 99, reason: 'x' })).toEqual({ code: 'not-found' })
  })

  it('is refused once something came, and while something is counted', async () => {
    const received = await sent()
    receive((await view(received)).lines[0]!.id, 1)
    expect(await test.failed('purchasing.cancelOrder', { orderId: received, reason: 'x' })).toEqual({ code: 'already-received' })
    const counting = await sent()
    const [line] = (await view(counting)).lines
    writeRows(test, [
      [`INSERT INTO deliveries (id, number, state, supplier_id, opened_at, opened_by, station) VALUES (1, 'D-1', 'counting', ?, '2026-11-24T08:00:00Z', 1, 'Dock 1')`, supplierId],
      ['INSERT INTO delivery_orders (delivery_id, order_id) VALUES (1, ?)', counting],
      ['INSERT INTO delivery_lines (id, delivery_id, line_number, product_id, order_line_id, expected_milli) VALUES (1, 1, 1, ?, ?, 12000)', nut, line!.id]
    ])
    const expected = async () => (await test.must('purchasing.viewOrder', { orderId: counting })).deliveries
    expect(await expected()).toEqual([{ deliveryId: 1, number: 'D-1', state: 'counting', receiptNumber: null, postedAt: null }])
    writeRows(test, [['UPDATE delivery_lines SET damaged_milli = 1000 WHERE id = 1']])
    expect(await test.failed('purchasing.cancelOrder', { orderId: counting, reason: 'x' })).toEqual({ code: 'delivery-open', deliveryNumber: 'D-1' })
    writeRows(test, [['UPDATE delivery_lines SET damaged_milli = 0 WHERE id = 1']])
    expect(await test.must('purchasing.cancelOrder', { orderId: counting, reason: 'x' })).toEqual({ state: 'cancelled' })
  })
})

describe('the history of an order', () => {
  it('tells newest first what was done, by whom, from where, and the facts in short', async () => {
    const { orderId } = await draft({ expectedIso: '2026-12-01' })
    await draft({ id: orderId, expectedIso: '2026-12-08', lines: [{ productId: nut, orderedMilli: 12_000 }] })
    await test.must('purchasing.sendOrder', { orderId }, { kind: 'station', station: 'Office' })
    await test.must('purchasing.holdOrder', { orderId, hold: true, reason: 'credit limit' })
    await test.must('purchasing.holdOrder', { orderId, hold: false, reason: 'paid' })
    await test.must('purchasing.closeShort', { orderId, reason: 'discontinued' })
    const { history } = await view(orderId)
    expect(history.map(({ action, detail }) => [action, detail])).toEqual([
      ['closed-short', '1 NUT: −12 · discontinued'],
      ['taken-off-hold', 'paid'],
      ['put-on-hold', 'credit limit'],
      ['sent', ''],
      ['changed', '10.40 EUR → 5.40 EUR · 2026-12-01 → 2026-12-08'],
      ['added', 'PO-2026-00001 · S · 10.40 EUR · 2026-12-01']
    ])
    expect(history[3]).toMatchObject({ at: '2026-11-24T09:00:00.000Z', operatorName: 'Administrator', station: 'Office' })
  })
})
