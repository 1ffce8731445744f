import { fromCursor, toCursor, toPage } from '../page-cursor.ts'
import { readSearchText } from '../search/search-text.ts'
import type { Sql } from '../sql.ts'
import type { Direction } from './product-list.ts'

/** An entry of the stock ledger with the names a person reads. */
export type MovementRow = {
  readonly id: number
  readonly at: string
  readonly quantityMilli: number
  readonly reason: string
  readonly locationCode: string
  readonly lot: string | null
  readonly expiryIso: string | null
  readonly serial: string | null
  readonly documentKind: string | null
  readonly documentId: number | null
  readonly documentNumber: string | null
  readonly operatorName: string
  readonly station: string
}

const statement = (direction: Direction): string => {
  const [order, beyond] = direction === 'ascending' ? ['ASC', '>'] : ['DESC', '<']
  return `SELECT m.id, m.at, m.quantity_milli AS quantityMilli, m.reason, l.code AS locationCode, nullif(t.lot, '') AS lot, nullif(t.expiry_iso, '') AS expiryIso, nullif(t.serial, '') AS serial,
    m.document_kind AS documentKind, m.document_id AS documentId, r.number AS documentNumber, coalesce(u.name, '') AS operatorName, m.station
    FROM movements m JOIN locations l ON l.id = m.location_id LEFT JOIN lots t ON t.id = m.lot_id LEFT JOIN receipts r ON m.document_kind = 'receipt' AND r.id = m.document_id LEFT JOIN operators u ON u.id = m.operator_id
    WHERE m.product_id = ? AND m.id ${beyond} ? AND (? = '' OR instr(lower(l.code || ' ' || coalesce(t.lot, '') || ' ' || coalesce(t.serial, '') || ' ' || coalesce(r.number, '')), ?) > 0)
    ORDER BY m.id ${order} LIMIT ?`
}

/** The movements of a product, a page at a time; `search` finds location, lot, serial and document number. */
export async function movementsOfProduct(sql: Sql, productId: number, { search, direction, cursor, limit }: { readonly search: string; readonly direction: Direction; readonly cursor: string | null; readonly limit: number }): Promise<{ readonly rows: readonly MovementRow[]; readonly nextCursor: string | null }> {
  const list = `movements:${direction}`
  const [after] = fromCursor(cursor, list, ['number']) ?? [direction === 'ascending' ? 0 : Number.MAX_SAFE_INTEGER]
  const text = readSearchText(search).text.toLowerCase()
  return toPage(await sql.all<MovementRow>(statement(direction), productId, after, text, text, limit + 1), limit, ({ id }) => toCursor(list, [id]))
}
