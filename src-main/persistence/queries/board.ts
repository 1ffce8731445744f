import type { DeliveryState } from '#shared/domain/receiving/conditions.ts'
import { afterPrefix, readSearchText } from '../search/search-text.ts'
import type { Sql, SqlValue } from '../sql.ts'

/** One open order or delivery as the board shows it; `total` is how many there are in its group. Quantities in thousandths of base units. */
export type BoardRow = {
  readonly id: number
  readonly number: string
  readonly supplierId: number | null
  readonly supplierName: string
  readonly expectedIso: string | null
  readonly lineCount: number
  readonly expectedMilli: number
  readonly doneMilli: number
  readonly reference: string
  readonly state: string
  readonly stations: string
  /** Separated by commas; null for an order itself and for a delivery without any. */
  readonly orderNumbers: string | null
  readonly updatedAt: string | null
  readonly total: number
}

/** When an order is due, seen from today. */
export type DueGroup = 'overdue' | 'today' | 'later' | 'undated'

/** What a person typed or scanned into the board's search: words, and the matching key when it is a barcode. */
export type BoardSearch = { readonly words: string; readonly lookup: string }

const like = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Products whose code or name holds the words, or that have the code scanned: found once, not for every line. */
const productsFound = `(SELECT rowid FROM product_search WHERE product_search MATCH ? UNION SELECT id FROM products WHERE code >= ? AND code < ? UNION SELECT product_id FROM barcodes WHERE lookup = ?)`
/** Asks a trigram index for what nothing holds. */
const nothing = '"\u{10FFFF}\u{10FFFF}\u{10FFFF}"'
const productValues = (words: string, lookup: string): readonly SqlValue[] => [readSearchText(words).expression ?? nothing, words, afterPrefix(words), lookup]

const openOrders = (search: string): string => `
  SELECT o.id, o.number, o.supplier_id AS supplierId, s.name AS supplierName, o.due_iso AS due, count(*) AS lineCount,
    sum(ol.ordered_milli) AS expectedMilli, sum(min(ol.ordered_milli, max(0, ol.received_milli - ol.returned_for_replacement_milli))) AS doneMilli, o.supplier_reference AS reference,
    CASE WHEN sum(ol.received_milli) > 0 THEN 'partly-received' ELSE 'sent' END AS state
  FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id JOIN purchase_order_lines ol ON ol.order_id = o.id
  WHERE o.is_open = 1 AND NOT EXISTS (SELECT 1 FROM delivery_orders x JOIN deliveries d ON d.id = x.delivery_id WHERE x.order_id = o.id AND d.state IN ('announced','counting','parked')) ${search}
  GROUP BY o.id`

const orderSearch = `AND (o.number LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\' OR s.code LIKE ? ESCAPE '\\' OR o.supplier_reference LIKE ? ESCAPE '\\'
  OR o.id IN (SELECT q.order_id FROM purchase_order_lines q WHERE q.remaining_milli > 0 AND q.product_id IN ${productsFound}))`

type DueRow = BoardRow & { readonly dueGroup: DueGroup }

/** The first `limit` open orders of each group that are not on an open delivery, oldest promise first; all groups in one pass over the open orders. */
export async function boardOrders(sql: Sql, todayIso: string, { words, lookup }: BoardSearch, limit: number): Promise<ReadonlyMap<DueGroup, readonly BoardRow[]>> {
  const pattern = like(words)
  const values: readonly SqlValue[] = words === '' ? [] : [pattern, pattern, pattern, pattern, ...productValues(words, lookup)]
  const rows = await sql.all<DueRow>(
    `SELECT id, number, supplierId, supplierName, due AS expectedIso, lineCount, expectedMilli, doneMilli, reference, state, '' AS stations, NULL AS orderNumbers, NULL AS updatedAt, total, dueGroup FROM (
      SELECT *, row_number() OVER (PARTITION BY dueGroup ORDER BY due, id) AS place, count(*) OVER (PARTITION BY dueGroup) AS total FROM (
        SELECT *, CASE WHEN due IS NULL THEN 'undated' WHEN due < ? THEN 'overdue' WHEN due = ? THEN 'today' ELSE 'later' END AS dueGroup FROM (${openOrders(words === '' ? '' : orderSearch)}))) WHERE place <= ? ORDER BY dueGroup, place`,
    todayIso, todayIso, ...values, limit
  )
  return Map.groupBy(rows, ({ dueGroup }) => dueGroup)
}

const openDeliveries = (search: string): string => `
  SELECT d.id, d.number, d.supplier_id AS supplierId, coalesce(s.name, '') AS supplierName, NULL AS expectedIso,
    (SELECT count(*) FROM delivery_lines l WHERE l.delivery_id = d.id) AS lineCount, coalesce((SELECT sum(expected_milli) FROM delivery_lines l WHERE l.delivery_id = d.id), 0) AS expectedMilli,
    CASE WHEN d.blind = 1 THEN 0 ELSE coalesce((SELECT sum(min(expected_milli, good_milli + damaged_milli + held_milli)) FROM delivery_lines l WHERE l.delivery_id = d.id), 0) END AS doneMilli, d.reference, d.state,
    coalesce((SELECT group_concat(DISTINCT e.station) FROM count_events e WHERE e.delivery_id = d.id), d.station) AS stations,
    (SELECT group_concat(o.number) FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id) AS orderNumbers,
    coalesce((SELECT e.at FROM count_events e WHERE e.id = d.last_event_id), d.opened_at) AS updatedAt, count(*) OVER () AS total
  FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id WHERE d.state = ? ${search} ORDER BY d.id DESC LIMIT ?`

const deliverySearch = `AND (d.number LIKE ? ESCAPE '\\' OR d.reference LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\' OR s.code LIKE ? ESCAPE '\\' OR d.id IN (SELECT delivery_id FROM handling_units WHERE sscc = ?)
  OR EXISTS (SELECT 1 FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = d.id AND o.number LIKE ? ESCAPE '\\')
  OR d.id IN (SELECT l.delivery_id FROM delivery_lines l WHERE l.product_id IN ${productsFound}))`

/** Open deliveries in a state, newest first. */
export function boardDeliveries(sql: Sql, state: DeliveryState, { words, lookup }: BoardSearch, limit: number): Promise<readonly BoardRow[]> {
  const pattern = like(words)
  const values: readonly SqlValue[] = words === '' ? [] : [pattern, pattern, pattern, pattern, lookup.slice(-18), pattern, ...productValues(words, lookup)]
  return sql.all(openDeliveries(words === '' ? '' : deliverySearch), state, ...values, limit)
}
