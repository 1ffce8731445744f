import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerEvent } from '#shared/api/events.ts'
import { createFollowUpOrder } from '#main/app/purchasing/create-follow-up-order.ts'
import type { OrderContext } from '#main/app/purchasing/order-changes.ts'
import { changeOrderedQuantity } from '#main/app/purchasing/change-ordered-quantity.ts'
import { refreshOrder } from '#main/app/purchasing/refresh-order.ts'
import { openData } from '#main/persistence/open-database.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, writeRows } from '../catalog/records.ts'

let test: TestApp
let supplierId: number
let productId: number
let orderId: number
let lineId: number
beforeEach(async () => {
  test = await openTestApp()
  supplierId = await addSupplier(test, 'S')
  productId = await addProduct(test, 'NUT')
  orderId = (await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId, orderedMilli: 10_000, unitCostScaled: 1_000_000 }] })).orderId
  await test.must('purchasing.sendOrder', { orderId })
  lineId = (await test.must('purchasing.viewOrder', { orderId })).lines[0]!.id
})
afterEach(() => test.close())

/** Runs one step of another use case in a transaction of the same data, and opens the app again. */
async function within<Value>(work: (context: OrderContext) => Promise<Value>): Promise<{ readonly value: Value; readonly events: readonly ServerEvent[] }> {
  await test.app.close()
  const opened = await openData(test.folder, test.clock.nowIso())
  if (!opened.ok) throw new Error(opened.failure.code)
  const events: ServerEvent[] = []
  try {
    const value = await opened.value.database.write((sql) =>
      work({ sql, nowIso: test.clock.nowIso(), todayIso: test.clock.todayIso(), operator: { id: 1, name: 'Administrator', role: 'administrator' }, station: 'Dock 1', requestId: 'request-1', publish: (event) => void events.push(event) }))
    return { value, events }
  } finally {
    await opened.value.close()
    test = await openTestApp({ folder: test.folder, clock: test.clock })
  }
}

describe('changing what is ordered', () => {
  it('is an amendment that is kept: from how much to how much, why, who and where', async () => {
    const { value, events } = await within((context) => changeOrderedQuantity(context, lineId, 2_000, 'more was delivered'))
    expect(value).toBe(12_000)
    expect(events).toEqual([{ type: 'orders.changed', orderIds: [orderId] }, { type: 'stock.changed', productIds: [productId] }])
    const { order, lines, history } = await test.must('purchasing.viewOrder', { orderId })
    expect(lines[0]).toMatchObject({ orderedMilli: 12_000, remainingMilli: 12_000 })
    expect(order).toMatchObject({ valueMinor: 1200, version: 3 })
    expect(history[0]).toMatchObject({ action: 'raised', detail: '1 NUT: 10 → 12 · more was delivered', station: 'Dock 1', operatorName: 'Administrator' })
  })

  it('is a bug on a draft, on an unknown line, or by nothing', async () => {
    const { orderId: draft } = await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId, orderedMilli: 1000 }] })
    const [line] = (await test.must('purchasing.viewOrder', { orderId: draft })).lines
    for (const [id, by] of [[line!.id, 1000], [999, 1000], [lineId, 0], [lineId, -10_000]] as const) await expect(within((context) => changeOrderedQuantity(context, id, by, 'x'))).rejects.toThrow('assertion failed')
    expect((await test.must('purchasing.viewOrder', { orderId })).lines[0]).toMatchObject({ orderedMilli: 10_000 })
  })
})

describe('an order for what was too much', () => {
  it('has a number of its own, is sent at once and says where it comes from', async () => {
    const { value } = await within((context) => createFollowUpOrder(context, { supplierId, note: 'D-2026-00001, GR-2026-00001', lines: [{ productId, orderedMilli: 3_000, unitCostScaled: 1_000_000 }, { productId, orderedMilli: 1_000, unitCostScaled: 0 }] }))
    expect(value).toMatchObject({ number: 'PO-2026-00002', lineIds: [expect.any(Number), expect.any(Number)] })
    const { order, lines, history } = await test.must('purchasing.viewOrder', { orderId: value.orderId })
    expect(order).toMatchObject({ state: 'sent', sentAt: '2026-11-24T09:00:00.000Z', expectedIso: '2026-11-24', currency: 'EUR', valueMinor: 300, note: 'D-2026-00001, GR-2026-00001' })
    expect(lines.map(({ id, orderedMilli }) => [id, orderedMilli])).toEqual([[value.lineIds[0], 3_000], [value.lineIds[1], 1_000]])
    expect(history).toMatchObject([{ action: 'added-follow-up' }])
    expect((await test.must('catalog.viewProduct', { productId })).stock.onOrderMilli).toBe(14_000)
  })
})

describe('what follows from an order', () => {
  it.each([
    ['nothing came', 0, 0, { state: 'sent', is_open: 1, completion_permille: 0 }],
    ['a part came', 4_000, 0, { state: 'partly-received', is_open: 1, completion_permille: 400 }],
    ['all came', 10_000, 0, { state: 'received', is_open: 0, completion_permille: 1000 }],
    ['more than all came', 11_000, 0, { state: 'received', is_open: 0, completion_permille: 1000 }],
    ['the rest was closed short', 4_000, 6_000, { state: 'closed-short', is_open: 0, completion_permille: 400 }],
    ['a receipt was reversed after that', 0, 6_000, { state: 'sent', is_open: 1, completion_permille: 0 }]
  ])('is written by one function: %s', async (_, received, closed, expected) => {
    writeRows(test, [['UPDATE purchase_order_lines SET received_milli = ?, closed_short_milli = ? WHERE id = ?', received, closed, lineId]])
    const { value } = await within(async ({ sql }) => ({ state: await refreshOrder(sql, orderId), stored: await sql.get('SELECT state, is_open, completion_permille, line_count, value_minor FROM purchase_orders WHERE id = ?', orderId) }))
    expect(value).toEqual({ state: expected.state, stored: { ...expected, line_count: 1, value_minor: 1000 } })
  })
})
