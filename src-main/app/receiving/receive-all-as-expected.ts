import { toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import { ok } from '#shared/result.ts'
import { deliveryLines } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { appendCount } from './append-count.ts'
import { deliveryInCount } from './counting-delivery.ts'

/** The explicit, logged act of counting what is still to come on every line, or on the given ones, as if it had been seen. Lines that need a lot, expiry or serial are left and named. */
export const receiveAllAsExpected: CommandHandler<'receiving.receiveAllAsExpected'> = async (context, { deliveryId, lineIds }) => {
  const { sql, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const wanted = lineIds === undefined ? null : new Set(lineIds)
  const skipped: { lineId: number; why: string }[] = []
  const counted: number[] = []
  let quantityMilli = 0
  let lastEventId = delivery.value.lastEventId
  for (const line of (await deliveryLines(sql, deliveryId)).toSorted((one, other) => one.lineNumber - other.lineNumber)) {
    const rest = toComeMilli(line)
    if (rest === 0 || wanted?.has(line.id) === false) continue
    const needs = [...(line.lotRequired === 1 ? ['lot'] : []), ...(line.expiryRequired === 1 ? ['expiry'] : []), ...(line.serialRequired === 1 ? ['serial'] : [])]
    if (needs.length > 0) {
      skipped.push({ lineId: line.id, why: needs.join(', ') })
      continue
    }
    lastEventId = await appendCount(context, { deliveryId, lineId: line.id, source: 'as-expected', scanId: null, packId: null, quantityMilli: rest, condition: 'good', lot: null, expiryIso: null, serial: null, weightGrams: null })
    counted.push(line.id)
    quantityMilli += rest
  }
  await recordChange(context, { action: 'received-as-expected', entity: 'delivery', entityId: deliveryId, after: { lines: counted.length, quantityMilli } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: counted, lastEventId, station })
  return ok({ lines: counted.length, quantityMilli, skipped })
}
