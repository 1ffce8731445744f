import { EntitySchema } from 'typeorm'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { flag, id, integer, maybeInteger, maybeText, text } from './columns.ts'

/** A supplier; tolerance in thousandths of the ordered quantity. */
export type SupplierRecord = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly email: string
  readonly overTolerancePermille: number | null
  readonly blindReceiving: boolean
  readonly preferred: boolean
  readonly active: boolean
  readonly version: number
}

/** A product; quantities in thousandths of its base unit, costs in minor units x 10,000 per base unit of the company's currency. */
export type ProductRecord = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly baseUnit: BaseUnit
  readonly lotRequired: boolean
  readonly expiryRequired: boolean
  readonly serialRequired: boolean
  readonly overTolerancePermille: number | null
  readonly reorderPointMilli: number | null
  readonly safetyStockMilli: number | null
  readonly standardCostScaled: number | null
  readonly listPriceScaled: number | null
  readonly averageCostScaled: number | null
  readonly active: boolean
  readonly version: number
}

/** How a product is packed: `baseQuantityMilli` thousandths of the base unit in one. */
export type PackRecord = { readonly id: number; readonly productId: number; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number; readonly active: boolean }

/** A code that means one pack; `lookup` is what a scan is matched by, `code` what people read. */
export type BarcodeRecord = {
  readonly id: number
  readonly lookup: string
  readonly code: string
  readonly gtin: string | null
  readonly productId: number
  readonly packId: number
  readonly supplierId: number | null
  readonly createdAt: string
  readonly createdBy: number | null
}

/** What a supplier calls a product and on which terms; cost in the supplier's currency. */
export type SupplierItemRecord = {
  readonly id: number
  readonly supplierId: number
  readonly productId: number
  readonly supplierCode: string | null
  readonly packId: number | null
  readonly unitCostScaled: number | null
  readonly leadDays: number | null
  readonly minimumMilli: number | null
  readonly maximumMilli: number | null
  readonly orderUnit: string | null
}

export const SupplierEntity = new EntitySchema<SupplierRecord>({
  name: 'supplier', tableName: 'suppliers',
  columns: { id, code: text, name: text, currency: text, email: text, overTolerancePermille: maybeInteger, blindReceiving: flag, preferred: flag, active: flag, version: integer }
})

export const ProductEntity = new EntitySchema<ProductRecord>({
  name: 'product', tableName: 'products',
  columns: {
    id, code: text, name: text, baseUnit: text, lotRequired: flag, expiryRequired: flag, serialRequired: flag, overTolerancePermille: maybeInteger, reorderPointMilli: maybeInteger,
    safetyStockMilli: maybeInteger, standardCostScaled: maybeInteger, listPriceScaled: maybeInteger, averageCostScaled: maybeInteger, active: flag, version: integer
  }
})

export const PackEntity = new EntitySchema<PackRecord>({
  name: 'pack', tableName: 'packs',
  columns: { id, productId: integer, kind: text, name: text, baseQuantityMilli: integer, active: flag }
})

export const BarcodeEntity = new EntitySchema<BarcodeRecord>({
  name: 'barcode', tableName: 'barcodes',
  columns: { id, lookup: text, code: text, gtin: maybeText, productId: integer, packId: integer, supplierId: maybeInteger, createdAt: text, createdBy: maybeInteger }
})

export const SupplierItemEntity = new EntitySchema<SupplierItemRecord>({
  name: 'supplier-item', tableName: 'supplier_items',
  columns: {
    id, supplierId: integer, productId: integer, supplierCode: maybeText, packId: maybeInteger, unitCostScaled: maybeInteger, leadDays: maybeInteger, minimumMilli: maybeInteger, maximumMilli: maybeInteger, orderUnit: maybeText
  }
})
