import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { broughtIn, checked, counts, lines } from './support.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
  await test.must('catalog.saveSupplier', { code: 'ACME', name: 'Acme', currency: 'EUR' })
  await test.must('catalog.saveSupplier', { code: 'YEN', name: 'Yen Ltd', currency: 'JPY' })
  await test.must('catalog.saveProduct', { code: 'A1', name: 'Bolt', standardCostScaled: 1_500_000, packs: [{ kind: 'each', baseQuantityMilli: 1000 }, { kind: 'case', baseQuantityMilli: 12_000 }] })
  await test.must('catalog.saveProduct', { code: 'A2', name: 'Nut' })
  await test.must('catalog.saveProduct', { code: 'L1', name: 'Milk', lotRequired: true })
  await test.must('catalog.saveProduct', { code: 'S1', name: 'Scanner', serialRequired: true })
})
afterEach(() => test.close())

const orderByNumber = async (number: string) => {
  const { rows } = await test.must('purchasing.listOrders', { search: number })
  const found = rows.find((row) => row.number === number)
  return found === undefined ? undefined : test.must('purchasing.viewOrder', { orderId: found.id })
}
const linesOf = async (number: string) => (await orderByNumber(number))?.lines.map((line) => [line.lineNumber, line.productCode, line.orderedMilli / 1000, line.unitCostScaled / 1e6, line.expectedIso])
const onHand = async (code: string) => {
  const { rows } = await test.must('catalog.listProducts', { search: code })
  const { stock, places } = await test.must('catalog.viewProduct', { productId: rows.find((row) => row.code === code)!.id })
  return { onHand: stock.onHandMilli / 1000, averageCost: stock.averageCostScaled === null ? null : stock.averageCostScaled / 1e6, places: places.map(({ locationCode, quantityMilli, lot, expiryIso, serial }) => [locationCode, quantityMilli / 1000, lot ?? expiryIso ?? serial].filter((part) => part !== null)) }
}

