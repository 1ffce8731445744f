import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'

/** What must hold of the books after every step, each as a query that finds what breaks it. */
const invariants: Readonly<Record<string, string>> = {
  'stock on hand is the sum of its movements': `SELECT b.product_id, b.quantity_milli, m.total FROM balances b LEFT JOIN (SELECT product_id, location_id, lot_id, sum(quantity_milli) AS total FROM movements GROUP BY 1, 2, 3) m USING (product_id, location_id, lot_id) WHERE b.quantity_milli IS NOT coalesce(m.total, 0)`,
  'no stock is below nothing': `SELECT * FROM balances WHERE quantity_milli < 0`,
  'a line\'s sums are those of its count events': `SELECT l.id FROM delivery_lines l LEFT JOIN count_events e ON e.line_id = l.id GROUP BY l.id HAVING
    l.good_milli <> coalesce(sum(e.quantity_milli) FILTER (WHERE e.condition = 'good'), 0) OR l.damaged_milli <> coalesce(sum(e.quantity_milli) FILTER (WHERE e.condition = 'damaged'), 0) OR l.held_milli <> coalesce(sum(e.quantity_milli) FILTER (WHERE e.condition = 'held'), 0)
    OR l.wrong_item_milli <> coalesce(sum(e.quantity_milli) FILTER (WHERE e.condition = 'wrong-item'), 0) OR l.refused_milli <> coalesce(sum(e.quantity_milli) FILTER (WHERE e.condition = 'refused'), 0)`,
  'nothing is counted below nothing': `SELECT id FROM delivery_lines WHERE min(good_milli, damaged_milli, held_milli, wrong_item_milli, refused_milli) < 0`,
  'what an order line received is what was posted on it and what was accepted out of quarantine': `SELECT ol.id, ol.received_milli FROM purchase_order_lines ol WHERE ol.received_milli <> coalesce((SELECT sum(r.quantity_milli) FROM receipt_lines r WHERE r.order_line_id = ol.id), 0)
    + coalesce((SELECT sum(v.quantity_milli) FROM variances v WHERE v.order_line_id = ol.id AND v.kind = 'over' AND v.outcome = 'accepted' AND EXISTS (SELECT 1 FROM movements m WHERE m.document_kind = 'variance' AND m.document_id = v.id)), 0)`,
  'an order is open exactly while it was sent and something remains': `SELECT o.id FROM purchase_orders o WHERE o.is_open <> (o.decision = 'sent' AND EXISTS (SELECT 1 FROM purchase_order_lines l WHERE l.order_id = o.id AND l.remaining_milli > 0))`,
  'an open delivery expects what remains': `SELECT l.id FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id JOIN purchase_order_lines ol ON ol.id = l.order_line_id JOIN purchase_orders o ON o.id = ol.order_id WHERE d.state IN ('announced','counting','parked') AND o.decision = 'sent' AND l.expected_milli <> ol.remaining_milli`,
  'receipt numbers have no gap': `SELECT number FROM (SELECT number, row_number() OVER (ORDER BY id) AS place FROM receipts) WHERE CAST(substr(number, -5) AS INTEGER) <> place`,
  'an event is undone once, by its exact opposite': `SELECT u.id FROM count_events u JOIN count_events e ON e.id = u.undoes WHERE u.quantity_milli <> -e.quantity_milli OR u.line_id <> e.line_id OR u.condition <> e.condition`,
  'a settled difference is settled whole, an open one is not': `SELECT v.id FROM variances v JOIN (SELECT variance_id, sum(quantity_milli) AS settled FROM variance_settlements GROUP BY 1) t ON t.variance_id = v.id WHERE t.settled < 0 OR t.settled > v.quantity_milli OR (v.state = 'open' AND t.settled = v.quantity_milli)`,
  'the whole file is sound': `SELECT * FROM pragma_foreign_key_check`
}

/** The invariants that do not hold in a data folder, by name with the first row that breaks them. */
export function brokenInvariants(folder: string): readonly string[] {
  const database = new BetterSqlite3(join(folder, 'dockside.db'), { readonly: true })
  try {
    return Object.entries(invariants).flatMap(([name, query]) => {
      const broken = database.prepare(query).get()
      return broken === undefined ? [] : [`${name}: ${JSON.stringify(broken)}`]
    })
  } finally {
    database.close()
  }
}

/** How many scans and answered commands the books hold. */
export function recorded(folder: string): { readonly scans: number; readonly commands: number } {
  const database = new BetterSqlite3(join(folder, 'dockside.db'), { readonly: true })
  try {
    return database.prepare('SELECT (SELECT count(*) FROM scan_log) AS scans, (SELECT count(*) FROM command_log) AS commands').get() as { readonly scans: number; readonly commands: number }
  } finally {
    database.close()
  }
}
