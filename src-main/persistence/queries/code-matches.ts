import type { CodeMatch } from '#shared/domain/receiving/decide-scan.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { Sql } from '../sql.ts'

type MatchRow = {
  readonly productId: number
  readonly packId: number
  readonly supplierId: number | null
  readonly baseUnit: BaseUnit
  readonly baseQuantityMilli: number
  readonly lotRequired: 0 | 1
  readonly expiryRequired: 0 | 1
  readonly serialRequired: 0 | 1
}

const columns = (supplier: string): string =>
  `p.id AS productId, k.id AS packId, ${supplier} AS supplierId, p.base_unit AS baseUnit, k.base_quantity_milli AS baseQuantityMilli, p.lot_required AS lotRequired, p.expiry_required AS expiryRequired, p.serial_required AS serialRequired`

const byBarcode = `SELECT ${columns('b.supplier_id')} FROM barcodes b JOIN packs k ON k.id = b.pack_id JOIN products p ON p.id = b.product_id WHERE b.lookup = ? ORDER BY b.id`
/** The pack a supplier ships in, else the single unit. */
const packOf = (wanted: string): string => `coalesce(${wanted}, (SELECT id FROM packs WHERE product_id = p.id AND active = 1 ORDER BY base_quantity_milli LIMIT 1))`
const bySupplierCode = `SELECT ${columns('i.supplier_id')} FROM supplier_items i JOIN products p ON p.id = i.product_id JOIN packs k ON k.id = ${packOf('i.pack_id')} WHERE i.supplier_code = ? AND i.supplier_id = ? ORDER BY i.id`
const byProductCode = `SELECT ${columns('NULL')} FROM products p JOIN packs k ON k.id = ${packOf('NULL')} WHERE p.code = ?`
const byPack = `SELECT ${columns('NULL')} FROM packs k JOIN products p ON p.id = k.product_id WHERE k.id = ?`

const asMatch = ({ lotRequired, expiryRequired, serialRequired, ...row }: MatchRow): CodeMatch => ({ ...row, lotRequired: lotRequired === 1, expiryRequired: expiryRequired === 1, serialRequired: serialRequired === 1 })

/**
 * Every pack a code may mean. `lookup` is the matching key of a barcode; when no barcode has it, `text` is tried as this supplier's own item code and
 * then as our product code.
 */
export async function codeMatches(sql: Sql, lookup: string, text: string, supplierId: number | null): Promise<readonly CodeMatch[]> {
  const barcodes = await sql.all<MatchRow>(byBarcode, lookup)
  if (barcodes.length > 0) return barcodes.map(asMatch)
  const items = supplierId === null ? [] : await sql.all<MatchRow>(bySupplierCode, text, supplierId)
  if (items.length > 0) return items.map(asMatch)
  return (await sql.all<MatchRow>(byProductCode, text)).map(asMatch)
}

/** What a pack is, as if its code had been scanned. */
export async function packMatch(sql: Sql, packId: number): Promise<CodeMatch | undefined> {
  const row = await sql.get<MatchRow>(byPack, packId)
  return row === undefined ? undefined : asMatch(row)
}