describe('purchase orders', () => {
  it('come in from a file of headers, and then their lines from a file of lines', async () => {
    const linesFile = lines('po_number,line_id,sku,due_date,ordered_qty,unit_cost,received_qty', '17,2,A1,2026-12-01,120,1.2345,120', '17,3,A2,2026-12-02,5,0.1,0', '18,4,A1,,1,2,0')
    const early = await checked(test, linesFile)
    expect(early.problems).toEqual(['2 unknown-order po_number', '3 unknown-order po_number', '4 unknown-order po_number'])
    expect(early.upload.ignored).toEqual([{ column: 'received_qty', reason: 'received-by-scanning' }])

    const headers = await broughtIn(test, lines('po_number,supplier_code,order_date,ship_date,total', '17,ACME,2026-11-01,2026-11-30,148.6', '18,YEN,2026-11-02,,2'))
    expect(counts(headers.status)).toEqual([2, 0, 0, 0])
    expect((await orderByNumber('17'))?.order).toMatchObject({ state: 'sent', supplierName: 'Acme', orderIso: '2026-11-01', expectedIso: '2026-11-30', currency: 'EUR', lineCount: 0 })

    const { status } = await broughtIn(test, linesFile)
    expect(status).toMatchObject({ create: 3, warnings: 0 })
    expect(await linesOf('17')).toEqual([[2, 'A1', 120, 1.2345, '2026-12-01'], [3, 'A2', 5, 0.1, '2026-12-02']])
    expect(await linesOf('18')).toEqual([[4, 'A1', 1, 0.02, null]])
    expect((await orderByNumber('17'))?.order).toMatchObject({ state: 'sent', lineCount: 2, valueMinor: 14_864, completionPermille: 0 })
    expect((await test.must('purchasing.listOrders', { state: 'open' })).rows.map(({ number }) => number)).toEqual(['17', '18'])
    expect(counts((await checked(test, linesFile)).status)).toEqual([0, 0, 3, 0])
  })

  it('come in from one file with both, as drafts when that was chosen', async () => {
    const file = lines('po;supplier;order date;sku;qty;price;currency', 'D-1;ACME;1.11.2026;A1;2,5;1,10;USD', 'D-1;ACME;;A2;3;;', 'D-2;YEN;13.11.2026;A1;1;;')
    const { status, problems } = await broughtIn(test, file, { ordersAre: 'draft' })
    expect(counts(status)).toEqual([3, 0, 0, 0])
    expect(problems).toEqual(['3 no-price price', '4 no-price price'])
    expect((await orderByNumber('D-1'))?.order).toMatchObject({ state: 'draft', currency: 'USD', sentAt: null, orderIso: '2026-11-01' })
    expect(await linesOf('D-1')).toEqual([[1, 'A1', 2.5, 1.1, null], [2, 'A2', 3, 0, null]])

    const changed = await broughtIn(test, lines('po;sku;qty;price', 'D-1;A2;4;0,50', 'D-1;A1;2,5;', 'D-1;A2;7;0,50'), { ordersAre: 'draft' })
    expect(changed.rows.map(({ state }) => state)).toEqual(['update', 'unchanged', 'create'])
    expect(await linesOf('D-1')).toEqual([[1, 'A1', 2.5, 1.1, null], [2, 'A2', 4, 0.5, null], [3, 'A2', 7, 0.5, null]])
  })

  it('count packs where the file does: ten cases of twelve are 120, and the price of a case is shared out', async () => {
    const { problems } = await broughtIn(test, lines('po,supplier,sku,qty,uom,price', 'P-1,ACME,A1,10,case,18.00', 'P-1,ACME,A1,5,each,1.50', 'P-1,ACME,A1,1,Case,0.001'))
    expect(problems).toEqual(['4 rounded-price price'])
    expect(await linesOf('P-1')).toEqual([[1, 'A1', 120, 1.5, null], [2, 'A1', 5, 1.5, null], [3, 'A1', 12, 0.000083, null]])
    expect((await checked(test, lines('po,supplier,sku,qty,uom', 'P-2,ACME,A2,10,case'))).problems).toEqual(['2 unknown-pack uom'])
  })

  it('take the supplier\'s own codes and costs', async () => {
    await broughtIn(test, lines('supplier,sku,vendor sku,cost', 'ACME,A1,ACM-1,1.11', 'ACME,A2,TWICE,2', 'ACME,L1,TWICE,3', 'YEN,A1,Y-1,4'))
    const { problems } = await checked(test, lines('po,supplier,vendor sku,qty', 'V-1,ACME,ACM-1,5', 'V-2,ACME,TWICE,1', 'V-3,ACME,Y-1,1'))
    expect(problems).toEqual(['3 ambiguous-product vendor sku', '4 unknown-product vendor sku'])
    await broughtIn(test, lines('po,supplier,vendor sku,qty', 'V-1,ACME,acm-1,5'))
    expect(await linesOf('V-1')).toEqual([[1, 'A1', 5, 1.11, null]])
  })

  it('come in whole or not at all', async () => {
    const file = lines('po,supplier,sku,qty', 'W-1,ACME,A1,1', 'W-1,ACME,NONE,1', 'W-2,ACME,A1,1', 'W-3,ACME,A1,1', 'W-3,YEN,A1,1', 'W-4,,A1,1', 'W-5,ACME,A1,', 'W-6,ACME,,5')
    const { problems, importId } = await checked(test, file, { onlyGoodRows: true })
    expect(problems).toEqual(['2 held-back', '3 unknown-product sku', '5 held-back', '6 contradicts-row supplier', '7 needed-to-create supplier', '8 needed qty', '9 needed sku'])
    await test.must('imports.apply', { importId, wait: true })
    expect((await test.must('purchasing.listOrders', {})).rows.map(({ number }) => number)).toEqual(['W-2'])
  })

  it('that were sent keep what was ordered; dates may change and lines be added, which is kept', async () => {
    await broughtIn(test, lines('po,supplier,line,sku,qty,price', 'S-1,ACME,1,A1,10,1', 'S-1,ACME,2,A2,5,1'))
    const { problems } = await checked(test, lines('po,supplier,order date,line,sku,qty,price', 'S-1,YEN,2026-01-01,1,A2,11,2'))
    expect(problems).toEqual(['2 fixed-after-sending order date', '2 fixed-after-sending supplier', '2 fixed-after-sending sku', '2 fixed-after-sending qty', '2 fixed-after-sending price'])
    const { rows } = await broughtIn(test, lines('po,line,sku,qty,due date,note', 'S-1,1,A1,10,2026-12-24,Gate 2', 'S-1,3,A2,7,,', 'S-1,2,A2,5,,'))
    expect(rows.map(({ state, problems: found }) => [state, ...found.map(({ code }) => code)])).toEqual([['update'], ['create', 'no-price', 'order-already-sent'], ['unchanged']])
    expect(await linesOf('S-1')).toEqual([[1, 'A1', 10, 1, '2026-12-24'], [2, 'A2', 5, 1, null], [3, 'A2', 7, 0, null]])
    const order = await orderByNumber('S-1')
    expect(order?.order).toMatchObject({ note: 'Gate 2', lineCount: 3 })
    expect(order?.history[0]).toMatchObject({ action: 'amended' })
    await test.must('purchasing.cancelOrder', { orderId: order!.order.id, reason: 'not needed' })
    expect((await checked(test, lines('po,line,sku,qty', 'S-1,4,A1,1', 'S-1,1,A1,10'))).problems).toEqual(['2 order-ended po', '3 held-back'])
    expect(counts((await checked(test, lines('po,line,sku,qty', 'S-1,1,A1,10'))).status)).toEqual([0, 0, 1, 0])
  })

  it('with one line number twice are refused on both lines', async () => {
    const { rows } = await checked(test, lines('po,supplier,line,sku,qty', 'T-1,ACME,1,A1,1', 'T-1,ACME,1,A1,2'))
    expect(rows.map(({ problems }) => problems.map(({ code, expected }) => `${code}: ${expected}`))).toEqual([['duplicate-row: a line number of its own; also in row 3'], ['duplicate-row: a line number of its own; also in row 2']])
  })
})

