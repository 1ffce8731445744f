import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dock } from '#test/support/receiving-data.ts'
import { makeProduct, openDelivery, openDock, sendOrder, stockOf, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
})
afterEach(() => test.close())

const orderOf = (orderId: number) => test.must('purchasing.viewOrder', { orderId })
const onlyBolts = () => sendOrder(test, dock.supplierId, [[dock.bolt, 48]])
const reverse = (receiptId: number) => {
  test.clock.advance(60_000)
  return test.must('receiving.reverseReceipt', { receiptId, reason: 'wrong truck' })
}
const averageOf = async (productId: number) => (await test.must('catalog.viewProduct', { productId })).stock.averageCostScaled

describe('a receipt that is taken back', () => {
  it('lowers again what it had raised', async () => {
    const { orderId } = await onlyBolts()
    const delivery = await openDelivery(test, [orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'raise-order' })
    await reverse((await delivery.post()).receiptId)
    const { lines, history } = await orderOf(orderId)
    expect(lines).toMatchObject([{ orderedMilli: units(48), receivedMilli: 0, remainingMilli: units(48) }])
    expect(history[0]).toMatchObject({ action: 'lowered', detail: '1 BOLT: 60 → 48 · GR-2026-00001 was taken back' })
  })

  it('cancels the order it had written for what was too much', async () => {
    const { orderId } = await onlyBolts()
    const { onOrder } = await stockOf(test, dock.bolt)
    const delivery = await openDelivery(test, [orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'new-order' })
    await reverse((await delivery.post()).receiptId)
    expect(await stockOf(test, dock.bolt)).toMatchObject({ onHand: 0, onOrder })
    expect((await test.must('purchasing.listOrders', { state: 'cancelled' })).rows).toHaveLength(1)
  })

  it('takes goods out that were identified since', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.decide((await delivery.scan('???')).scanId, { choice: 'set-aside', description: 'crate', quantityMilli: units(3) })
    const { varianceIds, receiptId } = await delivery.post()
    await test.must('variances.identify', { varianceId: varianceIds[0]!, packId: dock.nut.eachId })
    expect(await stockOf(test, dock.nut)).toMatchObject({ onHand: 3 })
    await reverse(receiptId)
    expect(await stockOf(test, dock.nut)).toMatchObject({ onHand: 0 })
  })
})

describe('what a difference does to its order', () => {
  const shortOf12 = async (more: object) => {
    const { orderId } = await onlyBolts()
    const delivery = await openDelivery(test, [orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 3 })
    const { id } = await delivery.line(dock.bolt)
    const { varianceIds, receiptId } = await delivery.post('nothingMoreWillCome' in more ? more : { decisions: [{ lineId: id, part: 'short', choice: 'claim' }] })
    test.clock.advance(60_000)
    return { orderId, receiptId, varianceId: varianceIds[0]! }
  }
  const lineOf = async (orderId: number) => (await orderOf(orderId)).lines[0]!

  it('closed short, and to be replaced after all: it is on order again', async () => {
    const { orderId, varianceId } = await shortOf12({ nothingMoreWillCome: true })
    expect(await lineOf(orderId)).toMatchObject({ remainingMilli: 0, closedShortMilli: units(12) })
    await test.must('variances.resolve', { varianceId, outcome: 'replacement-expected' })
    expect(await lineOf(orderId)).toMatchObject({ remainingMilli: units(12), closedShortMilli: 0 })
    const second = await openDelivery(test, [orderId])
    await second.scan(dock.bolt.caseCode)
    await second.post()
    expect((await test.must('variances.view', { varianceId })).variance).toMatchObject({ state: 'resolved', settledMilli: units(12) })
  })

  it.each(['accepted', 'credit-expected'] as const)('claimed, then %s: nothing more is waited for', async (outcome) => {
    const { orderId, varianceId } = await shortOf12({})
    expect(await lineOf(orderId)).toMatchObject({ remainingMilli: units(12) })
    await test.must('variances.resolve', { varianceId, outcome })
    expect(await lineOf(orderId)).toMatchObject({ remainingMilli: 0, closedShortMilli: units(12) })
    expect((await orderOf(orderId)).order.state).toBe('closed-short')
  })

  it('a credit that was expected is taken back with its receipt', async () => {
    const { orderId, varianceId, receiptId } = await shortOf12({})
    await test.must('variances.resolve', { varianceId, outcome: 'credit-expected' })
    await reverse(receiptId)
    expect(await lineOf(orderId)).toMatchObject({ receivedMilli: 0, closedShortMilli: 0, remainingMilli: units(48) })
  })

  it('a later truck settles no more than it brings', async () => {
    const { orderId } = await onlyBolts()
    const [first, second] = [await openDelivery(test, [orderId]), await openDelivery(test, [orderId])]
    await first.scan(dock.bolt.caseCode)
    await second.scan(dock.bolt.caseCode)
    const { id } = await first.line(dock.bolt)
    const { varianceIds } = await first.post({ decisions: [{ lineId: id, part: 'short', choice: 'claim' }] })
    await second.post()
    expect((await test.must('variances.view', { varianceId: varianceIds[0]! })).variance).toMatchObject({ state: 'open', quantityMilli: units(36), settledMilli: units(12) })
  })

  it('an order is not closed short while something of it is being counted', async () => {
    const { orderId } = await onlyBolts()
    const delivery = await openDelivery(test, [orderId])
    await delivery.scan(dock.bolt.caseCode)
    expect(await test.failed('purchasing.closeShort', { orderId, reason: 'no more' })).toEqual({ code: 'delivery-open', deliveryNumber: delivery.number })
  })
})

