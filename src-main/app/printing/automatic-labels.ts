import type { Failure } from '#shared/api/index.ts'
import type { Result } from '#shared/result.ts'
import { ok } from '#shared/result.ts'
import type { CountDetail } from '#shared/domain/receiving/decide-scan.ts'
import type { CommandContext } from '../context.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { choosePrinter } from '../labels/choose-printer.ts'
import { labelCountFor } from '../labels/label-count-for.ts'
import { loadLabelSettings } from '../labels/label-settings.ts'
import { templateForKind } from '../labels/templates.ts'
import { labelsFor, writeChecked } from './print-labels.ts'
import { printLines } from './receipt-labels.ts'
import type { PrintJob } from './stored-jobs.ts'
import { endUnprinted } from './write-job.ts'

/** What became of labels that print by themselves: how many were queued, or why none; null when none were wanted. A count or a receipt never fails because of its labels. */
export type Stickers = { readonly labels: number; readonly failure: string | null }

type Failed = { readonly code: string }
type Written = Result<readonly PrintJob[], Failed>

/** Writes labels so that only they are taken back when they cannot be printed; what was to be told of them is not told then either. */
async function attempt(context: CommandContext, write: (inside: CommandContext) => Promise<Written>): Promise<Stickers | null> {
  const { services, sql, publish } = context
  const events: Parameters<CommandContext['publish']>[0][] = []
  const written = await services.database.inSavepoint(sql, () => write({ ...context, publish: (event) => void events.push(event) }), (result) => result.ok)
  if (!written.ok) return { labels: 0, failure: written.failure.code }
  events.forEach(publish)
  const labels = written.value.reduce((sum, job) => sum + job.labels, 0)
  return labels === 0 ? null : { labels, failure: null }
}

/** What was counted by hand: goods whose own code was scanned need no sticker. */
export type CountedByHand = CountDetail & { readonly deliveryId: number; readonly deliveryNumber: string; readonly productId: number; readonly packId: number | null; readonly quantityMilli: number; /** The event this count corrects. */ readonly replaces: number | null }

/**
 * An event and those it corrects, one behind the other: a correction undoes an event and counts anew in one request. Ends with what to select from `chain`; its parameter is the event.
 */
const chainOf = `WITH RECURSIVE chain (id, scan_id, request_id, delivery_id, line_id, at, station) AS (
    SELECT id, scan_id, request_id, delivery_id, line_id, at, station FROM count_events WHERE id = ?
    UNION SELECT o.id, o.scan_id, o.request_id, o.delivery_id, o.line_id, o.at, o.station FROM chain c JOIN count_events x ON x.delivery_id = c.delivery_id AND x.request_id = c.request_id AND x.line_id = c.line_id AND x.undoes IS NOT NULL JOIN count_events o ON o.id = x.undoes)`

/** Whether the goods of a count had a code that was scanned, also when the quantity was corrected by hand afterwards. */
const wasScanned = async (sql: Sql, eventId: number): Promise<boolean> => (await sql.get(`${chainOf} SELECT 1 FROM chain WHERE scan_id IS NOT NULL LIMIT 1`, eventId)) !== undefined

/** Whether the goods of a count got their labels at the count, or at that of an event it corrects. */
const wasLabelled = async (sql: Sql, eventId: number): Promise<boolean> =>
  (await sql.get(`${chainOf} SELECT 1 FROM chain c JOIN delivery_lines l ON l.id = c.line_id JOIN print_jobs j ON j.delivery_id = c.delivery_id AND j.cause = 'count' AND j.state <> 'cancelled' AND j.created_at = c.at AND j.station = c.station AND j.product_id = l.product_id LIMIT 1`, eventId)) !== undefined

const usualPack = `SELECT id FROM packs WHERE product_id = ? AND active = 1 ORDER BY kind <> 'case', base_quantity_milli LIMIT 1`

type Corrected = { readonly milli: number; readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null }

// Its labels were written with it, in one transaction; those of a count that corrected another may have been fewer, or none.
const correctedCount = `SELECT coalesce(sum(a.quantity_milli), 0) AS milli, e.lot, e.expiry_iso AS expiryIso, e.serial FROM count_events e JOIN count_events a ON a.request_id = e.request_id AND a.line_id = e.line_id AND a.condition = 'good' AND a.undoes IS NULL
  WHERE e.id = ? AND (EXISTS (SELECT 1 FROM print_jobs j WHERE j.delivery_id = e.delivery_id AND j.cause = 'count' AND j.product_id = ? AND j.created_at = e.at) OR EXISTS (SELECT 1 FROM count_events x WHERE x.delivery_id = e.delivery_id AND x.request_id = e.request_id AND x.undoes IS NOT NULL)) GROUP BY e.id`

