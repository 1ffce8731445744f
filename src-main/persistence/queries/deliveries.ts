import type { DeliveryState } from '#shared/domain/receiving/conditions.ts'
import type { Sql, Tx } from '../sql.ts'

/** A delivery as far as counting needs it. */
export type CountingDelivery = {
  readonly id: number
  readonly number: string
  readonly state: DeliveryState
  readonly supplierId: number | null
  readonly supplierTolerancePermille: number | null
  readonly blind: 0 | 1
  readonly hasOrders: 0 | 1
  readonly lastEventId: number
}

/** The head of a delivery, or undefined. */
export const countingDelivery = (sql: Sql, deliveryId: number): Promise<CountingDelivery | undefined> =>
  sql.get(
    `SELECT d.id, d.number, d.state, d.supplier_id AS supplierId, s.over_tolerance_permille AS supplierTolerancePermille, d.blind, d.last_event_id AS lastEventId,
      EXISTS (SELECT 1 FROM delivery_orders x WHERE x.delivery_id = d.id) AS hasOrders
    FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE d.id = ?`,
    deliveryId
  )

const openStates = `('announced','counting','parked')`

/** Brings what open deliveries expect of an order line in step with what still remains on it: after a posting, an amendment, a short close or a cancellation elsewhere. */
export async function refreshExpected(tx: Tx, orderLineId: number): Promise<void> {
  await tx.run(
    `UPDATE delivery_lines SET expected_milli = (SELECT CASE WHEN o.decision IN ('sent','on-hold') THEN ol.remaining_milli ELSE 0 END FROM purchase_order_lines ol JOIN purchase_orders o ON o.id = ol.order_id WHERE ol.id = delivery_lines.order_line_id)
    WHERE order_line_id = ? AND delivery_id IN (SELECT id FROM deliveries WHERE state IN ${openStates})`,
    orderLineId
  )
}

/**
 * Takes a cancelled order off the open deliveries that expected it (nothing of it is counted, or it could not be cancelled). Lines without any event go;
 * lines whose events cancel out stay as goods nobody ordered, because events are never removed.
 */
export async function dropFromOpenDeliveries(tx: Tx, orderId: number): Promise<void> {
  const onOpenDelivery = `order_line_id IN (SELECT id FROM purchase_order_lines WHERE order_id = ?) AND delivery_id IN (SELECT id FROM deliveries WHERE state IN ${openStates})`
  await tx.run(`DELETE FROM delivery_lines WHERE ${onOpenDelivery} AND last_event_id = 0 AND NOT EXISTS (SELECT 1 FROM photos f WHERE f.delivery_line_id = delivery_lines.id)`, orderId)
  await tx.run(`UPDATE delivery_lines SET order_line_id = NULL, expected_milli = 0 WHERE ${onOpenDelivery}`, orderId)
  await tx.run(`DELETE FROM delivery_orders WHERE order_id = ? AND delivery_id IN (SELECT id FROM deliveries WHERE state IN ${openStates})`, orderId)
}

/** Open deliveries that hold lines of an order. */
export const openDeliveriesOf = (sql: Sql, orderId: number): Promise<readonly { readonly id: number; readonly lastEventId: number }[]> =>
  sql.all(`SELECT d.id, d.last_event_id AS lastEventId FROM deliveries d JOIN delivery_orders x ON x.delivery_id = d.id WHERE x.order_id = ? AND d.state IN ${openStates} ORDER BY d.id`, orderId)
