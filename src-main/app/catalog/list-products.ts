import { listAllProducts } from '#main/persistence/queries/product-list.ts'
import { noStock, productStock } from '#main/persistence/queries/product-stock.ts'
import { readSearchText } from '#main/persistence/search/search-text.ts'
import { searchProducts } from '#main/persistence/search/search-products.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** Products with their stock: found by what was typed, the best match first, or all of them as sorted. */
export const listProducts: QueryHandler<'catalog.listProducts'> = async ({ sql, todayIso }, input) => {
  const { rows, nextCursor } = readSearchText(input.search).text === '' ? await listAllProducts(sql, input) : await searchProducts(sql, input.search, input)
  const stock = await productStock(sql, rows.map(({ id }) => id), todayIso)
  return ok({
    rows: rows.map((row) => {
      const { onHandMilli, availableMilli, onOrderMilli } = stock.get(row.id) ?? noStock
      return { ...row, active: row.active === 1, onHandMilli, availableMilli, onOrderMilli }
    }),
    nextCursor
  })
}
