import { dropFromOpenDeliveries, openDeliveriesOf } from '#main/persistence/queries/deliveries.ts'
import { countedDeliveryOf } from '#main/persistence/queries/order-lines.ts'
import { fail, ok } from '#shared/result.ts'
import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import type { OrderHead } from './order-changes.ts'
import { decideOrder, orderHead, tellOrderChanged } from './order-changes.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

/** Cancels an order of which nothing came and nothing is being counted; once something came, what remains is closed short instead. */
export const cancelOrder: CommandHandler<'purchasing.cancelOrder'> = async (context, { orderId, reason }) => {
  const { sql } = context
  const order = await orderHead(sql, orderId)
  if (order === undefined) return fail({ code: 'not-found' })
  if ((await sql.get('SELECT 1 FROM purchase_order_lines WHERE order_id = ? AND received_milli > 0', orderId)) !== undefined) return fail({ code: 'already-received' })
  if (order.state === 'cancelled' || order.state === 'closed-short') return fail({ code: 'already-ended' })
  const delivery = await countedDeliveryOf(sql, orderId)
  if (delivery !== undefined) return fail({ code: 'delivery-open', deliveryNumber: delivery.number })
  return ok({ state: await endOrder(context, order, reason) })
}

/** Cancels an order that may be cancelled, takes it off the deliveries that expect it, and gives its state. */
export async function endOrder(context: CommandContext, { id: orderId, decision }: Pick<OrderHead, 'id' | 'decision'>, reason: string): Promise<OrderState> {
  const { sql } = context
  await decideOrder(sql, orderId, 'cancelled', reason)
  const state = await refreshOrder(sql, orderId)
  const expecting = await openDeliveriesOf(sql, orderId)
  await dropFromOpenDeliveries(sql, orderId)
  for (const { id, lastEventId } of expecting) context.publish({ type: 'receiving.changed', deliveryId: id, lineIds: [], lastEventId, station: context.station })
  await recordOrderChange(context, 'cancelled', orderId, { before: { decision }, after: { decision: 'cancelled', reason } })
  await tellOrderChanged(context, orderId)
  return state
}
