import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import type { Dock } from '#test/support/receiving-data.ts'
import { makeProduct, openDelivery, openDock, sendOrder, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { atStation, openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
let delivery: Awaited<ReturnType<typeof openDelivery>>
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
  delivery = await openDelivery(test, [dock.orderId])
})
afterEach(() => test.close())

describe('a good scan', () => {
  it('counts the pack of its code, says where the line stands, and tells every station', async () => {
    const outcome = await delivery.scan(dock.bolt.caseCode)
    expect(outcome).toMatchObject({ outcome: 'counted', attention: [], line: { productCode: 'BOLT', countedMilli: units(12), toComeMilli: units(36), status: 'counting' }, event: { packName: 'Case of 12', quantityMilli: units(12), source: 'scan', raw: dock.bolt.caseCode } })
    expect(test.events.at(-1)).toMatchObject({ type: 'receiving.changed', deliveryId: delivery.deliveryId, station: 'Test station' })
    expect((await delivery.view()).lines[0]).toMatchObject({ productCode: 'BOLT' })
  })

  it.each([
    ['a GTIN of any length', (d: Dock) => d.bolt.eachCode.padStart(14, '0'), 1],
    ['GS1 in brackets', (d: Dock) => `(01)${d.bolt.caseCode}`, 12],
    ['GS1 with its AIM identifier', (d: Dock) => `]C101${d.bolt.caseCode}`, 12],
    ['our own product code', () => 'bolt', 1],
    ['a logistic unit that says what is inside', (d: Dock) => `(02)${d.bolt.eachCode.padStart(14, '0')}(37)24`, 24]
  ] as const)('%s', async (_, code, counted) => {
    expect(await delivery.scan(code(dock))).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(counted) } })
  })

  it('the supplier\'s own item code counts in the pack it ships', async () => {
    await test.must('catalog.saveSupplierItem', { supplierId: dock.supplierId, productId: dock.nut.id, supplierCode: 'LW-99', packId: dock.nut.caseId })
    expect(await delivery.scan('lw-99')).toMatchObject({ outcome: 'counted', event: { packName: 'Case of 50' } })
  })
})

