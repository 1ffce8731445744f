import type { Failure } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { assert } from '#shared/assert.ts'
import { refreshExpected } from '#main/persistence/queries/deliveries.ts'
import { countedDeliveryOf } from '#main/persistence/queries/order-lines.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { takeNumber } from '../document-number.ts'
import { endLabelsOfReceipt } from '../printing/automatic-labels.ts'
import { endOrder } from '../purchasing/cancel-order.ts'
import { changeOrderedQuantity } from '../purchasing/change-ordered-quantity.ts'
import { orderHead } from '../purchasing/order-changes.ts'
import { refreshOrder } from '../purchasing/refresh-order.ts'
import { recordChange } from '../record-change.ts'
import { balanceAt, postMovement, updateAverageCost } from '../stock/post-movement.ts'

type ReceiptHead = { readonly id: number; readonly number: string; readonly deliveryId: number; readonly reverses: number | null; readonly postedAt: string; readonly followUpOrderId: number | null; readonly isReversed: 0 | 1 }
type LineRow = {
  readonly id: number; readonly deliveryLineId: number; readonly orderLineId: number | null; readonly productId: number | null; readonly productCode: string; readonly condition: string; readonly quantityMilli: number
  readonly lotId: number; readonly locationId: number | null; readonly usable: 0 | 1 | null; readonly stockMilli: number; readonly unitCostScaled: number | null; readonly currency: string
}
type NotReversed = Failure<'receiving.reverseReceipt'>

const linesOf = `SELECT r.id, r.delivery_line_id AS deliveryLineId, r.order_line_id AS orderLineId, r.product_id AS productId, coalesce(p.code, '') AS productCode, r.condition, r.quantity_milli AS quantityMilli, r.lot_id AS lotId, r.location_id AS locationId, c.usable,
  coalesce((SELECT sum(m.quantity_milli) FROM movements m WHERE m.document_kind = 'receipt' AND m.document_id = r.receipt_id AND m.document_line_id = r.id), 0) AS stockMilli, r.unit_cost_scaled AS unitCostScaled, r.currency
  FROM receipt_lines r LEFT JOIN products p ON p.id = r.product_id LEFT JOIN locations c ON c.id = r.location_id WHERE r.receipt_id = ? ORDER BY r.id`

async function receiptToReverse({ sql }: CommandContext, receiptId: number): Promise<Result<ReceiptHead, NotReversed>> {
  const head = await sql.get<ReceiptHead>(
    `SELECT r.id, r.number, r.delivery_id AS deliveryId, r.reverses, r.posted_at AS postedAt, r.follow_up_order_id AS followUpOrderId, EXISTS (SELECT 1 FROM receipts x WHERE x.reverses = r.id) AS isReversed FROM receipts r WHERE r.id = ?`, receiptId
  )
  if (head === undefined) return fail({ code: 'not-found' })
  if (head.isReversed === 1 || head.reverses !== null) return fail({ code: 'already-reversed' })
  // What ended with the posting goes back with it; what a person settled later must be looked at first.
  const settled = await sql.get<{ readonly varianceId: number; readonly productCode: string; readonly kind: string }>(
    `SELECT v.id AS varianceId, coalesce(p.code, '') AS productCode, v.kind FROM variances v LEFT JOIN products p ON p.id = v.product_id WHERE v.receipt_id = ? AND v.state = 'resolved' AND v.resolved_at > ? ORDER BY v.id LIMIT 1`, receiptId, head.postedAt
  )
  return settled === undefined ? ok(head) : fail({ code: 'variance-resolved', ...settled })
}

/** Takes one line out of stock again and writes the counter-entry; refused when the goods have moved on. */
async function reverseLine(context: CommandContext, counterId: number, line: LineRow): Promise<Result<null, NotReversed>> {
  const { sql, settings } = context
  const { productId, locationId, lotId, stockMilli } = line
  const { id } = await sql.run(
    'INSERT INTO receipt_lines (receipt_id, delivery_line_id, order_line_id, product_id, condition, quantity_milli, lot_id, location_id, unit_cost_scaled, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    counterId, line.deliveryLineId, line.orderLineId, productId, line.condition, -line.quantityMilli, lotId, locationId, line.unitCostScaled, line.currency
  )
  if (line.orderLineId !== null) await sql.run('UPDATE purchase_order_lines SET received_milli = received_milli - ? WHERE id = ?', line.quantityMilli, line.orderLineId)
  if (productId === null || locationId === null || stockMilli === 0) return ok(null)
  const onHandMilli = await balanceAt(sql, productId, locationId, lotId)
  if (onHandMilli < stockMilli && !settings.allowNegativeStock) return fail({ code: 'stock-moved', productCode: line.productCode, onHandMilli, neededMilli: stockMilli })
  if (line.usable === 1 && line.unitCostScaled !== null && line.currency === settings.currency) await updateAverageCost(sql, productId, -stockMilli, line.unitCostScaled)
  await postMovement(context, { productId, locationId, lotId, quantityMilli: -stockMilli, reason: 'receipt-reversed', documentKind: 'receipt', documentId: counterId, documentLineId: id, unitCostScaled: line.unitCostScaled ?? 0 })
  return ok(null)
}

