import type { DifferencePart } from '#shared/domain/receiving/differences.ts'
import type { LinePlan, Place, PlannedVariance, PostedPart } from '#shared/domain/receiving/plan-receipt.ts'
import type { CommandContext } from '../context.ts'
import { changeOrderedQuantity } from '../purchasing/change-ordered-quantity.ts'
import { lotIdOf, noLotId } from '../stock/lots.ts'
import type { ReceivingPlaces } from '../stock/places.ts'
import { postMovement, updateAverageCost } from '../stock/post-movement.ts'
import type { LineToFinish } from './finish-lines.ts'
import { valueOf } from './finish-lines.ts'

/** The receipt that is being posted. `followUpLineIds`: the lines of the new order that takes what was too much, by delivery line. */
export type Posting = { readonly receiptId: number; readonly receiptNumber: string; readonly supplierId: number | null; readonly places: ReceivingPlaces; readonly claimDueIso: string; readonly followUpLineIds: ReadonlyMap<number, number> }

const locationOf = (place: Place, { dockId, quarantineId }: ReceivingPlaces): number | null => (place === 'nowhere' ? null : place === 'usable' ? dockId : quarantineId)

async function postStock(context: CommandContext, { receiptId, places }: Posting, line: LineToFinish, productId: number, part: PostedPart, lotId: number, receiptLineId: number): Promise<void> {
  const locationId = locationOf(part.place, places)
  if (locationId === null) return
  const { scaled, currency } = line.cost
  if (part.place === 'usable' && scaled !== null && currency === context.settings.currency) await updateAverageCost(context.sql, productId, part.quantityMilli, scaled)
  const entry = { productId, locationId, lotId, documentKind: 'receipt', documentId: receiptId, documentLineId: receiptLineId, unitCostScaled: scaled ?? 0 } as const
  await postMovement(context, { ...entry, quantityMilli: part.quantityMilli, reason: 'goods-receipt' })
  if (part.place === 'written-off') await postMovement(context, { ...entry, quantityMilli: -part.quantityMilli, reason: 'written-off' })
}

/** The order line a posted part counts for, or null. */
function orderLineOf({ bookedOn }: PostedPart, { row }: LineToFinish, { followUpLineIds }: Posting): number | null {
  if (bookedOn === 'nothing') return null
  return bookedOn === 'follow-up' ? (followUpLineIds.get(row.id) ?? null) : row.orderLineId
}

async function postPart(context: CommandContext, posting: Posting, line: LineToFinish, part: PostedPart): Promise<void> {
  const { sql } = context
  const { productId } = line.row
  const lotId = productId === null ? noLotId : await lotIdOf(sql, productId, part)
  const orderLineId = orderLineOf(part, line, posting)
  const { id } = await sql.run(
    'INSERT INTO receipt_lines (receipt_id, delivery_line_id, order_line_id, product_id, condition, quantity_milli, lot_id, location_id, unit_cost_scaled, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    posting.receiptId, line.row.id, orderLineId, productId, part.condition, part.quantityMilli, lotId, locationOf(part.place, posting.places), line.cost.scaled, line.cost.currency
  )
  if (orderLineId !== null) await sql.run('UPDATE purchase_order_lines SET received_milli = received_milli + ? WHERE id = ?', part.quantityMilli, orderLineId)
  if (productId !== null) await postStock(context, posting, line, productId, part, lotId, id)
}

async function recordVariance(context: CommandContext, posting: Posting, { row, cost }: LineToFinish, variance: PlannedVariance, closedShortMilli: number, note: string): Promise<number> {
  const { sql, nowIso, operator } = context
  const isOpen = variance.outcome === null
  const lotId = row.productId === null ? noLotId : await lotIdOf(sql, row.productId, variance)
  const { id } = await sql.run(
    `INSERT INTO variances (kind, state, receipt_id, delivery_line_id, order_line_id, supplier_id, product_id, lot_id, location_id, quantity_milli, value_minor, currency, note, found_at, found_by, claim_due_iso, outcome, resolved_at, resolved_by, unit_cost_scaled, closed_short_milli)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    variance.kind, isOpen ? 'open' : 'resolved', posting.receiptId, row.id, variance.isExtra ? null : row.orderLineId, posting.supplierId, row.productId, lotId, locationOf(variance.place, posting.places), variance.quantityMilli,
    valueOf(variance.quantityMilli, cost), cost.currency, note, nowIso, operator.id, isOpen ? posting.claimDueIso : null, variance.outcome, isOpen ? null : nowIso, isOpen ? null : operator.id, cost.scaled, closedShortMilli
  )
  return id
}

/** Carries out the plan of one line: receipt lines and stock, order progress, what is closed short, and its variances. `noteOf`: what was noted about a difference. Gives the ids of the variances. */
export async function postLine(context: CommandContext, posting: Posting, line: LineToFinish, plan: LinePlan, noteOf: (part: DifferencePart) => string): Promise<readonly number[]> {
  const { sql } = context
  const { id: lineId, orderLineId } = line.row
  if (plan.raisedMilli > 0 && orderLineId !== null) {
    await changeOrderedQuantity(context, orderLineId, plan.raisedMilli, `more was delivered, ${posting.receiptNumber}`)
    await sql.run('INSERT INTO receipt_raises (receipt_id, order_line_id, quantity_milli) VALUES (?, ?, ?)', posting.receiptId, orderLineId, plan.raisedMilli)
  }
  for (const part of plan.parts) await postPart(context, posting, line, part)
  const inBuilding = plan.parts.filter(({ place }) => place !== 'nowhere').reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)
  await sql.run('UPDATE delivery_lines SET posted_milli = ? WHERE id = ?', inBuilding, lineId)
  if (plan.closedShortMilli > 0 && orderLineId !== null) {
    await sql.run('UPDATE purchase_order_lines SET closed_short_milli = closed_short_milli + ?, closed_short_reason = ? WHERE id = ?', plan.closedShortMilli, noteOf('short') || posting.receiptNumber, orderLineId)
  }
  const ids: number[] = []
  for (const variance of plan.variances) ids.push(await recordVariance(context, posting, line, variance, variance.part === 'short' ? plan.closedShortMilli : 0, noteOf(variance.part)))
  return ids
}