describe('a scan that asks', () => {
  it('unknown: linked to a line, it counts and is remembered for this supplier', async () => {
    const asked = await delivery.scan('5012345678900')
    expect(asked).toMatchObject({ outcome: 'unknown', looksLikeGtin: false })
    expect((await delivery.view()).openScans).toMatchObject([{ scanId: asked.scanId, raw: '5012345678900', outcome: 'unknown' }])
    const line = await delivery.line(dock.nut)
    expect(await delivery.decide(asked.scanId, { choice: 'link', packId: dock.nut.caseId, lineId: line.id, remember: true })).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(50) } })
    expect((await delivery.view()).openScans).toEqual([])
    expect(await delivery.scan('5012345678900')).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(50) } })
    const { barcodes } = await test.must('catalog.viewProduct', { productId: dock.nut.id })
    expect(barcodes.find(({ code }) => code.includes('5012345678900'))).toMatchObject({ supplierId: dock.supplierId, packId: dock.nut.caseId })
  })

  it('unknown: set aside as a line of its own, then identified', async () => {
    const asked = await delivery.scan('???')
    const aside = await delivery.decide(asked.scanId, { choice: 'set-aside', description: 'blue crate', quantityMilli: units(2) })
    expect(aside).toMatchObject({ outcome: 'counted', line: { productId: null, productName: 'blue crate', heldMilli: units(2) } })
    if (aside.outcome !== 'counted') throw new Error('not counted')
    const { line } = await test.must('receiving.identifyLine', { deliveryId: delivery.deliveryId, lineId: aside.line.id, packId: dock.nut.eachId })
    expect(line).toMatchObject({ productCode: 'NUT', heldMilli: units(2) })
  })

  it('unknown: skipped, the scan is kept all the same and cannot be decided twice', async () => {
    const asked = await delivery.scan('???')
    expect(await delivery.decide(asked.scanId, { choice: 'skip' })).toEqual({ outcome: 'skipped', scanId: asked.scanId })
    expect(await test.failed('receiving.decideScan', { deliveryId: delivery.deliveryId, scanId: asked.scanId, decision: { choice: 'skip' } })).toEqual({ code: 'already-decided' })
    expect(await test.failed('receiving.decideScan', { deliveryId: delivery.deliveryId, scanId: 9999, decision: { choice: 'skip' } })).toEqual({ code: 'scan-not-found' })
  })

  it('a product of another open order of the supplier: its line is added', async () => {
    const washer = await makeProduct(test, 'WASH', '5449000000996', '15449000000993', 10)
    const other = await sendOrder(test, dock.supplierId, [[washer, 30]])
    const asked = await delivery.scan(washer.caseCode)
    expect(asked).toMatchObject({ outcome: 'other-order', candidates: [{ orderNumber: other.orderNumber, toComeMilli: units(30) }] })
    if (asked.outcome !== 'other-order') throw new Error('not asked')
    const decided = await delivery.decide(asked.scanId, { choice: 'add-order-line', orderLineId: asked.candidates[0]!.orderLineId!, packId: washer.caseId })
    expect(decided).toMatchObject({ outcome: 'counted', line: { orderNumber: other.orderNumber, countedMilli: units(10) } })
    expect((await delivery.view()).orders).toHaveLength(2)
  })

  it('a product nobody ordered: refused, or added as a line', async () => {
    const washer = await makeProduct(test, 'WASH', '5449000000996', '15449000000993', 10)
    const asked = await delivery.scan(washer.caseCode)
    expect(asked).toMatchObject({ outcome: 'not-expected', candidates: [{ productCode: 'WASH' }] })
    expect(await delivery.decide(asked.scanId, { choice: 'add-product', packId: washer.caseId })).toMatchObject({ outcome: 'counted', line: { orderNumber: null, countedMilli: units(10) } })
  })

  it('one code on two packs: a person chooses', async () => {
    await test.must('catalog.addBarcode', { packId: dock.nut.eachId, code: 'DOUBLE' })
    await test.must('catalog.addBarcode', { packId: dock.nut.caseId, code: 'DOUBLE' })
    const asked = await delivery.scan('DOUBLE')
    expect(asked).toMatchObject({ outcome: 'ambiguous', candidates: [{ packName: 'Each' }, { packName: 'Case of 50' }] })
    const line = await delivery.line(dock.nut)
    expect(await delivery.decide(asked.scanId, { choice: 'line', lineId: line.id, packId: dock.nut.caseId })).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(50) } })
    expect(await test.failed('receiving.decideScan', { deliveryId: delivery.deliveryId, scanId: (await delivery.scan('DOUBLE')).scanId, decision: { choice: 'line', lineId: line.id, packId: dock.bolt.caseId } })).toMatchObject({ code: 'choice-not-possible' })
  })

  it('one product on two orders: a person chooses once, then the line is filled before it is asked again', async () => {
    const second = await sendOrder(test, dock.supplierId, [[dock.bolt, 12]], '2026-11-20')
    await test.must('receiving.addOrders', { deliveryId: delivery.deliveryId, orderIds: [second.orderId] })
    const asked = await delivery.scan(dock.bolt.eachCode)
    expect(asked).toMatchObject({ outcome: 'ambiguous' })
    if (asked.outcome !== 'ambiguous') throw new Error('not asked')
    const chosen = asked.candidates.find(({ orderNumber }) => orderNumber === second.orderNumber)!
    await delivery.decide(asked.scanId, { choice: 'line', lineId: chosen.lineId!, packId: chosen.packId })
    expect(await delivery.scan(dock.bolt.eachCode)).toMatchObject({ outcome: 'counted', line: { id: chosen.lineId } })
  })

  it('two steps about one scan: a line, then what to do with the over', async () => {
    await test.must('catalog.addBarcode', { packId: dock.bolt.eachId, code: 'DOUBLE' })
    await test.must('catalog.addBarcode', { packId: dock.bolt.caseId, code: 'DOUBLE' })
    await delivery.scan(dock.bolt.caseCode, { times: 4 })
    const asked = await delivery.scan('DOUBLE')
    const line = await delivery.line(dock.bolt)
    expect(await delivery.decide(asked.scanId, { choice: 'line', lineId: line.id, packId: dock.bolt.caseId })).toMatchObject({ outcome: 'over-tolerance', scanId: asked.scanId })
    expect(await delivery.decide(asked.scanId, { choice: 'over', action: 'refuse' })).toMatchObject({ outcome: 'counted', line: { refusedMilli: units(12), goodMilli: units(48) } })
  })
})

