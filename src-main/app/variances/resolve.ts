import type { Failure } from '#shared/api/index.ts'
import { assert } from '#shared/assert.ts'
import type { VarianceKind, VarianceOutcome } from '#shared/domain/receiving/conditions.ts'
import { endsWaiting, isStillToCome, possibleOutcomes, wasReceived } from '#shared/domain/receiving/variance-outcomes.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { VarianceEntity } from '#main/persistence/entities/receiving.ts'
import type { VarianceRecord } from '#main/persistence/entities/receiving.ts'
import { refreshExpected } from '#main/persistence/queries/deliveries.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { refreshOrder } from '../purchasing/refresh-order.ts'
import { recordChange } from '../record-change.ts'
import { receivingPlaces } from '../stock/places.ts'
import type { MovementReason } from '../stock/post-movement.ts'
import { balanceAt, postMovement, updateAverageCost } from '../stock/post-movement.ts'
import { varianceView } from './variance-rows.ts'

type NotResolved = Failure<'variances.resolve'>
type StockChange = { readonly outReason: MovementReason; readonly intoDock: boolean }

/** What an outcome does to goods in quarantine; outcomes that only expect something leave them there. */
const stockChanges: Readonly<Partial<Record<VarianceOutcome, StockChange>>> = {
  accepted: { outReason: 'accepted', intoDock: true },
  returned: { outReason: 'returned', intoDock: false },
  'written-off': { outReason: 'written-off', intoDock: false }
}

const isAwaited = (outcome: VarianceOutcome | null): boolean => outcome === 'replacement-expected' || outcome === 'credit-expected'

/** Moves the goods of a difference out of quarantine, where the outcome or the word about the goods says so. */
async function moveStock(context: CommandContext, variance: VarianceRecord, outcome: VarianceOutcome, goods: 'stay' | 'returned' | 'written-off'): Promise<Result<null, NotResolved>> {
  const { sql, settings } = context
  const change = stockChanges[outcome] ?? (goods === 'stay' ? undefined : stockChanges[goods])
  const { dockId, quarantineId } = await receivingPlaces(sql)
  if (change === undefined || variance.productId === null || variance.locationId !== quarantineId) return ok(null)
  const onHandMilli = await balanceAt(sql, variance.productId, quarantineId, variance.lotId)
  if (onHandMilli < variance.quantityMilli && !settings.allowNegativeStock) return fail({ code: 'stock-moved', onHandMilli })
  const { unitCostScaled: scaled, currency } = variance
  const entry = { productId: variance.productId, lotId: variance.lotId, documentKind: 'variance', documentId: variance.id, documentLineId: null, unitCostScaled: scaled ?? 0 } as const
  await postMovement(context, { ...entry, locationId: quarantineId, quantityMilli: -variance.quantityMilli, reason: change.outReason })
  if (change.intoDock) {
    if (scaled !== null && currency === settings.currency) await updateAverageCost(sql, variance.productId, variance.quantityMilli, scaled)
    await postMovement(context, { ...entry, locationId: dockId, quantityMilli: variance.quantityMilli, reason: 'accepted' })
  }
  await sql.manager.update(VarianceEntity, { id: variance.id }, { locationId: null })
  context.publish({ type: 'stock.changed', productIds: [variance.productId] })
  return ok(null)
}

/** Puts goods on order for replacement, or takes them off again. */
async function replaceOnOrder({ sql }: CommandContext, { orderLineId, kind, quantityMilli, outcome: before }: VarianceRecord, outcome: VarianceOutcome): Promise<void> {
  const isAwaitedNow = outcome === 'replacement-expected'
  if (!wasReceived(kind) || (before === 'replacement-expected') === isAwaitedNow) return
  await sql.run('UPDATE purchase_order_lines SET returned_for_replacement_milli = max(0, returned_for_replacement_milli + ?) WHERE id = ?', isAwaitedNow ? quantityMilli : -quantityMilli, orderLineId)
}

