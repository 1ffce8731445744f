import { PurchaseOrderEntity } from '#main/persistence/entities/purchasing.ts'
import { changesOfOrder } from '#main/persistence/queries/order-history.ts'
import { deliveriesOfOrder, linesOfOrder } from '#main/persistence/queries/order-lines.ts'
import { lineValueMinor } from '#shared/domain/money.ts'
import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { describeChange } from './describe-change.ts'

/** An order with its lines, the deliveries it came in, and everything that was done to it, newest first. */
export const viewOrder: QueryHandler<'purchasing.viewOrder'> = async ({ sql }, { orderId }) => {
  const record = await sql.manager.findOneBy(PurchaseOrderEntity, { id: orderId })
  if (record === null) return fail({ code: 'not-found' })
  const supplier = await sql.get<{ readonly name: string }>('SELECT name FROM suppliers WHERE id = ?', record.supplierId)
  const { decision: _, isOpen: _isOpen, numberKey: _numberKey, ...order } = record
  const lines = await linesOfOrder(sql, orderId)
  const changes = await changesOfOrder(sql, orderId)
  return ok({
    order: { ...order, supplierName: supplier?.name ?? '' },
    lines: lines.map((line) => ({ ...line, valueMinor: lineValueMinor(line.orderedMilli, line.unitCostScaled) })),
    deliveries: [...(await deliveriesOfOrder(sql, orderId))],
    history: changes.map(({ at, operatorName, station, action, before, after }) => ({ at, operatorName, station, action, detail: describeChange(order.currency, before, after) }))
  })
}
