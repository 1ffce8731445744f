import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { openData } from '#main/persistence/open-database.ts'
import { orderListStatement } from '#main/persistence/queries/order-list.ts'
import { productListStatement } from '#main/persistence/queries/product-list.ts'
import { productStockStatements } from '#main/persistence/queries/product-stock.ts'
import { indexProducts, rebuildProductIndex } from '#main/persistence/search/product-index.ts'
import { searchOrdersStatement } from '#main/persistence/search/search-orders.ts'
import { searchProducts, searchProductStatements } from '#main/persistence/search/search-products.ts'

let folder: string
let data: OpenedData
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
  const opened = await openData(folder, '2026-11-24T09:00:00.000Z')
  if (!opened.ok) throw new Error(opened.failure.code)
  data = opened.value
})
afterAll(async () => {
  await data.close()
  rmSync(folder, { recursive: true, force: true })
})

const letters = ['a', 'B', 'ab', 'nut', 'Hex', 'é', '1', '22', '-', '/', '"', '%', "'", '*']
const words = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const product = fc.record({ code: words, name: fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')), barcodes: fc.array(words, { maxLength: 2 }) })
type Product = { readonly code: string; readonly name: string; readonly barcodes: readonly string[] }

/** Fills the tables with just these products; gives their ids in order. */
const fill = (products: readonly Product[]): Promise<number[]> =>
  data.database.write(async (tx) => {
    for (const table of ['barcodes', 'packs', 'products']) await tx.run(`DELETE FROM ${table}`)
    const ids: number[] = []
    for (const [index, { code, name, barcodes }] of products.entries()) {
      const { id } = await tx.run(`INSERT INTO products (code, name, base_unit) VALUES (?, ?, 'each')`, `${code}${index}`, name)
      const pack = await tx.run(`INSERT INTO packs (product_id, kind, name, base_quantity_milli) VALUES (?, 'each', 'each', 1000)`, id)
      for (const one of new Set(barcodes)) await tx.run(`INSERT INTO barcodes (lookup, code, product_id, pack_id, created_at) VALUES (?, ?, ?, ?, '') ON CONFLICT DO NOTHING`, one.toUpperCase(), one, id, pack.id)
      ids.push(id)
    }
    await rebuildProductIndex(tx)
    return ids
  })

const search = async (text: string, limit = 500) => {
  const found: number[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof searchProducts>> = await data.database.read((sql) => searchProducts(sql, text, { limit, cursor, includeInactive: false }))
    found.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

describe('search over any products', () => {
  it('finds a product by every part of its code, name or barcode of three and more characters', async () => {
    await fc.assert(fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(), async (products, which, from, length) => {
      const ids = await fill(products)
      const index = which % products.length
      const texts = [`${products[index]!.code}${index}`, products[index]!.name, ...products[index]!.barcodes]
      const text = texts[from % texts.length]!
      const start = from % Math.max(1, text.length - 2)
      const part = text.slice(start, start + 3 + (length % text.length))
      if ([...part.trim()].length < 3 || part.trim().split(/\s+/).some((word) => word.length < 3)) return
      expect(await search(part)).toContain(ids[index])
    }), { numRuns: 60 })
  })

  it('gives each product once, whatever the size of a page', async () => {
    await fc.assert(fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 8 }), words, fc.integer({ min: 1, max: 3 }), async (products, text, limit) => {
      await fill(products)
      const together = await search(text)
      expect(new Set(together).size).toBe(together.length)
      expect(await search(text, limit)).toEqual(together)
    }), { numRuns: 60 })
  })

  it('takes any characters at all', async () => {
    await fill([{ code: 'A', name: 'Hex nut', barcodes: [] }])
    const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: fc.constantFrom('"', '*', '(', ')', ':', '^', '-', '+', ' ', 'AND', 'NEAR', '\\', '\0', '\u{10FFFF}', '\ud800', '%', '_', "'", 'é'), maxLength: 60 }))
    await fc.assert(fc.asyncProperty(odd, async (text) => {
      expect(Array.isArray(await search(text))).toBe(true)
    }), { numRuns: 200 })
  })

  it('is kept product by product as it is built at once', async () => {
    const ids = await fill(Array.from({ length: 20 }, (_, index) => ({ code: `P${index}`, name: `Hex nut ${index}`, barcodes: [`B-${index}`] })))
    await data.database.write(async (tx) => {
      await tx.run(`UPDATE products SET name = 'Washer' WHERE id IN (?, ?)`, ids[3]!, ids[4]!)
      await indexProducts(tx, [ids[3]!, ids[4]!, 999_999])
    })
    const kept = { washer: await search('washer'), nut: await search('nut') }
    expect(kept.washer).toEqual([ids[3], ids[4]])
    expect(kept.nut).toHaveLength(18)
    await data.database.write(rebuildProductIndex)
    expect({ washer: await search('washer'), nut: await search('nut') }).toEqual(kept)
  })
})

