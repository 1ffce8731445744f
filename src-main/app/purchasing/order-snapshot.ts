import type { Sql } from '#main/persistence/sql.ts'
import type { HeadFacts } from './describe-change.ts'

type Head = Required<HeadFacts> & { readonly orderIso: string; readonly note: string }
type Line = { readonly lineNumber: number; readonly productCode: string; readonly packId: number | null; readonly orderedMilli: number; readonly unitCostScaled: number; readonly expectedIso: string | null }

/** An order with its lines as the audit trail keeps it before and after a change. */
export async function orderSnapshot(sql: Sql, orderId: number): Promise<Head & { readonly lines: readonly Line[] }> {
  const head = await sql.get<Head>(
    `SELECT o.number, s.code AS supplierCode, o.currency, o.order_iso AS orderIso, o.expected_iso AS expectedIso, o.supplier_reference AS supplierReference, o.note, o.value_minor AS valueMinor
    FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id WHERE o.id = ?`,
    orderId
  )
  const lines = await sql.all<Line>(
    `SELECT l.line_number AS lineNumber, p.code AS productCode, l.pack_id AS packId, l.ordered_milli AS orderedMilli, l.unit_cost_scaled AS unitCostScaled, l.expected_iso AS expectedIso
    FROM purchase_order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.line_number`,
    orderId
  )
  return { ...head!, lines }
}
