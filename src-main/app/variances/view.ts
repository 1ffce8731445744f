import type { Output } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { varianceView } from './variance-rows.ts'

type Settlement = Output<'variances.view'>['settlements'][number]

/** One difference with the receipt lines that settled it. */
export const view: QueryHandler<'variances.view'> = async ({ sql, nowIso }, { varianceId }) => {
  const variance = await varianceView(sql, varianceId, nowIso)
  if (variance === undefined) return fail({ code: 'not-found' })
  const settlements = await sql.all<Settlement>(
    `SELECT r.id AS receiptId, r.number AS receiptNumber, t.receipt_line_id AS receiptLineId, r.posted_at AS postedAt, t.quantity_milli AS quantityMilli
    FROM variance_settlements t JOIN receipt_lines l ON l.id = t.receipt_line_id JOIN receipts r ON r.id = l.receipt_id WHERE t.variance_id = ? ORDER BY t.receipt_line_id`, varianceId
  )
  return ok({ variance, settlements: [...settlements] })
}
