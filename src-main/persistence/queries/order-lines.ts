import type { OrderDecision } from '#shared/domain/purchasing/order-state.ts'
import type { Sql } from '../sql.ts'

/** A purchase order line with what a person reads of it; quantities in thousandths of the base unit. */
export type OrderLineRow = {
  readonly id: number
  readonly lineNumber: number
  readonly productId: number
  readonly productCode: string
  readonly productName: string
  readonly baseUnit: string
  readonly supplierCode: string | null
  readonly packId: number | null
  readonly packName: string | null
  readonly packQuantityMilli: number | null
  readonly orderedMilli: number
  readonly receivedMilli: number
  readonly returnedForReplacementMilli: number
  readonly closedShortMilli: number
  readonly remainingMilli: number
  readonly unitCostScaled: number
  readonly expectedIso: string | null
  readonly closedShortReason: string | null
}

/** The lines of an order in their order. Nothing is to come on the lines of a cancelled one. */
export const linesOfOrder = (sql: Sql, orderId: number): Promise<readonly OrderLineRow[]> =>
  sql.all(
    `SELECT l.id, l.line_number AS lineNumber, l.product_id AS productId, p.code AS productCode, p.name AS productName, p.base_unit AS baseUnit,
      (SELECT i.supplier_code FROM supplier_items i WHERE i.supplier_id = o.supplier_id AND i.product_id = l.product_id) AS supplierCode, l.pack_id AS packId, k.name AS packName, k.base_quantity_milli AS packQuantityMilli,
      l.ordered_milli AS orderedMilli, l.received_milli AS receivedMilli, l.returned_for_replacement_milli AS returnedForReplacementMilli, l.closed_short_milli AS closedShortMilli, CASE WHEN o.decision = 'cancelled' THEN 0 ELSE l.remaining_milli END AS remainingMilli,
      l.unit_cost_scaled AS unitCostScaled, l.expected_iso AS expectedIso, l.closed_short_reason AS closedShortReason
    FROM purchase_orders o JOIN purchase_order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id LEFT JOIN packs k ON k.id = l.pack_id WHERE o.id = ? ORDER BY l.line_number`,
    orderId
  )

/** The quantities of an order's lines that its progress and value follow from, and the dates promised for them. */
export type OrderProgressLine = { readonly orderedMilli: number; readonly receivedMilli: number; readonly returnedForReplacementMilli: number; readonly closedShortMilli: number; readonly unitCostScaled: number; readonly expectedIso: string | null }

/** What of an order and its lines everything that follows from them is worked out from; undefined when there is no such order. */
export async function orderProgress(sql: Sql, orderId: number): Promise<{ readonly number: string; readonly decision: OrderDecision; readonly expectedIso: string | null; readonly lines: readonly OrderProgressLine[] } | undefined> {
  const order = await sql.get<{ readonly number: string; readonly decision: OrderDecision; readonly expectedIso: string | null }>('SELECT number, decision, expected_iso AS expectedIso FROM purchase_orders WHERE id = ?', orderId)
  if (order === undefined) return undefined
  const lines = await sql.all<OrderProgressLine>(
    `SELECT ordered_milli AS orderedMilli, received_milli AS receivedMilli, returned_for_replacement_milli AS returnedForReplacementMilli, closed_short_milli AS closedShortMilli, unit_cost_scaled AS unitCostScaled, expected_iso AS expectedIso
    FROM purchase_order_lines WHERE order_id = ?`,
    orderId
  )
  return { ...order, lines }
}

/** The deliveries an order came or comes in, oldest first, with the receipt of each. */
export const deliveriesOfOrder = (sql: Sql, orderId: number): Promise<readonly { readonly deliveryId: number; readonly number: string; readonly state: string; readonly receiptNumber: string | null; readonly postedAt: string | null }[]> =>
  sql.all(
    `SELECT d.id AS deliveryId, d.number, d.state, r.number AS receiptNumber, r.posted_at AS postedAt
    FROM (SELECT delivery_id FROM delivery_orders WHERE order_id = ? UNION SELECT r.delivery_id FROM purchase_order_lines ol JOIN receipt_lines rl ON rl.order_line_id = ol.id JOIN receipts r ON r.id = rl.receipt_id WHERE ol.order_id = ?) x
    JOIN deliveries d ON d.id = x.delivery_id LEFT JOIN receipts r ON r.delivery_id = d.id AND r.reverses IS NULL ORDER BY d.id`,
    orderId, orderId
  )

/** A delivery under way on which something of the order (or of one line of it) is counted and not yet posted, or undefined. */
export const countedDeliveryOf = (sql: Sql, orderId: number, lineId: number | null = null): Promise<{ readonly number: string } | undefined> =>
  sql.get(
    `SELECT d.number FROM purchase_order_lines ol JOIN delivery_lines dl ON dl.order_line_id = ol.id JOIN deliveries d ON d.id = dl.delivery_id
    WHERE ol.order_id = ? AND (? IS NULL OR ol.id = ?) AND d.state IN ('announced','counting','parked') AND (dl.good_milli <> 0 OR dl.damaged_milli <> 0 OR dl.wrong_item_milli <> 0 OR dl.refused_milli <> 0 OR dl.held_milli <> 0) ORDER BY d.id LIMIT 1`,
    orderId, lineId, lineId
  )