describe('what goods cost', () => {
  it('nobody knows is no nothing: the average stays', async () => {
    const { orderId } = await onlyBolts()
    const delivery = await openDelivery(test, [orderId])
    await delivery.scan(dock.bolt.caseCode)
    await delivery.post()
    const loose = await openDelivery(test, [], { supplierId: dock.supplierId })
    await loose.scan(dock.bolt.caseCode)
    expect(await loose.post()).toMatchObject({ values: [{ valueMinor: 0, currency: 'EUR' }] })
    expect(await averageOf(dock.bolt.id)).toBe(2_500_000)
  })

  it('goods that are identified are worth their standard cost from then on', async () => {
    const cog = await makeProduct(test, 'COG', 'COG-1', 'COG-12', 12, { standardCostScaled: 5_000_000 })
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.decide((await delivery.scan('???')).scanId, { choice: 'set-aside', description: 'crate', quantityMilli: units(12) })
    const { varianceIds } = await delivery.post()
    expect(await test.must('variances.identify', { varianceId: varianceIds[0]!, packId: cog.eachId })).toMatchObject({ valueMinor: 6000, currency: 'EUR' })
    await test.must('variances.resolve', { varianceId: varianceIds[0]!, outcome: 'accepted' })
    expect(await averageOf(cog.id)).toBe(5_000_000)
  })

  it('a standard cost is never taken for another currency, and two currencies are never one sum', async () => {
    const { supplierId } = await test.must('catalog.saveSupplier', { code: 'US', name: 'US', currency: 'USD' })
    const cog = await makeProduct(test, 'COG', 'COG-1', 'COG-12', 12, { standardCostScaled: 5_000_000 })
    const loose = await openDelivery(test, [], { supplierId })
    await loose.scan(cog.caseCode)
    expect((await loose.post()).values).toEqual([{ valueMinor: 0, currency: 'USD' }])
    const first = await sendOrder(test, supplierId, [[dock.bolt, 12, 100]])
    await test.must('catalog.saveSupplier', { id: supplierId, code: 'US', name: 'US', currency: 'CAD' })
    const second = await sendOrder(test, supplierId, [[dock.nut, 50, 10]])
    const both = await openDelivery(test, [first.orderId, second.orderId])
    await both.scan(dock.bolt.caseCode)
    await both.scan(dock.nut.caseCode)
    expect((await both.post()).values).toEqual([{ valueMinor: 1200, currency: 'USD' }, { valueMinor: 500, currency: 'CAD' }])
  })
})
