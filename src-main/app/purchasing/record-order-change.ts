import type { OrderAction } from '#shared/domain/purchasing/order-actions.ts'
import { recordChange } from '../record-change.ts'
import type { OrderFacts } from './describe-change.ts'
import type { OrderContext } from './order-changes.ts'

/** Writes what was done to an order into the trail, from which its history is read (describeChange). */
export const recordOrderChange = (context: OrderContext, action: OrderAction, orderId: number, facts: { readonly before?: OrderFacts; readonly after: OrderFacts }): Promise<void> =>
  recordChange(context, { action, entity: 'purchase-order', entityId: orderId, ...facts })
