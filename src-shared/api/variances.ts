import { z } from 'zod'
import { varianceKinds, varianceOutcomes } from '#shared/domain/receiving/conditions.ts'
import { command, noDetails, query } from './procedure.ts'
import { baseUnitSchema, currencySchema, dateSchema, idSchema, instantSchema, listInput, listOutput, quantityMilliSchema, rights } from './schemas.ts'

/** One difference with its own life: found at a receipt, claimed, settled. `quantityMilli` is always positive; `ageDays` counts from the day it was found. */
const varianceSchema = z.object({
  id: idSchema, kind: z.enum(varianceKinds), state: z.enum(['open', 'resolved', 'reversed']), receiptId: idSchema, receiptNumber: z.string(), deliveryId: idSchema, deliveryLineId: idSchema.nullable(), orderId: idSchema.nullable(), orderNumber: z.string().nullable(), orderLineId: idSchema.nullable(),
  supplierId: idSchema.nullable(), supplierName: z.string(), productId: idSchema.nullable(), productCode: z.string(), productName: z.string(), baseUnit: baseUnitSchema, quantityMilli: quantityMilliSchema, /** What of it later receipts brought. */ settledMilli: quantityMilliSchema, valueMinor: z.int(), currency: currencySchema, note: z.string(),
  foundAt: instantSchema, foundBy: z.string(), ageDays: z.int(), claimDueIso: dateSchema.nullable(), outcome: z.enum(varianceOutcomes).nullable(), resolvedAt: instantSchema.nullable(), resolvedBy: z.string().nullable(), resolutionNote: z.string().nullable(), settledByReceiptId: idSchema.nullable(), settledByReceiptNumber: z.string().nullable(), photoIds: z.array(idSchema)
})

/** The register of differences between what was ordered and what came. */
export const variancesApi = {
  list: query({ input: { ...listInput(['age', 'value', 'supplier', 'kind']), state: z.enum(['open', 'resolved', 'all']).default('open'), supplierId: idSchema.nullable().default(null), kind: z.enum(['all', ...varianceKinds]).default('all') }, output: listOutput(varianceSchema).extend({ openCount: z.int(), openValueMinor: z.int(), currency: currencySchema }), roles: rights.read }),
  view: query({ input: { varianceId: idSchema }, output: z.object({ variance: varianceSchema, settlements: z.array(z.object({ receiptId: idSchema, receiptNumber: z.string(), receiptLineId: idSchema, postedAt: instantSchema, quantityMilli: quantityMilliSchema })) }), failures: { 'not-found': noDetails }, roles: rights.read }),
  /**
   * Settles a difference and, where the outcome says so, moves stock: damaged goods accepted become usable, returned and written off leave quarantine, a replacement expected puts the quantity back on order.
   * `goods`: what becomes of goods in quarantine while a replacement or credit is expected.
   * A replacement or credit that is expected stays open until it came: `settled`, or `settledByReceiptId`, the receipt that brought the rest. A receipt that completes the order line settles by itself.
   */
  resolve: command({
    input: { varianceId: idSchema, outcome: z.enum(varianceOutcomes), goods: z.enum(['stay', 'returned', 'written-off']).default('stay'), note: z.string().max(500).default(''), settled: z.boolean().default(false), settledByReceiptId: idSchema.nullable().default(null) },
    output: varianceSchema,
    failures: { 'not-found': noDetails, 'already-resolved': noDetails, 'outcome-not-possible': z.object({ possible: z.array(z.enum(varianceOutcomes)) }), 'receipt-does-not-match': noDetails, 'stock-moved': z.object({ onHandMilli: quantityMilliSchema }) },
    roles: rights.resolveVariance
  }),
  /** Says what unknown goods really are: they enter the quarantine stock of that product. */
  identify: command({ input: { varianceId: idSchema, packId: idSchema }, output: varianceSchema, failures: { 'not-found': noDetails, 'already-resolved': noDetails, 'already-known': noDetails, 'unknown-pack': noDetails }, roles: rights.resolveVariance }),
  setClaim: command({ input: { varianceId: idSchema, claimDueIso: dateSchema.nullable(), note: z.string().max(500) }, output: varianceSchema, failures: { 'not-found': noDetails, 'already-resolved': noDetails }, roles: rights.resolveVariance })
}
