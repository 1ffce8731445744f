import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { decideOrder, orderHead, tellOrderChanged } from './order-changes.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

/** Puts an order from which something is to come on hold, or takes it off; what is held is not on order. */
export const holdOrder: CommandHandler<'purchasing.holdOrder'> = async (context, { orderId, hold, reason }) => {
  const { sql } = context
  const order = await orderHead(sql, orderId)
  if (order === undefined) return fail({ code: 'not-found' })
  const fits = hold ? order.state === 'sent' || order.state === 'partly-received' : order.decision === 'on-hold'
  if (!fits) return fail({ code: 'not-open' })
  const decision = hold ? 'on-hold' : 'sent'
  await decideOrder(sql, orderId, decision, hold ? reason : null)
  const state = await refreshOrder(sql, orderId)
  await recordOrderChange(context, hold ? 'put-on-hold' : 'taken-off-hold', orderId, { before: { decision: order.decision }, after: { decision, reason } })
  await tellOrderChanged(context, orderId)
  return ok({ state })
}
