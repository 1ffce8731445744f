import { orderProgress } from '#main/persistence/queries/order-lines.ts'
import type { Tx } from '#main/persistence/sql.ts'
import { assert } from '#shared/assert.ts'
import { naturalKey } from '#shared/domain/natural-key.ts'
import { dueIso } from '#shared/domain/purchasing/due-date.ts'
import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import { completionPermille, isExpected, orderState } from '#shared/domain/purchasing/order-state.ts'
import { orderValueMinor } from '#shared/domain/purchasing/order-value.ts'

/**
 * Brings what follows from an order's head and lines (what its number sorts by, the day it is due, state, whether it is expected, line count, completion, value) in step with them, and gives the state.
 * To be called in every transaction that changed number, date, decision or a line, once, after the changes; nothing else writes these columns.
 */
export async function refreshOrder(tx: Tx, orderId: number): Promise<OrderState> {
  const progress = await orderProgress(tx, orderId)
  assert(progress !== undefined, `order ${orderId} exists`)
  const { number, decision, expectedIso, lines } = progress
  const state = orderState(decision, lines)
  await tx.run(
    'UPDATE purchase_orders SET number_key = ?, due_iso = ?, state = ?, is_open = ?, line_count = ?, completion_permille = ?, value_minor = ? WHERE id = ?',
    naturalKey(number), dueIso(expectedIso, lines), state, Number(isExpected(decision, lines)), lines.length, completionPermille(lines), orderValueMinor(lines), orderId
  )
  return state
}
