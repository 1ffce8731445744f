import { ProductEntity } from '#main/persistence/entities/catalog.ts'
import { barcodesOfProduct, packsOfProduct } from '#main/persistence/queries/product-page.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** A product with its packs in use and their barcodes as the audit trail keeps it before and after a change; null when there is none. */
export async function productSnapshot(sql: Sql, productId: number) {
  const record = await sql.manager.findOneBy(ProductEntity, { id: productId })
  if (record === null) return null
  const { id: _, version: _version, averageCostScaled: _cost, ...fields } = record
  const barcodes = await barcodesOfProduct(sql, productId)
  const packs = (await packsOfProduct(sql, productId)).filter(({ active }) => active === 1).map(({ id, kind, name, baseQuantityMilli }) => ({
    id, kind, name, baseQuantityMilli, barcodes: barcodes.filter(({ packId }) => packId === id).map(({ code, supplierId }) => ({ code, supplierId }))
  }))
  return { ...fields, packs }
}
