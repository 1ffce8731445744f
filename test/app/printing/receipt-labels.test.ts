import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPrinter, printedBy, simulate, untilJob, untilState } from '#test/support/device-data.ts'
import type { Dock } from '#test/support/receiving-data.ts'
import { makeProduct, openDelivery, openDock, sendOrder, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let dock: Dock
let printerId: number
beforeEach(async () => {
  test = await openTestApp()
  dock = await openDock(test)
  printerId = await addPrinter(test)
})
afterEach(() => test.close())

/** 30 bolts (a case of 12 scanned twice, 6 by key) and 3 tins with lot and expiry by key, posted. */
const receive = async () => {
  const delivery = await openDelivery(test, [dock.orderId])
  await delivery.scan(dock.bolt.caseCode)
  await delivery.scan(dock.bolt.caseCode)
  const bolts = await delivery.line(dock.bolt)
  const paint = await delivery.line(dock.paint)
  await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: bolts.id, quantityMilli: units(6) })
  const byKey = await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: paint.id, quantityMilli: units(3), lot: 'L77', expiryIso: '2027-05-31' })
  return { ...delivery, byKey, ...(await delivery.post()) }
}

describe('labels of a receipt', () => {
  it('are one a case by each product’s rule, and carry lot, expiry and where the goods came from', async () => {
    const { receiptId, stickers } = await receive()
    expect(stickers).toBeNull()
    const { rows } = await test.must('printing.receiptLabels', { receiptId })
    expect(rows.map(({ productCode, lot, labels, printed }) => [productCode, lot, labels, printed])).toEqual([['BOLT', '', 3, 0], ['PAINT', 'L77', 1, 0]])
    const { jobs } = await test.must('printing.printReceipt', { receiptId })
    expect(jobs.map(({ title, labels, cause }) => [title, labels, cause])).toEqual([['BOLT · Case of 12', 3, 'receipt'], ['PAINT · Case of 6', 1, 'receipt']])
    for (const { id } of jobs) await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(4)
    expect((await test.must('printing.receiptLabels', { receiptId })).rows.map(({ printed }) => printed)).toEqual([3, 1])
    expect((await test.must('printing.jobs', { state: 'all', receiptId })).rows).toHaveLength(2)
  })

  it('can be as many as a person says for each line', async () => {
    const { receiptId } = await receive()
    const { rows } = await test.must('printing.receiptLabels', { receiptId })
    const { jobs } = await test.must('printing.printReceipt', { receiptId, lines: [{ receiptLineId: rows[1]?.receiptLineId ?? 0, copies: 5 }] })
    expect(jobs).toMatchObject([{ title: 'PAINT · Case of 6', labels: 5 }])
  })

  it('follow a rule of the product: one a tin and two to spare', async () => {
    await test.must('labels.setRule', { productId: dock.paint.id, rule: { per: 'unit', spares: { kind: 'count', value: 2 } } })
    const { receiptId } = await receive()
    expect((await test.must('printing.receiptLabels', { receiptId })).rows.map(({ labels }) => labels)).toEqual([3, 5])
  })
})