describe('opening stock', () => {
  it('makes the places it names, says so, and is posted once however often the file comes', async () => {
    const file = lines('sku,location,shelf,bin,quantity', 'A1,1,A,5,408', 'A2,1,A,5,12.5', 'A1,7,N/A,0,3', 'A2,DOCK,,,0')
    const { status, rows } = await broughtIn(test, file)
    expect(status).toMatchObject({ create: 3, unchanged: 1, newLocations: 2, warnings: 1 })
    expect(rows.map(({ key, problems }) => [key, ...problems.map(({ severity, code, value }) => `${severity} ${code} ${value}`)])).toEqual([['A1 @ 1-A-5', 'note new-location 1-A-5'], ['A2 @ 1-A-5', 'warning part-of-each 12.5'], ['A1 @ 7', 'note new-location 7'], ['A2 @ DOCK', 'note nothing-to-post 0']])
    expect(await onHand('A1')).toEqual({ onHand: 411, averageCost: 1.5, places: [['1-A-5', 408], ['7', 3]] })
    const again = await broughtIn(test, file)
    expect(again.status).toMatchObject({ create: 0, unchanged: 4, newLocations: 0 })
    expect(await onHand('A1')).toMatchObject({ onHand: 411 })
  })

  it('with another quantity than is there is refused: that is what a stock take is for', async () => {
    await broughtIn(test, lines('sku,location,quantity', 'A1,B-1,10'))
    const { rows } = await checked(test, lines('sku,location,quantity', 'A1,b-1,11', 'A1,B-1,12'))
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual(['duplicate-row', 'duplicate-row'])
    const [row] = (await checked(test, lines('sku,location,quantity', 'A1,b-1,11'))).rows
    expect(row).toMatchObject({ state: 'rejected', problems: [{ code: 'counted-stock', column: 'quantity', value: '11', expected: '10, which is there already; a stock take changes it' }] })
  })

  it('carries lot, expiry and serial where the product asks for them, and its own cost', async () => {
    const { problems } = await checked(test, lines('sku,location,quantity,lot,serial', 'L1,B-1,5,,', 'S1,B-1,1,,', 'S1,B-1,2,,SN1', 'NONE,B-1,1,,', 'A1,B-1,-1,,'))
    expect(problems).toEqual(['2 needed lot', '3 needed serial', '4 one-per-serial quantity', '5 unknown-product sku', '6 negative quantity'])
    await broughtIn(test, lines('sku,location,quantity,lot,best before,serial,cost', 'L1,B-1,5,LOT-A,,,2.00', 'L1,B-1,15,LOT-B,,,4.00', 'S1,B-1,1,,,SN1,', 'A2,B-1,4,,2027-01-31,,'))
    expect(await onHand('L1')).toEqual({ onHand: 20, averageCost: 3.5, places: [['B-1', 5, 'LOT-A'], ['B-1', 15, 'LOT-B']] })
    expect(await onHand('S1')).toMatchObject({ places: [['B-1', 1, 'SN1']] })
    expect(await onHand('A2')).toMatchObject({ averageCost: null, places: [['B-1', 4, '2027-01-31']] })
  })
})
