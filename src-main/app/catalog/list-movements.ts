import { movementsOfProduct } from '#main/persistence/queries/product-movements.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** The stock ledger of one product, a page at a time. */
export const listMovements: QueryHandler<'catalog.listMovements'> = async ({ sql }, { productId, ...page }) => {
  const { rows, nextCursor } = await movementsOfProduct(sql, productId, page)
  return ok({ rows: [...rows], nextCursor })
}
