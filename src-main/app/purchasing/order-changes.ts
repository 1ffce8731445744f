import type { OrderDecision } from '#shared/domain/purchasing/order-state.ts'
import { refreshExpected } from '#main/persistence/queries/deliveries.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { CommandContext } from '../context.ts'

/** What changing an order needs of a command's context. */
export type OrderContext = Pick<CommandContext, 'sql' | 'nowIso' | 'todayIso' | 'operator' | 'station' | 'requestId' | 'publish'>

/** An order as the commands look at it before they change it. */
export type OrderHead = { readonly id: number; readonly number: string; readonly supplierId: number; readonly currency: string; readonly decision: OrderDecision; readonly state: string; readonly version: number }

/** The head of an order, or undefined. */
export const orderHead = (tx: Tx, orderId: number): Promise<OrderHead | undefined> =>
  tx.get('SELECT id, number, supplier_id AS supplierId, currency, decision, state, version FROM purchase_orders WHERE id = ?', orderId)

/** Writes a decision about an order, why, and moves its version on. */
export const decideOrder = (tx: Tx, orderId: number, decision: OrderDecision, reason: string | null): Promise<unknown> =>
  tx.run('UPDATE purchase_orders SET decision = ?, decision_reason = ?, version = version + 1 WHERE id = ?', decision, reason, orderId)

/** Brings open deliveries in step with what an order's lines still expect. */
export async function refreshExpectedOfOrder(tx: Tx, orderId: number): Promise<void> {
  const lines = await tx.all<{ readonly id: number }>('SELECT DISTINCT ol.id FROM purchase_order_lines ol JOIN delivery_lines dl ON dl.order_line_id = ol.id WHERE ol.order_id = ?', orderId)
  for (const { id } of lines) await refreshExpected(tx, id)
}

/** So many products are named in an event; of more, everybody simply looks again. */
const mostNamed = 500

/** Tells everybody that an order changed and with it what is on order of its products. */
export async function tellOrderChanged({ sql, publish }: OrderContext, orderId: number): Promise<void> {
  const products = await sql.all<{ readonly productId: number }>('SELECT DISTINCT product_id AS productId FROM purchase_order_lines WHERE order_id = ? LIMIT ?', orderId, mostNamed + 1)
  publish({ type: 'orders.changed', orderIds: [orderId] })
  if (products.length > 0) publish({ type: 'stock.changed', productIds: products.length > mostNamed ? 'all' : products.map(({ productId }) => productId) })
}