type OrderEffect = { readonly orderLineId: number; readonly closedMilli: number; readonly replacedMilli: number }

const effects = `SELECT order_line_id AS orderLineId, sum(closed_short_milli) AS closedMilli, coalesce(sum(quantity_milli) FILTER (WHERE state = 'open' AND outcome = 'replacement-expected' AND kind IN ('damaged','expired','short-dated')), 0) AS replacedMilli
  FROM variances WHERE receipt_id = ? AND order_line_id IS NOT NULL GROUP BY order_line_id`

/** Opens again what the receipt's differences had closed short, and takes back what they had put on order for replacement. */
async function reopenOrders({ sql }: CommandContext, receiptId: number): Promise<void> {
  for (const { orderLineId, closedMilli, replacedMilli } of await sql.all<OrderEffect>(effects, receiptId)) {
    await sql.run(
      'UPDATE purchase_order_lines SET closed_short_milli = closed_short_milli - ?, closed_short_reason = CASE WHEN closed_short_milli > ? THEN closed_short_reason END, returned_for_replacement_milli = returned_for_replacement_milli - ? WHERE id = ?',
      closedMilli, closedMilli, replacedMilli, orderLineId
    )
  }
}

/** Lowers what the receipt had raised again, as far as nothing else came of it meanwhile. */
async function lowerRaised(context: CommandContext, receiptId: number, reason: string): Promise<void> {
  const raises = await context.sql.all<{ readonly orderLineId: number; readonly byMilli: number }>(
    `SELECT r.order_line_id AS orderLineId, min(r.quantity_milli, ol.ordered_milli - ol.received_milli + ol.returned_for_replacement_milli, ol.ordered_milli - 1) AS byMilli
    FROM receipt_raises r JOIN purchase_order_lines ol ON ol.id = r.order_line_id WHERE r.receipt_id = ?`, receiptId
  )
  for (const { orderLineId, byMilli } of raises) if (byMilli > 0) await changeOrderedQuantity(context, orderLineId, -byMilli, reason)
}

/** Cancels the order that was written for what was too much, when nothing else came or is being counted of it. */
async function cancelFollowUp(context: CommandContext, orderId: number | null, reason: string): Promise<void> {
  if (orderId === null) return
  const order = await orderHead(context.sql, orderId)
  assert(order !== undefined, 'the follow-up order is there')
  const came = await context.sql.get('SELECT 1 FROM purchase_order_lines WHERE order_id = ? AND received_milli > 0', orderId)
  if (order.decision !== 'sent' || came !== undefined || (await countedDeliveryOf(context.sql, orderId)) !== undefined) return
  await endOrder(context, order, reason)
}

/** Unknown goods that were identified since lie in quarantine as that product: they go out with the receipt. Refused when they have moved on. */
async function takeIdentifiedOut(context: CommandContext, receiptId: number, counterId: number): Promise<Result<readonly number[], NotReversed>> {
  const { sql, settings } = context
  const identified = await sql.all<{ readonly productId: number; readonly productCode: string; readonly locationId: number; readonly lotId: number; readonly quantityMilli: number; readonly unitCostScaled: number }>(
    `SELECT m.product_id AS productId, p.code AS productCode, m.location_id AS locationId, m.lot_id AS lotId, m.quantity_milli AS quantityMilli, m.unit_cost_scaled AS unitCostScaled
    FROM variances v JOIN movements m ON m.document_kind = 'variance' AND m.document_id = v.id AND m.reason = 'identified' JOIN products p ON p.id = m.product_id WHERE v.receipt_id = ?`, receiptId
  )
  for (const { productId, productCode, locationId, lotId, quantityMilli, unitCostScaled } of identified) {
    const onHandMilli = await balanceAt(sql, productId, locationId, lotId)
    if (onHandMilli < quantityMilli && !settings.allowNegativeStock) return fail({ code: 'stock-moved', productCode, onHandMilli, neededMilli: quantityMilli })
    await postMovement(context, { productId, locationId, lotId, quantityMilli: -quantityMilli, reason: 'receipt-reversed', documentKind: 'receipt', documentId: counterId, documentLineId: null, unitCostScaled })
  }
  return ok(identified.map(({ productId }) => productId))
}

