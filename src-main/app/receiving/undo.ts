import type { Output } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { CountEventRow } from '#main/persistence/queries/count-events.ts'
import { countEvent, canRestore, lastEventOf, replacedByAct, standingOfAct } from '#main/persistence/queries/count-events.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { endLabelsOfCount } from '../printing/automatic-labels.ts'
import { appendCount, isBelowNothing } from './append-count.ts'
import { asEventView, countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { forgetOverDecision } from './over-decision.ts'

const sameAs = ({ lineId, source, scanId, packId, quantityMilli, condition, lot, expiryIso, serial, weightGrams, note, sscc }: CountEventRow) => ({ lineId, source, scanId, packId, quantityMilli, condition, lot, expiryIso, serial, weightGrams, note, sscc })

/** Appends the opposite of an event; the event itself stays. */
export const appendOpposite = (context: CommandContext, deliveryId: number, event: CountEventRow): Promise<number> =>
  appendCount(context, { ...sameAs(event), deliveryId, quantityMilli: -event.quantityMilli, undoes: event.id, note: '' })

/** What an undo takes back, and what it puts in its place again. */
type Undone = { readonly events: readonly CountEventRow[]; readonly restored: readonly CountEventRow[] }

/** The last act of this person at this station as a whole: every event it made, and what it had replaced (good pieces that were marked damaged are good again). */
async function lastAct({ sql, station, operator }: CommandContext, deliveryId: number): Promise<Undone> {
  const last = await lastEventOf(sql, deliveryId, station, operator.id)
  if (last === undefined) return { events: [], restored: [] }
  const events = await standingOfAct(sql, deliveryId, last.id)
  return { events, restored: (await canRestore(sql, deliveryId, last.id)) ? await replacedByAct(sql, deliveryId, last.id) : [] }
}

async function takeBack(context: CommandContext, delivery: CountingDelivery, { events, restored }: Undone): Promise<Output<'receiving.undo'> | null> {
  let lastId = 0
  for (const event of events) {
    lastId = await appendOpposite(context, delivery.id, event)
    await endLabelsOfCount(context, delivery.id, event.id)
  }
  for (const event of restored) lastId = await appendCount(context, { ...sameAs(event), deliveryId: delivery.id })
  const lineIds = [...new Set(events.map(({ lineId }) => lineId))]
  if (await isBelowNothing(context, lineIds)) return null
  await forgetOverDecision(context, delivery, lineIds)
  const shown = events.at(-1)
  if (shown === undefined) return null
  const reply = await countedReply(context, delivery, shown.lineId, lastId)
  if (lineIds.length > 1) context.publish({ type: 'receiving.changed', deliveryId: delivery.id, lineIds, lastEventId: lastId, station: context.station })
  return { ...reply, undoneEvent: asEventView({ ...shown, undone: 1 }) }
}

/** Takes back one event, or the last act of this person at this station with everything it did. Nothing is removed: opposites are appended. */
export const undo: CommandHandler<'receiving.undo'> = async (context, { deliveryId, eventId }) => {
  const { sql } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const event = eventId === undefined ? undefined : await countEvent(sql, deliveryId, eventId)
  if (event?.undone === 1) return fail({ code: 'already-undone' })
  const undone: Undone = eventId === undefined ? await lastAct(context, deliveryId) : { events: event === undefined || event.undoes !== null ? [] : [event], restored: [] }
  if (undone.events.length === 0) return fail({ code: 'nothing-to-undo' })
  const reply = await takeBack(context, delivery.value, undone)
  return reply === null ? fail({ code: 'taken-away-already' }) : ok(reply)
}
