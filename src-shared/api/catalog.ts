import { z } from 'zod'
import { packKinds } from '#shared/domain/catalog/pack.ts'
import { command, noDetails, query } from './procedure.ts'
import { baseUnitSchema, currencySchema, dateSchema, directionSchema, idSchema, instantSchema, listInput, listOutput, positiveMilliSchema, quantityMilliSchema, rights, textSchema, unitPriceScaledSchema, zeroOrMoreMilliSchema } from './schemas.ts'

/** A pack of a product: `baseQuantityMilli` thousandths of the base unit in one. */
const packSchema = z.object({ id: idSchema, kind: z.enum(packKinds), name: z.string(), baseQuantityMilli: positiveMilliSchema })
/** A code that resolves to a product, a pack and perhaps a supplier. `code` is as people read it; GTINs are kept as 14 digits in `gtin`. */
const barcodeSchema = z.object({ id: idSchema, code: z.string(), gtin: z.string().nullable(), packId: idSchema, supplierId: idSchema.nullable(), supplierName: z.string().nullable() })

const productFields = {
  code: textSchema,
  name: textSchema,
  baseUnit: baseUnitSchema.default('each'),
  lotRequired: z.boolean().default(false),
  expiryRequired: z.boolean().default(false),
  serialRequired: z.boolean().default(false),
  /** Over-receipt tolerance in thousandths of the ordered quantity; null: the supplier's, else the company's. */
  overTolerancePermille: z.int().min(0).max(10_000).nullable().default(null),
  reorderPointMilli: zeroOrMoreMilliSchema.nullable().default(null),
  safetyStockMilli: zeroOrMoreMilliSchema.nullable().default(null),
  standardCostScaled: unitPriceScaledSchema.nullable().default(null),
  listPriceScaled: unitPriceScaledSchema.nullable().default(null),
  active: z.boolean().default(true)
}

/** A product in a list. */
const productRowSchema = z.object({
  id: idSchema, code: z.string(), name: z.string(), baseUnit: baseUnitSchema, active: z.boolean(),
  onHandMilli: quantityMilliSchema, availableMilli: quantityMilliSchema, onOrderMilli: quantityMilliSchema
})

/** A supplier's own terms for a product. Quantities in thousandths of the base unit, cost in the supplier's currency. */
const supplierItemSchema = z.object({
  id: idSchema, supplierId: idSchema, supplierName: z.string(), productId: idSchema, productCode: z.string(), productName: z.string(),
  supplierCode: z.string().nullable(), packId: idSchema.nullable(), unitCostScaled: unitPriceScaledSchema.nullable(), currency: currencySchema,
  leadDays: z.int().nullable(), minimumMilli: quantityMilliSchema.nullable(), maximumMilli: quantityMilliSchema.nullable(), orderUnit: z.string().nullable()
})

/** One entry of the stock ledger. */
const movementSchema = z.object({
  id: idSchema, at: instantSchema, quantityMilli: quantityMilliSchema, reason: z.string(), locationCode: z.string(), lot: z.string().nullable(), expiryIso: dateSchema.nullable(),
  serial: z.string().nullable(), documentKind: z.string().nullable(), documentId: z.int().nullable(), documentNumber: z.string().nullable(), operatorName: z.string(), station: z.string()
})

const supplierFields = {
  code: textSchema, name: textSchema, currency: currencySchema, email: z.string().max(200).default(''),
  overTolerancePermille: z.int().min(0).max(10_000).nullable().default(null), blindReceiving: z.boolean().default(false), preferred: z.boolean().default(false), active: z.boolean().default(true)
}
const supplierSchema = z.object({ id: idSchema, ...supplierFields })

/** A product's page: stock figures, packs, barcodes, who supplies it, what is on order, and the newest movements. */
const productViewSchema = z.object({
  product: z.object({ id: idSchema, ...productFields, version: z.int() }),
  packs: z.array(packSchema),
  barcodes: z.array(barcodeSchema),
  supplierItems: z.array(supplierItemSchema),
  stock: z.object({
    onHandMilli: quantityMilliSchema, usableMilli: quantityMilliSchema, unusableMilli: quantityMilliSchema, committedMilli: quantityMilliSchema,
    availableMilli: quantityMilliSchema, onOrderMilli: quantityMilliSchema, averageCostScaled: unitPriceScaledSchema.nullable()
  }),
  places: z.array(z.object({ locationId: idSchema, locationCode: z.string(), usable: z.boolean(), lot: z.string().nullable(), expiryIso: dateSchema.nullable(), serial: z.string().nullable(), quantityMilli: quantityMilliSchema })),
  orderLines: z.array(z.object({
    orderId: idSchema, orderNumber: z.string(), lineId: idSchema, lineNumber: z.int(), supplierName: z.string(), state: z.string(),
    orderedMilli: quantityMilliSchema, receivedMilli: quantityMilliSchema, remainingMilli: quantityMilliSchema, expectedIso: dateSchema.nullable()
  })),
  movements: z.array(movementSchema)
})

