import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#main/app/session/callers.ts'
import type { Dock } from '#test/support/receiving-data.ts'
import { openDelivery, openDock, sendOrder, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
let clerk: Caller
let buyer: Caller
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
  clerk = await signedIn('clerk')
  buyer = await signedIn('buyer')
})
afterEach(() => test.close())

async function signedIn(role: 'clerk' | 'buyer'): Promise<Caller> {
  const person = { kind: 'person', station: 'Dock 1', session: null } as const
  const { id } = await test.must('session.saveOperator', { name: `a ${role}`, role, pin: '1234' })
  const { session } = await test.must('session.signIn', { operatorId: id, pin: '1234' }, person)
  return { ...person, session }
}
const orderLine = async (orderId: number) => (await test.must('purchasing.viewOrder', { orderId })).lines[0]!
const onlyBolts = () => sendOrder(test, dock.supplierId, [[dock.bolt, 48]])

describe('going beyond the tolerance', () => {
  it('needs the right each time, while counting and at the finish', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    const scan = (caller: Caller, times = 1) => test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.eachCode, times }, caller)
    const decide = (caller: Caller, scanId: number, action: 'exceed' | 'hold') => test.call('receiving.decideScan', { deliveryId: delivery.deliveryId, scanId, decision: { choice: 'over', action } }, caller)
    const first = await scan(clerk)
    expect(first).toMatchObject({ outcome: 'over-tolerance', mayExceed: false })
    expect(await decide(clerk, first.scanId, 'exceed')).toEqual({ ok: false, failure: { code: 'not-allowed' } })
    expect(await decide(buyer, first.scanId, 'exceed')).toMatchObject({ ok: true, value: { outcome: 'counted', attention: ['over-exceed'] } })
    const second = await scan(clerk, 100)
    expect(second).toMatchObject({ outcome: 'over-tolerance' })
    expect(await decide(clerk, second.scanId, 'hold')).toMatchObject({ ok: true, value: { attention: ['over-hold'] } })
    const { id } = await delivery.line(dock.bolt)
    const decisions = [{ lineId: id, part: 'held', choice: 'accept' }] as const
    expect(await test.failed('receiving.postDelivery', { deliveryId: delivery.deliveryId, decisions: [...decisions] }, clerk)).toMatchObject({ code: 'bad-decision' })
    await test.must('receiving.postDelivery', { deliveryId: delivery.deliveryId, decisions: [...decisions] }, buyer)
    expect(await orderLine(dock.orderId)).toMatchObject({ receivedMilli: units(149) })
  })

  it('is not gone round by refusing first and calling it good afterwards', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.caseCode, condition: 'refused' }, clerk)
    expect(await test.failed('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'good' }, clerk)).toEqual({ code: 'over-tolerance', overMilli: units(12), mayExceed: false })
  })

  it('is asked about again once it was taken back', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'hold' })
    expect(await delivery.scan(dock.bolt.caseCode)).toMatchObject({ outcome: 'counted', attention: ['over-hold'] })
    for (let times = 0; times < 2; times += 1) await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.scan(dock.bolt.caseCode)).toMatchObject({ outcome: 'over-tolerance' })
  })

  it('one order has one tolerance, however many trucks come', async () => {
    await test.must('catalog.saveSupplier', { id: dock.supplierId, code: 'LIT', name: 'Litware', currency: 'EUR', overTolerancePermille: 100 })
    const { orderId } = await sendOrder(test, dock.supplierId, [[dock.bolt, 100]])
    const [first, second] = [await openDelivery(test, [orderId]), await openDelivery(test, [orderId])]
    await first.scan(dock.bolt.eachCode, { times: 110 })
    await first.post()
    expect(await second.scan(dock.bolt.eachCode)).toMatchObject({ outcome: 'over-tolerance' })
  })
})

