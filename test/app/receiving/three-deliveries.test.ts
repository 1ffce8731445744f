import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Dock } from '#test/support/receiving-data.ts'
import { openDelivery, openDock, stockOf, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
})
afterEach(() => test.close())

const state = async () => (await test.must('purchasing.viewOrder', { orderId: dock.orderId })).order

it('an order comes in three deliveries with an over, a short, a damaged and a wrong item, and everything is right after each', async () => {
  // First truck: three cases of bolts, one of them crushed; a case of nuts; the paint is short.
  const first = await openDelivery(test, [dock.orderId])
  await first.scan(dock.bolt.caseCode)
  await first.scan(dock.bolt.caseCode)
  await first.scan(dock.bolt.caseCode)
  await test.must('receiving.setCondition', { deliveryId: first.deliveryId, condition: 'damaged', quantityMilli: units(5), note: 'crushed' })
  await first.scan(dock.nut.caseCode)
  expect(await first.line(dock.bolt)).toMatchObject({ expectedMilli: units(48), countedMilli: units(36), goodMilli: units(31), damagedMilli: units(5), toComeMilli: units(12), status: 'attention' })
  const preview = await test.must('receiving.previewFinish', { deliveryId: first.deliveryId })
  expect(preview.differences.map(({ productCode, part, quantityMilli, proposed }) => [productCode, part, quantityMilli / 1000, proposed])).toEqual([
    ['BOLT', 'short', 12, 'still-to-come'], ['BOLT', 'damaged', 5, 'claim'], ['NUT', 'short', 50, 'still-to-come'], ['PAINT', 'short', 10, 'still-to-come']
  ])
  expect(await stockOf(test, dock.bolt)).toMatchObject({ onHand: 0 })
  const posted = await first.post()
  expect(posted).toMatchObject({ receiptNumber: 'GR-2026-00001', lines: 2, differences: 1, placed: [{ baseUnit: 'each', acceptedMilli: units(81), quarantineMilli: units(5), writtenOffMilli: 0, refusedMilli: 0 }] })
  expect(await stockOf(test, dock.bolt)).toEqual({ onHand: 36, usable: 31, unusable: 5, onOrder: 12 })
  expect(await state()).toMatchObject({ state: 'partly-received' })

  // The damaged bolts are to be replaced: they are on order again.
  const { rows: [damaged] } = await test.must('variances.list', {})
  expect(damaged).toMatchObject({ kind: 'damaged', quantityMilli: units(5), valueMinor: 1250, note: 'crushed', state: 'open' })
  await test.must('variances.resolve', { varianceId: damaged!.id, outcome: 'replacement-expected', goods: 'returned' })
  expect(await stockOf(test, dock.bolt)).toEqual({ onHand: 31, usable: 31, unusable: 0, onOrder: 17 })

  // Second truck: the replacement and the rest of the bolts; one of the nut cases holds something else.
  const second = await openDelivery(test, [dock.orderId])
  expect(await second.line(dock.bolt)).toMatchObject({ expectedMilli: units(17), countedMilli: 0 })
  await second.scan(dock.bolt.caseCode)
  await second.scan(dock.bolt.eachCode, { times: 5 })
  await second.scan(dock.nut.caseCode)
  await test.must('receiving.setCondition', { deliveryId: second.deliveryId, condition: 'wrong-item' })
  const secondPosted = await second.post()
  expect(await stockOf(test, dock.bolt)).toEqual({ onHand: 48, usable: 48, unusable: 0, onOrder: 0 })
  expect(await test.must('variances.view', { varianceId: damaged!.id })).toMatchObject({ variance: { state: 'resolved', settledByReceiptNumber: secondPosted.receiptNumber }, settlements: [{ quantityMilli: units(5) }] })
  expect(await stockOf(test, dock.nut)).toEqual({ onHand: 100, usable: 50, unusable: 50, onOrder: 50 })

  // Third truck: the right nuts, one case too many, and the paint.
  const third = await openDelivery(test, [dock.orderId])
  await third.scan(dock.nut.caseCode)
  const over = await third.scan(dock.nut.caseCode)
  expect(over).toMatchObject({ outcome: 'over-tolerance', overMilli: units(50), mayExceed: true })
  expect(await third.decide(over.scanId, { choice: 'over', action: 'hold' })).toMatchObject({ outcome: 'counted', event: { condition: 'held', quantityMilli: units(50) } })
  const asked = await third.scan(dock.paint.caseCode)
  expect(asked).toMatchObject({ outcome: 'needs-detail', missing: ['lot', 'expiry'] })
  await third.decide(asked.scanId, { choice: 'detail', lot: 'P7', expiryIso: '2028-06-30' })
  await third.scan(`(01)${dock.paint.eachCode.padStart(14, '0')}(17)280630(10)P7`, { times: 4 })
  const thirdPosted = await third.post()
  expect(thirdPosted).toMatchObject({ lines: 2, differences: 1 })
  expect(await state()).toMatchObject({ state: 'received', completionPermille: 1000 })
  expect(await stockOf(test, dock.nut)).toEqual({ onHand: 200, usable: 100, unusable: 100, onOrder: 0 })
  const { places } = await test.must('catalog.viewProduct', { productId: dock.paint.id })
  expect(places).toMatchObject([{ locationCode: 'DOCK', lot: 'P7', expiryIso: '2028-06-30', quantityMilli: units(10) }])

  // What stays open is in the register: the wrong nuts were settled by the third truck, the held case waits.
  const register = await test.must('variances.list', { state: 'all' })
  expect(register.rows.map(({ kind, state: varianceState, settledByReceiptNumber }) => [kind, varianceState, settledByReceiptNumber])).toEqual([
    ['damaged', 'resolved', 'GR-2026-00002'], ['wrong-item', 'resolved', 'GR-2026-00003'], ['over', 'open', null]
  ])
})
