import type { Output } from '#shared/api/index.ts'
import type { Sql, SqlValue } from '#main/persistence/sql.ts'

/** A difference as the register shows it. */
export type VarianceView = Output<'variances.list'>['rows'][number]
type Row = Omit<VarianceView, 'ageDays' | 'photoIds'> & { readonly photoIds: string | null; readonly sortKey: string | number }

const columns = (key: string): string => `SELECT v.id, v.kind, v.state, v.receipt_id AS receiptId, r.number AS receiptNumber, r.delivery_id AS deliveryId, v.delivery_line_id AS deliveryLineId, o.id AS orderId, o.number AS orderNumber, v.order_line_id AS orderLineId,
  v.supplier_id AS supplierId, coalesce(s.name, '') AS supplierName, v.product_id AS productId, coalesce(p.code, '') AS productCode, coalesce(p.name, l.description, '') AS productName, coalesce(p.base_unit, 'each') AS baseUnit, v.quantity_milli AS quantityMilli, coalesce((SELECT sum(t.quantity_milli) FROM variance_settlements t WHERE t.variance_id = v.id), 0) AS settledMilli, v.value_minor AS valueMinor, v.currency, v.note,
  v.found_at AS foundAt, coalesce(f.name, '') AS foundBy, v.claim_due_iso AS claimDueIso, v.outcome, v.resolved_at AS resolvedAt, w.name AS resolvedBy, v.resolution_note AS resolutionNote, v.settled_by_receipt_id AS settledByReceiptId, q.number AS settledByReceiptNumber,
  (SELECT group_concat(h.id) FROM photos h WHERE h.delivery_line_id = v.delivery_line_id) AS photoIds, ${key} AS sortKey
  FROM variances v JOIN receipts r ON r.id = v.receipt_id LEFT JOIN delivery_lines l ON l.id = v.delivery_line_id LEFT JOIN purchase_order_lines ol ON ol.id = v.order_line_id LEFT JOIN purchase_orders o ON o.id = ol.order_id
  LEFT JOIN suppliers s ON s.id = v.supplier_id LEFT JOIN products p ON p.id = v.product_id LEFT JOIN operators f ON f.id = v.found_by LEFT JOIN operators w ON w.id = v.resolved_by LEFT JOIN receipts q ON q.id = v.settled_by_receipt_id`

const dayMs = 86_400_000

/** Whole days since a difference was found, whatever the time zone; never below zero. */
const ageInDays = (foundAt: string, nowIso: string): number => Math.max(0, Math.floor((Date.parse(nowIso) - Date.parse(foundAt)) / dayMs))

const asView = (nowIso: string) => ({ sortKey: _sortKey, photoIds, ...row }: Row): VarianceView => ({ ...row, ageDays: ageInDays(row.foundAt, nowIso), photoIds: photoIds === null ? [] : photoIds.split(',').map(Number) })

/** One difference, or undefined. */
export async function varianceView(sql: Sql, varianceId: number, nowIso: string): Promise<VarianceView | undefined> {
  const row = await sql.get<Row>(`${columns('v.id')} WHERE v.id = ?`, varianceId)
  return row === undefined ? undefined : asView(nowIso)(row)
}

/** Differences that meet the conditions, sorted by a key of ours (never a caller's text); each with its key for the next page. */
export async function varianceRows(sql: Sql, key: string, conditions: readonly string[], values: readonly SqlValue[], order: 'ASC' | 'DESC', limit: number, nowIso: string): Promise<readonly (VarianceView & { readonly sortKey: string | number })[]> {
  const rows = await sql.all<Row>(`${columns(key)} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${key} ${order}, v.id ${order} LIMIT ?`, ...values, limit)
  return rows.map((row) => ({ ...asView(nowIso)(row), sortKey: row.sortKey }))
}