describe('two trucks of one order', () => {
  it('what the first posts makes the second too much: its figures are shown anew, and the extra is held', async () => {
    const { orderId } = await onlyBolts()
    const [first, second] = [await openDelivery(test, [orderId]), await openDelivery(test, [orderId])]
    await first.scan(dock.bolt.caseCode, { times: 4 })
    await second.scan(dock.bolt.caseCode, { times: 4 })
    const { basis } = await test.must('receiving.previewFinish', { deliveryId: second.deliveryId })
    await first.post()
    expect(await test.failed('receiving.postDelivery', { deliveryId: second.deliveryId, basis }, clerk)).toEqual({ code: 'counts-changed' })
    expect((await test.must('receiving.previewFinish', { deliveryId: second.deliveryId }, clerk)).differences).toMatchObject([{ part: 'over', quantityMilli: units(48), proposed: 'hold', choices: ['hold', 'raise-order', 'new-order'] }])
    await test.must('receiving.postDelivery', { deliveryId: second.deliveryId }, clerk)
    expect(await orderLine(orderId)).toMatchObject({ receivedMilli: units(48) })
  })

  it('a full line offers the other open orders that wait for the product', async () => {
    const other = await onlyBolts()
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 3 })
    await delivery.scan(dock.bolt.eachCode, { times: 6 })
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'over-tolerance') throw new Error(scanned.outcome)
    expect(scanned.candidates).toMatchObject([{ orderNumber: other.orderNumber, toComeMilli: units(48) }])
    const { orderLineId, packId } = scanned.candidates[0]!
    expect(await delivery.decide(scanned.scanId, { choice: 'add-order-line', orderLineId: orderLineId!, packId })).toMatchObject({ outcome: 'counted', line: { orderNumber: other.orderNumber, countedMilli: units(12) } })
  })

  it('a serial number that came with the first does not come in again', async () => {
    const { productId } = await test.must('catalog.saveProduct', { code: 'SAW', name: 'Saw', serialRequired: true, packs: [{ kind: 'each', baseQuantityMilli: units(1), barcodes: [{ code: '8712345678906' }] }] })
    const { orderId } = await test.must('purchasing.saveDraft', { supplierId: dock.supplierId, lines: [{ productId, orderedMilli: units(10) }] })
    await test.must('purchasing.sendOrder', { orderId })
    const [first, second] = [await openDelivery(test, [orderId]), await openDelivery(test, [orderId])]
    for (const delivery of [first, second]) expect(await delivery.scan('(01)08712345678906(21)S1')).toMatchObject({ outcome: 'counted' })
    await first.post()
    expect(await test.failed('receiving.postDelivery', { deliveryId: second.deliveryId })).toEqual({ code: 'serial-twice', serial: 'S1', productCode: 'SAW' })
    const { lines } = await second.view()
    expect(await test.failed('receiving.recordCount', { deliveryId: second.deliveryId, lineId: lines[0]!.id, quantityMilli: units(5), serial: 'S2' })).toEqual({ code: 'one-per-serial', serial: 'S2' })
  })
})

