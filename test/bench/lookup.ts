import BetterSqlite3 from 'better-sqlite3'
import type { App } from '#main/app/open-app.ts'
import { databaseFile } from '#main/persistence/open-database.ts'
import type { Figure } from './measure.ts'
import { percentile, timeRuns } from './measure.ts'
import { caseGtin } from './million-products.ts'

const runs = 5000
const caller = { kind: 'station', station: 'Bench' } as const

/** A product by its barcode among a million, through the whole use case, beside the same look-up by a raw prepared statement. */
export async function benchLookup(app: App, folder: string, count: number): Promise<readonly Figure[]> {
  const codes = Array.from({ length: runs * 2 }, (_, index) => caseGtin(1 + ((index * 7919) % count)))
  const useCase = await timeRuns(runs, async (index) => {
    const reply = await app.dispatch({ procedure: 'system.find', input: { text: codes[index] }, caller })
    if (!reply.ok || (reply.value as { readonly hits: readonly unknown[] }).hits.length === 0) throw new Error('the barcode was not found')
  })
  const database = new BetterSqlite3(databaseFile(folder), { readonly: true })
  const lookup = database.prepare('SELECT p.id, p.code, p.name FROM barcodes b JOIN products p ON p.id = b.product_id WHERE b.lookup = ?')
  const raw = await timeRuns(runs, (index) => lookup.get(codes[index]))
  database.close()
  return [{ name: `barcode to product, ${count.toLocaleString('en')} products, p95`, value: percentile(useCase, 0.95), unit: 'ms', limit: percentile(raw, 0.95), limitName: 'raw statement', goal: 1, goalKind: 'value' }]
}

/** A search as one types, through the use case. */
export async function benchSearch(app: App, count: number): Promise<readonly Figure[]> {
  const typed = ['b', 'bo', 'bol', 'bolt', 'bolt p', 'bolt pump', 'SKU-01', 'SKU-0123', 'shackle 44', 'valve hose', '19520000', 'xyzzy']
  const times = await timeRuns(typed.length * 40, (index) => app.dispatch({ procedure: 'catalog.listProducts', input: { search: typed[index % typed.length] }, caller }))
  return [{ name: `search as typed, ${count.toLocaleString('en')} products, p95`, value: percentile(times, 0.95), unit: 'ms', goal: 20, goalKind: 'value' }]
}
