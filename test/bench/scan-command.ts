import BetterSqlite3 from 'better-sqlite3'
import type { App } from '#main/app/open-app.ts'
import { databaseFile } from '#main/persistence/open-database.ts'
import type { Figure } from './measure.ts'
import { median, timeRuns } from './measure.ts'
import { caseGtin } from './million-products.ts'

const scans = 1500
const lines = 500
const caller = { kind: 'station', station: 'Bench' } as const
let lastRequest = 0

async function must<T>(app: App, procedure: string, input: Readonly<Record<string, unknown>>): Promise<T> {
  const reply = await app.dispatch({ procedure, input: { ...input, requestId: `bench-${(lastRequest += 1)}-request` }, caller })
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.failure)}`)
  return reply.value as T
}

/** Opens a delivery of 500 lines over products of the big company. */
async function openBigDelivery(app: App): Promise<number> {
  const { supplierId } = await must<{ readonly supplierId: number }>(app, 'catalog.saveSupplier', { code: `BENCH${lastRequest}`, name: 'Bench', currency: 'EUR' })
  const { orderId } = await must<{ readonly orderId: number }>(app, 'purchasing.saveDraft', { supplierId, lines: Array.from({ length: lines }, (_, index) => ({ productId: index + 1, orderedMilli: 12_000_000, unitCostScaled: 10_000 })) })
  await must(app, 'purchasing.sendOrder', { orderId })
  return (await must<{ readonly deliveryId: number }>(app, 'receiving.openDelivery', { orderIds: [orderId] })).deliveryId
}

/** The rows one scan leaves behind, written raw: log of the command, log of the scan, event, sums of line and delivery. */
function rawScan(file: string, deliveryId: number): { readonly run: (index: number) => void; readonly close: () => void } {
  const database = new BetterSqlite3(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const reply = database.prepare(`SELECT reply FROM command_log WHERE procedure = 'receiving.recordScan' LIMIT 1`).pluck().get() as string
  const lineIds = database.prepare('SELECT id FROM delivery_lines WHERE delivery_id = ?').pluck().all(deliveryId) as number[]
  const command = database.prepare('INSERT INTO command_log (request_id, procedure, input_hash, operator_id, station, at, reply) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const scan = database.prepare('INSERT INTO scan_log (at, operator_id, station, delivery_id, source, raw, aim, outcome, detail, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const event = database.prepare('INSERT INTO count_events (request_id, delivery_id, line_id, at, operator_id, station, source, scan_id, pack_id, quantity_milli, condition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const line = database.prepare('UPDATE delivery_lines SET good_milli = good_milli + ?, last_event_id = ? WHERE id = ?')
  const delivery = database.prepare('UPDATE deliveries SET last_event_id = ? WHERE id = ?')
  const at = '2026-11-24T09:00:00.000Z'
  const commit = database.transaction((index: number) => {
    const requestId = `raw-${index}-request`
    const scanId = scan.run(at, 1, 'Bench', deliveryId, 'scan', caseGtin(1 + (index % lines)), null, 'counted', null, requestId).lastInsertRowid
    const lineId = lineIds[index % lines] ?? 0
    const eventId = event.run(requestId, deliveryId, lineId, at, 1, 'Bench', 'scan', scanId, 2, 12_000, 'good').lastInsertRowid
    line.run(12_000, eventId, lineId)
    delivery.run(eventId, deliveryId)
    command.run(requestId, 'receiving.recordScan', 'x'.repeat(43), 1, 'Bench', at, reply)
  })
  return { run: (index) => commit.immediate(index), close: () => database.close() }
}

/** A scan command from call to commit with synchronous=FULL, beside one raw commit of the same rows; the two take turns, so that the machine's moods meet both. */
export async function benchScanCommand(app: App, folder: string): Promise<readonly Figure[]> {
  const deliveryId = await openBigDelivery(app)
  const rawDeliveryId = await openBigDelivery(app)
  await must(app, 'receiving.recordScan', { deliveryId, raw: caseGtin(1) })
  const raw = rawScan(databaseFile(folder), rawDeliveryId)
  const rawTimes: number[] = []
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    times.push(...(await timeRuns(scans / 10, (index) => must(app, 'receiving.recordScan', { deliveryId, raw: caseGtin(1 + ((round * 200 + index) % lines)) }), 10)))
    rawTimes.push(...(await timeRuns(scans / 10, (index) => raw.run(round * 1000 + index), 10)))
  }
  raw.close()
  return [{ name: 'scan command, committed FULL, median', value: median(times), unit: 'ms', limit: median(rawTimes), limitName: 'raw commit of the same rows', goal: 3, goalKind: 'ratio' }]
}