describe('what is counted', () => {
  it('is taken away from the lot it was counted in and from no other', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(`(01)${dock.bolt.caseCode}(10)AB`)
    const { id } = await delivery.line(dock.bolt)
    const count = { deliveryId: delivery.deliveryId, lineId: id, quantityMilli: -units(5) }
    expect(await test.failed('receiving.recordCount', count)).toEqual({ code: 'below-zero', countedMilli: 0 })
    await test.must('receiving.recordCount', { ...count, lot: 'AB' })
    await delivery.post()
    expect(await orderLine(dock.orderId)).toMatchObject({ receivedMilli: units(7) })
  })

  it('of goods on their way back keeps its demands when they stay after all', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.paint.eachCode, { condition: 'refused' })
    expect(await test.failed('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'good' })).toEqual({ code: 'needs-detail', missing: ['lot', 'expiry'] })
  })

  it('changes its condition as a whole, also where a scan was parted', async () => {
    const { orderId } = await sendOrder(test, dock.supplierId, [[dock.bolt, 6]])
    const delivery = await openDelivery(test, [orderId])
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'hold' })
    await test.must('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'damaged' })
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: 0, heldMilli: 0, damagedMilli: units(12) })
  })

  it('on the wrong line and undone is asked about again', async () => {
    const { orderId } = await sendOrder(test, dock.supplierId, [[dock.bolt, 24], [dock.bolt, 24]])
    const delivery = await openDelivery(test, [orderId])
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'ambiguous') throw new Error(scanned.outcome)
    const { lineId, packId } = scanned.candidates[0]!
    await delivery.decide(scanned.scanId, { choice: 'line', lineId: lineId!, packId })
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.scan(dock.bolt.caseCode)).toMatchObject({ outcome: 'ambiguous' })
  })

  it('never was a pack of another product, and never more than can be counted', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const { id } = await delivery.line(dock.bolt)
    for (const packId of [dock.nut.caseId, 9999]) expect(await test.failed('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: id, quantityMilli: units(1), packId })).toEqual({ code: 'pack-not-of-product' })
    expect(await test.failed('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: id, quantityMilli: 2e12, condition: 'damaged' })).toMatchObject({ code: 'invalid-input' })
    expect(await delivery.scan(`(01)${dock.bolt.eachCode.padStart(14, '0')}(30)99999999`, { times: 100_000, condition: 'damaged' })).toMatchObject({ outcome: 'garbled', rule: 'quantity' })
  })

  it('of one person is not undone by another whose station has the same name', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.caseCode }, clerk)
    expect(await test.failed('receiving.undo', { deliveryId: delivery.deliveryId }, buyer)).toEqual({ code: 'nothing-to-undo' })
  })
})

describe('pallets', () => {
  const sscc = '345678901234567505'

  it('with goods in their code are counted once, and again only when somebody says so', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    const code = `(00)${sscc}(02)${dock.bolt.caseCode}(37)1`
    expect(await delivery.scan(code)).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(12) } })
    const again = await delivery.scan(code)
    expect(again).toMatchObject({ outcome: 'sscc-twice', sscc })
    expect(await delivery.decide(again.scanId, { choice: 'again' })).toMatchObject({ outcome: 'counted', line: { countedMilli: units(24) } })
    for (let times = 0; times < 2; times += 1) await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.scan(code)).toMatchObject({ outcome: 'counted' })
  })

  it('arrive where they were announced, once, and are free again when that delivery is given up', async () => {
    const announced = await openDelivery(test, [dock.orderId], { announced: true, handlingUnits: [sscc] })
    const other = await openDelivery(test, [(await onlyBolts()).orderId])
    expect(await other.scan(`(00)${sscc}`)).toMatchObject({ outcome: 'handling-unit', known: false, announcedWith: announced.number })
    await test.must('receiving.cancelDelivery', { deliveryId: announced.deliveryId, reason: 'wrong' })
    const third = await openDelivery(test, [], { handlingUnits: [sscc] })
    expect(await third.scan(`(00)${sscc}`)).toMatchObject({ known: true, again: false })
    expect(await third.scan(`(00)${sscc}`)).toMatchObject({ known: true, again: true })
  })
})

describe('a waiting scan', () => {
  it('is looked at again as things stand now', async () => {
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    const waiting = await delivery.scan(dock.bolt.caseCode)
    expect(await delivery.decide(waiting.scanId, { choice: 'retry' })).toMatchObject({ outcome: 'over-tolerance', scanId: waiting.scanId })
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.decide(waiting.scanId, { choice: 'retry' })).toMatchObject({ outcome: 'counted' })
  })

  it('that is linked stays with the product, also when its form was open meanwhile', async () => {
    const { product } = await test.must('catalog.viewProduct', { productId: dock.bolt.id })
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.decide((await delivery.scan('LW-77-XY')).scanId, { choice: 'link', packId: dock.bolt.caseId, lineId: null, remember: true })
    expect((await test.must('catalog.listProducts', { search: 'LW-77' })).rows).toMatchObject([{ code: 'BOLT' }])
    expect(await test.failed('catalog.saveProduct', { id: product.id, version: product.version, code: 'BOLT', name: 'New', packs: [{ kind: 'each', baseQuantityMilli: units(1), barcodes: [] }] })).toEqual({ code: 'changed-by-other' })
  })
})
