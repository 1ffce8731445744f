import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { addProduct, addSupplier, writeRows } from '../catalog/records.ts'

let test: TestApp
const suppliers: number[] = []
beforeAll(async () => {
  test = await openTestApp()
  suppliers.push(await addSupplier(test, 'ZED', { name: 'aardvark Ltd' }), await addSupplier(test, 'ACME', { name: 'Zebra & Sons' }))
  const nut = await addProduct(test, 'NUT-8', { packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [{ code: '4006381333931' }] }] })
  const bolt = await addProduct(test, 'BOLT-8')
  await test.must('catalog.saveSupplierItem', { supplierId: suppliers[0]!, productId: bolt, supplierCode: 'THEIRS' })
  const order = async (number: string, supplier: number, expectedIso: string | null, orderIso: string, productId: number, reference = '') =>
    (await test.must('purchasing.saveDraft', { number, supplierId: suppliers[supplier]!, expectedIso, orderIso, supplierReference: reference, lines: [{ productId, orderedMilli: 10_000, unitCostScaled: 1_000_000 }] })).orderId
  const send = (orderId: number) => test.must('purchasing.sendOrder', { orderId })
  await order('A-1', 0, '2026-12-01', '2026-11-01', nut)
  await send(await order('a-2', 1, null, '2026-11-03', nut, 'Ref: 77/50%'))
  const held = await order('B-1', 0, '2026-11-24', '2026-11-02', bolt)
  await send(held)
  await test.must('purchasing.holdOrder', { orderId: held, hold: true, reason: 'x' })
  const partly = await order('B-2', 1, '2026-11-20', '2026-10-01', bolt)
  await send(partly)
  writeRows(test, [['UPDATE purchase_order_lines SET received_milli = 2500 WHERE order_id = ?', partly]])
  await test.must('purchasing.holdOrder', { orderId: partly, hold: true, reason: 'x' })
  await test.must('purchasing.holdOrder', { orderId: partly, hold: false, reason: 'x' })
  const closed = await order('C-1', 1, '2026-11-22', '2026-11-04', nut)
  await send(closed)
  await test.must('purchasing.closeShort', { orderId: closed, reason: 'x' })
})
afterAll(() => test.close())

const list = (input: object) => test.must('purchasing.listOrders', input)
const numbers = async (input: object) => (await list(input)).rows.map(({ number }) => number)

describe('the list of orders', () => {
  it.each<[string, string, string[]]>([
    ['number', 'ascending', ['A-1', 'a-2', 'B-1', 'B-2', 'C-1']],
    ['number', 'descending', ['C-1', 'B-2', 'B-1', 'a-2', 'A-1']],
    ['expected', 'ascending', ['B-2', 'C-1', 'B-1', 'A-1', 'a-2']],
    ['expected', 'descending', ['a-2', 'A-1', 'B-1', 'C-1', 'B-2']],
    ['supplier', 'ascending', ['A-1', 'B-1', 'a-2', 'B-2', 'C-1']],
    ['order-date', 'descending', ['C-1', 'a-2', 'B-1', 'A-1', 'B-2']]
  ])('is sorted by %s, %s', async (sort, direction, expected) => expect(await numbers({ sort, direction })).toEqual(expected))

  it.each<[string, string[]]>([['all', ['A-1', 'a-2', 'B-1', 'B-2', 'C-1']], ['open', ['a-2', 'B-1', 'B-2']], ['draft', ['A-1']], ['sent', ['a-2']], ['partly-received', ['B-2']], ['on-hold', ['B-1']], ['closed-short', ['C-1']], ['received', []], ['cancelled', []]])(
    'holds the orders that are %s', async (state, expected) => expect(await numbers({ state })).toEqual(expected)
  )

  it('holds the orders of one supplier, in any order and state', async () => {
    for (const sort of ['number', 'expected', 'supplier', 'order-date']) expect(new Set(await numbers({ supplierId: suppliers[1], sort }))).toEqual(new Set(['a-2', 'B-2', 'C-1']))
    expect(await numbers({ supplierId: suppliers[1], state: 'open', sort: 'expected' })).toEqual(['B-2', 'a-2'])
  })

  it('shows progress and value without opening the order', async () => {
    expect((await list({ state: 'partly-received' })).rows[0]).toMatchObject({ number: 'B-2', supplierName: 'Zebra & Sons', lineCount: 1, completionPermille: 250, valueMinor: 1000, currency: 'EUR', expectedIso: '2026-11-20' })
  })

  it('comes in pages that together are the whole, in every order', async () => {
    for (const sort of ['number', 'expected', 'supplier', 'order-date']) {
      for (const direction of ['ascending', 'descending']) {
        for (const more of [{}, { state: 'open' }, { supplierId: suppliers[1] }, { search: '-' }, { search: 'zebra' }]) {
          const whole = await numbers({ sort, direction, ...more })
          const paged: string[] = []
          let cursor: string | null = null
          do {
            const page: { rows: { number: string }[]; nextCursor: string | null } = await list({ sort, direction, ...more, limit: 1, cursor })
            paged.push(...page.rows.map(({ number }) => number))
            cursor = page.nextCursor
          } while (cursor !== null)
          expect(paged, `${sort} ${direction} ${JSON.stringify(more)}`).toEqual(whole)
        }
      }
    }
  })

  it.each(['rubbish', Buffer.from('["orders:number:ascending",5]').toString('base64url'), Buffer.from('["order-search",-1,"",0.5]').toString('base64url')])('starts at the beginning when a cursor (%s) cannot be read', async (cursor) => {
    expect(await numbers({ cursor })).toEqual(await numbers({}))
    expect(await numbers({ cursor, search: 'b-' })).toEqual(['B-1', 'B-2'])
  })
})

