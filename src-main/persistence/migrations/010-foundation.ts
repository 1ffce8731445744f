import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE operators (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL CHECK (role IN ('clerk','picker','buyer','sales','bookkeeper','administrator')),
    pin_hash TEXT, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), failed_tries INTEGER NOT NULL DEFAULT 0, locked_until TEXT, created_at TEXT NOT NULL) STRICT`,
  `CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, operator_id INTEGER NOT NULL REFERENCES operators(id), station TEXT NOT NULL, device TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, ended_at TEXT) STRICT, WITHOUT ROWID`,
  // Answers by request id: the same id again gets the same answer (append-only; the input is kept as a hash only).
  `CREATE TABLE command_log (
    request_id TEXT PRIMARY KEY, procedure TEXT NOT NULL, input_hash TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, at TEXT NOT NULL, reply TEXT) STRICT, WITHOUT ROWID`,
  `CREATE TABLE audit_trail (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, request_id TEXT, action TEXT NOT NULL, entity TEXT NOT NULL, entity_id INTEGER, before TEXT, after TEXT) STRICT`,
  `CREATE INDEX audit_trail_entity ON audit_trail (entity, entity_id, id)`,
  `CREATE TABLE document_series (kind TEXT NOT NULL, year INTEGER NOT NULL, last_number INTEGER NOT NULL, PRIMARY KEY (kind, year)) STRICT, WITHOUT ROWID`,

  `CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL COLLATE NOCASE, currency TEXT NOT NULL, email TEXT NOT NULL DEFAULT '',
    over_tolerance_permille INTEGER CHECK (over_tolerance_permille >= 0), blind_receiving INTEGER NOT NULL DEFAULT 0 CHECK (blind_receiving IN (0,1)),
    preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0,1)), active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX suppliers_name ON suppliers (name, id)`,
  `CREATE TABLE products (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL COLLATE NOCASE, base_unit TEXT NOT NULL CHECK (base_unit IN ('each','g','ml','mm')),
    lot_required INTEGER NOT NULL DEFAULT 0 CHECK (lot_required IN (0,1)), expiry_required INTEGER NOT NULL DEFAULT 0 CHECK (expiry_required IN (0,1)), serial_required INTEGER NOT NULL DEFAULT 0 CHECK (serial_required IN (0,1)),
    over_tolerance_permille INTEGER CHECK (over_tolerance_permille >= 0), reorder_point_milli INTEGER, safety_stock_milli INTEGER,
    standard_cost_scaled INTEGER, list_price_scaled INTEGER, average_cost_scaled INTEGER,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX products_name ON products (name, id)`,
  // A pack is never deleted, because documents name it: one that is taken away becomes inactive and leaves its name free.
  `CREATE TABLE packs (
    id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL REFERENCES products(id), kind TEXT NOT NULL CHECK (kind IN ('each','inner','case','pallet')), name TEXT NOT NULL COLLATE NOCASE,
    base_quantity_milli INTEGER NOT NULL CHECK (base_quantity_milli > 0), active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1))) STRICT`,
  `CREATE UNIQUE INDEX packs_name ON packs (product_id, name) WHERE active = 1`,
  `CREATE INDEX packs_product ON packs (product_id)`,
  // lookup is what scans are matched by: the 14 digits of a GTIN, else the code in capitals.
  `CREATE TABLE barcodes (
    id INTEGER PRIMARY KEY, lookup TEXT NOT NULL, code TEXT NOT NULL COLLATE NOCASE, gtin TEXT, product_id INTEGER NOT NULL REFERENCES products(id), pack_id INTEGER NOT NULL REFERENCES packs(id), supplier_id INTEGER REFERENCES suppliers(id),
    created_at TEXT NOT NULL, created_by INTEGER) STRICT`,
  `CREATE UNIQUE INDEX barcodes_lookup ON barcodes (lookup, pack_id, coalesce(supplier_id, 0))`,
  `CREATE INDEX barcodes_code ON barcodes (code)`,
  `CREATE INDEX barcodes_product ON barcodes (product_id)`,
  `CREATE INDEX barcodes_pack ON barcodes (pack_id)`,
  // The words of a product (see persistence/search/product-index.ts). Positions are kept (detail=full), so that a word is found exactly where it stands and no match has to be looked at again.
  `CREATE VIRTUAL TABLE product_search USING fts5 (words, tokenize='trigram remove_diacritics 1', content='', contentless_delete=1)`,
  `CREATE TABLE supplier_items (
    id INTEGER PRIMARY KEY, supplier_id INTEGER NOT NULL REFERENCES suppliers(id), product_id INTEGER NOT NULL REFERENCES products(id), supplier_code TEXT COLLATE NOCASE, pack_id INTEGER REFERENCES packs(id),
    unit_cost_scaled INTEGER, lead_days INTEGER, minimum_milli INTEGER, maximum_milli INTEGER, order_unit TEXT, UNIQUE (supplier_id, product_id)) STRICT`,
  `CREATE INDEX supplier_items_code ON supplier_items (supplier_code, supplier_id)`,
  `CREATE INDEX supplier_items_product ON supplier_items (product_id)`
]

/** Company, people, the log of commands and changes, products, packs, barcodes and suppliers. */
export class Foundation10 implements MigrationInterface {
  readonly name = 'Foundation0000000000010'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
    for (const table of ['audit_trail', 'command_log']) await appendOnly(runner, table)
    // The one administrator of a new company; the first start gives a name and a PIN.
    await runner.query(`INSERT INTO operators (name, role, created_at) VALUES ('Administrator', 'administrator', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`)
  }

  /** Migrations run forward only; going back is a restore. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only')
  }
}

/** Forbids update and delete on a table of facts. */
export async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  for (const act of ['UPDATE', 'DELETE']) {
    await runner.query(`CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT raise(ABORT, '${table} is append-only'); END`)
  }
}
