import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { counts, fileOf } from './support.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/adventureworks/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.log(`The AdventureWorks files are not at ${folder}: their import is not tested.`)

/** The files in the order in which they need each other, with their kinds, what a first import makes of their rows, and what a second does. */
const files = [
  ['products', 'products', [504, 0, 0, 0], [0, 0, 504, 0]],
  ['suppliers', 'suppliers', [104, 0, 0, 0], [0, 0, 104, 0]],
  ['supplier_products', 'supplier-items', [460, 0, 0, 0], [0, 0, 460, 0]],
  ['purchase_orders', 'purchase-orders', [2006, 0, 0, 0], [0, 0, 2006, 0]],
  ['purchase_order_lines', 'purchase-orders', [4014, 0, 0, 0], [0, 0, 4014, 0]],
  // Four rows say that there is nothing; nothing is posted for them.
  ['stock_on_hand', 'opening-stock', [1065, 0, 4, 0], [0, 0, 1069, 0]]
] as const

/** The rows of a file by its headings; none of the files has quotes around a delimiter in the columns used here. */
function records(name: string): readonly Readonly<Record<string, string>>[] {
  const [heading = '', ...rows] = readFileSync(`${folder}${name}.csv`, 'utf8').trim().split(/\r?\n/)
  const columns = heading.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [columns[index] ?? '', cell])))
}

describe.runIf(isThere)('the AdventureWorks files', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp()
  })
  afterAll(() => test.close())

  const upload = async (name: string) => test.must('imports.upload', { file: fileOf(readFileSync(`${folder}${name}.csv`), `${name}.csv`) })

  it.each(files)('%s.csv imports as it is', async (name, kind, first) => {
    const uploaded = await upload(name)
    expect(uploaded).toMatchObject({ kind, mappingRemembered: false, delimiter: ',', encoding: 'utf-8' })
    const status = await test.must('imports.check', { importId: uploaded.importId, wait: true })
    expect(counts(status)).toEqual(first)
    expect(await test.must('imports.apply', { importId: uploaded.importId, wait: true })).toMatchObject({ state: 'applied' })
  })

  it.each(files)('%s.csv again is read as it was, and changes nothing', async (name, kind, _first, again) => {
    const uploaded = await upload(name)
    expect(uploaded).toMatchObject({ kind, mappingRemembered: true })
    expect(counts(await test.must('imports.check', { importId: uploaded.importId, wait: true }))).toEqual(again)
  })

  it('every order has its lines with their quantities and exact costs', async () => {
    const { rows } = await test.must('purchasing.listOrders', { search: '1234', limit: 500 })
    const order = await test.must('purchasing.viewOrder', { orderId: rows.find(({ number }) => number === '1234')!.id })
    const expected = records('purchase_order_lines').filter(({ po_number }) => po_number === '1234')
    expect(order.lines.map(({ lineNumber, productCode, orderedMilli, unitCostScaled, expectedIso }) => [lineNumber, productCode, orderedMilli, unitCostScaled, expectedIso])).toEqual(
      expected.map(({ line_id, sku, ordered_qty, unit_cost, due_date }) => [Number(line_id), sku, Number(ordered_qty) * 1000, Math.round(Number(unit_cost) * 1e6), due_date])
    )
    expect(order.order).toMatchObject({ state: 'sent', orderIso: records('purchase_orders').find(({ po_number }) => po_number === '1234')?.order_date })
  })

  it('the stock of a product is the sum of its rows', async () => {
    const sku = 'AR-5381'
    const total = records('stock_on_hand').filter((row) => row.sku === sku).reduce((sum, { quantity }) => sum + Number(quantity), 0)
    const { rows } = await test.must('catalog.listProducts', { search: sku })
    expect(rows[0]).toMatchObject({ code: sku, onHandMilli: total * 1000 })
  })
})