describe('labels that print by themselves', () => {
  it('at a count: for goods counted by hand, not for those whose code was scanned', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    const { byKey } = await receive()
    expect(byKey.stickers).toEqual({ labels: 1, failure: null })
    expect((await test.must('printing.jobs', { state: 'all' })).rows.map(({ title, labels, cause }) => [title, labels, cause])).toEqual([['PAINT · Case of 6', 1, 'count'], ['BOLT · Case of 12', 1, 'count']])
  })

  it('at the finish: for what was not scanned', async () => {
    await test.must('labels.saveSettings', { printAtFinish: true })
    const { stickers } = await receive()
    expect(stickers).toEqual({ labels: 2, failure: null })
  })

  it('at a count that corrects another: only what is more; all of them when the lot was wrong', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    const delivery = await openDelivery(test, [dock.orderId])
    const nuts = await delivery.line(dock.nut)
    const count = (quantity: number, more: { readonly replaces?: number; readonly lot?: string } = {}) => test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: nuts.id, quantityMilli: units(quantity), packId: dock.nut.caseId, ...more })
    await test.must('labels.setRule', { productId: dock.nut.id, rule: { per: 'unit' } })
    const first = await count(10)
    expect(first.stickers).toEqual({ labels: 10, failure: null })
    test.clock.advance(1_000)
    const second = await count(12, { replaces: first.event.id })
    expect(second.stickers).toEqual({ labels: 2, failure: null })
    test.clock.advance(1_000)
    const third = await count(13, { replaces: second.event.id })
    expect(third.stickers).toEqual({ labels: 1, failure: null })
    const fewer = await count(9, { replaces: third.event.id })
    expect(fewer.stickers).toBeNull()
    expect((await count(9, { replaces: fewer.event.id, lot: 'N2' })).stickers).toEqual({ labels: 9, failure: null })
  })

  it('that have not begun end with the count or the receipt they were for; what went out stays', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    const early = await receive()
    for (const { id } of (await test.must('printing.jobs', { state: 'all' })).rows) await untilJob(test, id, 'confirmed')
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    const delivery = await openDelivery(test, [dock.orderId])
    const nuts = await delivery.line(dock.nut)
    test.clock.advance(1_000)
    const { event } = await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: nuts.id, quantityMilli: units(10) })
    await test.must('printing.printReceipt', { receiptId: early.receiptId })
    expect((await test.must('printing.jobs', {})).rows.map(({ cause }) => cause)).toEqual(['receipt', 'receipt', 'count'])
    await test.must('receiving.undo', { deliveryId: delivery.deliveryId, eventId: event.id })
    expect((await test.must('printing.jobs', {})).rows.map(({ cause }) => cause)).toEqual(['receipt', 'receipt'])
    await test.must('receiving.reverseReceipt', { receiptId: early.receiptId, reason: 'the wrong delivery' })
    expect((await test.must('printing.jobs', { state: 'all' })).rows.map(({ cause, state }) => [cause, state])).toEqual([
      ['receipt', 'cancelled'], ['receipt', 'cancelled'], ['count', 'cancelled'], ['count', 'confirmed'], ['count', 'confirmed']
    ])
  })

  it('at a count: none for what is refused because it is too much', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    await test.must('labels.setRule', { productId: dock.nut.id, rule: { per: 'unit' } })
    const delivery = await openDelivery(test, [dock.orderId])
    const nuts = await delivery.line(dock.nut)
    expect((await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: nuts.id, quantityMilli: units(130), over: 'refuse' })).stickers).toEqual({ labels: 100, failure: null })
  })

  it('at the finish: by lot, for a lot that was scanned has its code', async () => {
    await test.must('labels.saveSettings', { printAtFinish: true })
    const delivery = await openDelivery(test, [dock.orderId])
    const paint = await delivery.line(dock.paint)
    await delivery.scan('(01)14012345678908(17)270531(10)A1')
    await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: paint.id, quantityMilli: units(4), lot: 'B2', expiryIso: '2027-06-30' })
    const { receiptId, stickers } = await delivery.post()
    expect(stickers).toEqual({ labels: 1, failure: null })
    const { rows } = await test.must('printing.jobs', { state: 'all', receiptId })
    expect(rows.map(({ title, labels }) => [title, labels])).toEqual([['PAINT · Case of 6', 1]])
  })

  it('at both: what was received as expected is stickered at the finish, for nobody stood before it at its count', async () => {
    await test.must('labels.saveSettings', { printAtCount: true, printAtFinish: true })
    const delivery = await openDelivery(test, [dock.orderId])
    const bolts = await delivery.line(dock.bolt)
    const nuts = await delivery.line(dock.nut)
    await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: bolts.id, quantityMilli: units(12) })
    await test.must('receiving.receiveAllAsExpected', { deliveryId: delivery.deliveryId, lineIds: [nuts.id] })
    expect((await delivery.post()).stickers).toEqual({ labels: 2, failure: null })
  })

  it('that cannot be printed are not told of: no job and no code of them is announced', async () => {
    const { productId } = await test.must('catalog.saveProduct', { code: 'BARE', name: 'Bare goods', packs: [{ kind: 'each', name: 'Each', baseQuantityMilli: units(1) }] })
    const { packs } = await test.must('catalog.viewProduct', { productId })
    const { orderId } = await sendOrder(test, dock.supplierId, [[{ id: productId, code: 'BARE', eachId: packs[0]?.id ?? 0, caseId: 0, eachCode: '', caseCode: '' }, 5]])
    await test.must('labels.saveSettings', { printAtCount: true })
    const delivery = await openDelivery(test, [orderId])
    const line = (await delivery.view()).lines[0]
    test.events.length = 0
    const { stickers } = await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: line?.id ?? 0, quantityMilli: units(1), lot: 'THIS-LOT-IS-FAR-TOO-LONG-FOR-ANY-STICKER' })
    expect(stickers).toMatchObject({ labels: 0, failure: 'problems' })
    expect(test.events.map(({ type }) => type)).toEqual(['receiving.changed'])
  })

  it('leave out goods whose code was scanned, also when their number was corrected by hand, once or twice, at the count and at the finish', async () => {
    await test.must('labels.saveSettings', { printAtCount: true, printAtFinish: true })
    const delivery = await openDelivery(test, [dock.orderId])
    const scanned = await delivery.scan(dock.bolt.caseCode)
    if (scanned.outcome !== 'counted') throw new Error(scanned.outcome)
    const correct = (replaces: number, quantity: number) => test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: scanned.line.id, quantityMilli: units(quantity), replaces })
    const first = await correct(scanned.event.id, 24)
    const second = await correct(first.event.id, 36)
    expect([first.stickers, second.stickers]).toEqual([null, null])
    expect((await delivery.post()).stickers).toBeNull()
  })

  it('come once, also when somebody changes in between whether they come at the count or at the finish', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    const delivery = await openDelivery(test, [dock.orderId])
    const count = async (product: typeof dock.bolt, quantity: number) => test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: (await delivery.line(product)).id, quantityMilli: units(quantity) })
    expect((await count(dock.bolt, 12)).stickers).toEqual({ labels: 1, failure: null })
    await test.must('labels.saveSettings', { printAtCount: false, printAtFinish: true })
    test.clock.advance(1_000)
    expect((await count(dock.nut, 50)).stickers).toBeNull()
    await delivery.post()
    expect((await test.must('printing.jobs', { state: 'all' })).rows.map(({ title, cause }) => [title, cause])).toEqual([['NUT · Case of 50', 'finish'], ['BOLT · Case of 12', 'count']])
  })

  it('go to a printer that works, not to one that was added with a wrong address and never reached', async () => {
    await test.must('devices.save', { station: 'Test station', setup: { kind: 'label-printer', name: 'A first by name', connection: { kind: 'tcp', host: '127.0.0.1', port: 9 }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } } })
    const { printerName } = await test.must('labels.prepare', { subject: { kind: 'pack', packId: dock.bolt.caseId }, kind: 'case' })
    expect(printerName).toBe('Label printer')
  })

  it('never keep a count or a receipt from being made: without a printer the answer says why', async () => {
    await test.must('labels.saveSettings', { printAtCount: true })
    await test.must('devices.remove', { deviceId: printerId })
    const { byKey, receiptNumber } = await receive()
    expect(byKey.stickers).toEqual({ labels: 0, failure: 'no-printer' })
    expect(receiptNumber).toBe('GR-2026-00001')
  })
})

