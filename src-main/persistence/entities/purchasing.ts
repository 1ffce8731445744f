import { EntitySchema } from 'typeorm'
import type { OrderDecision, OrderState } from '#shared/domain/purchasing/order-state.ts'
import { flag, id, integer, maybeInteger, maybeText, text } from './columns.ts'

/**
 * A purchase order; `decision` is what a person decided. `numberKey` (what the number sorts by), `dueIso`, `state`, `isOpen` (sent and something remains), `lineCount`, `completionPermille` and `valueMinor`
 * follow from the head and the lines and are written by refreshOrder alone.
 */
export type PurchaseOrderRecord = {
  readonly id: number
  readonly number: string
  readonly supplierId: number
  readonly currency: string
  readonly decision: OrderDecision
  readonly decisionReason: string | null
  readonly orderIso: string
  readonly expectedIso: string | null
  readonly supplierReference: string
  readonly note: string
  readonly sentAt: string | null
  readonly numberKey: string
  readonly dueIso: string | null
  readonly state: OrderState
  readonly isOpen: boolean
  readonly lineCount: number
  readonly completionPermille: number
  readonly valueMinor: number
  readonly version: number
}

/** A line of a purchase order; quantities in thousandths of the base unit, `remainingMilli` is worked out by the database. */
export type PurchaseOrderLineRecord = {
  readonly id: number
  readonly orderId: number
  readonly lineNumber: number
  readonly productId: number
  readonly packId: number | null
  readonly orderedMilli: number
  readonly unitCostScaled: number
  readonly expectedIso: string | null
  readonly receivedMilli: number
  readonly returnedForReplacementMilli: number
  readonly closedShortMilli: number
  readonly closedShortReason: string | null
  readonly remainingMilli: number
}

export const PurchaseOrderEntity = new EntitySchema<PurchaseOrderRecord>({
  name: 'purchase-order', tableName: 'purchase_orders',
  columns: {
    id, number: text, supplierId: integer, currency: text, decision: text, decisionReason: maybeText, orderIso: text, expectedIso: maybeText, supplierReference: text, note: text, sentAt: maybeText, numberKey: text, dueIso: maybeText,
    state: text, isOpen: flag, lineCount: integer, completionPermille: integer, valueMinor: integer, version: integer
  }
})

export const PurchaseOrderLineEntity = new EntitySchema<PurchaseOrderLineRecord>({
  name: 'purchase-order-line', tableName: 'purchase_order_lines',
  columns: {
    id, orderId: integer, lineNumber: integer, productId: integer, packId: maybeInteger, orderedMilli: integer, unitCostScaled: integer, expectedIso: maybeText, receivedMilli: integer, returnedForReplacementMilli: integer,
    closedShortMilli: integer, closedShortReason: maybeText, remainingMilli: { type: 'integer', insert: false, update: false }
  }
})