describe('order numbers', () => {
  it('sort by the numbers in them, page by page', async () => {
    for (const number of ['S-10', 'S-9', 'S-009', '10/2025', '9/2025', 'S-100']) await test.must('purchasing.saveDraft', { number, supplierId: suppliers[0]!, orderIso: '2025-01-01', lines: [] })
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: { rows: { number: string }[]; nextCursor: string | null } = await list({ sort: 'number', limit: 2, cursor })
      paged.push(...page.rows.map(({ number }) => number))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged.filter((number) => /^S-|2025/.test(number))).toEqual(['9/2025', '10/2025', 'S-9', 'S-009', 'S-10', 'S-100'])
    expect((await numbers({ sort: 'number', direction: 'descending', search: 's-' })).slice(0, 2)).toEqual(['S-100', 'S-10'])
  })
})

describe('finding orders', () => {
  it.each<[string, string, string[]]>([
    ['by number, whatever the case', 'A-2', ['a-2']],
    ['by the beginning of the number', 'b-', ['B-1', 'B-2']],
    ['by supplier name', 'zebra', ['a-2', 'B-2', 'C-1']],
    ['by supplier code', 'acme', ['a-2', 'B-2', 'C-1']],
    ['by words of the supplier in any order', 'sons zebra', ['a-2', 'B-2', 'C-1']],
    ['by the supplier\'s reference', '77/50%', ['a-2']],
    ['by product code', 'nut-8', ['A-1', 'a-2', 'C-1']],
    ['by the beginning of a product code', 'bol', ['B-1', 'B-2']],
    ['by barcode', '4006381333931', ['A-1', 'a-2', 'C-1']],
    ['by the supplier\'s code of a product', 'theirs', ['B-1', 'B-2']],
    ['a percent sign is a character', '%', []],
    ['quotes are characters', '"A-1" OR "B-1"', []],
    ['nothing like it', 'zzz', []]
  ])('%s: %s', async (_, search, expected) => expect(await numbers({ search })).toEqual(expected))

  it('together with state, supplier and order', async () => {
    expect(await numbers({ search: 'nut', state: 'open' })).toEqual(['a-2'])
    expect(await numbers({ search: 'nut', supplierId: suppliers[0] })).toEqual(['A-1'])
    expect(await numbers({ search: 'zebra', sort: 'expected', direction: 'descending' })).toEqual(['a-2', 'C-1', 'B-2'])
  })

  it('follows a change of the reference', async () => {
    const [row] = (await list({ search: 'A-1' })).rows
    await test.must('purchasing.saveDraft', { id: row!.id, supplierId: suppliers[0]!, supplierReference: 'NEW-REF', expectedIso: '2026-12-01', orderIso: '2026-11-01', lines: (await test.must('purchasing.viewOrder', { orderId: row!.id })).lines.map(({ id, productId, orderedMilli }) => ({ id, productId, orderedMilli })) })
    expect(await numbers({ search: 'new-ref' })).toEqual(['A-1'])
  })
})

describe('more orders than are sorted', () => {
  it('come best first, then newest, each once, in pages', async () => {
    writeRows(test, Array.from({ length: 900 }, (_, index) => [
      `INSERT INTO purchase_orders (number, supplier_id, currency, decision, order_iso, supplier_reference) VALUES (?, ?, 'EUR', 'draft', '2026-01-01', ?)`, `M-${1000 + index}`, suppliers[index % 2]!, index % 3 === 0 ? 'zebra crossing' : ''
    ] as const))
    const search = async (text: string) => {
      const found: string[] = []
      let cursor: string | null = null
      do {
        const page: { rows: { number: string }[]; nextCursor: string | null } = await list({ search: text, limit: 90, cursor, sort: 'supplier' })
        found.push(...page.rows.map(({ number }) => number))
        cursor = page.nextCursor
      } while (cursor !== null)
      return found
    }
    const byNumber = await search('m-1')
    expect(byNumber.slice(0, 2)).toEqual(['M-1899', 'M-1898'])
    expect(byNumber).toHaveLength(900)
    const zebra = await search('zebra')
    expect(new Set(zebra).size).toBe(zebra.length)
    expect(zebra).toHaveLength(300 + 300 + 3)
    expect(zebra.slice(0, 2)).toEqual(['M-1897', 'M-1894'])
    expect(zebra.slice(300, 302)).toEqual(['M-1899', 'M-1895'])
  })
})
