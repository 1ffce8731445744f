import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from './010-foundation.ts'

const conditions = `('good','damaged','wrong-item','refused','held')`

const statements = [
  // number_key, due_iso, state, is_open, line_count, completion_permille and value_minor follow from number, decision, date and lines; refreshOrder (app/purchasing) alone writes them, so that lists need not read the lines.
  `CREATE TABLE purchase_orders (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE COLLATE NOCASE, supplier_id INTEGER NOT NULL REFERENCES suppliers(id), currency TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('draft','sent','on-hold','cancelled')), decision_reason TEXT,
    order_iso TEXT NOT NULL, expected_iso TEXT, supplier_reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', sent_at TEXT,
    number_key TEXT NOT NULL DEFAULT '', due_iso TEXT, state TEXT NOT NULL DEFAULT 'draft', is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0,1)), line_count INTEGER NOT NULL DEFAULT 0, completion_permille INTEGER NOT NULL DEFAULT 0, value_minor INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX purchase_orders_open ON purchase_orders (supplier_id, due_iso) WHERE is_open = 1`,
  // One index for each way a list is sorted, with and without a state. Orders without a date come last.
  `CREATE INDEX purchase_orders_number_key ON purchase_orders (number_key, id)`,
  `CREATE INDEX purchase_orders_due ON purchase_orders (coalesce(due_iso, '9999-12-31'), id)`,
  `CREATE INDEX purchase_orders_order_iso ON purchase_orders (order_iso, id)`,
  `CREATE INDEX purchase_orders_supplier ON purchase_orders (supplier_id, number_key, id)`,
  `CREATE INDEX purchase_orders_state_number_key ON purchase_orders (state, number_key, id)`,
  `CREATE INDEX purchase_orders_state_due ON purchase_orders (state, coalesce(due_iso, '9999-12-31'), id)`,
  `CREATE INDEX purchase_orders_state_order_iso ON purchase_orders (state, order_iso, id)`,
  `CREATE INDEX purchase_orders_supplier_state ON purchase_orders (supplier_id, state, number_key, id)`,
  // Number and supplier's reference for search as typed; the triggers keep it, so that it cannot be forgotten.
  `CREATE VIRTUAL TABLE order_search USING fts5 (words, tokenize='trigram remove_diacritics 1', content='', contentless_delete=1)`,
  `CREATE TRIGGER purchase_orders_search_insert AFTER INSERT ON purchase_orders BEGIN
    INSERT INTO order_search (rowid, words) VALUES (new.id, ' ' || new.number || ' ' || new.supplier_reference); END`,
  `CREATE TRIGGER purchase_orders_search_update AFTER UPDATE OF number, supplier_reference ON purchase_orders WHEN old.number <> new.number OR old.supplier_reference <> new.supplier_reference BEGIN
    DELETE FROM order_search WHERE rowid = old.id;
    INSERT INTO order_search (rowid, words) VALUES (new.id, ' ' || new.number || ' ' || new.supplier_reference); END`,
  `CREATE TABLE purchase_order_lines (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES purchase_orders(id), line_number INTEGER NOT NULL, product_id INTEGER NOT NULL REFERENCES products(id), pack_id INTEGER REFERENCES packs(id),
    ordered_milli INTEGER NOT NULL CHECK (ordered_milli > 0), unit_cost_scaled INTEGER NOT NULL CHECK (unit_cost_scaled >= 0), expected_iso TEXT,
    received_milli INTEGER NOT NULL DEFAULT 0 CHECK (received_milli >= 0), returned_for_replacement_milli INTEGER NOT NULL DEFAULT 0 CHECK (returned_for_replacement_milli >= 0),
    closed_short_milli INTEGER NOT NULL DEFAULT 0 CHECK (closed_short_milli >= 0), closed_short_reason TEXT,
    remaining_milli INTEGER GENERATED ALWAYS AS (max(0, ordered_milli - received_milli + returned_for_replacement_milli - closed_short_milli)) STORED,
    UNIQUE (order_id, line_number)) STRICT`,
  `CREATE INDEX purchase_order_lines_open ON purchase_order_lines (product_id) WHERE remaining_milli > 0`,
  `CREATE INDEX purchase_order_lines_product ON purchase_order_lines (product_id, order_id)`,

  `CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL CHECK (state IN ('announced','counting','parked','posted','reversed','cancelled')), supplier_id INTEGER REFERENCES suppliers(id),
    reference TEXT NOT NULL DEFAULT '', blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0,1)), opened_at TEXT NOT NULL, opened_by INTEGER NOT NULL, station TEXT NOT NULL, parked_by INTEGER, ended_at TEXT, ended_by INTEGER, ended_reason TEXT,
    last_event_id INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE INDEX deliveries_state ON deliveries (state, id)`,
  `CREATE TABLE delivery_orders (delivery_id INTEGER NOT NULL REFERENCES deliveries(id), order_id INTEGER NOT NULL REFERENCES purchase_orders(id), PRIMARY KEY (delivery_id, order_id)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX delivery_orders_order ON delivery_orders (order_id)`,
  `CREATE TABLE handling_units (sscc TEXT PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries(id), arrived_at TEXT) STRICT, WITHOUT ROWID`,
  `CREATE INDEX handling_units_delivery ON handling_units (delivery_id)`,
  // The *_milli columns are running sums of this line's count events, kept in the same transaction. over_decision: what was decided about good pieces over the tolerance; over_rest: what is done with more of them.
  `CREATE TABLE delivery_lines (
    id INTEGER PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries(id), line_number INTEGER NOT NULL, product_id INTEGER REFERENCES products(id), description TEXT NOT NULL DEFAULT '', order_line_id INTEGER REFERENCES purchase_order_lines(id),
    expected_milli INTEGER NOT NULL DEFAULT 0, good_milli INTEGER NOT NULL DEFAULT 0, damaged_milli INTEGER NOT NULL DEFAULT 0, wrong_item_milli INTEGER NOT NULL DEFAULT 0, refused_milli INTEGER NOT NULL DEFAULT 0, held_milli INTEGER NOT NULL DEFAULT 0,
    posted_milli INTEGER NOT NULL DEFAULT 0, over_decision TEXT CHECK (over_decision IN ('raise-order','new-order','exceed')), over_rest TEXT CHECK (over_rest IN ('hold','refuse')), note TEXT NOT NULL DEFAULT '', last_event_id INTEGER NOT NULL DEFAULT 0,
    UNIQUE (delivery_id, line_number)) STRICT`,
  `CREATE INDEX delivery_lines_product ON delivery_lines (product_id, delivery_id)`,
  `CREATE INDEX delivery_lines_order_line ON delivery_lines (order_line_id)`,
  // Every scan, whatever came of it, with the characters as they arrived. detail: condition and number of packs it was made with, as JSON.
  `CREATE TABLE scan_log (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, delivery_id INTEGER, source TEXT NOT NULL, raw TEXT NOT NULL, aim TEXT, outcome TEXT NOT NULL, detail TEXT, request_id TEXT NOT NULL) STRICT`,
  `CREATE INDEX scan_log_delivery ON scan_log (delivery_id, id)`,
  `CREATE INDEX scan_log_waiting ON scan_log (delivery_id, id) WHERE outcome NOT IN ('counted','command','handling-unit','garbled','not-counting')`,
  // One row for each step a person decided about a scan that waited; is_final when nothing is left to decide.
  `CREATE TABLE scan_decisions (
    id INTEGER PRIMARY KEY, scan_id INTEGER NOT NULL REFERENCES scan_log(id), at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, choice TEXT NOT NULL, outcome TEXT NOT NULL, is_final INTEGER NOT NULL CHECK (is_final IN (0,1))) STRICT`,
  `CREATE INDEX scan_decisions_scan ON scan_decisions (scan_id, id)`,
  `CREATE TABLE count_events (
    id INTEGER PRIMARY KEY, request_id TEXT NOT NULL, delivery_id INTEGER NOT NULL REFERENCES deliveries(id), line_id INTEGER NOT NULL REFERENCES delivery_lines(id), at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL,
    source TEXT NOT NULL, scan_id INTEGER REFERENCES scan_log(id), pack_id INTEGER REFERENCES packs(id), quantity_milli INTEGER NOT NULL, condition TEXT NOT NULL CHECK (condition IN ${conditions}),
    lot TEXT, expiry_iso TEXT, serial TEXT, weight_grams REAL, undoes INTEGER UNIQUE REFERENCES count_events(id), note TEXT NOT NULL DEFAULT '', sscc TEXT) STRICT`,
  `CREATE INDEX count_events_sscc ON count_events (sscc) WHERE sscc IS NOT NULL`,
  `CREATE INDEX count_events_delivery ON count_events (delivery_id, id)`,
  `CREATE INDEX count_events_line ON count_events (line_id, id)`,
  `CREATE TABLE photos (id INTEGER PRIMARY KEY, delivery_line_id INTEGER NOT NULL REFERENCES delivery_lines(id), at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, file_name TEXT NOT NULL, mime TEXT NOT NULL, bytes BLOB NOT NULL) STRICT`,
  `CREATE INDEX photos_line ON photos (delivery_line_id)`,

  `CREATE TABLE locations (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE COLLATE NOCASE, site TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', bin TEXT NOT NULL DEFAULT '', usable INTEGER NOT NULL DEFAULT 1 CHECK (usable IN (0,1)), active INTEGER NOT NULL DEFAULT 1) STRICT`,
  // A lot row names what makes units of one product different: lot, expiry, serial. Row 0 per product is not used; lot_id 0 means none of them.
  `CREATE TABLE lots (id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL REFERENCES products(id), lot TEXT NOT NULL DEFAULT '', expiry_iso TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT '', UNIQUE (product_id, lot, expiry_iso, serial)) STRICT`,
  `CREATE TABLE movements (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, product_id INTEGER NOT NULL REFERENCES products(id), location_id INTEGER NOT NULL REFERENCES locations(id), lot_id INTEGER NOT NULL DEFAULT 0, quantity_milli INTEGER NOT NULL CHECK (quantity_milli <> 0),
    reason TEXT NOT NULL, document_kind TEXT, document_id INTEGER, document_line_id INTEGER, unit_cost_scaled INTEGER NOT NULL DEFAULT 0, operator_id INTEGER, station TEXT NOT NULL, request_id TEXT NOT NULL) STRICT`,
  `CREATE INDEX movements_product ON movements (product_id, id)`,
  `CREATE INDEX movements_document ON movements (document_kind, document_id)`,
  `CREATE TABLE balances (product_id INTEGER NOT NULL, location_id INTEGER NOT NULL, lot_id INTEGER NOT NULL, quantity_milli INTEGER NOT NULL, PRIMARY KEY (product_id, location_id, lot_id)) STRICT, WITHOUT ROWID`,
  // The balance is kept by the ledger itself, so that it cannot be forgotten.
  `CREATE TRIGGER movements_balance AFTER INSERT ON movements BEGIN
    INSERT INTO balances (product_id, location_id, lot_id, quantity_milli) VALUES (new.product_id, new.location_id, new.lot_id, new.quantity_milli)
    ON CONFLICT DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli; END`,

  `CREATE TABLE receipts (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, delivery_id INTEGER NOT NULL REFERENCES deliveries(id), reverses INTEGER UNIQUE REFERENCES receipts(id), reason TEXT, follow_up_order_id INTEGER REFERENCES purchase_orders(id), posted_at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, request_id TEXT NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX receipts_once ON receipts (delivery_id) WHERE reverses IS NULL`,
  `CREATE TABLE receipt_lines (
    id INTEGER PRIMARY KEY, receipt_id INTEGER NOT NULL REFERENCES receipts(id), delivery_line_id INTEGER NOT NULL REFERENCES delivery_lines(id), order_line_id INTEGER REFERENCES purchase_order_lines(id), product_id INTEGER REFERENCES products(id),
    condition TEXT NOT NULL CHECK (condition IN ${conditions}), quantity_milli INTEGER NOT NULL, lot_id INTEGER NOT NULL DEFAULT 0, location_id INTEGER REFERENCES locations(id), unit_cost_scaled INTEGER, currency TEXT NOT NULL) STRICT`,
  `CREATE INDEX receipt_lines_receipt ON receipt_lines (receipt_id)`,
  `CREATE INDEX receipt_lines_order_line ON receipt_lines (order_line_id)`,
  // unit_cost_scaled: what a base unit was worth when the difference was found, null where nobody knew. closed_short_milli: what the difference closed short on its order line.
  `CREATE TABLE variances (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','resolved','reversed')), receipt_id INTEGER NOT NULL REFERENCES receipts(id), delivery_line_id INTEGER REFERENCES delivery_lines(id), order_line_id INTEGER REFERENCES purchase_order_lines(id),
    supplier_id INTEGER REFERENCES suppliers(id), product_id INTEGER REFERENCES products(id), lot_id INTEGER NOT NULL DEFAULT 0, location_id INTEGER REFERENCES locations(id), quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0), value_minor INTEGER NOT NULL, currency TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    found_at TEXT NOT NULL, found_by INTEGER, claim_due_iso TEXT, outcome TEXT CHECK (outcome IN ('replacement-expected','credit-expected','accepted','returned','written-off')), resolved_at TEXT, resolved_by INTEGER, resolution_note TEXT, settled_by_receipt_id INTEGER REFERENCES receipts(id),
    unit_cost_scaled INTEGER, closed_short_milli INTEGER NOT NULL DEFAULT 0 CHECK (closed_short_milli >= 0)) STRICT`,
  `CREATE INDEX variances_state ON variances (state, found_at)`,
  `CREATE INDEX variances_order_line ON variances (order_line_id)`,
  `CREATE INDEX variances_receipt ON variances (receipt_id)`,
  // By how much a receipt raised what was ordered on order lines, so that its reversal can lower it again.
  `CREATE TABLE receipt_raises (receipt_id INTEGER NOT NULL REFERENCES receipts(id), order_line_id INTEGER NOT NULL REFERENCES purchase_order_lines(id), quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0), PRIMARY KEY (receipt_id, order_line_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE variance_settlements (variance_id INTEGER NOT NULL REFERENCES variances(id), receipt_line_id INTEGER NOT NULL REFERENCES receipt_lines(id), quantity_milli INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (variance_id, receipt_line_id)) STRICT, WITHOUT ROWID`,

  // How files with these headings (a hash of them) were read last time.
  `CREATE TABLE import_mappings (kind TEXT NOT NULL, heading TEXT NOT NULL, mapping TEXT NOT NULL, options TEXT NOT NULL, used_at TEXT NOT NULL, PRIMARY KEY (kind, heading)) STRICT, WITHOUT ROWID`,
  // One row for each uploaded file; its rows lie in a file of their own beside the database. source, mapping, options and counts are JSON.
  `CREATE TABLE imports (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('uploaded','checking','checked','applying','applied','cancelled','failed')), failure TEXT, fault_id TEXT,
    source TEXT NOT NULL, mapping TEXT NOT NULL, options TEXT NOT NULL, counts TEXT, at TEXT NOT NULL, started_at TEXT, ended_at TEXT, operator_id INTEGER, station TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX imports_at ON imports (at)`
]

/** Purchase orders, deliveries and their count events, the stock ledger, receipts, variances and imports. */
export class Receiving20 implements MigrationInterface {
  readonly name = 'Receiving0000000000020'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
    for (const table of ['scan_log', 'scan_decisions', 'count_events', 'movements', 'receipts', 'receipt_lines', 'receipt_raises', 'variance_settlements']) await appendOnly(runner, table)
    await runner.query(`CREATE TRIGGER variances_no_delete BEFORE DELETE ON variances BEGIN SELECT raise(ABORT, 'variances are never removed'); END`)
    await runner.query(`INSERT INTO locations (code, site, zone, bin, usable) VALUES ('DOCK', 'Main', 'Dock', '', 1), ('QUARANTINE', 'Main', 'Quarantine', '', 0)`)
  }

  /** Migrations run forward only; going back is a restore. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only')
  }
}
