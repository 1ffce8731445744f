import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { Tx } from '#main/persistence/sql.ts'
import { addLine } from './add-line.ts'

type OrderHead = { readonly id: number; readonly number: string; readonly supplierId: number; readonly decision: string; readonly isOpen: 0 | 1 }

/** Why orders cannot go on a delivery. */
export type OrdersNotTaken = { readonly code: 'unknown-order'; readonly orderId: number } | { readonly code: 'order-not-open'; readonly orderNumber: string; readonly state: string } | { readonly code: 'several-suppliers' }

/** Checks that all orders are open and of one supplier (`supplierId` when the delivery has one already); gives the supplier, null for no order. */
export async function takeableOrders(tx: Tx, orderIds: readonly number[], supplierId: number | null): Promise<Result<number | null, OrdersNotTaken>> {
  let supplier = supplierId
  for (const orderId of orderIds) {
    const order = await tx.get<OrderHead>('SELECT id, number, supplier_id AS supplierId, decision, is_open AS isOpen FROM purchase_orders WHERE id = ?', orderId)
    if (order === undefined) return fail({ code: 'unknown-order', orderId })
    if (order.isOpen === 0) return fail({ code: 'order-not-open', orderNumber: order.number, state: order.decision === 'sent' ? 'received' : order.decision })
    if (supplier !== null && order.supplierId !== supplier) return fail({ code: 'several-suppliers' })
    supplier = order.supplierId
  }
  return ok(supplier)
}

/** Puts the open lines of orders on a delivery, each with what remains of it as expected; lines that are there already stay. Gives how many were added. */
export async function addOrderLines(tx: Tx, deliveryId: number, orderIds: readonly number[]): Promise<number> {
  let added = 0
  for (const orderId of orderIds) {
    await tx.run('INSERT INTO delivery_orders (delivery_id, order_id) VALUES (?, ?) ON CONFLICT DO NOTHING', deliveryId, orderId)
    const lines = await tx.all<{ readonly id: number; readonly productId: number; readonly remainingMilli: number }>(
      `SELECT ol.id, ol.product_id AS productId, ol.remaining_milli AS remainingMilli FROM purchase_order_lines ol
      WHERE ol.order_id = ? AND ol.remaining_milli > 0 AND NOT EXISTS (SELECT 1 FROM delivery_lines l WHERE l.delivery_id = ? AND l.order_line_id = ol.id) ORDER BY ol.line_number`,
      orderId, deliveryId
    )
    for (const { id, productId, remainingMilli } of lines) await addLine(tx, deliveryId, { productId, orderLineId: id, expectedMilli: remainingMilli })
    added += lines.length
  }
  return added
}
