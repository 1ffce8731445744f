import { existsSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { openApp } from '#main/app/open-app.ts'
import type { App } from '#main/app/open-app.ts'
import { systemClock } from '#main/clock.ts'
import { silentLog } from '#main/log.ts'
import { builtPreview, builtWorkers } from '#test/support/built-workers.ts'
import type { Figure } from './measure.ts'
import { percentile } from './measure.ts'

const adventureworks = fileURLToPath(new URL('../../../shared/data/adventureworks/', import.meta.url))
const caller = { kind: 'station', station: 'Bench' } as const
let lastRequest = 0

async function must<T>(app: App, procedure: string, input: Readonly<Record<string, unknown>>): Promise<T> {
  const reply = await app.dispatch({ procedure, input: { ...input, requestId: `bench-import-${(lastRequest += 1)}` }, caller })
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.failure)}`)
  return reply.value as T
}

/** Uploads, checks and applies a file; gives the seconds from the upload to the end. */
async function importFile(app: App, fileName: string, bytes: Buffer): Promise<number> {
  const start = performance.now()
  const { importId } = await must<{ readonly importId: string }>(app, 'imports.upload', { file: { fileName, mime: 'text/csv', contentBase64: bytes.toString('base64') } })
  await must(app, 'imports.check', { importId, wait: true })
  const { state } = await must<{ readonly state: string }>(app, 'imports.apply', { importId, wait: true })
  if (state !== 'applied') throw new Error(`${fileName} ended as ${state}`)
  return (performance.now() - start) / 1000
}

/** Notes how long the event loop was kept from its turn while `work` ran, in milliseconds. */
async function watchLoop<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly stalls: readonly number[] }> {
  const stalls: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    stalls.push(Math.max(0, now - last - 5))
    last = now
  }, 5)
  const value = await work().finally(() => clearInterval(timer))
  return { value, stalls }
}

function productFile(count: number): Buffer {
  const rows = ['code,name,barcode,case_quantity,case_barcode,standard_cost']
  for (let index = 1; index <= count; index += 1) rows.push(`IMP-${String(index).padStart(6, '0')},Imported thing ${index},E${index},12,C${index},${(index % 900) + 0.25}`)
  return Buffer.from(rows.join('\n'))
}

/** Real orders and a large product list, each from the upload to the last row in the books; parsing alone is the limit. */
export async function benchImports(folder: string): Promise<readonly Figure[]> {
  const app = await openApp({ dataFolder: join(folder, 'imports'), clock: systemClock, newId: randomUUID, log: silentLog, workers: builtWorkers(), zplPreview: builtPreview() })
  const figures: Figure[] = []
  try {
    if (existsSync(adventureworks)) {
      const read = (name: string): Buffer => readFileSync(`${adventureworks}${name}.csv`)
      for (const name of ['suppliers', 'products', 'supplier_products']) await importFile(app, `${name}.csv`, read(name))
      const orders = await importFile(app, 'purchase_orders.csv', read('purchase_orders'))
      const lines = await importFile(app, 'purchase_order_lines.csv', read('purchase_order_lines'))
      figures.push({ name: 'import of 2,006 orders with 4,014 lines', value: orders + lines, unit: 's', goal: 5, goalKind: 'value' })
    } else console.log('The AdventureWorks files are not there: their import is not measured.')
    const file = productFile(100_000)
    const { value, stalls } = await watchLoop(() => importFile(app, 'products-100000.csv', file))
    const start = performance.now()
    Papa.parse(file.toString('utf8'), { header: true })
    const parsing = (performance.now() - start) / 1000
    figures.push({ name: 'import of 100,000 products with two codes each', value, unit: 's', limit: parsing, limitName: 'parsing the file', goal: 20, goalKind: 'value' })
    figures.push({ name: 'longest stall of the program while importing', value: Math.max(...stalls), unit: 'ms', goal: 250, goalKind: 'value' })
    figures.push({ name: 'stall of the program while importing, p99', value: percentile(stalls, 0.99), unit: 'ms', goal: 50, goalKind: 'value' })
  } finally {
    await app.close()
  }
  return figures
}
