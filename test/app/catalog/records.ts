import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { TestApp, TestInput } from '#test/support/test-app.ts'

/** Adds a supplier and gives its id. */
export const addSupplier = async (test: TestApp, code: string, more: Partial<TestInput<'catalog.saveSupplier'>> = {}): Promise<number> =>
  (await test.must('catalog.saveSupplier', { code, name: `Supplier ${code}`, currency: 'EUR', ...more })).supplierId

/** Adds a product and gives its id. */
export const addProduct = async (test: TestApp, code: string, more: Partial<TestInput<'catalog.saveProduct'>> = {}): Promise<number> =>
  (await test.must('catalog.saveProduct', { code, name: `Product ${code}`, ...more })).productId

/** The packs of a product by name. */
export async function packIds(test: TestApp, productId: number): Promise<Readonly<Record<string, number>>> {
  const { packs } = await test.must('catalog.viewProduct', { productId })
  return Object.fromEntries(packs.map(({ id, name }) => [name, id]))
}

/** Writes rows as another use case (receiving, a stock take) would leave them. */
export function writeRows(test: TestApp, statements: readonly (readonly [sql: string, ...values: (string | number | null)[]])[]): void {
  const handle = new BetterSqlite3(join(test.folder, 'dockside.db'), { timeout: 2_000 })
  try {
    handle.transaction(() => statements.forEach(([sql, ...values]) => handle.prepare(sql).run(...values)))()
  } finally {
    handle.close()
  }
}

/** Puts stock of a product on a place; location 1 is the dock, 2 the quarantine. */
export const putStock = (productId: number, quantityMilli: number, { locationId = 1, lotId = 0 } = {}): readonly [string, ...(string | number)[]] =>
  ['INSERT INTO movements (at, product_id, location_id, lot_id, quantity_milli, reason, station, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', '2026-11-20T08:00:00.000Z', productId, locationId, lotId, quantityMilli, 'stock-take', 'Dock 1', 'earlier']