describe('more than ordered', () => {
  const fill = () => delivery.scan(dock.bolt.caseCode, { times: 4 })

  it.each([
    ['raise-order', { good: 60, held: 0, refused: 0 }], ['new-order', { good: 60, held: 0, refused: 0 }], ['hold', { good: 48, held: 12, refused: 0 }], ['refuse', { good: 48, held: 0, refused: 12 }]
  ] as const)('%s', async (action, expected) => {
    await fill()
    const asked = await delivery.scan(dock.bolt.caseCode)
    expect(asked).toMatchObject({ outcome: 'over-tolerance', overMilli: units(12) })
    expect(await delivery.decide(asked.scanId, { choice: 'over', action })).toMatchObject({ outcome: 'counted' })
    const { goodMilli, heldMilli, refusedMilli } = await delivery.line(dock.bolt)
    expect({ good: goodMilli / 1000, held: heldMilli / 1000, refused: refusedMilli / 1000 }).toEqual(expected)
    // What keeps goods out goes on by itself; what takes more in is asked about each time.
    expect(await delivery.scan(dock.bolt.eachCode)).toMatchObject({ outcome: action === 'hold' || action === 'refuse' ? 'counted' : 'over-tolerance' })
  })

  it('the order is raised, or a new one is written, when the receipt is posted', async () => {
    await fill()
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'raise-order' })
    await delivery.scan(dock.nut.caseCode, { times: 2 })
    await delivery.decide((await delivery.scan(dock.nut.caseCode)).scanId, { choice: 'over', action: 'new-order' })
    await delivery.post()
    const { lines } = await test.must('purchasing.viewOrder', { orderId: dock.orderId })
    expect(lines.map(({ productCode, orderedMilli, receivedMilli }) => [productCode, orderedMilli / 1000, receivedMilli / 1000])).toEqual([['BOLT', 60, 60], ['NUT', 100, 100], ['PAINT', 10, 0]])
    const { rows } = await test.must('purchasing.listOrders', { state: 'received' })
    expect(rows).toMatchObject([{ lineCount: 1, completionPermille: 1000 }])
  })

  it('a clerk may not exceed the tolerance, a buyer may', async () => {
    const person = { kind: 'person', station: 'Dock 1' } as const
    const signIn = async (name: string, role: 'clerk' | 'buyer') => {
      const { id } = await test.must('session.saveOperator', { name, role, pin: '1234' })
      return { ...person, session: (await test.must('session.signIn', { operatorId: id, pin: '1234' }, { ...person, session: null })).session }
    }
    const clerk = await signIn('Cleo', 'clerk')
    const buyer = await signIn('Bea', 'buyer')
    await fill()
    const scanned = await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.eachCode }, clerk)
    expect(scanned).toMatchObject({ outcome: 'over-tolerance', mayExceed: false })
    const decision = { deliveryId: delivery.deliveryId, scanId: scanned.scanId, decision: { choice: 'over', action: 'exceed' } } as const
    expect(await test.failed('receiving.decideScan', decision, clerk)).toEqual({ code: 'not-allowed' })
    expect(await test.must('receiving.decideScan', decision, buyer)).toMatchObject({ outcome: 'counted', line: { status: 'over' } })
  })

  it('within the supplier\'s tolerance nobody is asked', async () => {
    await test.must('system.saveSettings', { overTolerancePermille: 100 })
    await fill()
    expect(await delivery.scan(dock.bolt.eachCode, { times: 4 })).toMatchObject({ outcome: 'counted', attention: ['over'] })
    expect(await delivery.scan(dock.bolt.eachCode)).toMatchObject({ outcome: 'over-tolerance' })
  })
})

