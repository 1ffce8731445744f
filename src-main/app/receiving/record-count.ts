import type { Failure, ParsedInput } from '#shared/api/index.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import type { CountDetail, CountPart, OverAction } from '#shared/domain/receiving/decide-scan.ts'
import { isBeyondTolerance, missingDetails } from '#shared/domain/receiving/decide-scan.ts'
import { arrivedMilli, quantityOfCondition, toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import { splitAtToCome } from '#shared/domain/receiving/over-receipt.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { countEvent, standingOfAct } from '#main/persistence/queries/count-events.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { labelsAfterCount } from '../printing/automatic-labels.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { limitedLine, mayExceed } from './limited-line.ts'
import { forgetOverDecision, rememberOverDecision } from './over-decision.ts'
import { isSerialTaken } from './serial-taken.ts'
import { appendOpposite } from './undo.ts'

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

/** What of a count goes into stock: what is held or refused gets no sticker of the goods. */
const goodMilli = (parts: readonly CountPart[]): number => parts.reduce((sum, part) => sum + (part.condition === 'good' ? part.quantityMilli : 0), 0)

type Counted = Omit<ParsedInput<'receiving.recordCount'>, 'requestId' | 'deliveryId' | 'lineId' | 'replaces'>
type NotCounted = Failure<'receiving.recordCount'>

const isPackOf = async ({ sql }: CommandContext, packId: number, productId: number | null): Promise<boolean> =>
  (await sql.get('SELECT 1 FROM packs WHERE id = ? AND product_id = ?', packId, productId)) !== undefined

/** Why a quantity cannot be counted on a line, or null. A serial number names one single unit. */
async function whyNot(context: CommandContext, deliveryId: number, line: DeliveryLineRow, detail: CountDetail, { packId, quantityMilli, condition }: Counted): Promise<NotCounted | null> {
  if (packId !== null && !(await isPackOf(context, packId, line.productId))) return { code: 'pack-not-of-product' }
  const soFar = line[quantityOfCondition[condition]]
  if (soFar + quantityMilli < 0) return { code: 'below-zero', countedMilli: soFar }
  const missing = quantityMilli > 0 ? missingDetails(line, detail, condition) : []
  if (missing.length > 0) return { code: 'needs-detail', missing }
  if (line.serialRequired === 0 || line.productId === null || detail.serial === null) return null
  if (Math.abs(quantityMilli) !== milliPerUnit) return { code: 'one-per-serial', serial: detail.serial }
  return quantityMilli > 0 && (await isSerialTaken(context.sql, deliveryId, line.productId, detail.serial)) ? { code: 'serial-twice', serial: detail.serial } : null
}

/** What stands of a line in a condition with exactly this lot, date and serial number. */
async function countedOf({ sql }: CommandContext, lineId: number, condition: Condition, { lot, expiryIso, serial }: CountDetail): Promise<number> {
  const row = await sql.get<{ readonly milli: number }>('SELECT coalesce(sum(quantity_milli), 0) AS milli FROM count_events WHERE line_id = ? AND condition = ? AND lot IS ? AND expiry_iso IS ? AND serial IS ?', lineId, condition, lot, expiryIso, serial)
  return row?.milli ?? 0
}

/** What is done about too much: nothing is too much, what was decided now or before, or why it cannot be counted yet. A blind count asks at its finish. */
function overActionOf({ operator, settings }: CommandContext, delivery: CountingDelivery, row: DeliveryLineRow, { condition, quantityMilli, over }: Counted): Result<OverAction | null, NotCounted> {
  const line = limitedLine(row, delivery, { settings })
  if (condition !== 'good' || quantityMilli <= 0 || delivery.blind === 1 || !isBeyondTolerance(line, quantityMilli)) return ok(null)
  const may = mayExceed(operator)
  if (over === 'exceed' && !may) return fail({ code: 'not-allowed' })
  const action = over ?? line.overRest
  return action === null ? fail({ code: 'over-tolerance', overMilli: arrivedMilli(line) + quantityMilli - line.expectedMilli, mayExceed: may }) : ok(action)
}

/** Counts a quantity on a known line: by keypad, paper, scale or program. A negative quantity takes away what was counted too much. */
export const recordCount: CommandHandler<'receiving.recordCount'> = async (context, { deliveryId, lineId, replaces, ...counted }) => {
  const { sql } = context
  const { packId, quantityMilli, condition, source, lot, expiryIso, serial, weightGrams, note } = counted
  const found = await deliveryInCount(sql, deliveryId)
  if (!found.ok) return found
  const delivery = found.value
  if (replaces !== undefined && !(await takeBack(context, deliveryId, replaces))) return fail({ code: 'already-undone' })
  if (replaces !== undefined) await forgetOverDecision(context, delivery, [lineId])
  const line = await deliveryLine(sql, deliveryId, lineId)
  if (line === undefined) return fail({ code: 'line-not-found' })
  const detail: CountDetail = { lot: lot === '' ? null : lot, expiryIso, serial: serial === '' ? null : serial, weightGrams }
  const refused = await whyNot(context, deliveryId, line, detail, counted)
  if (refused !== null) return fail(refused)
  const action = overActionOf(context, delivery, line, counted)
  if (!action.ok) return action
  let eventId = 0
  const parts = partsOf(line, quantityMilli, condition, action.value)
  for (const part of parts) {
    eventId = await appendCount(context, { ...detail, ...part, deliveryId, lineId, source, scanId: null, packId, note })
  }
  if (await isBelowNothing(context, [lineId])) return fail({ code: 'below-zero', countedMilli: (await countedOf(context, lineId, condition, detail)) - quantityMilli })
  if (quantityMilli < 0) await forgetOverDecision(context, delivery, [lineId])
  if (action.value !== null) await rememberOverDecision(sql, lineId, action.value)
  const stickers = line.productId === null || condition !== 'good' || source === 'as-expected' ? null : await labelsAfterCount(context, { ...detail, deliveryId, deliveryNumber: delivery.number, productId: line.productId, packId, quantityMilli: goodMilli(parts), replaces: replaces ?? null })
  return ok({ ...(await countedReply(context, delivery, lineId, eventId)), stickers })
}
