import type { Failure } from '#shared/api/index.ts'
import type { Result } from '#shared/result.ts'
import { ok } from '#shared/result.ts'
import type { CountDetail } from '#shared/domain/receiving/decide-scan.ts'
import type { CommandContext } from '../context.ts'
import { choosePrinter } from '../labels/choose-printer.ts'
import { labelCountFor } from '../labels/label-count-for.ts'
import { loadLabelSettings } from '../labels/label-settings.ts'
import { templateForKind } from '../labels/templates.ts'
import { labelsFor, writeChecked } from './print-labels.ts'
import { printLines } from './receipt-labels.ts'
import type { PrintJob } from './stored-jobs.ts'

/** What became of labels that print by themselves: how many were queued, or why none; null when none were wanted. A count or a receipt never fails because of its labels. */
export type Stickers = { readonly labels: number; readonly failure: string | null }

type Failed = { readonly code: string }
type Written = Result<readonly PrintJob[], Failed>

/** Writes labels so that only they are taken back when they cannot be printed. */
async function attempt({ services, sql }: CommandContext, write: () => Promise<Written>): Promise<Stickers | null> {
  const written = await services.database.inSavepoint(sql, write, (result) => result.ok)
  if (!written.ok) return { labels: 0, failure: written.failure.code }
  const labels = written.value.reduce((sum, job) => sum + job.labels, 0)
  return labels === 0 ? null : { labels, failure: null }
}

/** What was counted by hand: goods whose own code was scanned need no sticker. */
export type CountedByHand = CountDetail & { readonly deliveryId: number; readonly deliveryNumber: string; readonly productId: number; readonly packId: number | null; readonly quantityMilli: number }

const usualPack = `SELECT id FROM packs WHERE product_id = ? AND active = 1 ORDER BY kind <> 'case', base_quantity_milli LIMIT 1`

/** Labels for goods that were counted without a scan, by the product's rule, when the company wants them at once. */
export async function labelsAfterCount(context: CommandContext, counted: CountedByHand): Promise<Stickers | null> {
  const { sql, station } = context
  if (!(await loadLabelSettings(sql)).printAtCount || counted.quantityMilli <= 0) return null
  return attempt(context, async (): Promise<Written> => {
    const copies = (await labelCountFor(sql, counted.productId, counted.quantityMilli)).labels
    const packId = counted.packId ?? (await sql.get<{ readonly id: number }>(usualPack, counted.productId))?.id
    if (copies === 0 || packId === undefined) return ok([])
    const template = await templateForKind(sql, 'case')
    const printer = await choosePrinter(sql, station, 'case', null)
    if (template === undefined || printer === null) return { ok: false, failure: { code: 'no-printer' } satisfies Failure<'printing.print'> }
    const { lot, expiryIso, serial } = counted
    const labels = await labelsFor(context, template, { kind: 'pack', packId, lot, expiryIso, serial, quantityMilli: null }, copies, { deliveryNumber: counted.deliveryNumber })
    if (!labels.ok) return labels
    const job = await writeChecked(context, template, printer, labels.value, { cause: 'count', deliveryId: counted.deliveryId })
    return job.ok ? ok([job.value]) : job
  })
}

/** What of a receipt's line was counted without a scan, in thousandths of its base unit: the goods that left the truck without a code. */
const countedByHand = `SELECT coalesce(sum(e.quantity_milli), 0) AS milli FROM count_events e JOIN receipt_lines l ON l.delivery_line_id = e.line_id AND l.condition = e.condition WHERE l.id = ? AND e.source NOT IN ('scan') AND e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id)`

/** Labels for what was posted without having been scanned, when the company wants them at the finish; what was stickered at its count is not stickered again. */
export async function labelsAfterFinish(context: CommandContext, receiptId: number): Promise<Stickers | null> {
  const { sql } = context
  const { printAtFinish, printAtCount } = await loadLabelSettings(sql)
  if (!printAtFinish) return null
  return attempt(context, () =>
    printLines(context, receiptId, 'finish', async (line) => {
      if (printAtCount && line.condition === 'good') return 0
      const byHand = await sql.get<{ readonly milli: number }>(countedByHand, line.receiptLineId)
      return (await labelCountFor(sql, line.productId, Math.min(line.quantityMilli, byHand?.milli ?? 0))).labels
    })
  )
}
