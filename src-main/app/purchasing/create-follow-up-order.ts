import { assert } from '#shared/assert.ts'
import { freeNumber } from './free-number.ts'
import type { OrderContext } from './order-changes.ts'
import { tellOrderChanged } from './order-changes.ts'
import { orderSnapshot } from './order-snapshot.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

/** What a follow-up order holds; quantities in thousandths of the base unit, unit costs in minor units x 10,000 of the supplier's currency. */
export type FollowUpOrder = {
  readonly supplierId: number
  readonly note: string
  readonly lines: readonly { readonly productId: number; readonly packId?: number | null; readonly orderedMilli: number; readonly unitCostScaled: number }[]
}

/** Writes an order for goods that are there but were not ordered: with a number of its own, sent at once, expected today. `lineIds` are in the order of the lines given. */
export async function createFollowUpOrder(context: OrderContext, { supplierId, note, lines }: FollowUpOrder): Promise<{ readonly orderId: number; readonly number: string; readonly lineIds: readonly number[] }> {
  const { sql, nowIso, todayIso } = context
  assert(lines.length > 0, 'a follow-up order has lines')
  const number = await freeNumber(context)
  const { id: orderId, changed } = await sql.run(
    `INSERT INTO purchase_orders (number, supplier_id, currency, decision, order_iso, expected_iso, note, sent_at) SELECT ?, id, currency, 'sent', ?, ?, ?, ? FROM suppliers WHERE id = ?`,
    number, todayIso, todayIso, note, nowIso, supplierId
  )
  assert(changed === 1, `supplier ${supplierId} exists`)
  const lineIds: number[] = []
  for (const [index, { productId, packId = null, orderedMilli, unitCostScaled }] of lines.entries()) {
    const { id } = await sql.run(
      'INSERT INTO purchase_order_lines (order_id, line_number, product_id, pack_id, ordered_milli, unit_cost_scaled) VALUES (?, ?, ?, ?, ?, ?)',
      orderId, index + 1, productId, packId, orderedMilli, unitCostScaled
    )
    lineIds.push(id)
  }
  await refreshOrder(sql, orderId)
  await recordOrderChange(context, 'added-follow-up', orderId, { after: { ...(await orderSnapshot(sql, orderId)), reason: note } })
  await tellOrderChanged(context, orderId)
  return { orderId, number, lineIds }
}
