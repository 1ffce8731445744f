import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { Sql } from '../sql.ts'

/** What an entry of the trail is about, as people know it: what kind of page shows it (null: none does), its id there, what it is called, the unit of its quantities and the currency of its amounts. */
export type TrailRecord = { readonly kind: TrailRecordKind | null; readonly id: string | null; readonly label: string; readonly baseUnit: BaseUnit | null; readonly currency: string | null }

/** The kinds of pages an entry of the trail can lead to. */
export type TrailRecordKind = 'product' | 'supplier' | 'order' | 'delivery' | 'receipt' | 'variance' | 'import'

type Stored = Partial<TrailRecord> & { readonly label: string | null }

/** One statement for each kind of record in the trail; ids are text, because those of imports are. */
const records: Readonly<Record<string, string>> = {
  product: `SELECT 'product' AS kind, CAST(id AS TEXT) AS id, code || ' ' || name AS label, base_unit AS baseUnit FROM products WHERE id = ?`,
  supplier: `SELECT 'supplier' AS kind, CAST(id AS TEXT) AS id, name AS label, currency FROM suppliers WHERE id = ?`,
  'supplier-item': `SELECT 'product' AS kind, CAST(p.id AS TEXT) AS id, p.code || ' ' || p.name || ' · ' || s.name AS label, p.base_unit AS baseUnit, s.currency FROM supplier_items i JOIN products p ON p.id = i.product_id JOIN suppliers s ON s.id = i.supplier_id WHERE i.id = ?`,
  'purchase-order': `SELECT 'order' AS kind, CAST(id AS TEXT) AS id, number AS label, currency FROM purchase_orders WHERE id = ?`,
  delivery: `SELECT 'delivery' AS kind, CAST(id AS TEXT) AS id, number AS label FROM deliveries WHERE id = ?`,
  'delivery-line': `SELECT 'delivery' AS kind, CAST(d.id AS TEXT) AS id, d.number || ' · ' || coalesce(p.code || ' ' || p.name, l.description) AS label, p.base_unit AS baseUnit FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id LEFT JOIN products p ON p.id = l.product_id WHERE l.id = ?`,
  receipt: `SELECT 'receipt' AS kind, CAST(id AS TEXT) AS id, number AS label FROM receipts WHERE id = ?`,
  variance: `SELECT 'variance' AS kind, CAST(v.id AS TEXT) AS id, r.number || ' · ' || coalesce(p.code || ' ' || p.name, l.description, '') AS label, p.base_unit AS baseUnit, v.currency FROM variances v JOIN receipts r ON r.id = v.receipt_id LEFT JOIN products p ON p.id = v.product_id LEFT JOIN delivery_lines l ON l.id = v.delivery_line_id WHERE v.id = ?`,
  operator: 'SELECT name AS label FROM operators WHERE id = ?',
  device: 'SELECT name AS label FROM devices WHERE id = ?',
  barcode: `SELECT 'product' AS kind, CAST(p.id AS TEXT) AS id, b.code || ' · ' || p.code || ' ' || p.name AS label, p.base_unit AS baseUnit FROM barcodes b JOIN products p ON p.id = b.product_id WHERE b.id = ?`,
  location: 'SELECT code AS label FROM locations WHERE id = ?',
  import: `SELECT 'import' AS kind, id, file_name AS label FROM imports WHERE id = ?`
}

/** What an entry is about, or null for one that is about no single record, or about one that is gone. */
export async function trailRecord(sql: Sql, entity: string, id: number | string | null): Promise<TrailRecord | null> {
  const statement = records[entity]
  if (statement === undefined || id === null) return null
  const found = await sql.get<Stored>(statement, id)
  return found === undefined ? null : { kind: found.kind ?? null, id: found.id ?? null, label: found.label ?? '', baseUnit: found.baseUnit ?? null, currency: found.currency ?? null }
}

/** Fields that hold the row id of another record, with what that record is called. */
const names: Readonly<Record<string, string>> = {
  productId: `SELECT code || ' ' || name AS label FROM products WHERE id = ?`,
  supplierId: 'SELECT name AS label FROM suppliers WHERE id = ?',
  packId: 'SELECT name AS label FROM packs WHERE id = ?',
  orderIds: 'SELECT number AS label FROM purchase_orders WHERE id = ?',
  settledByReceiptId: 'SELECT number AS label FROM receipts WHERE id = ?',
  deviceId: 'SELECT name AS label FROM devices WHERE id = ?'
}

/** So many names and units of one entry are looked up; longer lists are cut where they are shown. */
const mostNamed = 60

type Found = { readonly ids: Set<string>; readonly codes: Set<string> }

/** Walks what was recorded for ids that have a name and for codes of products. */
function gather(content: unknown, field: string, found: Found): void {
  if (found.ids.size + found.codes.size >= mostNamed) return
  if (Array.isArray(content)) for (const one of content) gather(one, field, found)
  else if (typeof content === 'object' && content !== null) for (const [name, one] of Object.entries(content)) gather(one, name, found)
  else if (typeof content === 'number' && field in names) found.ids.add(`${field} ${content}`)
  else if (typeof content === 'string' && field === 'productCode') found.codes.add(content)
}

/** What the ids in recorded fields are called ("productId 5"), and what the products named by their codes are counted in. */
export async function trailNames(sql: Sql, recorded: readonly unknown[]): Promise<{ readonly names: Readonly<Record<string, string>>; readonly units: Readonly<Record<string, BaseUnit>> }> {
  const found: Found = { ids: new Set(), codes: new Set() }
  for (const content of recorded) gather(content, '', found)
  const named: Record<string, string> = {}
  for (const key of found.ids) {
    const [field = '', id = ''] = key.split(' ')
    const row = await sql.get<{ readonly label: string }>(names[field]!, Number(id))
    if (row !== undefined) named[key] = row.label
  }
  const units: Record<string, BaseUnit> = {}
  for (const code of found.codes) {
    const row = await sql.get<{ readonly baseUnit: BaseUnit }>('SELECT base_unit AS baseUnit FROM products WHERE code = ?', code)
    if (row !== undefined) units[code] = row.baseUnit
  }
  return { names: named, units }
}
