import type { Sql } from '../sql.ts'

/** One entry of the audit trail about an order; `before` and `after` are what was recorded, as it was. */
export type OrderChangeRow = { readonly at: string; readonly operatorName: string; readonly station: string; readonly action: string; readonly before: unknown; readonly after: unknown }

type StoredRow = Omit<OrderChangeRow, 'before' | 'after'> & { readonly before: string | null; readonly after: string | null }

const parsed = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json))

/** The newest 200 changes of an order, newest first. */
export async function changesOfOrder(sql: Sql, orderId: number): Promise<readonly OrderChangeRow[]> {
  const rows = await sql.all<StoredRow>(
    `SELECT a.at, coalesce(u.name, '') AS operatorName, a.station, a.action, a.before, a.after FROM audit_trail a LEFT JOIN operators u ON u.id = a.operator_id
    WHERE a.entity = 'purchase-order' AND a.entity_id = ? ORDER BY a.id DESC LIMIT 200`,
    orderId
  )
  return rows.map((row) => ({ ...row, before: parsed(row.before), after: parsed(row.after) }))
}