/** Closes what will not come any more because it is credited or given up, or opens it again when it will come after all. Gives what the difference has closed now. */
async function closeOnOrder({ sql }: CommandContext, variance: VarianceRecord, outcome: VarianceOutcome, note: string): Promise<number> {
  const { id, receiptId, orderLineId, kind, quantityMilli, closedShortMilli: before } = variance
  if (!isStillToCome(kind)) return before
  const line = await sql.get<{ readonly remainingMilli: number; readonly settledMilli: number; readonly receiptNumber: string }>(
    `SELECT ol.remaining_milli AS remainingMilli, coalesce((SELECT sum(quantity_milli) FROM variance_settlements WHERE variance_id = ?), 0) AS settledMilli, r.number AS receiptNumber
    FROM purchase_order_lines ol JOIN receipts r ON r.id = ? WHERE ol.id = ?`, id, receiptId, orderLineId
  )
  assert(line !== undefined, 'the order line exists')
  const closed = endsWaiting(kind, outcome) ? Math.min(quantityMilli - line.settledMilli, before + line.remainingMilli) : outcome === 'replacement-expected' ? 0 : before
  if (closed !== before) await sql.run('UPDATE purchase_order_lines SET closed_short_milli = closed_short_milli + ?, closed_short_reason = ? WHERE id = ?', closed - before, note === '' ? line.receiptNumber : note, orderLineId)
  return closed
}

/** Keeps what is on order in step: goods that came unfit are on order again while their replacement is expected; what will not come is closed; held goods that are accepted count as received. */
async function updateOrder(context: CommandContext, variance: VarianceRecord, outcome: VarianceOutcome, note: string): Promise<{ readonly closedShortMilli: number }> {
  const { sql, publish } = context
  const { orderLineId, kind, quantityMilli } = variance
  if (orderLineId === null) return { closedShortMilli: 0 }
  await replaceOnOrder(context, variance, outcome)
  const closedShortMilli = await closeOnOrder(context, variance, outcome, note)
  if (kind === 'over' && outcome === 'accepted') await sql.run('UPDATE purchase_order_lines SET received_milli = received_milli + ? WHERE id = ?', quantityMilli, orderLineId)
  const line = await sql.get<{ readonly orderId: number }>('SELECT order_id AS orderId FROM purchase_order_lines WHERE id = ?', orderLineId)
  assert(line !== undefined, 'the order line exists')
  await refreshExpected(sql, orderLineId)
  await refreshOrder(sql, line.orderId)
  publish({ type: 'orders.changed', orderIds: [line.orderId] })
  return { closedShortMilli }
}

/** A receipt settles a difference when it brought the product after the difference was found. */
async function isSettling({ sql }: CommandContext, variance: VarianceRecord, receiptId: number): Promise<boolean> {
  if (variance.productId === null) return false
  return (await sql.get('SELECT 1 FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id WHERE r.id = ? AND r.reverses IS NULL AND l.product_id = ? AND r.posted_at >= ? LIMIT 1', receiptId, variance.productId, variance.foundAt)) !== undefined
}

const replaces = (kind: VarianceKind, outcome: VarianceOutcome): boolean => wasReceived(kind) && outcome === 'replacement-expected'

/** Settles a difference. What is expected (a replacement, a credit) stays open until it came; everything else is resolved at once. */
export const resolve: CommandHandler<'variances.resolve'> = async (context, { varianceId, outcome, goods, note, settled, settledByReceiptId }) => {
  const { sql, nowIso, operator } = context
  const variance = await sql.manager.findOneBy(VarianceEntity, { id: varianceId })
  if (variance === null) return fail({ code: 'not-found' })
  if (variance.state !== 'open') return fail({ code: 'already-resolved' })
  const possible = possibleOutcomes(variance.kind, variance.productId !== null)
  if (!possible.includes(outcome)) return fail({ code: 'outcome-not-possible', possible: [...possible] })
  if (settledByReceiptId !== null && !(await isSettling(context, variance, settledByReceiptId))) return fail({ code: 'receipt-does-not-match' })
  const isSettled = !isAwaited(outcome) || settled || settledByReceiptId !== null
  const moved = await moveStock(context, variance, outcome, goods)
  if (!moved.ok) return moved
  // A replacement that came without a receipt on the order line is not on order any more.
  const onOrder = await updateOrder(context, variance, isSettled && settledByReceiptId === null && replaces(variance.kind, outcome) ? 'accepted' : outcome, note)
  await sql.manager.update(VarianceEntity, { id: varianceId, state: 'open' }, {
    outcome, resolutionNote: note, settledByReceiptId, ...onOrder, ...(isSettled ? { state: 'resolved', resolvedAt: nowIso, resolvedBy: operator.id } : {})
  })
  await recordChange(context, { action: isSettled ? 'resolved' : 'decided', entity: 'variance', entityId: varianceId, before: { state: variance.state, outcome: variance.outcome }, after: { outcome, goods, settled: isSettled, note, settledByReceiptId } })
  context.publish({ type: 'variances.changed' })
  const view = await varianceView(sql, varianceId, nowIso)
  assert(view !== undefined, 'the difference is there')
  return ok(view)
}
