import type { Failure, ParsedInput } from '#shared/api/index.ts'
import { isBeyondTolerance, missingDetails } from '#shared/domain/receiving/decide-scan.ts'
import { arrivedMilli } from '#shared/domain/receiving/line-progress.ts'
import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import { countEvent, lastEventOf, standingOfAct } from '#main/persistence/queries/count-events.ts'
import type { CountEventRow } from '#main/persistence/queries/count-events.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { limitedLine, mayExceed } from './limited-line.ts'
import { appendOpposite } from './undo.ts'

type Wanted = ParsedInput<'receiving.setCondition'>
type NotSet = Failure<'receiving.setCondition'>

/** What the change is about: everything that the act of the named event, else this person's last act here, counted on one line (a scan over the tolerance counts two parts). */
async function eventsToChange({ sql, station, operator }: CommandContext, { deliveryId, eventId }: Wanted): Promise<readonly CountEventRow[]> {
  const named = eventId === undefined ? await lastEventOf(sql, deliveryId, station, operator.id) : await countEvent(sql, deliveryId, eventId)
  if (named === undefined || named.undoes !== null || named.quantityMilli <= 0) return []
  if (named.undone === 1) return [named]
  return (await standingOfAct(sql, deliveryId, named.id)).filter(({ lineId, quantityMilli }) => lineId === named.lineId && quantityMilli > 0)
}

/** Takes `partMilli` of the events, the oldest first, into another condition: the opposite of each, then new events for its rest and its part. Gives the last one. */
async function move(context: CommandContext, events: readonly CountEventRow[], partMilli: number, { deliveryId, condition, note }: Wanted): Promise<number> {
  let left = partMilli
  let lastId = 0
  for (const event of events) {
    const takenMilli = Math.min(left, event.quantityMilli)
    if (takenMilli === 0) break
    left -= takenMilli
    await appendOpposite(context, deliveryId, event)
    const { lineId, source, scanId, packId, lot, expiryIso, serial, weightGrams, sscc } = event
    const same = { deliveryId, lineId, source, scanId, packId, lot, expiryIso, serial, weightGrams, sscc }
    if (takenMilli < event.quantityMilli) await appendCount(context, { ...same, quantityMilli: event.quantityMilli - takenMilli, condition: event.condition })
    lastId = await appendCount(context, { ...same, quantityMilli: takenMilli, condition, note })
  }
  return lastId
}

/** Goods that were on their way back may only become good as if they had been counted so: with their lot, and within what may come. */
async function whyNot(context: CommandContext, delivery: CountingDelivery, events: readonly CountEventRow[], { condition }: Wanted): Promise<NotSet | null> {
  const [event] = events
  assert(event !== undefined, 'something is changed')
  const found = await deliveryLine(context.sql, delivery.id, event.lineId)
  assert(found !== undefined, 'an event has a line')
  const missing = events.flatMap((one) => missingDetails(found, one, condition))
  if (missing.length > 0) return { code: 'needs-detail', missing: [...new Set(missing)] }
  const line = limitedLine(found, delivery, context)
  const may = mayExceed(context.operator)
  if (condition !== 'good' || delivery.blind === 1 || may || !isBeyondTolerance(line, 0)) return null
  return { code: 'over-tolerance', overMilli: arrivedMilli(line) - line.expectedMilli, mayExceed: may }
}

/** Says that what was counted, or a part of it, came damaged, as a wrong item, or is refused. */
export const setCondition: CommandHandler<'receiving.setCondition'> = async (context, wanted) => {
  const { deliveryId, eventId, condition, quantityMilli } = wanted
  const delivery = await deliveryInCount(context.sql, deliveryId)
  if (!delivery.ok) return delivery
  const found = await eventsToChange(context, wanted)
  if (eventId !== undefined && found[0]?.undone === 1) return fail({ code: 'already-undone' })
  const events = found.length > 1 ? found.filter((event) => event.condition !== condition) : found
  const [first] = events
  if (first === undefined) return fail({ code: 'no-event' })
  const countedMilli = events.reduce((sum, event) => sum + event.quantityMilli, 0)
  const partMilli = quantityMilli ?? countedMilli
  if (partMilli > countedMilli) return fail({ code: 'more-than-counted', countedMilli })
  const lastId = await move(context, events, partMilli, wanted)
  if (await isBelowNothing(context, [first.lineId])) return fail({ code: 'taken-away-already' })
  const refused = await whyNot(context, delivery.value, events, wanted)
  return refused === null ? ok(await countedReply(context, delivery.value, first.lineId, lastId)) : fail(refused)
}
