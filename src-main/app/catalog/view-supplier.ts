import { SupplierEntity, SupplierItemEntity } from '#main/persistence/entities/catalog.ts'
import { openOrdersOfSupplier } from '#main/persistence/queries/catalog-suppliers.ts'
import { supplierItemsOfSupplier } from '#main/persistence/queries/product-page.ts'
import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** How many of each the page shows. */
const itemsShown = 200
const ordersShown = 200

/** A supplier with its first items and its open orders. */
export const viewSupplier: QueryHandler<'catalog.viewSupplier'> = async ({ sql }, { supplierId }) => {
  const supplier = await sql.manager.findOneBy(SupplierEntity, { id: supplierId })
  if (supplier === null) return fail({ code: 'not-found' })
  return ok({
    supplier,
    items: [...(await supplierItemsOfSupplier(sql, supplierId, itemsShown))],
    itemCount: await sql.manager.countBy(SupplierItemEntity, { supplierId }),
    openOrders: [...(await openOrdersOfSupplier(sql, supplierId, ordersShown))]
  })
}
