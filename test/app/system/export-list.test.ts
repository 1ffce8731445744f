import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runExport } from '#main/app/system/export/run-export.ts'
import { defaultSettings } from '#main/app/system/settings.ts'
import type { exportableLists } from '#shared/api/system.ts'
import { indexProducts } from '#main/persistence/search/product-index.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
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

type Filter = Readonly<Record<string, string | number | boolean | null>>
const raw = async (list: (typeof exportableLists)[number], filter: Filter = {}) => {
  const { contentBase64, ...file } = await test.must('system.exportList', { list, filter })
  return { ...file, text: Buffer.from(contentBase64, 'base64').toString() }
}
/** The rows of an export by heading. */
const rowsOf = async (list: (typeof exportableLists)[number], filter: Filter = {}): Promise<readonly Readonly<Record<string, string>>[]> => {
  const { text, rows } = await raw(list, filter)
  expect(text.startsWith('\u{FEFF}')).toBe(true)
  const parsed = Papa.parse<Record<string, string>>(text.slice(1), { header: true, delimiter: ',', skipEmptyLines: true })
  expect(parsed.errors).toEqual([])
  expect(parsed.data).toHaveLength(rows)
  return parsed.data
}

/** 24 of 48 bolts and 3 damaged tins arrive and are posted. */
const receive = async () => {
  const delivery = await openDelivery(test, [dock.orderId], { reference: '=SUM(1)' })
  await delivery.scan(dock.bolt.caseCode)
  await delivery.scan(dock.bolt.caseCode)
  const paint = await delivery.line(dock.paint)
  await test.must('receiving.recordCount', { deliveryId: delivery.deliveryId, lineId: paint.id, quantityMilli: units(3), condition: 'damaged', lot: '+49L1', expiryIso: '2027-05-31' })
  const receipt = await delivery.post()
  return { ...delivery, ...receipt }
}

describe('a list as a file', () => {
  it('is named after the list and the day, begins with headings, and holds what the screen shows', async () => {
    const { text, ...file } = await raw('products')
    expect(file).toEqual({ fileName: 'dockside-products-2026-11-24.csv', mime: 'text/csv; charset=utf-8', rows: 3 })
    expect(text).toBe('\u{FEFF}Code,Name,Unit,On hand,Available,On order,Active\r\n"BOLT","BOLT name","each",0,0,48,"yes"\r\n"NUT","NUT name","each",0,0,100,"yes"\r\n"PAINT","PAINT name","each",0,0,10,"yes"\r\n')
  })

  it('takes the same search, filters and order as the list, and does not mind where a page of the screen begins', async () => {
    expect((await rowsOf('products', { sort: 'code', direction: 'descending', cursor: 'x', limit: 1 })).map((row) => row.Code)).toEqual(['PAINT', 'NUT', 'BOLT'])
    expect((await rowsOf('products', { search: 'bol' })).map((row) => row.Code)).toEqual(['BOLT'])
    expect(await rowsOf('orders', { state: 'draft' })).toEqual([])
    expect(await rowsOf('orders', { state: 'open', supplierId: dock.supplierId })).toMatchObject([{ Number: dock.orderNumber, Supplier: 'Litware', State: 'sent', Expected: '2026-11-24', 'Completed %': '0', Value: '339.90', Currency: 'EUR' }])
    expect(await rowsOf('suppliers')).toMatchObject([{ Code: 'LIT', 'Open orders': '1', 'Over-receipt tolerance %': '' }])
  })

  it('names the filter it does not know and the one that is wrong', async () => {
    expect(await test.failed('system.exportList', { list: 'products', filter: { colour: 'red' } })).toEqual({ code: 'unknown-filter', field: 'colour' })
    expect(await test.failed('system.exportList', { list: 'orders', filter: { state: 'lost' } })).toEqual({ code: 'bad-filter', field: 'state' })
    expect(await test.failed('system.exportList', { list: 'events', filter: {} })).toEqual({ code: 'bad-filter', field: 'deliveryId' })
    expect(await test.failed('system.exportList', { list: 'events', filter: { deliveryId: 99 } })).toEqual({ code: 'not-found' })
  })

  it('the dock lists: deliveries, events, receipts, differences, the ledger and the stock; text that would run is neutral, amounts stay numbers', async () => {
    const { deliveryId, number, receiptNumber } = await receive()
    expect(await rowsOf('deliveries', { state: 'all' })).toMatchObject([{ Number: number, State: 'posted', Reference: `'=SUM(1)`, Lines: '3' }])
    expect(await rowsOf('events', { deliveryId })).toMatchObject([{ 'Product code': 'PAINT', Quantity: '3', Condition: 'damaged', Lot: `'+49L1`, Expiry: '2027-05-31' }, { 'Product code': 'BOLT', Scanned: dock.bolt.caseCode }, {}])
    expect(await rowsOf('receipts')).toMatchObject([{ Number: receiptNumber, Delivery: number, Orders: dock.orderNumber, 'Posted by': 'Administrator', 'Posted at (UTC)': '2026-11-24T09:00:00.000Z' }])
    expect(await rowsOf('variances')).toContainEqual(expect.objectContaining({ Kind: 'damaged', 'Product code': 'PAINT', Quantity: '3', Value: '59.97', Currency: 'EUR' }))
    expect(await rowsOf('movements', { productId: dock.paint.id, direction: 'descending' })).toMatchObject([{ 'Product code': 'PAINT', Quantity: '3', Location: 'QUARANTINE', Lot: `'+49L1`, Document: receiptNumber, 'Unit cost': '19.99' }])
    expect((await rowsOf('movements')).map((row) => row['Product code']).sort()).toEqual(['BOLT', 'PAINT'])
    await test.must('receiving.reverseReceipt', { receiptId: (await test.must('receiving.listReceipts', {})).rows[0]?.id ?? 0, reason: 'counted twice' })
    expect((await rowsOf('movements', { search: receiptNumber })).map((row) => row.Quantity).sort()).toEqual(['24', '3'])
    expect((await rowsOf('movements')).map((row) => row.Quantity).sort()).toEqual(['-24', '-3', '24', '3'])
  })

  it('the stock lists what lies where, with its value', async () => {
    await receive()
    expect(await rowsOf('stock')).toMatchObject([
      { 'Product code': 'BOLT', Location: 'DOCK', Usable: 'yes', Lot: '', Quantity: '24', Unit: 'each', 'Average cost': '2.50', Value: '60.00' },
      { 'Product code': 'PAINT', Location: 'QUARANTINE', Usable: 'no', Lot: `'+49L1`, Expiry: '2027-05-31', Quantity: '3' }
    ])
    expect(await rowsOf('stock', { search: 'pain' })).toHaveLength(1)
  })
})

