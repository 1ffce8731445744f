import { ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { addOrderLines, takeableOrders } from './add-order-lines.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { recordChange } from '../record-change.ts'

/** Puts further orders of the supplier on a delivery that is being counted. */
export const addOrders: CommandHandler<'receiving.addOrders'> = async (context, { deliveryId, orderIds }) => {
  const { sql, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const uniqueOrders = [...new Set(orderIds)]
  const taken = await takeableOrders(sql, uniqueOrders, delivery.value.supplierId)
  if (!taken.ok) return taken
  if (delivery.value.supplierId === null) await sql.run('UPDATE deliveries SET supplier_id = ? WHERE id = ?', taken.value, deliveryId)
  const linesAdded = await addOrderLines(sql, deliveryId, uniqueOrders)
  await recordChange(context, { action: 'orders-added', entity: 'delivery', entityId: deliveryId, after: { orderIds: uniqueOrders, linesAdded } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: delivery.value.lastEventId, station })
  return ok({ linesAdded })
}