/** How many labels the goods of a count have already, from the count that this one corrects: none where lot, date or serial number were corrected, for then the labels say something else. */
async function labelsBefore(context: CommandContext, counted: CountedByHand): Promise<number> {
  const { sql } = context
  const { replaces, productId, lot, expiryIso, serial } = counted
  if (replaces === null) return 0
  const before = await sql.get<Corrected>(correctedCount, replaces, productId)
  const isSame = before !== undefined && before.lot === lot && before.expiryIso === expiryIso && before.serial === serial
  if (isSame) return (await labelCountFor(sql, productId, before.milli)).labels
  await endLabelsOfCount(context, counted.deliveryId, replaces)
  return 0
}

/** Labels for goods that were counted without a scan, by the product's rule, when the company wants them at once. */
export async function labelsAfterCount(context: CommandContext, counted: CountedByHand): Promise<Stickers | null> {
  const { sql } = context
  if (!(await loadLabelSettings(sql)).printAtCount || counted.quantityMilli <= 0) return null
  if (counted.replaces !== null && (await wasScanned(sql, counted.replaces))) return null
  return attempt(context, async (inside): Promise<Written> => {
    const copies = Math.max(0, (await labelCountFor(sql, counted.productId, counted.quantityMilli)).labels - (await labelsBefore(inside, counted)))
    const packId = counted.packId ?? (await sql.get<{ readonly id: number }>(usualPack, counted.productId))?.id
    if (copies === 0 || packId === undefined) return ok([])
    const template = await templateForKind(sql, 'case')
    const printer = await choosePrinter(context, 'case', null)
    if (template === undefined || printer === null) return { ok: false, failure: { code: 'no-printer' } satisfies Failure<'printing.print'> }
    const { lot, expiryIso, serial } = counted
    const labels = await labelsFor(inside, template, { kind: 'pack', packId, lot, expiryIso, serial, quantityMilli: null }, copies, { deliveryNumber: counted.deliveryNumber })
    if (!labels.ok) return labels
    const job = await writeChecked(inside, template, printer, labels.value, { cause: 'count', deliveryId: counted.deliveryId })
    return job.ok ? ok([job.value]) : job
  })
}

// A count and its labels are written in one transaction, at one time.
const labelsOfCount = `j.delivery_id = ? AND j.cause = 'count' AND EXISTS (SELECT 1 FROM count_events e JOIN delivery_lines l ON l.id = e.line_id WHERE e.id = ? AND e.at = j.created_at AND e.station = j.station AND l.product_id = j.product_id)`

/** A count was taken back: its labels do not print, where none has gone out yet. */
export const endLabelsOfCount = (context: CommandContext, deliveryId: number, eventId: number): Promise<void> => endUnprinted(context, labelsOfCount, deliveryId, eventId)

/** A receipt was taken back: its labels do not print, where none has gone out yet. */
export const endLabelsOfReceipt = (context: CommandContext, receiptId: number): Promise<void> => endUnprinted(context, 'j.receipt_id = ?', receiptId)

/** What of a receipt's line was counted without a scan. Lines of one product differ by lot, date and serial number, and so do its counts. */
const countedByHand = `SELECT e.id, e.quantity_milli AS milli FROM receipt_lines l LEFT JOIN lots t ON t.id = l.lot_id JOIN count_events e ON e.line_id = l.delivery_line_id AND e.condition = l.condition
    AND coalesce(e.lot, '') = coalesce(t.lot, '') AND coalesce(e.expiry_iso, '') = coalesce(t.expiry_iso, '') AND coalesce(e.serial, '') = coalesce(t.serial, '')
  WHERE l.id = ? AND e.scan_id IS NULL AND e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id)`

/** How much of a receipt's line left the truck without a code and has no label yet, in thousandths of its base unit. */
async function unlabelledMilli(sql: Sql, receiptLineId: number): Promise<number> {
  let sum = 0
  for (const { id, milli } of await sql.all<{ readonly id: number; readonly milli: number }>(countedByHand, receiptLineId)) {
    if (!(await wasScanned(sql, id)) && !(await wasLabelled(sql, id))) sum += milli
  }
  return sum
}

/** Labels for what was posted without having been scanned, when the company wants them at the finish; what was stickered at its count is not stickered again. */
export async function labelsAfterFinish(context: CommandContext, receiptId: number): Promise<Stickers | null> {
  const { sql } = context
  if (!(await loadLabelSettings(sql)).printAtFinish) return null
  return attempt(context, (inside) =>
    printLines(inside, receiptId, 'finish', async (line) => (await labelCountFor(sql, line.productId, Math.min(line.quantityMilli, await unlabelledMilli(sql, line.receiptLineId)))).labels)
  )
}
