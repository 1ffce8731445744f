import type { Output } from '#shared/api/index.ts'
import { lineValueMinor } from '#shared/domain/money.ts'
import { fail, ok } from '#shared/result.ts'
import { wentTo } from '#main/persistence/queries/went-to.ts'
import type { QueryHandler } from '../context.ts'
import { receiptRow } from './list-receipts.ts'

type Name = NonNullable<Output<'receiving.viewReceipt'>['receipt']['reversal']>
type Line = Output<'receiving.viewReceipt'>['lines'][number]

const lines = `SELECT l.id, ${wentTo} AS wentTo, l.product_id AS productId, coalesce(p.code, '') AS productCode, coalesce(p.name, d.description) AS productName, coalesce(p.base_unit, 'each') AS baseUnit, o.number AS orderNumber, l.order_line_id AS orderLineId, l.condition, l.quantity_milli AS quantityMilli,
  nullif(t.lot, '') AS lot, nullif(t.expiry_iso, '') AS expiryIso, nullif(t.serial, '') AS serial, c.code AS locationCode, l.unit_cost_scaled AS unitCostScaled, l.currency
  FROM receipt_lines l JOIN delivery_lines d ON d.id = l.delivery_line_id LEFT JOIN products p ON p.id = l.product_id LEFT JOIN purchase_order_lines ol ON ol.id = l.order_line_id LEFT JOIN purchase_orders o ON o.id = ol.order_id
  LEFT JOIN lots t ON t.id = l.lot_id LEFT JOIN locations c ON c.id = l.location_id WHERE l.receipt_id = ? ORDER BY d.line_number, l.id`

const named = `SELECT r.id, r.number, r.posted_at AS postedAt, coalesce(u.name, '') AS operatorName, r.reason FROM receipts r LEFT JOIN operators u ON u.id = r.operator_id`

/** A receipt with what was posted, where it went, and the differences it recorded. */
export const viewReceipt: QueryHandler<'receiving.viewReceipt'> = async ({ sql }, { receiptId }) => {
  const row = await receiptRow(sql, receiptId)
  const head = await sql.get<{ readonly reason: string | null }>('SELECT reason FROM receipts WHERE id = ?', receiptId)
  if (row === undefined || head === undefined) return fail({ code: 'not-found' })
  const reversal = await sql.get<Name>(`${named} WHERE r.reverses = ?`, receiptId)
  const reversed = await sql.get<Name>(`${named} WHERE r.id = (SELECT reverses FROM receipts WHERE id = ?)`, receiptId)
  const posted = await sql.all<Omit<Line, 'valueMinor'>>(lines, receiptId)
  const variances = await sql.all<{ readonly id: number }>('SELECT id FROM variances WHERE receipt_id = ? ORDER BY id', receiptId)
  return ok({ receipt: { ...row, reason: head.reason, reversal: reversal ?? null, reversed: reversed ?? null }, lines: posted.map((line) => ({ ...line, valueMinor: line.unitCostScaled === null || line.locationCode === null ? 0 : lineValueMinor(line.quantityMilli, line.unitCostScaled) })), varianceIds: variances.map(({ id }) => id) })
}
