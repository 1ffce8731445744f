import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dock } from '#test/support/receiving-data.ts'
import { makeProduct, openDelivery, openDock, sendOrder, stockOf, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { atStation, openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
})
afterEach(() => test.close())

describe('the board', () => {
  it('shows what is overdue, due today and later, and moves an order to "in progress" when it is being counted', async () => {
    const late = await sendOrder(test, dock.supplierId, [[dock.nut, 5]], '2026-11-01')
    const later = await sendOrder(test, dock.supplierId, [[dock.nut, 5]], '2026-12-24')
    const numbers = async (search = '') => {
      const board = await test.must('receiving.board', { search })
      return Object.fromEntries((['overdue', 'today', 'later', 'arriving', 'inProgress'] as const).map((group) => [group, board[group].rows.map(({ number }) => number)]))
    }
    expect(await numbers()).toEqual({ overdue: [late.orderNumber], today: [dock.orderNumber], later: [later.orderNumber], arriving: [], inProgress: [] })
    const first = await openDelivery(test, [dock.orderId])
    const announced = await openDelivery(test, [later.orderId], { announced: true, reference: 'MSKU 123', handlingUnits: ['345678901234567505'] })
    expect(await numbers()).toEqual({ overdue: [late.orderNumber], today: [], later: [], arriving: [announced.number], inProgress: [first.number] })
    expect(await numbers('(00)345678901234567505')).toMatchObject({ overdue: [], arriving: [announced.number], inProgress: [] })
    expect(await numbers('msku')).toMatchObject({ arriving: [announced.number], overdue: [] })
    expect(await numbers(dock.bolt.caseCode)).toMatchObject({ inProgress: [first.number], arriving: [], overdue: [] })
    expect(await numbers(late.orderNumber)).toMatchObject({ overdue: [late.orderNumber], inProgress: [] })
    expect(await numbers('litware')).toMatchObject({ overdue: [late.orderNumber], arriving: [announced.number], inProgress: [first.number] })
    expect(await numbers('100 % nobody')).toEqual({ overdue: [], today: [], later: [], arriving: [], inProgress: [] })
  })
})

describe('opening a delivery', () => {
  it('takes several orders of one supplier, and none of another', async () => {
    const second = await sendOrder(test, dock.supplierId, [[dock.bolt, 10]])
    const both = await openDelivery(test, [dock.orderId, second.orderId])
    expect((await both.view()).lines).toHaveLength(4)
    const { supplierId } = await test.must('catalog.saveSupplier', { code: 'OTH', name: 'Other', currency: 'EUR' })
    const foreign = await sendOrder(test, supplierId, [[dock.bolt, 10]])
    expect(await test.failed('receiving.openDelivery', { orderIds: [dock.orderId, foreign.orderId] })).toEqual({ code: 'several-suppliers' })
    expect(await test.failed('receiving.openDelivery', { orderIds: [999] })).toEqual({ code: 'unknown-order', orderId: 999 })
    const { orderId } = await test.must('purchasing.saveDraft', { supplierId, lines: [{ productId: dock.bolt.id, orderedMilli: units(1) }] })
    expect(await test.failed('receiving.openDelivery', { orderIds: [orderId] })).toMatchObject({ code: 'order-not-open', state: 'draft' })
  })

  it('without an order takes whatever comes, and posts it', async () => {
    const loose = await openDelivery(test, [], { supplierId: dock.supplierId, reference: 'samples' })
    expect(await loose.scan(dock.nut.caseCode)).toMatchObject({ outcome: 'counted', line: { orderNumber: null, expectedMilli: 0 } })
    expect(await loose.post()).toMatchObject({ lines: 1, differences: 0 })
    expect(await stockOf(test, dock.nut)).toMatchObject({ usable: 50 })
  })
})

