import type { Output } from '#shared/api/index.ts'
import { ok } from '#shared/result.ts'
import { containing } from '#main/persistence/containing.ts'
import { fromCursor, toCursor, toPage } from '#main/persistence/page-cursor.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'

type Row = Omit<Output<'receiving.listDeliveries'>['rows'][number], 'kind' | 'stations' | 'orderNumbers' | 'completionPermille'> & { readonly orderNumbers: string | null; readonly expectedMilli: number; readonly doneMilli: number; readonly sortKey: string | number }

/** Numbers are given in the order of their ids, so that ids sort them as numbers. */
const keys = { opened: 'd.id', number: 'd.id', supplier: `coalesce(s.name, '') COLLATE NOCASE` } as const
const kinds = { opened: 'number', number: 'number', supplier: 'string' } as const
const openStates = `('announced','counting','parked')`

/** Deliveries of any state, by the page. */
export const listDeliveries: QueryHandler<'receiving.listDeliveries'> = async ({ sql }, { search, sort, direction, cursor, limit, state }) => {
  const list = `deliveries:${sort}:${direction}`
  const after = fromCursor(cursor, list, [kinds[sort], 'number'])
  const compare = direction === 'ascending' ? '>' : '<'
  const key = keys[sort]
  const pattern = containing(search)
  const conditions: string[] = []
  const values: SqlValue[] = []
  if (state === 'open') conditions.push(`d.state IN ${openStates}`)
  else if (state !== 'all') {
    conditions.push('d.state = ?')
    values.push(state)
  }
  if (search.trim() !== '') {
    conditions.push(`(d.number LIKE ? ESCAPE '\\' OR d.reference LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id AND o.number LIKE ? ESCAPE '\\'))`)
    values.push(pattern, pattern, pattern, pattern)
  }
  if (after !== null) {
    conditions.push(`(${key}, d.id) ${compare} (?, ?)`)
    values.push(...after)
  }
  const order = direction === 'ascending' ? 'ASC' : 'DESC'
  const rows = await sql.all<Row>(
    `SELECT d.id, d.number, d.supplier_id AS supplierId, coalesce(s.name, '') AS supplierName, NULL AS expectedIso, d.reference, d.state, coalesce((SELECT e.at FROM count_events e WHERE e.id = d.last_event_id), d.opened_at) AS updatedAt, ${key} AS sortKey,
      (SELECT group_concat(o.number) FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id) AS orderNumbers,
      (SELECT count(*) FROM delivery_lines l WHERE l.delivery_id = d.id) AS lineCount, coalesce((SELECT sum(expected_milli) FROM delivery_lines l WHERE l.delivery_id = d.id), 0) AS expectedMilli,
      CASE WHEN d.blind = 1 AND d.state IN ${openStates} THEN 0 ELSE coalesce((SELECT sum(min(expected_milli, good_milli + damaged_milli + held_milli)) FROM delivery_lines l WHERE l.delivery_id = d.id), 0) END AS doneMilli
    FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${key} ${order}, d.id ${order} LIMIT ?`,
    ...values, limit + 1
  )
  const page = toPage(rows, limit, (row) => toCursor(list, [row.sortKey, row.id]))
  return ok({
    ...page,
    rows: page.rows.map(({ expectedMilli, doneMilli, orderNumbers, sortKey: _sortKey, ...row }) => ({ ...row, kind: 'delivery' as const, stations: [], orderNumbers: orderNumbers?.split(',') ?? [], completionPermille: expectedMilli === 0 ? 0 : Math.floor((doneMilli * 1000) / expectedMilli) }))
  })
}
