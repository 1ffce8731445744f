import { arrivedMilli, toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import type { CountDetail, CountPart, OverAction } from '#shared/domain/receiving/decide-scan.ts'
import { allowedOverMilli, splitAtToCome, tolerancePermille } from '#shared/domain/receiving/over-receipt.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import { quantityOfCondition } from '#shared/domain/receiving/line-progress.ts'
import { fail, ok } from '#shared/result.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { countEvent, standingOfAct } from '#main/persistence/queries/count-events.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { mayExceed } from './carry-out-scan.ts'
import { countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { isSerialTaken } from './serial-taken.ts'
import { appendOpposite } from './undo.ts'

const missing = (line: DeliveryLineRow, detail: CountDetail): string[] => [
  ...(line.lotRequired === 1 && detail.lot === null ? ['lot'] : []),
  ...(line.expiryRequired === 1 && detail.expiryIso === null ? ['expiry'] : []),
  ...(line.serialRequired === 1 && detail.serial === null ? ['serial'] : [])
]

/** How much beyond the tolerance a further good quantity would be; 0 when it may come. */
function beyondTolerance({ settings }: CommandContext, delivery: CountingDelivery, line: DeliveryLineRow, quantityMilli: number): number {
  if (line.orderLineId === null) return 0
  const permille = tolerancePermille({ productPermille: line.productTolerancePermille, supplierPermille: delivery.supplierTolerancePermille, companyPermille: settings.overTolerancePermille })
  const arrived = arrivedMilli(line) + quantityMilli
  return arrived > line.expectedMilli + allowedOverMilli(line.orderedMilli, permille) ? arrived - line.expectedMilli : 0
}

/** Parts a keyed quantity as a scanned one: what is over is held or refused when that was decided. */
function partsOf(line: DeliveryLineRow, quantityMilli: number, condition: Condition, over: OverAction | null): readonly CountPart[] {
  if (over !== 'hold' && over !== 'refuse') return [{ condition, quantityMilli }]
  const { fitsMilli, overMilli } = splitAtToCome(quantityMilli, toComeMilli(line))
  const rest: CountPart = { condition: over === 'hold' ? 'held' : 'refused', quantityMilli: overMilli }
  return fitsMilli > 0 ? [{ condition, quantityMilli: fitsMilli }, rest] : [rest]
}

/** Takes an event back that a count replaces, with everything else of the same act (a rest that was held); false when it does not stand any more. */
async function takeBack(context: CommandContext, deliveryId: number, eventId: number): Promise<boolean> {
  const event = await countEvent(context.sql, deliveryId, eventId)
  if (event === undefined || event.undoes !== null || event.undone === 1) return false
  for (const one of await standingOfAct(context.sql, deliveryId, eventId)) await appendOpposite(context, deliveryId, one)
  return true
}

/** Counts a quantity on a known line: by keypad, paper, scale or program. A negative quantity takes away what was counted too much. */
export const recordCount: CommandHandler<'receiving.recordCount'> = async (context, { deliveryId, lineId, packId, quantityMilli, condition, source, lot, expiryIso, serial, weightGrams, over, note, replaces }) => {
  const { sql, operator } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  if (replaces !== undefined && !(await takeBack(context, deliveryId, replaces))) return fail({ code: 'already-undone' })
  const line = await deliveryLine(sql, deliveryId, lineId)
  if (line === undefined) return fail({ code: 'line-not-found' })
  const detail: CountDetail = { lot: lot === '' ? null : lot, expiryIso, serial: serial === '' ? null : serial, weightGrams }
  const soFar = line[quantityOfCondition[condition]]
  if (soFar + quantityMilli < 0) return fail({ code: 'below-zero', countedMilli: soFar })
  const needed = quantityMilli > 0 && (condition === 'good' || condition === 'damaged') ? missing(line, detail) : []
  if (needed.length > 0) return fail({ code: 'needs-detail', missing: needed })
  if (quantityMilli > 0 && line.serialRequired === 1 && line.productId !== null && detail.serial !== null && (await isSerialTaken(sql, deliveryId, line.productId, detail.serial))) return fail({ code: 'serial-twice', serial: detail.serial })

  const overMilli = condition === 'good' && quantityMilli > 0 ? beyondTolerance(context, delivery.value, line, quantityMilli) : 0
  const action = overMilli > 0 ? (over ?? line.overDecision) : null
  if (overMilli > 0 && action === null) return fail({ code: 'over-tolerance', overMilli, mayExceed: mayExceed(operator) })
  if (action === 'exceed' && over === 'exceed' && !mayExceed(operator)) return fail({ code: 'not-allowed' })
  let eventId = 0
  for (const part of partsOf(line, quantityMilli, condition, action)) {
    eventId = await appendCount(context, { ...detail, ...part, deliveryId, lineId, source, scanId: null, packId, note })
  }
  if (await isBelowNothing(context, [lineId])) return fail({ code: 'below-zero', countedMilli: soFar })
  if (action !== null) await sql.run('UPDATE delivery_lines SET over_decision = ? WHERE id = ?', action, lineId)
  return ok(await countedReply(context, delivery.value, lineId, eventId))
}