/** A pack as it shall be. Without `id` it is a new one, or the one it equals. Without `barcodes` its barcodes stay; with them they are all it has afterwards. */
const packInput = z.strictObject({ id: idSchema.optional(), kind: z.enum(packKinds), name: textSchema.optional(), baseQuantityMilli: positiveMilliSchema, barcodes: z.array(z.strictObject({ code: z.string().trim().min(1).max(100), supplierId: idSchema.nullable().default(null) })).max(100).optional() })

/** Products with packs and barcodes, suppliers and their terms. */
export const catalogApi = {
  /**
   * Finds by code, name, barcode or supplier's code, as typed: every word must be found, whatever its case. With a search the best match comes first, whatever `sort` says:
   * exact code, exact barcode or supplier's code, codes, barcodes and names that begin so, then the rest. Without one the list is sorted as asked.
   */
  listProducts: query({ input: { ...listInput(['code', 'name']), includeInactive: z.boolean().default(false) }, output: listOutput(productRowSchema), roles: rights.read }),
  viewProduct: query({ input: { productId: idSchema }, output: productViewSchema, failures: { 'not-found': noDetails }, roles: rights.read }),
  /**
   * Adds a product or changes it; `version` from the view guards against another person's change. `packs` are all its packs afterwards (left out: they stay); an 'each' pack is made
   * when none is given, and one left out is retired, never deleted. The quantity of a pack that orders, counts or supplier's terms refer to is fixed ('pack-in-use'), and so is the base unit
   * once anything was ordered, counted or moved.
   */
  saveProduct: command({
    input: { id: idSchema.optional(), version: z.int().optional(), ...productFields, packs: z.array(packInput).max(50).optional() },
    output: z.object({ productId: idSchema, version: z.int() }),
    failures: { 'not-found': noDetails, 'code-taken': z.object({ productId: idSchema }), 'changed-by-other': noDetails, 'pack-in-use': z.object({ packId: idSchema }), 'base-unit-in-use': noDetails, 'unknown-pack': z.object({ packId: idSchema }), 'duplicate-pack': z.object({ packIndex: z.int() }), 'unknown-supplier': z.object({ supplierId: idSchema }) },
    roles: rights.keepCatalog
  }),
  /** Links a code to a pack, for every supplier or for one; the same code may stand on several packs, a scan then asks. 'not-found': the pack or the supplier. */
  addBarcode: command({
    input: { packId: idSchema, code: z.string().trim().min(1).max(100), supplierId: idSchema.nullable().default(null) },
    output: barcodeSchema,
    failures: { 'not-found': noDetails, 'already-there': noDetails },
    roles: [...rights.keepCatalog, ...rights.receive]
  }),
  removeBarcode: command({ input: { barcodeId: idSchema }, output: z.object({}), failures: { 'not-found': noDetails }, roles: rights.keepCatalog }),
  /** Movements of a product, newest first unless asked otherwise. Search finds location, lot, serial and document number. */
  listMovements: query({ input: { productId: idSchema, ...listInput(['at']), direction: directionSchema.default('descending') }, output: listOutput(movementSchema), roles: rights.read }),
  /** `openOrders` counts orders from which something is still to come. */
  listSuppliers: query({ input: { ...listInput(['code', 'name']), includeInactive: z.boolean().default(false) }, output: listOutput(supplierSchema.extend({ openOrders: z.int() })), roles: rights.read }),
  /** A supplier with the first 200 of its items by product code, and its open orders, the next expected first. */
  viewSupplier: query({
    input: { supplierId: idSchema },
    output: z.object({ supplier: supplierSchema.extend({ version: z.int() }), items: z.array(supplierItemSchema), itemCount: z.int(), openOrders: z.array(z.object({ orderId: idSchema, number: z.string(), state: z.string(), dueIso: dateSchema.nullable() })) }),
    failures: { 'not-found': noDetails },
    roles: rights.read
  }),
  saveSupplier: command({
    input: { id: idSchema.optional(), version: z.int().optional(), ...supplierFields },
    output: z.object({ supplierId: idSchema, version: z.int() }),
    failures: { 'not-found': noDetails, 'code-taken': z.object({ supplierId: idSchema }), 'changed-by-other': noDetails },
    roles: rights.purchase
  }),
  /** Adds or changes what a supplier calls a product and what it costs there; one record for a supplier and product. 'not-found': the supplier, the product, or a pack of the product. */
  saveSupplierItem: command({
    input: { supplierId: idSchema, productId: idSchema, supplierCode: z.string().trim().max(100).nullable().default(null), packId: idSchema.nullable().default(null), unitCostScaled: unitPriceScaledSchema.nullable().default(null), leadDays: z.int().min(0).max(2000).nullable().default(null), minimumMilli: zeroOrMoreMilliSchema.nullable().default(null), maximumMilli: zeroOrMoreMilliSchema.nullable().default(null), orderUnit: z.string().max(50).nullable().default(null) },
    output: z.object({ supplierItemId: idSchema }),
    failures: { 'not-found': noDetails },
    roles: rights.purchase
  })
}
