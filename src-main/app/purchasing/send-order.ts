import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { orderHead, tellOrderChanged } from './order-changes.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

/** Sends a draft: its goods are expected and on order from now on. */
export const sendOrder: CommandHandler<'purchasing.sendOrder'> = async (context, { orderId }) => {
  const { sql, nowIso } = context
  const order = await orderHead(sql, orderId)
  if (order === undefined) return fail({ code: 'not-found' })
  if (order.decision !== 'draft') return fail({ code: 'not-a-draft' })
  if ((await sql.get('SELECT 1 FROM purchase_order_lines WHERE order_id = ?', orderId)) === undefined) return fail({ code: 'no-lines' })
  await sql.run(`UPDATE purchase_orders SET decision = 'sent', sent_at = ?, version = version + 1 WHERE id = ?`, nowIso, orderId)
  const state = await refreshOrder(sql, orderId)
  await recordOrderChange(context, 'sent', orderId, { before: { decision: 'draft' }, after: { decision: 'sent' } })
  await tellOrderChanged(context, orderId)
  return ok({ state })
}