/** How the engine carries a statement out, one step a line. */
const planOf = (statement: string) =>
  data.database.read(async (sql) => {
    const values = Array.from(statement.matchAll(/\?/g), () => 1)
    return (await sql.all<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values)).map(({ detail }) => detail)
  })

/** Steps that read a whole table instead of walking an index; `m` and the subqueries are pages already cut. */
const isWholeTable = (step: string): boolean => /^SCAN (?!.*(USING (COVERING )?INDEX|VIRTUAL TABLE|CONSTANT ROW))/.test(step) && !/^SCAN (m|\(subquery-\d+\))$/.test(step)

describe('every list goes along an index', () => {
  const productLists = (['code', 'name'] as const).flatMap((sort) => (['ascending', 'descending'] as const).flatMap((direction) => [true, false].map((fromStart) => productListStatement(sort, direction, fromStart))))

  it('products by code and name: no table is read whole, nothing is sorted', async () => {
    for (const statement of [...productLists, ...searchProductStatements.filter((one) => !one.includes('UNION'))]) {
      const plan = await planOf(statement)
      expect(plan.filter(isWholeTable), statement).toEqual([])
      expect(plan.filter((step) => step.includes('TEMP B-TREE')), statement).toEqual([])
    }
  })

  it('an exact barcode and stock: found by index', async () => {
    for (const statement of [...searchProductStatements.filter((one) => one.includes('UNION')), ...productStockStatements]) expect((await planOf(statement)).filter(isWholeTable), statement).toEqual([])
  })

  it('orders in every order, with and without a state: no table is read whole, only the pages of several states are merged', async () => {
    for (const sort of ['number', 'expected', 'supplier', 'order-date'] as const) {
      for (const states of [null, ['received'], ['sent', 'partly-received', 'on-hold']] as const) {
        for (const fromStart of [true, false]) {
          const plan = await planOf(orderListStatement({ sort, direction: 'descending', states, bySupplier: false, byIds: false, fromStart }))
          const sorted = plan.filter((step, index) => step.includes('TEMP B-TREE') && !plan[index - 1]!.startsWith('SCAN (subquery'))
          expect({ whole: plan.filter(isWholeTable), sorted }, `${sort} ${states} ${plan.join('; ')}`).toEqual({ whole: [], sorted: [] })
          if (!fromStart && states === null) expect(plan[0], sort).toMatch(/^SEARCH/)
        }
      }
    }
  })

  it('orders of one supplier: from the index of the supplier', async () => {
    for (const sort of ['number', 'expected', 'supplier', 'order-date'] as const) {
      for (const states of [null, ['received']] as const) expect((await planOf(orderListStatement({ sort, direction: 'ascending', states, bySupplier: true, byIds: false, fromStart: true }))).join('; '), sort).toContain('USING INDEX purchase_orders_supplier')
    }
  })

  it('orders found by number, reference, supplier or product: only the newest are walked where a supplier is one of many', async () => {
    for (const tier of [0, 1, 2, 3]) expect((await planOf(searchOrdersStatement(tier, true, 3, true))).filter(isWholeTable)).toEqual([])
    expect((await planOf(searchOrdersStatement(2, false, 0, false))).join('; ')).toContain('SEARCH o USING INTEGER PRIMARY KEY (rowid<?)')
  })
})
