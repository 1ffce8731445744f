import { useCallback } from 'react'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { knownUnitCost } from '#shared/domain/purchasing/default-unit-cost.ts'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../../api/hooks.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { LineValues, OrderValues } from './order-values.ts'

type ProductView = Output<'catalog.viewProduct'>

/** What a line gets from its product: packs, the pack it is ordered in, and the price that is known for it, null where none is. */
export type ProductOfLine = Pick<LineValues, 'product' | 'packId' | 'unitCostScaled'>

const linePart = ({ product, packs, supplierItems }: ProductView, supplier: OrderValues['supplier'], companyCurrency: string): ProductOfLine => {
  const item = supplier === null ? undefined : supplierItems.find(({ supplierId }) => supplierId === supplier.id)
  const pack = packs.find(({ id }) => id === item?.packId) ?? packs.find(({ baseQuantityMilli }) => baseQuantityMilli === milliPerUnit)
  return {
    product: { id: product.id, code: product.code, name: product.name, baseUnit: product.baseUnit, packs: packs.map(({ id, kind, name, baseQuantityMilli }) => ({ id, kind, name, baseQuantityMilli })) }, packId: pack?.id ?? null,
    unitCostScaled: knownUnitCost({ supplierCostScaled: item?.unitCostScaled ?? null, standardCostScaled: product.standardCostScaled, companyCurrency, orderCurrency: supplier?.currency ?? companyCurrency })
  }
}

/** Loads what a line needs of a product under a supplier's terms; of a barcode's product the pack that carries it. Gives null when the product is gone. */
export function useLineProductLoader(): (supplier: OrderValues['supplier'], productId: number, barcode?: string) => Promise<ProductOfLine | null> {
  const client = useClient()
  const { currency } = useFormat()
  return useCallback(async (supplier, productId, barcode) => {
    const reply = await client.call('catalog.viewProduct', { productId })
    if (!reply.ok) return null
    const part = linePart(reply.value, supplier, currency)
    const packId = barcode === undefined ? undefined : reply.value.barcodes.find(({ code, gtin }) => barcodeLookup(code) === barcodeLookup(barcode) || gtin === barcodeLookup(barcode))?.packId
    return packId === undefined ? part : { ...part, packId }
  }, [client, currency])
}

/** The loader with the supplier of the order. */
export function useLineProduct(supplier: OrderValues['supplier']): (productId: number, barcode?: string) => Promise<ProductOfLine | null> {
  const load = useLineProductLoader()
  return useCallback((productId, barcode) => load(supplier, productId, barcode), [load, supplier])
}
