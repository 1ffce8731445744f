import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { takeNumber } from '../document-number.ts'
import { recordChange } from '../record-change.ts'
import { addOrderLines, takeableOrders } from './add-order-lines.ts'

/** Opens a delivery from one or several orders of one supplier, or with none. The supplier's own setting decides about a blind count unless the caller does; where nothing is ordered there is nothing to hide. */
export const openDelivery: CommandHandler<'receiving.openDelivery'> = async (context, { orderIds, supplierId, reference, blind, announced, handlingUnits }) => {
  const { sql, nowIso, todayIso, operator, station } = context
  const uniqueOrders = [...new Set(orderIds)]
  const taken = await takeableOrders(sql, uniqueOrders, supplierId)
  if (!taken.ok) return taken
  const supplier = taken.value === null ? undefined : await sql.get<{ readonly blind: number }>('SELECT blind_receiving AS blind FROM suppliers WHERE id = ?', taken.value)
  if (taken.value !== null && supplier === undefined) return fail({ code: 'unknown-supplier' })
  for (const sscc of handlingUnits) {
    const elsewhere = await sql.get<{ readonly number: string }>('SELECT d.number FROM handling_units h JOIN deliveries d ON d.id = h.delivery_id WHERE h.sscc = ? AND d.state <> ?', sscc, 'cancelled')
    if (elsewhere !== undefined) return fail({ code: 'sscc-elsewhere', sscc, deliveryNumber: elsewhere.number })
  }
  const number = await takeNumber(sql, 'delivery', todayIso)
  const { id: deliveryId } = await sql.run(
    'INSERT INTO deliveries (number, state, supplier_id, reference, blind, opened_at, opened_by, station) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    number, announced ? 'announced' : 'counting', taken.value, reference, Number(orderIds.length > 0 && (blind ?? supplier?.blind === 1)), nowIso, operator.id, station
  )
  await addOrderLines(sql, deliveryId, uniqueOrders)
  for (const sscc of new Set(handlingUnits)) await sql.run('INSERT INTO handling_units (sscc, delivery_id) VALUES (?, ?) ON CONFLICT (sscc) DO UPDATE SET delivery_id = excluded.delivery_id, arrived_at = NULL', sscc, deliveryId)
  await recordChange(context, { action: announced ? 'announced' : 'opened', entity: 'delivery', entityId: deliveryId, after: { number, orderIds: uniqueOrders, reference } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: 0, station })
  return ok({ deliveryId, number })
}
