import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import { readSearchText } from '../search/search-text.ts'
import type { Sql } from '../sql.ts'
import type { Direction } from './product-list.ts'

/** A supplier as a list shows it; `openOrders` counts orders from which something is still to come. */
export type SupplierRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly email: string
  readonly overTolerancePermille: number | null
  readonly blindReceiving: boolean
  readonly preferred: boolean
  readonly active: boolean
  readonly openOrders: number
}

/** What a list of suppliers can be sorted by. */
export type SupplierSort = 'code' | 'name'

const columns = { code: 's.code', name: 's.name' } as const satisfies Record<SupplierSort, string>

const folded = (text: string): string => text.normalize('NFC').toLowerCase()

/** Ids of the suppliers that have every word of the text in code or name, whatever the case. Suppliers are few (thousands), so they are simply looked through. */
export async function suppliersFound(sql: Sql, typed: string): Promise<readonly number[]> {
  const words = readSearchText(typed).words.map(folded)
  if (words.length === 0) return []
  const all = await sql.all<{ readonly id: number; readonly code: string; readonly name: string }>('SELECT id, code, name FROM suppliers')
  return all.filter(({ code, name }) => words.every((word) => folded(`${code} ${name}`).includes(word))).map(({ id }) => id)
}

type Flags = 'blindReceiving' | 'preferred' | 'active'
type StoredRow = Omit<SupplierRow, Flags> & { readonly [F in Flags]: 0 | 1 }

/** Suppliers by code or name, a page at a time; with `search` those that have every word in code or name. */
export async function listOfSuppliers(
  sql: Sql,
  { search, sort, direction, cursor, limit, includeInactive }: { readonly search: string; readonly sort: SupplierSort; readonly direction: Direction; readonly cursor: string | null; readonly limit: number; readonly includeInactive: boolean }
): Promise<{ readonly rows: readonly SupplierRow[]; readonly nextCursor: string | null }> {
  const list = `suppliers:${sort}:${direction}`
  const after = fromCursor(cursor, list, ['string', 'number'])
  const found = readSearchText(search).text === '' ? null : await suppliersFound(sql, search)
  const [order, beyond] = direction === 'ascending' ? ['ASC', '>'] : ['DESC', '<']
  const column = columns[sort]
  const rows = await sql.all<StoredRow>(
    `SELECT s.id, s.code, s.name, s.currency, s.email, s.over_tolerance_permille AS overTolerancePermille, s.blind_receiving AS blindReceiving, s.preferred, s.active,
      (SELECT count(*) FROM purchase_orders o WHERE o.supplier_id = s.id AND o.state IN ('sent','partly-received','on-hold')) AS openOrders
    FROM suppliers s WHERE ${after === null ? '' : `(${column}, s.id) ${beyond} (?, ?) AND `}${found === null ? '' : 's.id IN (SELECT value FROM json_each(?)) AND '}(s.active = 1 OR ?) ORDER BY ${column} ${order}, s.id ${order} LIMIT ?`,
    ...(after ?? []), ...(found === null ? [] : [JSON.stringify(found)]), includeInactive ? 1 : 0, limit + 1
  )
  const page = toPage(rows, limit, (row) => toCursor(list, [row[sort], row.id]))
  return { rows: page.rows.map((row) => ({ ...row, blindReceiving: row.blindReceiving === 1, preferred: row.preferred === 1, active: row.active === 1 })), nextCursor: page.nextCursor }
}

/** The open orders of a supplier, the next due first. */
export const openOrdersOfSupplier = (sql: Sql, supplierId: number, limit: number): Promise<readonly { readonly orderId: number; readonly number: string; readonly state: string; readonly dueIso: string | null }[]> =>
  sql.all(
    `SELECT id AS orderId, number, state, due_iso AS dueIso FROM purchase_orders WHERE supplier_id = ? AND state IN ('sent','partly-received','on-hold') ORDER BY coalesce(due_iso, '9999-12-31'), id LIMIT ?`,
    supplierId, limit
  )
