import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import { openOrderStates } from '#shared/domain/purchasing/order-state.ts'
import { suppliersFound } from '../queries/catalog-suppliers.ts'
import type { OrderFilter, OrderListing, OrderPage, OrderRow } from '../queries/order-list.ts'
import { listOfOrders, orderRowColumns } from '../queries/order-list.ts'
import type { Sql, SqlValue } from '../sql.ts'
import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import type { SearchText } from './search-text.ts'
import { afterPrefix, readSearchText } from './search-text.ts'

/** Up to so many found orders are sorted as asked; more come best first, from the indexes, without being gathered. */
const mostSorted = 500
/** So many products with the code asked for are looked for on orders. */
const mostProducts = 500
/** Up to so many suppliers their orders are taken from the index of each; of more suppliers, the newest orders are looked through. */
const fewSuppliers = 20

/** What all tiers ask with; suppliers and products as JSON arrays of ids. */
type Wanted = SearchText & { readonly suppliers: string; readonly fewSuppliers: boolean; readonly products: string }
type Place = { readonly key: string; readonly id: number }
type TierRow = OrderRow & { readonly placeKey: string }

/** One way to match, newest first, on an index of its own; `matches` lets the tiers behind leave its orders out. */
type Tier = {
  readonly from: (wanted: Wanted) => string
  readonly where: string
  readonly order: string
  readonly key: string
  readonly values: (wanted: Wanted, after: Place) => readonly SqlValue[]
  readonly start: (wanted: Wanted) => Place
  readonly matches: { readonly sql: string; readonly values: (wanted: Wanted) => readonly SqlValue[] }
}

const newest: Place = { key: '', id: Number.MAX_SAFE_INTEGER }
/** Asks a trigram index for what nothing holds. */
const noExpression = '"\u{10FFFF}\u{10FFFF}\u{10FFFF}"'

const numberBegins: Tier = {
  from: () => 'purchase_orders o', where: 'o.number >= ? AND o.number < ?', order: 'o.number DESC', key: 'o.number',
  values: ({ text }, { key }) => [text, key], start: ({ text }) => ({ key: afterPrefix(text), id: 0 }),
  matches: { sql: 'o.number >= ? AND o.number < ?', values: ({ text }) => [text, afterPrefix(text)] }
}

const hasShortWords = `NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(lower(' ' || o.number || ' ' || o.supplier_reference), w.value) = 0)`
const shortWordsOf = ({ shortWords }: SearchText): string => JSON.stringify(shortWords.map((word) => ` ${word.toLowerCase()}`))

/** Every word in number or supplier's reference. */
const holdsWords: Tier = {
  from: () => 'order_search CROSS JOIN purchase_orders o ON o.id = order_search.rowid', where: `order_search MATCH ? AND order_search.rowid < ? AND ${hasShortWords}`, order: 'order_search.rowid DESC', key: `''`,
  values: (wanted, { id }) => [wanted.expression ?? noExpression, id, shortWordsOf(wanted)], start: () => newest,
  matches: { sql: `o.id IN (SELECT rowid FROM order_search WHERE order_search MATCH ?) AND ${hasShortWords}`, values: (wanted) => [wanted.expression ?? noExpression, shortWordsOf(wanted)] }
}

/** The plus keeps the engine from the index of suppliers where walking the newest orders is quicker. */
const ofSupplier: Tier = {
  from: ({ fewSuppliers: few }) => `purchase_orders o ${few ? 'INDEXED BY purchase_orders_supplier' : 'NOT INDEXED'}`, where: 'o.supplier_id IN (SELECT value FROM json_each(?)) AND o.id < ?', order: 'o.id DESC', key: `''`,
  values: ({ suppliers }, { id }) => [suppliers, id], start: () => newest,
  matches: { sql: 'o.supplier_id IN (SELECT value FROM json_each(?))', values: ({ suppliers }) => [suppliers] }
}

const withProduct: Tier = {
  from: () => '(SELECT DISTINCT l.order_id FROM json_each(?) j CROSS JOIN purchase_order_lines l ON l.product_id = j.value WHERE l.order_id < ?) m CROSS JOIN purchase_orders o ON o.id = m.order_id', where: '1', order: 'o.id DESC', key: `''`,
  values: ({ products }, { id }) => [products, id], start: () => newest,
  matches: { sql: '0', values: () => [] }
}

