import type { SearchPage, ProductRow } from '../search/search-products.ts'
import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import type { Sql } from '../sql.ts'

/** What a list of products can be sorted by. */
export type ProductSort = 'code' | 'name'
/** Which end comes first. */
export type Direction = 'ascending' | 'descending'

/** Sort keys are names of columns from here only, never a caller's text. */
const columns = { code: 'p.code', name: 'p.name' } as const satisfies Record<ProductSort, string>

/** The statement that gives one page; the index of the sort column gives the rows in order, from behind the last one on. */
export function productListStatement(sort: ProductSort, direction: Direction, fromStart: boolean): string {
  const column = columns[sort]
  const [order, beyond] = direction === 'ascending' ? ['ASC', '>'] : ['DESC', '<']
  return `SELECT p.id, p.code, p.name, p.base_unit AS baseUnit, p.active FROM products p
    WHERE ${fromStart ? '' : `(${column}, p.id) ${beyond} (?, ?) AND `}(p.active = 1 OR ?) ORDER BY ${column} ${order}, p.id ${order} LIMIT ?`
}

/** All products by code or name, a page at a time. */
export async function listAllProducts(sql: Sql, { sort, direction, cursor, includeInactive, limit }: SearchPage & { readonly sort: ProductSort; readonly direction: Direction }): Promise<{ readonly rows: readonly ProductRow[]; readonly nextCursor: string | null }> {
  const list = `products:${sort}:${direction}`
  const after = fromCursor(cursor, list, ['string', 'number'])
  const rows = await sql.all<ProductRow>(productListStatement(sort, direction, after === null), ...(after ?? []), includeInactive ? 1 : 0, limit + 1)
  return toPage(rows, limit, (row) => toCursor(list, [row[sort], row.id]))
}
