import { fail, ok } from '#shared/result.ts'
import { countEvent, lastEventOf } from '#main/persistence/queries/count-events.ts'
import type { CommandHandler } from '../context.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { appendOpposite } from './undo.ts'

/** Says that what an event counted, or a part of it, came damaged, as a wrong item, or is refused: the opposite of the event, then new events for both parts. */
export const setCondition: CommandHandler<'receiving.setCondition'> = async (context, { deliveryId, eventId, condition, quantityMilli, note }) => {
  const { sql, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const event = eventId === undefined ? await lastEventOf(sql, deliveryId, station) : await countEvent(sql, deliveryId, eventId)
  if (event === undefined || event.undoes !== null || event.quantityMilli <= 0) return fail({ code: 'no-event' })
  if (event.undone === 1) return fail({ code: 'already-undone' })
  const partMilli = quantityMilli ?? event.quantityMilli
  if (partMilli > event.quantityMilli) return fail({ code: 'more-than-counted', countedMilli: event.quantityMilli })

  await appendOpposite(context, deliveryId, event)
  const { lineId, source, scanId, packId, lot, expiryIso, serial, weightGrams } = event
  const same = { deliveryId, lineId, source, scanId, packId, lot, expiryIso, serial, weightGrams }
  const restMilli = event.quantityMilli - partMilli
  if (restMilli > 0) await appendCount(context, { ...same, quantityMilli: restMilli, condition: event.condition })
  const newId = await appendCount(context, { ...same, quantityMilli: partMilli, condition, note })
  if (await isBelowNothing(context, [lineId])) return fail({ code: 'taken-away-already' })
  return ok(await countedReply(context, delivery.value, lineId, newId))
}