describe('a count in progress', () => {
  it('touches no stock, survives a restart, is parked and taken up at another station', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await test.must('receiving.park', { deliveryId: delivery.deliveryId })
    expect(await delivery.scan(dock.bolt.caseCode)).toMatchObject({ outcome: 'not-counting', state: 'parked' })
    test = await test.reopened()
    expect(await test.must('receiving.viewDelivery', { deliveryId: delivery.deliveryId })).toMatchObject({ state: 'parked', parkedBy: 'Administrator', linesDone: 0 })
    expect(await stockOf(test, dock.bolt)).toMatchObject({ onHand: 0 })
    await test.must('receiving.resume', { deliveryId: delivery.deliveryId }, atStation('Dock 2'))
    expect(await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.caseCode }, atStation('Dock 2'))).toMatchObject({ outcome: 'counted', line: { countedMilli: units(24) } })
  })

  it('two stations scan at once and nothing is lost between them', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const scans = Array.from({ length: 40 }, (_, index) => test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: index % 2 === 0 ? dock.bolt.eachCode : dock.nut.eachCode }, atStation(`Dock ${index % 2}`)))
    await Promise.all(scans)
    expect(await delivery.line(dock.bolt)).toMatchObject({ countedMilli: units(20) })
    expect(await delivery.line(dock.nut)).toMatchObject({ countedMilli: units(20) })
    expect((await delivery.view()).stations).toMatchObject([{ lineCount: 1 }, { lineCount: 1 }])
  })

  it('blind: what is expected is hidden until the finish shows the differences', async () => {
    const delivery = await openDelivery(test, [dock.orderId], { blind: true })
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    expect(await delivery.line(dock.bolt)).toMatchObject({ expectedMilli: null, toComeMilli: null, countedMilli: units(48), status: 'counting' })
    expect(await delivery.view()).toMatchObject({ completionPermille: 0, linesDone: 0 })
    const { differences } = await test.must('receiving.previewFinish', { deliveryId: delivery.deliveryId })
    expect(differences.map(({ productCode }) => productCode)).toEqual(['NUT', 'PAINT'])
  })

  it('"receive all as expected" is an act of its own, leaves what needs a lot, and can be undone', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    const paint = await delivery.line(dock.paint)
    expect(await test.must('receiving.receiveAllAsExpected', { deliveryId: delivery.deliveryId })).toEqual({ lines: 2, quantityMilli: units(136), skipped: [{ lineId: paint.id, why: 'lot, expiry' }] })
    expect((await delivery.view()).recentEvents.map(({ source }) => source)).toEqual(['as-expected', 'as-expected', 'scan'])
    const { rows } = await test.must('system.trail', { entity: 'delivery', entityId: delivery.deliveryId })
    expect(rows.map(({ action }) => action)).toContain('received-as-expected')
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.line(dock.nut)).toMatchObject({ countedMilli: 0 })
  })

  it('carries notes and photos into the register', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const line = await delivery.line(dock.bolt)
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const { photoId } = await test.must('receiving.addPhoto', { deliveryId: delivery.deliveryId, lineId: line.id, photo: { fileName: 'crushed.png', mime: 'text/html', contentBase64: png } })
    expect(await test.must('receiving.viewPhoto', { photoId })).toEqual({ fileName: 'crushed.png', mime: 'image/png', contentBase64: png })
    expect(await test.failed('receiving.addPhoto', { deliveryId: delivery.deliveryId, lineId: line.id, photo: { fileName: 'x.png', mime: 'image/png', contentBase64: 'PHNjcmlwdD4=' } })).toEqual({ code: 'not-a-picture' })
    await test.must('receiving.noteLine', { deliveryId: delivery.deliveryId, lineId: line.id, note: 'pallet leans' })
    await delivery.scan(dock.bolt.caseCode, { condition: 'damaged' })
    await delivery.post()
    expect((await test.must('variances.list', {})).rows).toMatchObject([{ kind: 'damaged', note: 'pallet leans', photoIds: [photoId] }])
  })

  it('can be given up with a reason; what was counted stays readable', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await test.must('receiving.cancelDelivery', { deliveryId: delivery.deliveryId, reason: 'wrong truck' })
    expect(await delivery.view()).toMatchObject({ state: 'cancelled', lines: [{ countedMilli: units(12) }, {}, {}] })
    expect(await test.failed('receiving.resume', { deliveryId: delivery.deliveryId })).toEqual({ code: 'already-ended', state: 'cancelled' })
    expect((await test.must('receiving.board', {})).today.rows).toMatchObject([{ number: dock.orderNumber }])
  })
})

