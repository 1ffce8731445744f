import type { Input, Output } from '#shared/api/index.ts'
import { defaultPackName } from '#shared/domain/catalog/pack.ts'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import type { Picked } from '../../ui/pick/record-field.tsx'

/** A barcode while it is edited. */
export type BarcodeValues = { readonly code: string; readonly supplier: Picked | null }
/** A pack while it is edited; `key` tells packs apart that have no id yet. */
export type PackValues = { readonly key: string; readonly id: number | null; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: FieldNumber; readonly barcodes: readonly BarcodeValues[] }
/** A product while it is edited; `version` is the one the form began with. */
export type ProductValues = {
  readonly version: number | null
  readonly code: string
  readonly name: string
  readonly baseUnit: BaseUnit
  readonly lotRequired: boolean
  readonly expiryRequired: boolean
  readonly serialRequired: boolean
  readonly overTolerancePermille: FieldNumber
  readonly reorderPointMilli: FieldNumber
  readonly safetyStockMilli: FieldNumber
  readonly standardCostScaled: FieldNumber
  readonly listPriceScaled: FieldNumber
  readonly active: boolean
  readonly packs: readonly PackValues[]
}

/** A pack that somebody adds. */
export const newPack = (key: string, kind: PackKind, baseQuantityMilli: FieldNumber): PackValues => ({ key, id: null, kind, name: '', baseQuantityMilli, barcodes: [] })

/** A product that is not there yet, with its single piece and perhaps the barcode that was scanned. */
export function emptyProduct(barcode: string | null): ProductValues {
  const each = newPack('each', 'each', milliPerUnit)
  return {
    version: null, code: '', name: '', baseUnit: 'each', lotRequired: false, expiryRequired: false, serialRequired: false, overTolerancePermille: null, reorderPointMilli: null, safetyStockMilli: null, standardCostScaled: null, listPriceScaled: null, active: true,
    packs: [barcode === null ? each : { ...each, barcodes: [{ code: barcode, supplier: null }] }]
  }
}

/** A product of the station as the form shows it. A pack's own name is shown only where somebody gave it one. */
export function valuesOf({ product: { id: _id, ...product }, packs, barcodes }: Output<'catalog.viewProduct'>): ProductValues {
  return {
    ...product,
    packs: packs.map(({ id, kind, name, baseQuantityMilli }) => ({
      key: String(id), id, kind, name: name === defaultPackName(kind, baseQuantityMilli) ? '' : name, baseQuantityMilli,
      barcodes: barcodes.filter(({ packId }) => packId === id).map(({ code, supplierId, supplierName }) => ({ code, supplier: supplierId === null ? null : { id: supplierId, label: supplierName ?? '' } }))
    }))
  }
}

/** What is sent to save a product. Numbers that are no numbers go as they are, so that the contract names their fields. */
export function inputOf(productId: number | null, { version, packs, ...values }: ProductValues): Omit<Input<'catalog.saveProduct'>, 'requestId'> {
  const input = {
    ...values, ...(productId === null ? {} : { id: productId }), ...(version === null ? {} : { version }),
    packs: packs.map(({ id, kind, name, baseQuantityMilli, barcodes }) => ({ ...(id === null ? {} : { id }), kind, ...(name.trim() === '' ? {} : { name }), baseQuantityMilli, barcodes: barcodes.map(({ code, supplier }) => ({ code, supplierId: supplier?.id ?? null })) }))
  }
  return input as Omit<Input<'catalog.saveProduct'>, 'requestId'>
}
