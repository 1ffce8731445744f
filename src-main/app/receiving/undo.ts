import { fail, ok } from '#shared/result.ts'
import type { CountEventRow } from '#main/persistence/queries/count-events.ts'
import { countEvent, lastEventOf, siblingsOf } from '#main/persistence/queries/count-events.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { asEventView, countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'

/** Appends the opposite of an event; the event itself stays. */
export const appendOpposite = (context: CommandContext, deliveryId: number, event: CountEventRow, note = ''): Promise<number> =>
  appendCount(context, {
    deliveryId, lineId: event.lineId, source: event.source, scanId: event.scanId, packId: event.packId, quantityMilli: -event.quantityMilli, condition: event.condition,
    lot: event.lot, expiryIso: event.expiryIso, serial: event.serial, weightGrams: event.weightGrams, undoes: event.id, note
  })

/** Takes back an event, or the last one of this station. What one scan counted in two parts (a rest that is held) is taken back whole. */
export const undo: CommandHandler<'receiving.undo'> = async (context, { deliveryId, eventId }) => {
  const { sql, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const event = eventId === undefined ? await lastEventOf(sql, deliveryId, station) : await countEvent(sql, deliveryId, eventId)
  if (event === undefined || event.undoes !== null) return fail({ code: 'nothing-to-undo' })
  if (event.undone === 1) return fail({ code: 'already-undone' })
  const siblings = event.scanId === null ? [] : await siblingsOf(sql, deliveryId, event.scanId, event.id)
  for (const sibling of siblings) await appendOpposite(context, deliveryId, sibling)
  const oppositeId = await appendOpposite(context, deliveryId, event)
  if (await isBelowNothing(context, [event, ...siblings].map(({ lineId }) => lineId))) return fail({ code: 'taken-away-already' })
  return ok({ ...(await countedReply(context, delivery.value, event.lineId, oppositeId)), undoneEvent: asEventView({ ...event, undone: 1 }) })
}