describe('posting', () => {
  it('two stations post at once: one wins, the other is told who and when', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    const replies = await Promise.all([1, 2].map((dockNumber) => test.call('receiving.postDelivery', { deliveryId: delivery.deliveryId }, atStation(`Dock ${dockNumber}`))))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'already-posted', receiptNumber: 'GR-2026-00001', by: 'Administrator', at: '2026-11-24T09:00:00.000Z' } })
    expect(await stockOf(test, dock.bolt)).toMatchObject({ onHand: 12 })
  })

  it('a count made since the preview is an answer, not a surprise', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    const { basis } = await test.must('receiving.previewFinish', { deliveryId: delivery.deliveryId })
    await delivery.scan(dock.bolt.caseCode)
    expect(await test.failed('receiving.postDelivery', { deliveryId: delivery.deliveryId, basis })).toEqual({ code: 'counts-changed' })
  })

  it('posts nothing that was not counted, and no decision that was not offered', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    expect(await test.failed('receiving.postDelivery', { deliveryId: delivery.deliveryId })).toEqual({ code: 'nothing-counted' })
    const line = await delivery.line(dock.bolt)
    expect(await test.failed('receiving.postDelivery', { deliveryId: delivery.deliveryId, decisions: [{ lineId: line.id, part: 'short', choice: 'hold' }] })).toEqual({ code: 'bad-decision', lineId: line.id, part: 'short', choice: 'hold' })
  })

  it('"nothing more will come" closes the rest short, and on order drops at once', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await delivery.post({ nothingMoreWillCome: true })
    expect((await test.must('purchasing.viewOrder', { orderId: dock.orderId })).order.state).toBe('closed-short')
    expect(await stockOf(test, dock.bolt)).toMatchObject({ onOrder: 0, onHand: 12 })
    expect((await test.must('variances.list', { sort: 'kind' })).rows.map(({ kind, quantityMilli }) => [kind, quantityMilli / 1000])).toEqual([['short', 36], ['short', 100], ['short', 10]])
  })

  it('keeps the moving average of what was paid', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await delivery.post()
    const dearer = await sendOrder(test, dock.supplierId, [[dock.bolt, 12, 350]])
    const second = await openDelivery(test, [dearer.orderId])
    await second.scan(dock.bolt.caseCode)
    await second.post()
    expect((await test.must('catalog.viewProduct', { productId: dock.bolt.id })).stock.averageCostScaled).toBe(300 * 10_000)
  })

  it('what another open delivery expects follows at once', async () => {
    const first = await openDelivery(test, [dock.orderId])
    const second = await openDelivery(test, [dock.orderId])
    await first.scan(dock.bolt.caseCode)
    await first.post()
    expect(await second.line(dock.bolt)).toMatchObject({ expectedMilli: units(36) })
    expect(await first.line(dock.bolt)).toMatchObject({ expectedMilli: units(48), postedMilli: units(12) })
  })
})

