import { assert } from '#shared/assert.ts'
import type { OrderContext } from './order-changes.ts'
import { tellOrderChanged } from './order-changes.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

/**
 * Changes what is ordered on a line of a sent order by `byMilli` thousandths: up, because more came and is wanted; down, because that receipt was taken back. Ordered quantities
 * change after sending only by such an amendment, which is kept: who, when, from how much to how much and why (DOMAIN "Purchasing"). Gives the new ordered quantity, which is
 * above 0. What open deliveries expect is left to the caller.
 */
export async function changeOrderedQuantity(context: OrderContext, orderLineId: number, byMilli: number, reason: string): Promise<number> {
  const { sql } = context
  const line = await sql.get<{ readonly orderId: number; readonly decision: string; readonly lineNumber: number; readonly productCode: string; readonly orderedMilli: number }>(
    `SELECT l.order_id AS orderId, o.decision, l.line_number AS lineNumber, p.code AS productCode, l.ordered_milli AS orderedMilli
    FROM purchase_order_lines l JOIN purchase_orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id WHERE l.id = ?`,
    orderLineId
  )
  assert(line !== undefined && (line.decision === 'sent' || line.decision === 'on-hold'), `line ${orderLineId} belongs to an order that was sent`)
  const { orderId, lineNumber, productCode, orderedMilli: before } = line
  const orderedMilli = before + byMilli
  assert(Number.isSafeInteger(orderedMilli) && orderedMilli > 0 && byMilli !== 0, `an ordered quantity of ${before} cannot be changed by ${byMilli}`)
  await sql.run('UPDATE purchase_order_lines SET ordered_milli = ordered_milli + ? WHERE id = ?', byMilli, orderLineId)
  await sql.run('UPDATE purchase_orders SET version = version + 1 WHERE id = ?', orderId)
  await refreshOrder(sql, orderId)
  await recordOrderChange(context, byMilli > 0 ? 'raised' : 'lowered', orderId, { before: { changedLines: [{ lineNumber, productCode, orderedMilli: before }] }, after: { reason, changedLines: [{ lineNumber, productCode, orderedMilli }] } })
  await tellOrderChanged(context, orderId)
  return orderedMilli
}