const tiers = [numberBegins, holdsWords, ofSupplier, withProduct] as const

/** The statement of a tier; orders that fit a tier before it are left out. */
export function searchOrdersStatement(tierIndex: number, few: boolean, states: number, bySupplier: boolean): string {
  const tier = tiers[tierIndex]!
  const better = tiers.slice(0, tierIndex).map(({ matches }) => ` AND NOT (${matches.sql})`).join('')
  const filter = `${states === 0 ? '' : ` AND o.state IN (${Array.from({ length: states }, () => '?').join(', ')})`}${bySupplier ? ' AND +o.supplier_id = ?' : ''}`
  return `SELECT ${orderRowColumns}, ${tier.key} AS placeKey FROM ${tier.from({ fewSuppliers: few } as Wanted)} CROSS JOIN suppliers s ON s.id = o.supplier_id WHERE ${tier.where}${better}${filter} ORDER BY ${tier.order} LIMIT ?`
}

/** Products that a code typed into a search of orders means: code, barcode or supplier's code exactly, else codes that begin so. */
async function productsMeant(sql: Sql, { text }: SearchText): Promise<readonly number[]> {
  const exact = await sql.all<{ readonly id: number }>(
    'SELECT id FROM products WHERE code = ? UNION SELECT product_id FROM barcodes WHERE lookup = ? UNION SELECT product_id FROM supplier_items WHERE supplier_code = ? LIMIT ?',
    text, barcodeLookup(text), text, mostProducts
  )
  const beginning = await sql.all<{ readonly id: number }>('SELECT id FROM products WHERE code > ? AND code < ? ORDER BY code LIMIT ?', text, afterPrefix(text), mostProducts - exact.length)
  return [...exact, ...beginning].map(({ id }) => id)
}

async function readWanted(sql: Sql, search: SearchText): Promise<Wanted> {
  const suppliers = await suppliersFound(sql, search.text)
  return { ...search, suppliers: JSON.stringify(suppliers), fewSuppliers: suppliers.length <= fewSuppliers, products: JSON.stringify(await productsMeant(sql, search)) }
}

const list = 'order-search'

async function bestFirst(sql: Sql, wanted: Wanted, { state, supplierId }: OrderFilter, limit: number, from: { readonly tier: number; readonly after: Place | null }): Promise<readonly (TierRow & { readonly tier: number })[]> {
  const states: readonly string[] = state === 'all' ? [] : state === 'open' ? openOrderStates : [state]
  const found: (TierRow & { readonly tier: number })[] = []
  for (const [index, tier] of tiers.entries()) {
    if (index < from.tier || found.length >= limit) continue
    const after = index === from.tier ? (from.after ?? tier.start(wanted)) : tier.start(wanted)
    const better = tiers.slice(0, index).flatMap(({ matches }) => matches.values(wanted))
    const rows = await sql.all<TierRow>(
      searchOrdersStatement(index, wanted.fewSuppliers, states.length, supplierId !== null), ...tier.values(wanted, after), ...better, ...states, ...(supplierId === null ? [] : [supplierId]), limit - found.length
    )
    found.push(...rows.map((row) => ({ ...row, tier: index })))
  }
  return found
}

/**
 * Orders found by number, supplier, supplier's reference or a product's code. Up to 500 come sorted as asked; of more, numbers that begin so come first, then numbers and
 * references that hold every word, then orders of suppliers found, then orders with the product, each newest first. Blank text finds nothing.
 */
export async function searchOrders(sql: Sql, typed: string, listing: OrderListing): Promise<OrderPage> {
  const search = readSearchText(typed)
  if (search.text === '') return { rows: [], nextCursor: null }
  const wanted = await readWanted(sql, search)
  const place = fromCursor(listing.cursor, list, ['number', 'string', 'number'])
  const rows = place === null ? await bestFirst(sql, wanted, listing, Math.max(mostSorted, listing.limit) + 1, { tier: 0, after: null })
    : await bestFirst(sql, wanted, listing, listing.limit + 1, { tier: place[0], after: { key: place[1], id: place[2] } })
  if (place === null && rows.length <= mostSorted) return listOfOrders(sql, listing, rows.map(({ id }) => id))
  const page = toPage(rows, listing.limit, (row) => toCursor(list, [row.tier, row.placeKey, row.id]))
  return { rows: page.rows.map(({ tier: _, placeKey: _key, ...row }) => row), nextCursor: page.nextCursor }
}
