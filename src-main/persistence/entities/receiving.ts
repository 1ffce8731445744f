import { EntitySchema } from 'typeorm'
import type { DeliveryState, VarianceKind, VarianceOutcome } from '#shared/domain/receiving/conditions.ts'
import { flag, id, integer, maybeInteger, maybeText, text } from './columns.ts'

/** What was decided about a quantity over the tolerance (DOMAIN "Purchasing"). */
type OverDecision = 'raise-order' | 'new-order' | 'exceed'

/** What arrives: a truck, parcel or container. */
export type DeliveryRecord = {
  readonly id: number
  readonly number: string
  readonly state: DeliveryState
  readonly supplierId: number | null
  readonly reference: string
  readonly blind: boolean
  readonly openedAt: string
  readonly openedBy: number
  readonly station: string
  readonly parkedBy: number | null
  readonly endedAt: string | null
  readonly endedBy: number | null
  readonly endedReason: string | null
  readonly lastEventId: number
}

/** A line of a delivery; the counted quantities are running sums of its count events, in thousandths of the base unit. */
export type DeliveryLineRecord = {
  readonly id: number
  readonly deliveryId: number
  readonly lineNumber: number
  readonly productId: number | null
  readonly description: string
  readonly orderLineId: number | null
  readonly expectedMilli: number
  readonly goodMilli: number
  readonly damagedMilli: number
  readonly wrongItemMilli: number
  readonly refusedMilli: number
  readonly heldMilli: number
  readonly postedMilli: number
  readonly overDecision: OverDecision | null
  readonly overRest: 'hold' | 'refuse' | null
  readonly note: string
  readonly lastEventId: number
}

/** A posted goods receipt, or the counter-entry of one (`reverses`). */
export type ReceiptRecord = {
  readonly id: number
  readonly number: string
  readonly deliveryId: number
  readonly reverses: number | null
  readonly reason: string | null
  readonly postedAt: string
  readonly operatorId: number | null
  readonly station: string
  readonly requestId: string
  /** The order written for what was too much, or null. */
  readonly followUpOrderId: number | null
}

/** A difference between what was ordered and what came, with its own life. */
export type VarianceRecord = {
  readonly id: number
  readonly kind: VarianceKind
  readonly state: 'open' | 'resolved' | 'reversed'
  readonly receiptId: number
  readonly deliveryLineId: number | null
  readonly orderLineId: number | null
  readonly supplierId: number | null
  readonly productId: number | null
  readonly lotId: number
  readonly locationId: number | null
  readonly quantityMilli: number
  readonly valueMinor: number
  readonly currency: string
  readonly note: string
  readonly foundAt: string
  readonly foundBy: number | null
  readonly claimDueIso: string | null
  readonly outcome: VarianceOutcome | null
  readonly resolvedAt: string | null
  readonly resolvedBy: number | null
  readonly resolutionNote: string | null
  readonly settledByReceiptId: number | null
  /** Minor units x 10,000 per base unit, in `currency`; null where nobody knew. */
  readonly unitCostScaled: number | null
  /** What settling it closed short on its order line, in thousandths of the base unit. */
  readonly closedShortMilli: number
}

export const DeliveryEntity = new EntitySchema<DeliveryRecord>({
  name: 'delivery', tableName: 'deliveries',
  columns: {
    id, number: text, state: text, supplierId: maybeInteger, reference: text, blind: flag, openedAt: text, openedBy: integer, station: text, parkedBy: maybeInteger, endedAt: maybeText, endedBy: maybeInteger, endedReason: maybeText, lastEventId: integer
  }
})

export const DeliveryLineEntity = new EntitySchema<DeliveryLineRecord>({
  name: 'delivery-line', tableName: 'delivery_lines',
  columns: {
    id, deliveryId: integer, lineNumber: integer, productId: maybeInteger, description: text, orderLineId: maybeInteger, expectedMilli: integer, goodMilli: integer, damagedMilli: integer, wrongItemMilli: integer, refusedMilli: integer,
    heldMilli: integer, postedMilli: integer, overDecision: maybeText, overRest: maybeText, note: text, lastEventId: integer
  }
})

export const ReceiptEntity = new EntitySchema<ReceiptRecord>({
  name: 'receipt', tableName: 'receipts',
  columns: { id, number: text, deliveryId: integer, reverses: maybeInteger, reason: maybeText, postedAt: text, operatorId: maybeInteger, station: text, requestId: text, followUpOrderId: maybeInteger }
})

export const VarianceEntity = new EntitySchema<VarianceRecord>({
  name: 'variance', tableName: 'variances',
  columns: {
    id, kind: text, state: text, receiptId: integer, deliveryLineId: maybeInteger, orderLineId: maybeInteger, supplierId: maybeInteger, productId: maybeInteger, lotId: integer, locationId: maybeInteger, quantityMilli: integer, valueMinor: integer,
    currency: text, note: text, foundAt: text, foundBy: maybeInteger, claimDueIso: maybeText, outcome: maybeText, resolvedAt: maybeText, resolvedBy: maybeInteger, resolutionNote: maybeText, settledByReceiptId: maybeInteger, unitCostScaled: maybeInteger, closedShortMilli: integer
  }
})
