import { ProductEntity } from '#main/persistence/entities/catalog.ts'
import { movementsOfProduct } from '#main/persistence/queries/product-movements.ts'
import { barcodesOfProduct, orderLinesOfProduct, packsOfProduct, supplierItemsOfProduct } from '#main/persistence/queries/product-page.ts'
import { noStock, productPlaces, productStock } from '#main/persistence/queries/product-stock.ts'
import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** How many order lines and movements the page shows; the rest is in the lists. */
const orderLinesShown = 100
const movementsShown = 20

/** Everything the product page shows in one snapshot. */
export const viewProduct: QueryHandler<'catalog.viewProduct'> = async ({ sql, todayIso }, { productId }) => {
  const record = await sql.manager.findOneBy(ProductEntity, { id: productId })
  if (record === null) return fail({ code: 'not-found' })
  const { averageCostScaled, ...product } = record
  const packs = await packsOfProduct(sql, productId)
  const barcodes = await barcodesOfProduct(sql, productId)
  const { rows: movements } = await movementsOfProduct(sql, productId, { search: '', direction: 'descending', cursor: null, limit: movementsShown })
  return ok({
    product,
    packs: packs.filter(({ active }) => active === 1).map(({ id, kind, name, baseQuantityMilli }) => ({ id, kind, name, baseQuantityMilli })),
    barcodes: barcodes.map(({ id, code, gtin, packId, supplierId, supplierName }) => ({ id, code, gtin, packId, supplierId, supplierName })),
    supplierItems: [...(await supplierItemsOfProduct(sql, productId))],
    stock: { ...((await productStock(sql, [productId], todayIso)).get(productId) ?? noStock), averageCostScaled },
    places: [...(await productPlaces(sql, productId, todayIso))],
    orderLines: [...(await orderLinesOfProduct(sql, productId, orderLinesShown))],
    movements: [...movements]
  })
}