/** Differences of earlier receipts that this one had settled wait again. */
async function unsettle({ sql, nowIso }: CommandContext, receiptId: number, counterId: number): Promise<void> {
  const settled = await sql.all<{ readonly varianceId: number; readonly quantityMilli: number }>(
    'SELECT t.variance_id AS varianceId, sum(t.quantity_milli) AS quantityMilli FROM variance_settlements t JOIN receipt_lines r ON r.id = t.receipt_line_id WHERE r.receipt_id = ? GROUP BY t.variance_id', receiptId
  )
  const counterLine = await sql.get<{ readonly id: number }>('SELECT min(id) AS id FROM receipt_lines WHERE receipt_id = ?', counterId)
  for (const { varianceId, quantityMilli } of settled) {
    await sql.run('INSERT INTO variance_settlements (variance_id, receipt_line_id, quantity_milli, at) VALUES (?, ?, ?, ?)', varianceId, counterLine?.id ?? 0, -quantityMilli, nowIso)
    await sql.run(`UPDATE variances SET state = 'open', settled_by_receipt_id = NULL, resolved_at = NULL, resolved_by = NULL WHERE id = ?`, varianceId)
  }
}

async function refreshOrders({ sql }: CommandContext, receiptId: number): Promise<readonly number[]> {
  const touched = await sql.all<{ readonly orderLineId: number; readonly orderId: number }>(
    `SELECT ol.id AS orderLineId, ol.order_id AS orderId FROM purchase_order_lines ol WHERE ol.id IN (SELECT order_line_id FROM receipt_lines WHERE receipt_id = ? UNION SELECT order_line_id FROM variances WHERE receipt_id = ?)`,
    receiptId, receiptId
  )
  for (const { orderLineId } of touched) await refreshExpected(sql, orderLineId)
  const orderIds = [...new Set(touched.map(({ orderId }) => orderId))]
  for (const orderId of orderIds) await refreshOrder(sql, orderId)
  return orderIds
}

/** Takes a posted receipt back by a counter-entry that says why: stock, costs and order progress, what it closed short, raised or ordered anew, and its open differences. */
export const reverseReceipt: CommandHandler<'receiving.reverseReceipt'> = async (context, { receiptId, reason }) => {
  const { sql, nowIso, todayIso, operator, station, requestId, publish } = context
  const found = await receiptToReverse(context, receiptId)
  if (!found.ok) return found
  const { deliveryId } = found.value
  const number = await takeNumber(sql, 'receipt', todayIso)
  const { id: counterId } = await sql.run(
    'INSERT INTO receipts (number, delivery_id, reverses, reason, posted_at, operator_id, station, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', number, deliveryId, receiptId, reason, nowIso, operator.id, station, requestId
  )
  const lines = await sql.all<LineRow>(linesOf, receiptId)
  for (const line of lines) {
    const reversed = await reverseLine(context, counterId, line)
    if (!reversed.ok) return reversed
  }
  const identified = await takeIdentifiedOut(context, receiptId, counterId)
  if (!identified.ok) return identified
  await reopenOrders(context, receiptId)
  await lowerRaised(context, receiptId, `${found.value.number} was taken back`)
  await cancelFollowUp(context, found.value.followUpOrderId, `${found.value.number} was taken back`)
  await unsettle(context, receiptId, counterId)
  await sql.run(`UPDATE variances SET state = 'reversed', resolved_at = coalesce(resolved_at, ?), resolved_by = coalesce(resolved_by, ?) WHERE receipt_id = ?`, nowIso, operator.id, receiptId)
  await sql.run(`UPDATE deliveries SET state = 'reversed' WHERE id = ?`, deliveryId)
  await endLabelsOfReceipt(context, receiptId)
  const orderIds = await refreshOrders(context, receiptId)
  await recordChange(context, { action: 'reversed', entity: 'receipt', entityId: receiptId, before: { number: found.value.number }, after: { number, reason } })
  publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: 0, station })
  publish({ type: 'orders.changed', orderIds })
  publish({ type: 'stock.changed', productIds: [...identified.value, ...lines.flatMap(({ productId }) => (productId === null ? [] : [productId]))] })
  publish({ type: 'variances.changed' })
  return ok({ receiptId: counterId, receiptNumber: number })
}
