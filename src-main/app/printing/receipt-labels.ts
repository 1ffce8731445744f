import type { Failure } from '#shared/api/index.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { CommandContext, CommandHandler, QueryHandler } from '../context.ts'
import { choosePrinter } from '../labels/choose-printer.ts'
import { labelCountFor } from '../labels/label-count-for.ts'
import { templateForKind } from '../labels/templates.ts'
import { labelsFor, writeChecked } from './print-labels.ts'
import type { PrintJob } from './stored-jobs.ts'

/** A line of a receipt that labels can be made for. `packId`: what a label stands for, the case where there is one. */
export type ReceiptLine = {
  readonly receiptLineId: number; readonly productId: number; readonly productCode: string; readonly productName: string; readonly packId: number; readonly packName: string; readonly baseQuantityMilli: number
  readonly quantityMilli: number; readonly condition: string; readonly lot: string; readonly expiryIso: string; readonly serial: string; readonly orderNumber: string | null; readonly location: string | null; readonly printed: number
}
type Head = { readonly id: number; readonly deliveryId: number; readonly deliveryNumber: string; readonly supplierName: string | null; readonly postedAt: string }

// A pack somebody counted these goods in comes before the product's case, and that before its smallest pack.
const packOf = `coalesce((SELECT e.pack_id FROM count_events e JOIN packs x ON x.id = e.pack_id WHERE e.line_id = l.delivery_line_id AND x.active = 1 AND e.undoes IS NULL ORDER BY e.id DESC LIMIT 1),
  (SELECT id FROM packs WHERE product_id = l.product_id AND active = 1 ORDER BY kind <> 'case', base_quantity_milli LIMIT 1))`

/** The lines of a receipt whose goods are here, in their order. */
export const receiptLines = (sql: Sql, receiptId: number): Promise<readonly ReceiptLine[]> =>
  sql.all<ReceiptLine>(
    `SELECT l.id AS receiptLineId, p.id AS productId, p.code AS productCode, p.name AS productName, k.id AS packId, k.name AS packName, k.base_quantity_milli AS baseQuantityMilli, l.quantity_milli AS quantityMilli, l.condition,
    coalesce(t.lot, '') AS lot, coalesce(t.expiry_iso, '') AS expiryIso, coalesce(t.serial, '') AS serial, o.number AS orderNumber, c.code AS location,
    coalesce((SELECT sum(j.sent) FROM print_jobs j WHERE j.receipt_id = l.receipt_id AND j.receipt_line_id = l.id), 0) AS printed
    FROM receipt_lines l JOIN products p ON p.id = l.product_id JOIN delivery_lines d ON d.id = l.delivery_line_id JOIN packs k ON k.id = ${packOf}
    LEFT JOIN lots t ON t.id = l.lot_id LEFT JOIN purchase_order_lines ol ON ol.id = l.order_line_id LEFT JOIN purchase_orders o ON o.id = ol.order_id LEFT JOIN locations c ON c.id = l.location_id
    WHERE l.receipt_id = ? AND l.quantity_milli > 0 AND l.condition <> 'refused' ORDER BY d.line_number, l.id`, receiptId
  )

const receiptHead = (sql: Sql, receiptId: number): Promise<Head | undefined> =>
  sql.get<Head>(`SELECT r.id, r.delivery_id AS deliveryId, d.number AS deliveryNumber, s.name AS supplierName, r.posted_at AS postedAt FROM receipts r JOIN deliveries d ON d.id = r.delivery_id LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE r.id = ? AND r.reverses IS NULL`, receiptId)

/** How many labels each line gets. */
export const receiptLabels: QueryHandler<'printing.receiptLabels'> = async ({ sql }, { receiptId }) => {
  if ((await receiptHead(sql, receiptId)) === undefined) return fail({ code: 'not-found' })
  const rows = []
  for (const line of await receiptLines(sql, receiptId)) {
    const { receiptLineId, productCode, productName, packName, lot, printed } = line
    rows.push({ receiptLineId, productCode, productName, packName, lot, printed, labels: (await labelCountFor(sql, line.productId, line.quantityMilli)).labels })
  }
  return ok({ rows })
}

/** One job for each line, in the order of the receipt. What is damaged or held gets quarantine stickers. `copiesOf` says how many, 0 for none. */
export async function printLines(context: CommandContext, receiptId: number, cause: PrintJob['cause'], copiesOf: (line: ReceiptLine) => Promise<number>): Promise<Result<readonly PrintJob[], Failure<'printing.printReceipt'>>> {
  const { sql, operator } = context
  const head = await receiptHead(sql, receiptId)
  if (head === undefined) return fail({ code: 'not-found' })
  const jobs: PrintJob[] = []
  for (const line of await receiptLines(sql, receiptId)) {
    const copies = await copiesOf(line)
    if (copies === 0) continue
    const isGood = line.condition === 'good'
    const kind = isGood ? 'case' : 'quarantine'
    const template = await templateForKind(sql, kind)
    const printer = await choosePrinter(context, kind, null)
    if (template === undefined) return fail({ code: 'not-found' })
    if (printer === null) return fail({ code: 'no-printer' })
    const subject = { kind: 'pack', packId: line.packId, lot: line.lot || null, expiryIso: line.expiryIso || null, serial: line.serial || null, quantityMilli: line.serial === '' ? null : Math.min(line.quantityMilli, line.baseQuantityMilli) } as const
    const labels = await labelsFor(context, template, subject, copies, {
      deliveryNumber: head.deliveryNumber, receivedOnIso: head.postedAt.slice(0, 10), ...(head.supplierName === null ? {} : { supplierName: head.supplierName }), ...(line.orderNumber === null ? {} : { orderNumber: line.orderNumber }),
      ...(line.location === null ? {} : { location: line.location }), ...(isGood ? {} : { reason: line.condition, operatorName: operator.name })
    })
    if (!labels.ok) return labels
    const job = await writeChecked(context, template, printer, labels.value, { cause, receiptId, receiptLineId: line.receiptLineId, deliveryId: head.deliveryId })
    if (!job.ok) return job
    jobs.push(job.value)
  }
  return ok(jobs)
}

/** Prints labels for a receipt because a person asked. */
export const printReceipt: CommandHandler<'printing.printReceipt'> = async (context, { receiptId, lines }) => {
  const given = lines === null ? null : new Map(lines.map(({ receiptLineId, copies }) => [receiptLineId, copies]))
  const printed = await printLines(context, receiptId, 'receipt', async (line) => (given === null ? (await labelCountFor(context.sql, line.productId, line.quantityMilli)).labels : given.get(line.receiptLineId) ?? 0))
  if (!printed.ok) return printed
  return ok({ jobs: [...printed.value] })
}