describe('bad scans lose nothing', () => {
  it.each([
    ['a wrong check digit in GS1', ']C10112345678901234', { outcome: 'garbled', ai: '01', rule: 'check-digit' }],
    ['an expiry date that does not exist', '(01)04006381333931(17)271301', { outcome: 'garbled', ai: '17', rule: 'date' }],
    ['nothing', '', { outcome: 'garbled', rule: 'empty' }],
    ['control characters', 'AB\u0001\u0002', { outcome: 'garbled', rule: 'control-character' }],
    ['10,000 characters', '7'.repeat(10_000), { outcome: 'garbled', rule: 'too-long' }]
  ])('%s', async (_, raw, expected) => {
    expect(await delivery.scan(raw)).toMatchObject(expected)
    const kept = await test.must('receiving.viewDelivery', { deliveryId: delivery.deliveryId })
    expect(kept.lines.every(({ countedMilli }) => countedMilli === 0)).toBe(true)
  })

  it('half a case code is unknown, and says that it looks like a misread GTIN', async () => {
    expect(await delivery.scan(dock.bolt.caseCode.slice(0, 9))).toMatchObject({ outcome: 'unknown' })
    expect(await delivery.scan('4006381333932')).toMatchObject({ outcome: 'unknown', looksLikeGtin: true })
  })

  it('the same request twice is counted once', async () => {
    const first = await delivery.scan(dock.bolt.caseCode, { requestId: 'scan-once-1' })
    expect(await delivery.scan(dock.bolt.caseCode, { requestId: 'scan-once-1' })).toEqual(first)
    expect((await delivery.line(dock.bolt)).countedMilli).toBe(units(12))
  })
})

describe('codes that are not goods', () => {
  it('a command of the printed sheet is recognised', async () => {
    expect(await delivery.scan(commandCode({ name: 'quantity', quantity: 12 }))).toMatchObject({ outcome: 'command', command: { name: 'quantity', quantity: 12 } })
  })

  it('a pallet code notes that the pallet arrived', async () => {
    const sscc = '345678901234567505'
    const announced = await openDelivery(test, [], { supplierId: dock.supplierId, handlingUnits: [sscc] })
    expect(await announced.scan(`(00)${sscc}`)).toMatchObject({ outcome: 'handling-unit', sscc, known: true })
    expect((await announced.view()).handlingUnits).toMatchObject([{ sscc, arrivedAt: '2026-11-24T09:00:00.000Z' }])
    expect(await announced.scan('(00)003456789012345670')).toMatchObject({ outcome: 'handling-unit', known: false })
    expect(await test.failed('receiving.openDelivery', { supplierId: dock.supplierId, handlingUnits: [sscc] })).toMatchObject({ code: 'sscc-elsewhere' })
  })
})

describe('undo and conditions', () => {
  it('takes back the last count of this station, not of another', async () => {
    await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.nut.caseCode }, atStation('Dock 1'))
    await test.must('receiving.recordScan', { deliveryId: delivery.deliveryId, raw: dock.bolt.caseCode }, atStation('Dock 2'))
    const undone = await test.must('receiving.undo', { deliveryId: delivery.deliveryId }, atStation('Dock 1'))
    expect(undone).toMatchObject({ undoneEvent: { productCode: 'NUT', undone: true }, event: { quantityMilli: -units(50), undoes: undone.undoneEvent.id }, line: { countedMilli: 0, status: 'not-seen' } })
    expect(await test.failed('receiving.undo', { deliveryId: delivery.deliveryId }, atStation('Dock 1'))).toEqual({ code: 'nothing-to-undo' })
    expect(await test.failed('receiving.undo', { deliveryId: delivery.deliveryId, eventId: undone.undoneEvent.id })).toEqual({ code: 'already-undone' })
    expect((await delivery.view()).stations.map(({ station }) => station).sort()).toEqual(['Dock 1', 'Dock 2'])
  })

  it('a scan whose rest was held is taken back whole', async () => {
    await delivery.scan(dock.bolt.eachCode, { times: 42 })
    await delivery.decide((await delivery.scan(dock.bolt.caseCode)).scanId, { choice: 'over', action: 'hold' })
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: units(42), heldMilli: 0 })
  })

  it('a condition or a quantity that is taken back leaves what was there before', async () => {
    const undo = () => test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    const scanned = await delivery.scan(dock.bolt.caseCode, { times: 3 })
    if (scanned.outcome !== 'counted') throw new Error('not counted')
    await test.must('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'damaged', quantityMilli: units(5) })
    await undo()
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: units(36), damagedMilli: 0 })
    const { recentEvents } = await delivery.view()
    const again = recentEvents.find(({ undoes, undone }) => undoes === null && !undone)!
    await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: scanned.line.id, packId: dock.bolt.caseId, quantityMilli: units(48), replaces: again.id })
    await undo()
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: units(36) })
    await undo()
    expect(await delivery.line(dock.bolt)).toMatchObject({ countedMilli: 0 })
  })

  it('everything received as expected is taken back at once', async () => {
    await test.must('receiving.receiveAllAsExpected', { deliveryId: delivery.deliveryId })
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId })
    expect((await delivery.view()).lines.every(({ countedMilli }) => countedMilli === 0)).toBe(true)
  })

  it('a condition can be changed for a part, and again', async () => {
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'counted') throw new Error('not counted')
    await test.must('receiving.setCondition', { deliveryId: delivery.deliveryId, eventId: scanned.event.id, condition: 'damaged', quantityMilli: units(2) })
    await test.must('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'refused' })
    // Without a named event it is about the whole last act: the ten good ones and the two damaged.
    expect(await delivery.line(dock.bolt)).toMatchObject({ goodMilli: 0, damagedMilli: 0, refusedMilli: units(12), countedMilli: units(12) })
    expect(await test.failed('receiving.setCondition', { deliveryId: delivery.deliveryId, condition: 'damaged', quantityMilli: units(99) })).toMatchObject({ code: 'more-than-counted' })
    const { rows } = await test.must('receiving.listEvents', { deliveryId: delivery.deliveryId })
    expect(rows).toHaveLength(8)
  })
})

