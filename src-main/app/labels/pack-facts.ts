import type { PackKind } from '#shared/domain/catalog/pack.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** What a label needs to know of a pack. `code` is what is scanned for it, null while it has none; `gtin` its 14 digits where that is a GTIN. */
export type PackFacts = {
  readonly packId: number; readonly packName: string; readonly packKind: PackKind; readonly baseQuantityMilli: number
  readonly productId: number; readonly productCode: string; readonly productName: string; readonly baseUnit: BaseUnit; readonly lotRequired: number; readonly expiryRequired: number; readonly serialRequired: number
  readonly code: string | null; readonly gtin: string | null
}

// A GTIN says the same to everybody, so it goes before a plain code; a plain code that only one supplier's scans are matched by is none of ours.
const chosen = `SELECT b.id FROM barcodes b WHERE b.pack_id = k.id AND (b.gtin IS NOT NULL OR b.supplier_id IS NULL) AND NOT EXISTS (SELECT 1 FROM issued_codes i WHERE i.code = b.lookup AND i.pack_id = b.pack_id AND (i.lot <> '' OR i.expiry_iso <> '')) ORDER BY b.gtin IS NULL, b.supplier_id IS NOT NULL, b.id LIMIT 1`

/** A pack with the code that goes on its labels; undefined when there is no such pack in use. */
export const packFacts = (sql: Sql, packId: number): Promise<PackFacts | undefined> =>
  sql.get<PackFacts>(
    `SELECT k.id AS packId, k.name AS packName, k.kind AS packKind, k.base_quantity_milli AS baseQuantityMilli, p.id AS productId, p.code AS productCode, p.name AS productName, p.base_unit AS baseUnit,
    p.lot_required AS lotRequired, p.expiry_required AS expiryRequired, p.serial_required AS serialRequired, b.code, b.gtin FROM packs k JOIN products p ON p.id = k.product_id LEFT JOIN barcodes b ON b.id = (${chosen}) WHERE k.id = ? AND k.active = 1`,
    packId
  )
