import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { Sql, SqlValue } from '../sql.ts'
import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import type { SearchText } from './search-text.ts'
import { afterPrefix, readSearchText } from './search-text.ts'

/** A product as a list shows it, without its stock. */
export type ProductRow = { readonly id: number; readonly code: string; readonly name: string; readonly baseUnit: BaseUnit; readonly active: 0 | 1 }

/** How much of what is found, and from where on. */
export type SearchPage = { readonly limit: number; readonly cursor: string | null; readonly includeInactive: boolean }

/** Where the last row of a page stands within its tier: the text the tier is sorted by, and a row id. */
type Place = { readonly key: string; readonly id: number }
type TierRow = ProductRow & { readonly placeKey: string; readonly placeId: number }

/** What all tiers ask with. */
type Wanted = SearchText & { readonly lookup: string; readonly inactive: 0 | 1 }

/**
 * One way to match, on an index of its own that gives rows in its order, so that a page costs the same at a thousand and at a million products. `matches` says of a
 * product `p` that it belongs here: the tiers behind leave such products out, so that each is found once, where it fits best.
 */
type Tier = {
  readonly from: string
  readonly place: readonly [key: string, id: string]
  readonly where: string
  readonly values: (wanted: Wanted, after: Place) => readonly SqlValue[]
  readonly start: (wanted: Wanted) => Place
  readonly matches: { readonly sql: string; readonly values: (wanted: Wanted) => readonly SqlValue[] }
}

const prefixRange = ({ text }: SearchText): readonly SqlValue[] => [text, afterPrefix(text)]

const codeIs: Tier = {
  from: 'products p', place: ['p.code', 'p.id'], where: 'p.code = ? AND p.id > ?',
  values: ({ text }, { id }) => [text, id], start: () => ({ key: '', id: 0 }),
  matches: { sql: 'p.code = ?', values: ({ text }) => [text] }
}

const barcodeIs: Tier = {
  from: '(SELECT product_id FROM barcodes WHERE lookup = ? UNION SELECT product_id FROM supplier_items WHERE supplier_code = ?) m CROSS JOIN products p ON p.id = m.product_id', place: [`''`, 'p.id'], where: 'p.id > ?',
  values: ({ lookup, text }, { id }) => [lookup, text, id], start: () => ({ key: '', id: 0 }),
  matches: {
    sql: 'EXISTS (SELECT 1 FROM barcodes x WHERE x.product_id = p.id AND x.lookup = ?) OR EXISTS (SELECT 1 FROM supplier_items x WHERE x.product_id = p.id AND x.supplier_code = ?)',
    values: ({ lookup, text }) => [lookup, text]
  }
}

const codeBegins: Tier = {
  from: 'products p', place: ['p.code', 'p.id'], where: 'p.code > ? AND p.code < ?',
  values: ({ text }, { key }) => [key, afterPrefix(text)], start: ({ text }) => ({ key: text, id: 0 }),
  matches: { sql: 'p.code >= ? AND p.code < ?', values: prefixRange }
}

/** A product with several such barcodes stands at the first of them. */
const barcodeBegins: Tier = {
  from: 'barcodes b CROSS JOIN products p ON p.id = b.product_id', place: ['b.code', 'b.id'],
  where: '(b.code, b.id) > (?, ?) AND b.code < ? AND NOT EXISTS (SELECT 1 FROM barcodes x WHERE x.product_id = b.product_id AND x.code >= ? AND (x.code, x.id) < (b.code, b.id))',
  values: ({ text }, { key, id }) => [key, id, afterPrefix(text), text], start: ({ text }) => ({ key: text, id: 0 }),
  matches: { sql: 'EXISTS (SELECT 1 FROM barcodes x WHERE x.product_id = p.id AND x.code >= ? AND x.code < ?)', values: prefixRange }
}

const nameBegins: Tier = {
  from: 'products p', place: ['p.name', 'p.id'], where: '(p.name, p.id) > (?, ?) AND p.name < ?',
  values: ({ text }, { key, id }) => [key, id, afterPrefix(text)], start: ({ text }) => ({ key: text, id: 0 }),
  matches: { sql: 'p.name >= ? AND p.name < ?', values: prefixRange }
}

/** Every word somewhere; words of one character at the beginning of a word of code or name. In the order of ids: ranking by relevance costs a hundred times as much. */
const holdsWords: Tier = {
  from: 'product_search CROSS JOIN products p ON p.id = product_search.rowid', place: [`''`, 'product_search.rowid'],
  where: `product_search MATCH ? AND product_search.rowid > ? AND NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(lower(' ' || p.code || ' ' || p.name), w.value) = 0)`,
  values: ({ expression, shortWords }, { id }) => [expression, id, JSON.stringify(shortWords.map((word) => ` ${word.toLowerCase()}`))], start: () => ({ key: '', id: 0 }),
  matches: { sql: '0', values: () => [] }
}

const tiers = [codeIs, barcodeIs, codeBegins, barcodeBegins, nameBegins, holdsWords] as const

const statements = tiers.map(({ from, place, where }, index) => {
  const better = tiers.slice(0, index).map(({ matches }) => ` AND NOT (${matches.sql})`).join('')
  return `SELECT p.id, p.code, p.name, p.base_unit AS baseUnit, p.active, ${place[0]} AS placeKey, ${place[1]} AS placeId FROM ${from} WHERE ${where}${better} AND (p.active = 1 OR ?) ORDER BY ${place[0] === `''` ? '' : `${place[0]}, `}${place[1]} LIMIT ?`
})

/** The statements of all tiers, for the test that holds them to their indexes. */
export const searchProductStatements: readonly string[] = statements

const list = 'product-search'

/**
 * Products found by code, name, barcode or supplier's code, the best match first: exact code, exact barcode or supplier's code, code, barcode and name that begin so, then
 * every word anywhere. Case and accents do not matter for words; beginnings ignore the case of A to Z. Nothing is counted and nothing ranked: a page takes some
 * milliseconds at a million products. Blank text finds nothing.
 */
export async function searchProducts(sql: Sql, typed: string, { limit, cursor, includeInactive }: SearchPage): Promise<{ readonly rows: readonly ProductRow[]; readonly nextCursor: string | null }> {
  const wanted: Wanted = { ...readSearchText(typed), lookup: barcodeLookup(typed), inactive: includeInactive ? 1 : 0 }
  if (wanted.text === '') return { rows: [], nextCursor: null }
  const [firstTier, key, id] = fromCursor(cursor, list, ['number', 'string', 'number']) ?? [0, null, 0]
  const found: (TierRow & { readonly tier: number })[] = []
  for (const [index, tier] of tiers.entries()) {
    if (index < firstTier || found.length > limit || (tier === holdsWords && wanted.expression === null)) continue
    const after = index === firstTier && key !== null ? { key, id } : tier.start(wanted)
    const better = tiers.slice(0, index).flatMap(({ matches }) => matches.values(wanted))
    const rows = await sql.all<TierRow>(statements[index]!, ...tier.values(wanted, after), ...better, wanted.inactive, limit + 1 - found.length)
    found.push(...rows.map((row) => ({ ...row, tier: index })))
  }
  const page = toPage(found, limit, ({ tier, placeKey, placeId }) => toCursor(list, [tier, placeKey, placeId]))
  return { rows: page.rows.map(({ id: productId, code, name, baseUnit, active }) => ({ id: productId, code, name, baseUnit, active })), nextCursor: page.nextCursor }
}
