import type { Output } from '#shared/api/index.ts'
import type { PostedPlace } from '#shared/domain/receiving/conditions.ts'
import { countedMilli, toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import { fail, ok } from '#shared/result.ts'
import { deliveryLines } from '#main/persistence/queries/delivery-lines.ts'
import { wentTo } from '#main/persistence/queries/went-to.ts'
import { isWaitingScan } from '#main/persistence/queries/waiting-scans.ts'
import type { QueryHandler } from '../context.ts'

type Outcome = Output<'receiving.viewOutcome'>
type Head = Pick<Outcome, 'endedAt' | 'endedBy' | 'endedReason' | 'undecidedScans'>
type PlacedRow = { readonly lineId: number; readonly place: PostedPlace; readonly quantityMilli: number }
type DifferenceRow = Outcome['lines'][number]['differences'][number] & { readonly lineId: number }

const head = `SELECT d.ended_at AS endedAt, u.name AS endedBy, d.ended_reason AS endedReason, (SELECT count(*) FROM scan_log s WHERE s.delivery_id = d.id AND ${isWaitingScan}) AS undecidedScans
  FROM deliveries d LEFT JOIN operators u ON u.id = d.ended_by WHERE d.id = ?`

const receipts = `SELECT r.id, r.number, r.posted_at AS postedAt, coalesce(u.name, '') AS operatorName, r.reverses IS NOT NULL AS isReversal, r.reason FROM receipts r LEFT JOIN operators u ON u.id = r.operator_id WHERE r.delivery_id = ? ORDER BY r.id`

// What the receipt itself put where; its counter-entry does not change what came.
const placed = `SELECT l.delivery_line_id AS lineId, ${wentTo} AS place, sum(l.quantity_milli) AS quantityMilli FROM receipts r JOIN receipt_lines l ON l.receipt_id = r.id LEFT JOIN locations c ON c.id = l.location_id
  WHERE r.delivery_id = ? AND r.reverses IS NULL GROUP BY l.delivery_line_id, place`

const differences = `SELECT v.id, v.delivery_line_id AS lineId, v.kind, v.state, v.outcome, v.quantity_milli AS quantityMilli FROM receipts r JOIN variances v ON v.receipt_id = r.id WHERE r.delivery_id = ? AND v.delivery_line_id IS NOT NULL ORDER BY v.id`

/** How a delivery ended: who ended it, when and why, its receipts, and line by line what was expected, what came, where it went, and what was different. */
export const viewOutcome: QueryHandler<'receiving.viewOutcome'> = async ({ sql }, { deliveryId }) => {
  const found = await sql.get<Head>(head, deliveryId)
  if (found === undefined) return fail({ code: 'not-found' })
  const places = Map.groupBy(await sql.all<PlacedRow>(placed, deliveryId), ({ lineId }) => lineId)
  const different = Map.groupBy(await sql.all<DifferenceRow>(differences, deliveryId), ({ lineId }) => lineId)
  const rows = await deliveryLines(sql, deliveryId)
  return ok({
    ...found,
    receipts: (await sql.all<Omit<Outcome['receipts'][number], 'isReversal'> & { readonly isReversal: 0 | 1 }>(receipts, deliveryId)).map((receipt) => ({ ...receipt, isReversal: receipt.isReversal === 1 })),
    lines: rows.toSorted((one, other) => one.lineNumber - other.lineNumber).map((row) => {
      const at = (place: PostedPlace): number => places.get(row.id)?.find((one) => one.place === place)?.quantityMilli ?? 0
      const { id, lineNumber, productId, productCode, productName, baseUnit, orderNumber, expectedMilli, goodMilli, damagedMilli, wrongItemMilli, refusedMilli, heldMilli } = row
      return {
        id, lineNumber, productId, productCode, productName, baseUnit, orderNumber, expectedMilli, goodMilli, damagedMilli, wrongItemMilli, heldMilli, countedRefusedMilli: refusedMilli, countedMilli: countedMilli(row), missingMilli: toComeMilli(row),
        stockMilli: at('stock'), quarantineMilli: at('quarantine') + at('set-aside'), writtenOffMilli: at('written-off'), refusedMilli: at('refused'),
        differences: (different.get(id) ?? []).map(({ lineId: _lineId, ...difference }) => difference)
      }
    })
  })
}
