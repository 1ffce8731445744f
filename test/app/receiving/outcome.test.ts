import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dock } from '#test/support/receiving-data.ts'
import { openDelivery, openDock, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
})
afterEach(() => test.close())

const outcomeOf = (deliveryId: number) => test.must('receiving.viewOutcome', { deliveryId })

/** 36 good bolts, 5 of them damaged, 50 refused nuts, and one crate nobody knows. */
async function counted() {
  const delivery = await openDelivery(test, [dock.orderId])
  const { deliveryId } = delivery
  await delivery.scan(dock.bolt.caseCode, { times: 3 })
  await test.must('receiving.setCondition', { deliveryId, condition: 'damaged', quantityMilli: units(5) })
  await delivery.scan(dock.nut.caseCode, { condition: 'refused' })
  await delivery.decide((await delivery.scan('???')).scanId, { choice: 'set-aside', description: 'crate', quantityMilli: units(1) })
  return delivery
}

describe('how a delivery ended', () => {
  it('says line by line where what was posted went', async () => {
    const delivery = await counted()
    await delivery.scan('never decided')
    const { receiptId, receiptNumber } = await delivery.post()
    const outcome = await outcomeOf(delivery.deliveryId)
    expect(outcome.undecidedScans).toBe(1)
    expect(outcome.receipts).toMatchObject([{ id: receiptId, number: receiptNumber, isReversal: false }])
    expect(outcome.lines).toMatchObject([
      { productCode: 'BOLT', expectedMilli: units(48), stockMilli: units(31), quarantineMilli: units(5), refusedMilli: 0, missingMilli: units(12), differences: [{ kind: 'damaged', quantityMilli: units(5), state: 'open' }] },
      { productCode: 'NUT', expectedMilli: units(100), stockMilli: 0, quarantineMilli: 0, refusedMilli: units(50), missingMilli: units(100) },
      { productCode: 'PAINT', stockMilli: 0, missingMilli: units(10), differences: [] },
      { productCode: '', productName: 'crate', expectedMilli: 0, quarantineMilli: units(1), differences: [{ kind: 'unknown-goods' }] }
    ])
  })

  it('is told before it is posted, unit by unit, with what was decided so far; what is not offered changes nothing', async () => {
    const delivery = await counted()
    const { deliveryId } = delivery
    const { lines } = await delivery.view()
    const lineId = lines.find(({ productCode }) => productCode === 'BOLT')!.id
    const preview = (choice: 'write-off' | 'hold') => test.must('receiving.previewFinish', { deliveryId, decisions: [{ lineId, part: 'damaged', choice }] })
    expect((await preview('write-off')).placed).toEqual([{ baseUnit: 'each', acceptedMilli: units(31), quarantineMilli: units(1), writtenOffMilli: units(5), refusedMilli: units(50) }])
    expect((await preview('hold')).placed).toEqual([{ baseUnit: 'each', acceptedMilli: units(31), quarantineMilli: units(6), writtenOffMilli: 0, refusedMilli: units(50) }])
  })

  it('keeps what was written off apart', async () => {
    const delivery = await counted()
    const { lines } = await delivery.view()
    await delivery.post({ decisions: [{ lineId: lines.find(({ productCode }) => productCode === 'BOLT')!.id, part: 'damaged', choice: 'write-off' }] })
    expect((await outcomeOf(delivery.deliveryId)).lines[0]).toMatchObject({ stockMilli: units(31), quarantineMilli: 0, writtenOffMilli: units(5) })
  })

  it('names who took a receipt back, and what it took out again', async () => {
    const delivery = await counted()
    const { receiptId, receiptNumber } = await delivery.post()
    test.clock.advance(60_000)
    const reversal = await test.must('receiving.reverseReceipt', { receiptId, reason: 'wrong truck' })
    expect((await outcomeOf(delivery.deliveryId)).receipts).toMatchObject([{ id: receiptId, isReversal: false }, { id: reversal.receiptId, isReversal: true, reason: 'wrong truck' }])
    expect((await test.must('receiving.viewReceipt', { receiptId })).receipt).toMatchObject({ reversal: { id: reversal.receiptId, number: reversal.receiptNumber, reason: 'wrong truck' }, reversed: null })
    const counter = await test.must('receiving.viewReceipt', { receiptId: reversal.receiptId })
    expect(counter.receipt).toMatchObject({ reason: 'wrong truck', reversed: { id: receiptId, number: receiptNumber }, reversal: null })
    expect(counter.lines.map(({ productCode, quantityMilli, wentTo }) => [productCode, quantityMilli / 1000, wentTo])).toEqual([['BOLT', -31, 'stock'], ['BOLT', -5, 'quarantine'], ['NUT', -50, 'refused'], ['', -1, 'set-aside']])
  })

  it('says who gave it up, when and why, and what was counted', async () => {
    const delivery = await counted()
    await test.must('receiving.cancelDelivery', { deliveryId: delivery.deliveryId, reason: 'wrong truck' })
    const outcome = await outcomeOf(delivery.deliveryId)
    expect(outcome).toMatchObject({ endedReason: 'wrong truck', endedBy: expect.any(String), endedAt: expect.any(String), receipts: [] })
    expect(outcome.lines[0]).toMatchObject({ countedMilli: units(36), damagedMilli: units(5), stockMilli: 0, quarantineMilli: 0 })
  })
})
