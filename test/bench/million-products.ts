import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { databaseFile, openData } from '#main/persistence/open-database.ts'
import { rebuildProductIndex } from '#main/persistence/search/product-index.ts'

/** The GTIN-14 of the case of a product of the big company, by its number. */
export function caseGtin(index: number): string {
  const body = `1952${String(index).padStart(9, '0')}`
  return body + checkDigit(body)
}

const words = ['bolt', 'nut', 'washer', 'shackle', 'cleat', 'pump', 'fender', 'rope', 'paint', 'hinge', 'lamp', 'valve', 'hose', 'gasket', 'filter', 'bearing']

/** Makes a data folder with `count` products, each with two packs and a case code, searchable: straight into the tables, because it is not what is measured. */
export async function makeBigCompany(folder: string, count: number): Promise<void> {
  const opened = await openData(folder, '2026-11-24T00:00:00.000Z')
  if (!opened.ok) throw new Error(`the big company cannot be opened: ${opened.failure.code}`)
  await opened.value.close()
  const database = new BetterSqlite3(databaseFile(folder))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  const product = database.prepare(`INSERT INTO products (id, code, name, base_unit) VALUES (?, ?, ?, 'each')`)
  const pack = database.prepare('INSERT INTO packs (id, product_id, kind, name, base_quantity_milli) VALUES (?, ?, ?, ?, ?)')
  const barcode = database.prepare('INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, created_at) VALUES (?, ?, ?, ?, ?, ?)')
  database.transaction(() => {
    for (let id = 1; id <= count; id += 1) {
      const gtin = caseGtin(id)
      product.run(id, `SKU-${String(id).padStart(7, '0')}`, `${words[id % 16]} ${words[(id >> 4) % 16]} ${id % 977} mm`)
      pack.run(2 * id - 1, id, 'each', 'each', 1000)
      pack.run(2 * id, id, 'case', 'case 12', 12_000)
      barcode.run(gtin, gtin, gtin, id, 2 * id, '2026-11-24T00:00:00.000Z')
    }
  })()
  database.close()
  const again = await openData(folder, '2026-11-24T00:00:00.000Z')
  if (!again.ok) throw new Error(`the big company cannot be opened: ${again.failure.code}`)
  await again.value.database.write((tx) => rebuildProductIndex(tx))
  await again.value.close()
}

/** Where the big company lies in a folder for the benchmarks. */
export const bigCompanyFolder = (folder: string): string => join(folder, 'million')