describe('reversing a receipt', () => {
  const receive = async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await delivery.scan(dock.bolt.caseCode, { condition: 'damaged' })
    return delivery.post({ nothingMoreWillCome: true })
  }

  it('takes stock, order progress, short closes and open differences back by a counter-entry that says why', async () => {
    const { receiptId, receiptNumber } = await receive()
    const reversal = await test.must('receiving.reverseReceipt', { receiptId, reason: 'counted the wrong truck' })
    expect(await stockOf(test, dock.bolt)).toEqual({ onHand: 0, usable: 0, unusable: 0, onOrder: 48 })
    expect((await test.must('purchasing.viewOrder', { orderId: dock.orderId })).order.state).toBe('sent')
    expect((await test.must('variances.list', {})).rows).toEqual([])
    expect(await test.must('receiving.viewReceipt', { receiptId: reversal.receiptId })).toMatchObject({ receipt: { reverses: receiptNumber, reason: 'counted the wrong truck' }, lines: [{ quantityMilli: -units(12) }, { quantityMilli: -units(12) }] })
    expect((await test.must('receiving.listReceipts', { direction: 'descending' })).rows.map(({ number, reversedBy, reverses }) => [number, reversedBy, reverses])).toEqual([[reversal.receiptNumber, null, receiptNumber], [receiptNumber, reversal.receiptNumber, null]])
    expect(await test.failed('receiving.reverseReceipt', { receiptId, reason: 'again' })).toEqual({ code: 'already-reversed' })
    const { movements } = await test.must('catalog.viewProduct', { productId: dock.bolt.id })
    expect(movements.map(({ reason, quantityMilli }) => [reason, quantityMilli / 1000])).toEqual([['receipt-reversed', -12], ['receipt-reversed', -12], ['goods-receipt', 12], ['goods-receipt', 12]])
  })

  it('is refused once a difference was settled or the goods have moved on', async () => {
    const { receiptId } = await receive()
    test.clock.advance(1000)
    const { rows } = await test.must('variances.list', { kind: 'damaged' })
    await test.must('variances.resolve', { varianceId: rows[0]!.id, outcome: 'written-off' })
    expect(await test.failed('receiving.reverseReceipt', { receiptId, reason: 'late' })).toEqual({ code: 'variance-resolved', varianceId: rows[0]!.id, productCode: rows[0]!.productCode, kind: 'damaged' })
  })
})

describe('the register of differences', () => {
  it('settles with an outcome; what was damaged becomes usable, leaves, or is on order again', async () => {
    const outcomes = [['accepted', { onHand: 12, usable: 12, unusable: 0, onOrder: 0 }], ['returned', { onHand: 0, usable: 0, unusable: 0, onOrder: 0 }], ['replacement-expected', { onHand: 12, usable: 0, unusable: 12, onOrder: 12 }]] as const
    for (const [index, [outcome, expected]] of outcomes.entries()) {
      const cog = await makeProduct(test, `COG${index}`, `COG${index}-1`, `COG${index}-12`, 12)
      const { orderId } = await sendOrder(test, dock.supplierId, [[cog, 12]])
      const delivery = await openDelivery(test, [orderId])
      await delivery.scan(cog.caseCode, { condition: 'damaged' })
      const { varianceIds } = await delivery.post()
      await test.must('variances.resolve', { varianceId: varianceIds[0]!, outcome })
      expect(await stockOf(test, cog)).toEqual(expected)
    }
    expect(await test.must('variances.list', {})).toMatchObject({ openCount: 1, openValueMinor: 3000, rows: [{ kind: 'damaged', outcome: 'replacement-expected' }] })
  })

  it('refuses outcomes that make no sense, and settling twice', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode)
    const { varianceIds } = await delivery.post({ nothingMoreWillCome: true })
    const varianceId = varianceIds[0]!
    expect(await test.failed('variances.resolve', { varianceId, outcome: 'returned' })).toMatchObject({ code: 'outcome-not-possible' })
    expect(await test.must('variances.setClaim', { varianceId, claimDueIso: '2026-12-31', note: 'wrote to Litware' })).toMatchObject({ claimDueIso: '2026-12-31', note: 'wrote to Litware' })
    test.clock.advance(3 * 86_400_000)
    expect((await test.must('variances.list', {})).rows[0]).toMatchObject({ ageDays: 3 })
    expect(await test.must('variances.resolve', { varianceId, outcome: 'credit-expected' })).toMatchObject({ state: 'open', outcome: 'credit-expected' })
    expect(await test.must('variances.resolve', { varianceId, outcome: 'credit-expected', settled: true, note: 'credit note 77' })).toMatchObject({ state: 'resolved', resolutionNote: 'credit note 77' })
    expect(await test.failed('variances.resolve', { varianceId, outcome: 'accepted' })).toEqual({ code: 'already-resolved' })
  })

  it('goods nobody knew are identified later and lie in quarantine as that product', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.decide((await delivery.scan('???')).scanId, { choice: 'set-aside', description: 'blue crate', quantityMilli: units(3) })
    const { varianceIds } = await delivery.post()
    expect((await test.must('variances.list', {})).rows).toMatchObject([{ kind: 'unknown-goods', productName: 'blue crate', productId: null }])
    expect(await test.failed('variances.resolve', { varianceId: varianceIds[0]!, outcome: 'accepted' })).toMatchObject({ code: 'outcome-not-possible' })
    await test.must('variances.identify', { varianceId: varianceIds[0]!, packId: dock.nut.eachId })
    expect(await stockOf(test, dock.nut)).toMatchObject({ onHand: 3, unusable: 3 })
    await test.must('variances.resolve', { varianceId: varianceIds[0]!, outcome: 'accepted' })
    expect(await stockOf(test, dock.nut)).toMatchObject({ onHand: 3, usable: 3 })
  })
})