it('a file that would not fit into one answer is refused by its size', async () => {
  const file = databaseFile(test.folder)
  const request = { file, list: 'products', filter: { search: '', sort: 'code', direction: 'ascending', includeInactive: false }, settings: defaultSettings, nowIso: test.clock.nowIso(), todayIso: test.clock.todayIso() } as const
  expect(await runExport(request, 100)).toEqual({ ok: false, failure: { code: 'too-large', maximumBytes: 100 } })
  expect(await runExport(request, 1000)).toMatchObject({ ok: true, value: { rows: 3 } })
})

describe('a long list', () => {
  const many = 23_000
  beforeEach(async () => {
    await test.close({ keep: true })
    const opened = await openData(test.folder, test.clock.nowIso())
    if (!opened.ok) throw new Error(opened.failure.code)
    await opened.value.database.write(async (tx) => {
      await tx.run(`WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${many}) INSERT INTO products (id, code, name, base_unit) SELECT 1000 + value, printf('SKU-%05d', value), 'Thing ' || value, 'each' FROM n`)
      await indexProducts(tx, Array.from({ length: many }, (_, index) => 1001 + index), { areNew: true })
    })
    await opened.value.close()
    test = await openTestApp({ folder: test.folder, clock: test.clock })
  })

  it('is whole, each row once, while others read, write and look at the clock', async () => {
    let ticks = 0
    let done = false
    const ticking = setInterval(() => (ticks += 1), 5)
    const exporting = rowsOf('products').finally(() => (done = true))
    let calls = 0
    while (!done) {
      await test.must('session.saveOperator', { name: `Person ${calls}`, role: 'clerk' })
      expect((await test.must('catalog.listProducts', { search: 'SKU-00001' })).rows).toHaveLength(1)
      calls += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    clearInterval(ticking)
    const rows = await exporting
    expect(new Set(rows.map((row) => row.Code)).size).toBe(many + 3)
    expect(rows).toHaveLength(many + 3)
    expect(calls).toBeGreaterThan(5)
    expect(ticks).toBeGreaterThan(5)
  })
})
