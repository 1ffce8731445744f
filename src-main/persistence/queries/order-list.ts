import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import { openOrderStates } from '#shared/domain/purchasing/order-state.ts'
import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import type { Sql, SqlValue } from '../sql.ts'
import type { Direction } from './product-list.ts'

/** A purchase order as a list shows it. */
export type OrderRow = {
  readonly id: number
  readonly number: string
  readonly supplierId: number
  readonly supplierName: string
  readonly state: OrderState
  readonly orderIso: string
  readonly expectedIso: string | null
  readonly dueIso: string | null
  readonly lineCount: number
  readonly completionPermille: number
  readonly valueMinor: number
  readonly currency: string
  readonly supplierReference: string
}

/** What a list of orders can be sorted by. */
type OrderSort = 'number' | 'expected' | 'supplier' | 'order-date'
/** Which orders a list holds; 'open' are those from which something is still to come. */
export type OrderFilter = { readonly state: 'all' | 'open' | OrderState; readonly supplierId: number | null }
/** A list of orders: which, in what order, how many and from where on. */
export type OrderListing = OrderFilter & { readonly sort: OrderSort; readonly direction: Direction; readonly cursor: string | null; readonly limit: number }
/** A page of orders. */
export type OrderPage = { readonly rows: readonly OrderRow[]; readonly nextCursor: string | null }

/** An order without a date sorts behind all others. */
const due = `coalesce(o.due_iso, '9999-12-31')`

/** Sort keys are columns from here only; the kinds are those of the place in a cursor. Every one is an index, with the state before it and without. */
const sorts = {
  number: { keys: ['o.number_key', 'o.id'], kinds: ['string', 'number'] },
  expected: { keys: [due, 'o.id'], kinds: ['string', 'number'] },
  supplier: { keys: ['s.name', 's.id', 'o.number_key', 'o.id'], kinds: ['string', 'number', 'string', 'number'] },
  'order-date': { keys: ['o.order_iso', 'o.id'], kinds: ['string', 'number'] }
} as const satisfies Record<OrderSort, { readonly keys: readonly string[]; readonly kinds: readonly ('string' | 'number')[] }>

const columns = `o.id, o.number, o.supplier_id AS supplierId, s.name AS supplierName, o.state, o.order_iso AS orderIso, o.expected_iso AS expectedIso, o.due_iso AS dueIso, o.line_count AS lineCount, o.completion_permille AS completionPermille,
  o.value_minor AS valueMinor, o.currency, o.supplier_reference AS supplierReference`

/** The columns of an order row, for `FROM purchase_orders o JOIN suppliers s`. */
export const orderRowColumns = columns

const keyNames = ['key1', 'key2', 'key3', 'key4']
type KeyedRow = OrderRow & { readonly key1: string; readonly key2: number; readonly key3?: string; readonly key4?: number }

/** The states of a filter; null is all of them. */
const statesOf = (state: OrderFilter['state']): readonly OrderState[] | null => (state === 'all' ? null : state === 'open' ? openOrderStates : [state])

type Shape = { readonly sort: OrderSort; readonly direction: Direction; readonly states: readonly OrderState[] | null; readonly bySupplier: boolean; readonly byIds: boolean; readonly fromStart: boolean }

/** Keys behind which the next page begins; the first key is compared once more by itself, because an index can start only from a plain comparison. */
function behind({ sort, direction }: Shape): string {
  const { keys } = sorts[sort]
  const sign = direction === 'ascending' ? '>' : '<'
  return `${keys[0]} ${sign}= ? AND (${keys.join(', ')}) ${sign} (${keys.map(() => '?').join(', ')})`
}

/** The table of orders; of one supplier they are taken from the supplier's index, however they are sorted: they are few. */
const ordersBy = ({ bySupplier }: Shape, hasState: boolean): string => (bySupplier ? `purchase_orders o INDEXED BY purchase_orders_supplier${hasState ? '_state' : ''}` : 'purchase_orders o')

/** One walk along the index of the sort for each wanted state, merged: no walk reads more than a page. */
export function orderListStatement(shape: Shape): string {
  const { sort, direction, states, bySupplier, byIds, fromStart } = shape
  const { keys } = sorts[sort]
  const order = direction === 'ascending' ? 'ASC' : 'DESC'
  const walk = (hasState: boolean): string => {
    const from = byIds ? 'json_each(?) j CROSS JOIN purchase_orders o ON o.id = j.value JOIN suppliers s ON s.id = o.supplier_id'
      : sort === 'supplier' ? `suppliers s CROSS JOIN ${ordersBy(shape, hasState)} ON o.supplier_id = s.id` : `${ordersBy(shape, hasState)} CROSS JOIN suppliers s ON s.id = o.supplier_id`
    const conditions = [...(hasState ? ['o.state = ?'] : []), ...(bySupplier ? [sort === 'supplier' ? 's.id = ?' : 'o.supplier_id = ?'] : []), ...(fromStart ? [] : [behind(shape)])]
    return `SELECT ${columns}, ${keys.map((key, index) => `${key} AS ${keyNames[index]}`).join(', ')} FROM ${from}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''} ORDER BY ${keys.map((key) => `${key} ${order}`).join(', ')} LIMIT ?`
  }
  if (states === null || states.length === 1) return walk(states !== null)
  return `SELECT * FROM (${states.map(() => `SELECT * FROM (${walk(true)})`).join(' UNION ALL ')}) ORDER BY ${keys.map((_, index) => `${keyNames[index]} ${order}`).join(', ')} LIMIT ?`
}

/** A page of orders in the order asked, all of them or those with the given ids. */
export async function listOfOrders(sql: Sql, { sort, direction, state, supplierId, cursor, limit }: OrderListing, ids: readonly number[] | null = null): Promise<OrderPage> {
  const list = `orders:${sort}:${direction}`
  const after: readonly SqlValue[] | null = fromCursor(cursor, list, sorts[sort].kinds)
  const states = statesOf(state)
  const statement = orderListStatement({ sort, direction, states, bySupplier: supplierId !== null, byIds: ids !== null, fromStart: after === null })
  const behindValues = after === null ? [] : [after[0]!, ...after]
  const walks = (states ?? [null]).flatMap((one) => [...(ids === null ? [] : [JSON.stringify(ids)]), ...(one === null ? [] : [one]), ...(supplierId === null ? [] : [supplierId]), ...behindValues, limit + 1])
  const rows = await sql.all<KeyedRow>(statement, ...walks, ...(states !== null && states.length > 1 ? [limit + 1] : []))
  const { rows: found, nextCursor } = toPage(rows, limit, ({ key1, key2, key3, key4 }) => toCursor(list, [key1, key2, key3, key4].filter((key) => key !== undefined)))
  return { rows: found.map(withoutKeys), nextCursor }
}

/** An order row alone. */
function withoutKeys({ key1: _, key2: _2, key3: _3, key4: _4, ...row }: KeyedRow): OrderRow {
  return row
}
