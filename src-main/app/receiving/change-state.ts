import type { DeliveryState } from '#shared/domain/receiving/conditions.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { countingDelivery } from '#main/persistence/queries/deliveries.ts'

const isOpen = (state: DeliveryState): boolean => state === 'announced' || state === 'counting' || state === 'parked'

async function moveTo(context: CommandContext, deliveryId: number, from: DeliveryState, to: DeliveryState, lastEventId: number, reason?: string): Promise<void> {
  await recordChange(context, { action: to, entity: 'delivery', entityId: deliveryId, before: { state: from }, after: { state: to, ...(reason === undefined ? {} : { reason }) } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId, station: context.station })
}

/** Starts an announced delivery or takes up a parked one, at whatever station; one that is counted already just goes on. */
export const resume: CommandHandler<'receiving.resume'> = async (context, { deliveryId }) => {
  const { sql } = context
  const delivery = await countingDelivery(sql, deliveryId)
  if (delivery === undefined) return fail({ code: 'not-found' })
  if (!isOpen(delivery.state)) return fail({ code: 'already-ended', state: delivery.state })
  if (delivery.state === 'counting') return ok({ state: 'counting' })
  await sql.run(`UPDATE deliveries SET state = 'counting', parked_by = NULL WHERE id = ?`, deliveryId)
  await moveTo(context, deliveryId, delivery.state, 'counting', delivery.lastEventId)
  return ok({ state: 'counting' })
}

/** Puts a count aside with everything in it; any person at any station takes it up again. */
export const park: CommandHandler<'receiving.park'> = async (context, { deliveryId }) => {
  const delivery = await deliveryInCount(context.sql, deliveryId)
  if (!delivery.ok) return delivery
  await context.sql.run(`UPDATE deliveries SET state = 'parked', parked_by = ? WHERE id = ?`, context.operator.id, deliveryId)
  await moveTo(context, deliveryId, 'counting', 'parked', delivery.value.lastEventId)
  return ok({ state: 'parked' })
}

/** Gives up a delivery that posted nothing; what was counted stays readable. */
export const cancelDelivery: CommandHandler<'receiving.cancelDelivery'> = async (context, { deliveryId, reason }) => {
  const { sql, nowIso, operator } = context
  const delivery = await countingDelivery(sql, deliveryId)
  if (delivery === undefined) return fail({ code: 'not-found' })
  if (!isOpen(delivery.state)) return fail({ code: 'already-ended', state: delivery.state })
  await sql.run(`UPDATE deliveries SET state = 'cancelled', ended_at = ?, ended_by = ?, ended_reason = ? WHERE id = ?`, nowIso, operator.id, reason, deliveryId)
  await moveTo(context, deliveryId, delivery.state, 'cancelled', delivery.lastEventId, reason)
  return ok({ state: 'cancelled' })
}
