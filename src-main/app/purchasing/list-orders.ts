import { listOfOrders } from '#main/persistence/queries/order-list.ts'
import { searchOrders } from '#main/persistence/search/search-orders.ts'
import { readSearchText } from '#main/persistence/search/search-text.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** Purchase orders, a page at a time. */
export const listOrders: QueryHandler<'purchasing.listOrders'> = async ({ sql }, input) => {
  const { rows, nextCursor } = readSearchText(input.search).text === '' ? await listOfOrders(sql, input) : await searchOrders(sql, input.search, input)
  return ok({ rows: [...rows], nextCursor })
}