describe('a product that came without any code', () => {
  const withoutCodes = async () => {
    const { productId } = await test.must('catalog.saveProduct', { code: 'ROPE', name: 'Marine rope', lotRequired: true, packs: [{ kind: 'each', name: 'Each', baseQuantityMilli: units(1) }, { kind: 'case', name: 'Case of 24', baseQuantityMilli: units(24) }] })
    const { packs } = await test.must('catalog.viewProduct', { productId })
    return { productId, caseId: packs.find(({ kind }) => kind === 'case')?.id ?? 0 }
  }

  it('gets one with its first label, and keeps it: the sticker is scanned from then on', async () => {
    const { productId, caseId } = await withoutCodes()
    const subject = { kind: 'pack', packId: caseId, lot: 'L1' } as const
    expect(await test.must('labels.prepare', { subject, kind: 'case', quantityMilli: units(50) })).toMatchObject({ code: null, takesCode: true, needsLot: true, needsExpiry: false, count: { labels: 3, rule: 'case' }, printerName: 'Label printer' })
    await test.must('printing.print', { templateKey: 'case-gs1-128', subject, copies: 2 })
    const { code, taken } = await test.must('labels.takeCode', { packId: caseId })
    expect({ code, taken }).toEqual({ code: '2000000000015', taken: false })
    const { orderId } = await sendOrder(test, dock.supplierId, [[{ id: productId, code: 'ROPE', eachId: 0, caseId, eachCode: '', caseCode: code }, 48]])
    const delivery = await openDelivery(test, [orderId])
    expect(await delivery.scan(`(01)0${code}(10)L1`)).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(24), lot: 'L1' } })
  })

  it('with a code for each lot, the plain code tells lot and expiry when it is scanned', async () => {
    await test.must('labels.saveSettings', { codes: { kind: 'own', prefix: 'DS', digits: 6 }, codesPerLot: true })
    const { productId, caseId } = await withoutCodes()
    await test.must('printing.print', { templateKey: 'product-sticker', subject: { kind: 'pack', packId: caseId, lot: 'L9', expiryIso: '2027-01-31' }, copies: 1 })
    await test.must('printing.print', { templateKey: 'product-sticker', subject: { kind: 'pack', packId: caseId, lot: 'L10', expiryIso: '2027-02-28' }, copies: 1 })
    await test.must('printing.print', { templateKey: 'product-sticker', subject: { kind: 'pack', packId: caseId, lot: 'L9', expiryIso: '2027-01-31' }, copies: 1 })
    expect(await test.must('labels.settings', {})).toMatchObject({ codesTaken: 2, codesLeft: 999_997 })
    const { orderId } = await sendOrder(test, dock.supplierId, [[{ id: productId, code: 'ROPE', eachId: 0, caseId, eachCode: '', caseCode: '' }, 48]])
    const delivery = await openDelivery(test, [orderId])
    expect(await delivery.scan('DS0000017')).toMatchObject({ outcome: 'counted', event: { quantityMilli: units(24), lot: 'L9', expiryIso: '2027-01-31' } })
    expect(await delivery.scan('DS0000024')).toMatchObject({ outcome: 'counted', event: { lot: 'L10', expiryIso: '2027-02-28' } })
  })

  it('a code for one expiry date is not the code of the pack as such, and no lot at all asks for no code of its own', async () => {
    await test.must('labels.saveSettings', { codes: { kind: 'own', prefix: 'DS', digits: 6 } })
    const { caseId } = await withoutCodes()
    const dated = await test.must('labels.takeCode', { packId: caseId, expiryIso: '2027-01-31' })
    const plain = await test.must('labels.takeCode', { packId: caseId })
    expect(plain).toEqual({ code: 'DS0000024', taken: true })
    expect(dated.code).not.toBe(plain.code)
    expect(await test.must('labels.takeCode', { packId: caseId, lot: '' })).toEqual({ code: plain.code, taken: false })
  })

  it('a code for one lot says nothing of other goods a supplier gave the same number, nor against a date that stands in the scan', async () => {
    await test.must('labels.saveSettings', { codesPerLot: true })
    const { productId, caseId } = await withoutCodes()
    const { code } = await test.must('labels.takeCode', { packId: caseId, lot: 'L9', expiryIso: '2027-01-31' })
    const { orderId } = await sendOrder(test, dock.supplierId, [[{ id: productId, code: 'ROPE', eachId: 0, caseId, eachCode: '', caseCode: code }, 480], [dock.bolt, 48]])
    const delivery = await openDelivery(test, [orderId])
    expect(await delivery.scan(`(01)0${code}(17)270228`)).toMatchObject({ outcome: 'counted', event: { lot: 'L9', expiryIso: '2027-02-28' } })
    await test.must('catalog.addBarcode', { packId: dock.bolt.eachId, code, supplierId: dock.supplierId })
    expect(await delivery.scan(code)).toMatchObject({ outcome: 'counted', event: { productCode: 'BOLT', lot: null, expiryIso: null } })
  })

  it('a range that is used up keeps nobody from changing other settings', async () => {
    await test.must('labels.saveSettings', { codes: { kind: 'restricted', prefix: '29999' } })
    const beside = new Database(join(test.folder, 'dockside.db'))
    beside.prepare(`INSERT INTO issued_codes (code, range_key, number, at, station) VALUES ('2999999999990', 'restricted 29999', 9999999, '', '')`).run()
    beside.close()
    expect(await test.must('labels.saveSettings', { scanBackFirst: true })).toEqual({})
    expect(await test.failed('labels.takeCode', { packId: (await withoutCodes()).caseId })).toMatchObject({ code: 'no-codes-left' })
  })

  it('a code that somebody linked by hand is passed over, nothing is handed out twice, and another range begins at its own beginning', async () => {
    await test.must('labels.saveSettings', { codes: { kind: 'own', prefix: 'Q', digits: 3 } })
    await makeProduct(test, 'TAKEN', 'Q0017', '14006381333945', 2)
    const { caseId } = await withoutCodes()
    const first = await test.must('labels.takeCode', { packId: caseId })
    expect(first).toEqual({ code: 'Q0024', taken: true })
    expect(await test.must('labels.takeCode', { packId: caseId })).toEqual({ code: 'Q0024', taken: false })
    await test.must('labels.saveSettings', { codes: { kind: 'restricted', prefix: '29999' } })
    expect(await test.must('labels.settings', {})).toMatchObject({ codesTaken: 0, codesLeft: 9_999_999 })
  })
})
