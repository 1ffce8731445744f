import type { Output } from '#shared/api/index.ts'
import { ok } from '#shared/result.ts'
import { containing } from '#main/persistence/containing.ts'
import { fromCursor, toCursor, toPage } from '#main/persistence/page-cursor.ts'
import type { Sql, SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'

/** A receipt in a list. */
export type ReceiptRow = Output<'receiving.listReceipts'>['rows'][number]
type Row = Omit<ReceiptRow, 'orderNumbers'> & { readonly orderNumbers: string | null; readonly sortKey: string | number }

/** Numbers are given in the order of their ids, so that ids sort them as numbers. */
const keys = { posted: 'r.id', number: 'r.id', supplier: `coalesce(s.name, '') COLLATE NOCASE` } as const
const kinds = { posted: 'number', number: 'number', supplier: 'string' } as const

const columns = (key: string): string => `SELECT r.id, r.number, r.delivery_id AS deliveryId, d.number AS deliveryNumber, coalesce(s.name, '') AS supplierName, r.posted_at AS postedAt, coalesce(u.name, '') AS operatorName, r.station,
  (SELECT group_concat(o.number, ',') FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id) AS orderNumbers,
  (SELECT count(DISTINCT delivery_line_id) FROM receipt_lines l WHERE l.receipt_id = r.id) AS lineCount, (SELECT count(*) FROM variances v WHERE v.receipt_id = r.id) AS differenceCount,
  (SELECT x.number FROM receipts x WHERE x.reverses = r.id) AS reversedBy, (SELECT x.number FROM receipts x WHERE x.id = r.reverses) AS reverses, ${key} AS sortKey
  FROM receipts r JOIN deliveries d ON d.id = r.delivery_id LEFT JOIN suppliers s ON s.id = d.supplier_id LEFT JOIN operators u ON u.id = r.operator_id`

const asRow = ({ sortKey: _sortKey, orderNumbers, ...row }: Row): ReceiptRow => ({ ...row, orderNumbers: orderNumbers === null ? [] : orderNumbers.split(',') })

/** One receipt as the list shows it. */
export async function receiptRow(sql: Sql, receiptId: number): Promise<ReceiptRow | undefined> {
  const row = await sql.get<Row>(`${columns('r.id')} WHERE r.id = ?`, receiptId)
  return row === undefined ? undefined : asRow(row)
}

/** Posted goods receipts and their counter-entries, by the page. Search finds receipt, delivery and order numbers and suppliers. */
export const listReceipts: QueryHandler<'receiving.listReceipts'> = async ({ sql }, { search, sort, direction, cursor, limit }) => {
  const key = keys[sort]
  const list = `receipts:${sort}:${direction}`
  const after = fromCursor(cursor, list, [kinds[sort], 'number'])
  const conditions: string[] = []
  const values: SqlValue[] = []
  if (search.trim() !== '') {
    const pattern = containing(search)
    conditions.push(`(r.number LIKE ? ESCAPE '\\' OR d.number LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id AND o.number LIKE ? ESCAPE '\\'))`)
    values.push(pattern, pattern, pattern, pattern)
  }
  if (after !== null) {
    conditions.push(`(${key}, r.id) ${direction === 'ascending' ? '>' : '<'} (?, ?)`)
    values.push(...after)
  }
  const order = direction === 'ascending' ? 'ASC' : 'DESC'
  const rows = await sql.all<Row>(`${columns(key)} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${key} ${order}, r.id ${order} LIMIT ?`, ...values, limit + 1)
  const page = toPage(rows, limit, (row) => toCursor(list, [row.sortKey, row.id]))
  return ok({ ...page, rows: page.rows.map(asRow) })
}
