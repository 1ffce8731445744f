import { z } from 'zod'
import { orderStates } from '#shared/domain/purchasing/order-state.ts'
import { command, noDetails, query } from './procedure.ts'
import { mostEnteredMilli } from '#shared/domain/quantity.ts'
import { currencySchema, dateSchema, idSchema, instantSchema, listInput, listOutput, noteSchema, positiveMilliSchema, quantityMilliSchema, reasonSchema, rights, unitPriceScaledSchema } from './schemas.ts'

const stateSchema = z.enum(orderStates)

/** A purchase order in a list; `completionPermille` is 0..1000. `expectedIso` is the date of its head, `dueIso` the earliest promised for what is to come on its lines. */
const orderRowSchema = z.object({
  id: idSchema, number: z.string(), supplierId: idSchema, supplierName: z.string(), state: stateSchema, orderIso: dateSchema, expectedIso: dateSchema.nullable(), dueIso: dateSchema.nullable(),
  lineCount: z.int(), completionPermille: z.int(), valueMinor: z.int(), currency: currencySchema, supplierReference: z.string()
})

/** A purchase order line with its three progress figures, in thousandths of the base unit. */
const orderLineSchema = z.object({
  id: idSchema, lineNumber: z.int(), productId: idSchema, productCode: z.string(), productName: z.string(), baseUnit: z.string(), supplierCode: z.string().nullable(),
  packId: idSchema.nullable(), packName: z.string().nullable(), packQuantityMilli: quantityMilliSchema.nullable(),
  orderedMilli: quantityMilliSchema, receivedMilli: quantityMilliSchema, returnedForReplacementMilli: quantityMilliSchema, closedShortMilli: quantityMilliSchema, remainingMilli: quantityMilliSchema,
  unitCostScaled: unitPriceScaledSchema, valueMinor: z.int(), expectedIso: dateSchema.nullable(), closedShortReason: z.string().nullable()
})

const lineInput = z.strictObject({ id: idSchema.optional(), productId: idSchema, packId: idSchema.nullable().default(null), orderedMilli: positiveMilliSchema.max(mostEnteredMilli), unitCostScaled: unitPriceScaledSchema.optional(), expectedIso: dateSchema.nullable().default(null) })

/** Purchase orders: write, send, hold, cancel, close short. */
export const purchasingApi = {
  /**
   * `state` 'open' stands for sent, partly received and on hold. Search finds number, supplier, supplier's reference and product codes (also barcodes and supplier's codes). What it finds comes
   * sorted as asked up to 500 orders; of more, those with that number come first, then the newest. Numbers in order numbers sort as numbers. 'expected' sorts by the day an order is due; those without one come last.
   */
  listOrders: query({
    input: { ...listInput(['number', 'expected', 'supplier', 'order-date']), state: z.enum(['all', 'open', ...orderStates]).default('all'), supplierId: idSchema.nullable().default(null) },
    output: listOutput(orderRowSchema),
    roles: rights.read
  }),
  /** An order with its lines and the deliveries it comes in. `history` is newest first; `action` is one of `orderActions`, `detail` its facts and reason without words of any language. */
  viewOrder: query({
    input: { orderId: idSchema },
    output: z.object({
      order: orderRowSchema.extend({ note: z.string(), version: z.int(), sentAt: instantSchema.nullable(), decisionReason: z.string().nullable() }),
      lines: z.array(orderLineSchema),
      deliveries: z.array(z.object({ deliveryId: idSchema, number: z.string(), state: z.string(), receiptNumber: z.string().nullable(), postedAt: instantSchema.nullable() })),
      history: z.array(z.object({ at: instantSchema, operatorName: z.string(), station: z.string(), action: z.string(), detail: z.string() }))
    }),
    failures: { 'not-found': noDetails },
    roles: rights.read
  }),
  /**
   * Writes a new draft or replaces the lines of one (a line with an `id` of this draft stays the same line). The order is in the supplier's currency; unit cost defaults to the supplier's, else the
   * product's standard cost when the company's currency is the same, else 0. A number is taken from the series unless given.
   */
  saveDraft: command({
    input: { id: idSchema.optional(), version: z.int().optional(), number: z.string().trim().min(1).max(40).optional(), supplierId: idSchema, orderIso: dateSchema.optional(), expectedIso: dateSchema.nullable().default(null), supplierReference: z.string().max(100).default(''), note: noteSchema.default(''), lines: z.array(lineInput).max(5000) },
    output: z.object({ orderId: idSchema, number: z.string(), version: z.int() }),
    failures: { 'not-found': noDetails, 'not-a-draft': noDetails, 'number-taken': noDetails, 'changed-by-other': noDetails, 'unknown-product': z.object({ lineIndex: z.int() }), 'unknown-supplier': noDetails, 'supplier-not-in-use': noDetails, 'product-not-in-use': z.object({ lineIndex: z.int() }), 'pack-mismatch': z.object({ lineIndex: z.int() }), 'value-too-large': z.object({ lineIndex: z.int() }) },
    roles: rights.purchase
  }),
  /** From now on the goods are expected and ordered quantities are fixed. */
  sendOrder: command({ input: { orderId: idSchema }, output: z.object({ state: stateSchema }), failures: { 'not-found': noDetails, 'not-a-draft': noDetails, 'no-lines': noDetails }, roles: rights.purchase }),
  /** Ends an order of which nothing came. 'delivery-open': goods of it are counted and not yet posted. */
  cancelOrder: command({ input: { orderId: idSchema, reason: reasonSchema }, output: z.object({ state: stateSchema }), failures: { 'not-found': noDetails, 'already-received': noDetails, 'already-ended': noDetails, 'delivery-open': z.object({ deliveryNumber: z.string() }) }, roles: rights.purchase }),
  /** Sets a sent order on hold (true) or takes it off (false). */
  holdOrder: command({ input: { orderId: idSchema, hold: z.boolean(), reason: reasonSchema }, output: z.object({ state: stateSchema }), failures: { 'not-found': noDetails, 'not-open': noDetails }, roles: rights.purchase }),
  /** Nothing more will come on the line, or on every line when `lineId` is left out; on-order drops at once (DOMAIN "Purchasing"). */
  closeShort: command({ input: { orderId: idSchema, lineId: idSchema.optional(), reason: reasonSchema }, output: z.object({ state: stateSchema, closedMilli: quantityMilliSchema }), failures: { 'not-found': noDetails, 'not-open': noDetails, 'nothing-remains': noDetails, 'delivery-open': z.object({ deliveryNumber: z.string() }) }, roles: rights.purchase })
}