describe('counting by key', () => {
  it('adds and takes away on a line, never below nothing, and asks like a scan', async () => {
    const line = await delivery.line(dock.bolt)
    const count = (quantity: number, more: Readonly<Record<string, unknown>> = {}) => test.call('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: line.id, quantityMilli: units(quantity), ...more })
    expect(await count(20)).toMatchObject({ ok: true, value: { line: { countedMilli: units(20) }, event: { source: 'key' } } })
    expect(await count(-5)).toMatchObject({ ok: true, value: { line: { countedMilli: units(15) } } })
    expect(await count(-16)).toEqual({ ok: false, failure: { code: 'below-zero', countedMilli: units(15) } })
    expect(await count(40)).toEqual({ ok: false, failure: { code: 'over-tolerance', overMilli: units(7), mayExceed: true } })
    expect(await count(40, { over: 'hold' })).toMatchObject({ ok: true, value: { line: { goodMilli: units(48), heldMilli: units(7) } } })
    const paint = await delivery.line(dock.paint)
    expect(await test.failed('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: paint.id, quantityMilli: units(1) })).toEqual({ code: 'needs-detail', missing: ['lot', 'expiry'] })
    expect(await test.failed('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: 999, quantityMilli: units(1) })).toEqual({ code: 'line-not-found' })
  })

  it('a serial number is counted once, on this delivery and in stock', async () => {
    const pump = await makeProduct(test, 'PUMP', '8711253001202', '18711253001209', 2, { serialRequired: true })
    const { orderId } = await sendOrder(test, dock.supplierId, [[pump, 5]])
    const pumps = await openDelivery(test, [orderId])
    expect(await pumps.scan(pump.eachCode)).toMatchObject({ outcome: 'needs-detail', missing: ['serial'] })
    const coded = `(01)${pump.eachCode.padStart(14, '0')}(21)SN1`
    expect(await pumps.scan(coded)).toMatchObject({ outcome: 'counted', event: { serial: 'SN1', quantityMilli: units(1) } })
    expect(await pumps.scan(coded)).toMatchObject({ outcome: 'serial-twice', serial: 'SN1' })
    await pumps.post()
    const next = await openDelivery(test, [orderId])
    expect(await next.scan(coded)).toMatchObject({ outcome: 'serial-twice' })
  })
})

describe('the answer to a scan', () => {
  it('is exactly what the delivery then shows', async () => {
    await delivery.scan(dock.bolt.eachCode, { times: 42 })
    const asked = await delivery.scan(`(01)${dock.bolt.caseCode}(10)L5(17)270630`)
    const answers = [await delivery.decide(asked.scanId, { choice: 'over', action: 'hold' }), await delivery.scan(dock.nut.caseCode), await delivery.scan(dock.nut.eachCode, { condition: 'damaged', times: 3 })]
    for (const answer of answers) {
      if (answer.outcome !== 'counted') throw new Error('not counted')
      const { lines, recentEvents } = await delivery.view()
      expect(recentEvents.find(({ id }) => id === answer.event.id)).toEqual(answer.event)
      if (answer === answers.at(-1)) expect(lines.find(({ id }) => id === answer.line.id)).toEqual(answer.line)
    }
    const bolts = answers[0]
    expect(bolts?.outcome === 'counted' && bolts.line).toEqual(await delivery.line(dock.bolt))
  })
})
