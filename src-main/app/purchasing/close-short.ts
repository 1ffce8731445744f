import { countedDeliveryOf } from '#main/persistence/queries/order-lines.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { decideOrder, orderHead, refreshExpectedOfOrder, tellOrderChanged } from './order-changes.ts'
import { recordOrderChange } from './record-order-change.ts'
import { refreshOrder } from './refresh-order.ts'

type OpenLine = { readonly id: number; readonly lineNumber: number; readonly productCode: string; readonly closedMilli: number }

const openLines = `SELECT l.id, l.line_number AS lineNumber, p.code AS productCode, l.remaining_milli AS closedMilli FROM purchase_order_lines l JOIN products p ON p.id = l.product_id
  WHERE l.order_id = ? AND l.remaining_milli > 0 ORDER BY l.line_number`

/** Gives up what remains on a line, or on every line: on-order drops at once. An order of which nothing remains is over, held or not. What is being counted must be posted first, because it would come on top. */
export const closeShort: CommandHandler<'purchasing.closeShort'> = async (context, { orderId, lineId, reason }) => {
  const { sql } = context
  const order = await orderHead(sql, orderId)
  if (order === undefined) return fail({ code: 'not-found' })
  if (order.decision !== 'sent' && order.decision !== 'on-hold') return fail({ code: 'not-open' })
  if (lineId !== undefined && (await sql.get('SELECT 1 FROM purchase_order_lines WHERE id = ? AND order_id = ?', lineId, orderId)) === undefined) return fail({ code: 'not-found' })
  const open = await sql.all<OpenLine>(openLines, orderId)
  if (open.length === 0) return fail({ code: 'not-open' })
  const closing = lineId === undefined ? open : open.filter(({ id }) => id === lineId)
  if (closing.length === 0) return fail({ code: 'nothing-remains' })
  const delivery = await countedDeliveryOf(sql, orderId, lineId ?? null)
  if (delivery !== undefined) return fail({ code: 'delivery-open', deliveryNumber: delivery.number })
  for (const { id, closedMilli } of closing) await sql.run('UPDATE purchase_order_lines SET closed_short_milli = closed_short_milli + ?, closed_short_reason = ? WHERE id = ?', closedMilli, reason, id)
  if (closing.length === open.length) await decideOrder(sql, orderId, 'sent', reason)
  else await sql.run('UPDATE purchase_orders SET version = version + 1 WHERE id = ?', orderId)
  const state = await refreshOrder(sql, orderId)
  await refreshExpectedOfOrder(sql, orderId)
  await recordOrderChange(context, 'closed-short', orderId, { after: { reason, changedLines: closing.map(({ id: _, ...line }) => line) } })
  await tellOrderChanged(context, orderId)
  return ok({ state, closedMilli: closing.reduce((sum, line) => sum + line.closedMilli, 0) })
}