describe('following another station', () => {
  it('gives what happened since an event, and nothing before it', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const first = await delivery.scan(dock.bolt.caseCode)
    if (first.outcome !== 'counted') throw new Error('not counted')
    await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.nut.caseCode }, atStation('Dock 2'))
    const changes = await test.must('receiving.viewChanges', { deliveryId: delivery.deliveryId, sinceEventId: first.event.id })
    expect(changes).toMatchObject({ state: 'counting', lineCount: 3, lines: [{ productCode: 'NUT' }], recentEvents: [{ productCode: 'NUT', station: 'Dock 2' }] })
    expect(await test.must('receiving.viewChanges', { deliveryId: delivery.deliveryId, sinceEventId: changes.lastEventId })).toMatchObject({ lines: [], recentEvents: [] })
  })

  it('a count can replace the scan it was about', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'counted') throw new Error('not counted')
    const replace = { deliveryId: delivery.deliveryId, lineId: scanned.line.id, packId: dock.bolt.caseId, quantityMilli: units(36), replaces: scanned.event.id }
    expect(await test.must('receiving.recordCount', replace)).toMatchObject({ line: { countedMilli: units(36) } })
    expect(await test.failed('receiving.recordCount', replace)).toEqual({ code: 'already-undone' })
  })
})

describe('what is taken back', () => {
  it('never leaves less than nothing: a correction that took it away already stands', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'counted') throw new Error('not counted')
    await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: scanned.line.id, quantityMilli: -units(5) })
    expect(await test.failed('receiving.undo', { deliveryId: delivery.deliveryId, eventId: scanned.event.id })).toEqual({ code: 'taken-away-already' })
    expect(await test.failed('receiving.setCondition', { deliveryId: delivery.deliveryId, eventId: scanned.event.id, condition: 'damaged' })).toEqual({ code: 'taken-away-already' })
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: units(7), damagedMilli: 0 })
  })

  it('an order that is cancelled leaves the deliveries that expected it', async () => {
    const second = await sendOrder(test, dock.supplierId, [[dock.nut, 10]])
    const delivery = await openDelivery(test, [dock.orderId, second.orderId])
    await delivery.scan(dock.bolt.caseCode)
    await test.must('purchasing.cancelOrder', { orderId: second.orderId, reason: 'not needed' })
    expect(await delivery.view()).toMatchObject({ orders: [{ number: dock.orderNumber }], lineCount: 3 })
    expect(await test.failed('purchasing.cancelOrder', { orderId: dock.orderId, reason: 'not needed' })).toMatchObject({ code: 'delivery-open' })
  })
})

it('draws the sheet of command barcodes beside the main thread', async () => {
  const { mime, contentBase64 } = await test.must('receiving.commandSheet', {})
  expect(mime).toBe('application/pdf')
  expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})
