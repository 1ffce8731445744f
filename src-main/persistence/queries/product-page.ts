import type { PackKind } from '#shared/domain/catalog/pack.ts'
import type { OrderState } from '#shared/domain/purchasing/order-state.ts'
import type { Sql } from '../sql.ts'

/** A pack of a product. */
export type PackRow = { readonly id: number; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number; readonly active: 0 | 1 }
/** A code on a pack; `gtin` has 14 digits. */
export type BarcodeRow = { readonly id: number; readonly code: string; readonly lookup: string; readonly gtin: string | null; readonly packId: number; readonly supplierId: number | null; readonly supplierName: string | null }

/** All packs a product ever had, smallest first. */
export const packsOfProduct = (sql: Sql, productId: number): Promise<readonly PackRow[]> =>
  sql.all('SELECT id, kind, name, base_quantity_milli AS baseQuantityMilli, active FROM packs WHERE product_id = ? ORDER BY base_quantity_milli, id', productId)

const barcodes = `SELECT b.id, b.code, b.lookup, b.gtin, b.pack_id AS packId, b.supplier_id AS supplierId, s.name AS supplierName FROM barcodes b LEFT JOIN suppliers s ON s.id = b.supplier_id`

/** All barcodes of a product, oldest first. */
export const barcodesOfProduct = (sql: Sql, productId: number): Promise<readonly BarcodeRow[]> => sql.all(`${barcodes} WHERE b.product_id = ? ORDER BY b.id`, productId)

/** One barcode, or undefined. */
export const barcodeById = (sql: Sql, barcodeId: number): Promise<(BarcodeRow & { readonly productId: number }) | undefined> => sql.get(`${barcodes.replace('SELECT b.id', 'SELECT b.product_id AS productId, b.id')} WHERE b.id = ?`, barcodeId)

/** A supplier's terms for a product; quantities in thousandths of the base unit, cost in `currency`. */
export type SupplierItemRow = {
  readonly id: number
  readonly supplierId: number
  readonly supplierName: string
  readonly productId: number
  readonly productCode: string
  readonly productName: string
  readonly supplierCode: string | null
  readonly packId: number | null
  readonly unitCostScaled: number | null
  readonly currency: string
  readonly leadDays: number | null
  readonly minimumMilli: number | null
  readonly maximumMilli: number | null
  readonly orderUnit: string | null
}

const supplierItems = `SELECT i.id, i.supplier_id AS supplierId, s.name AS supplierName, i.product_id AS productId, p.code AS productCode, p.name AS productName, i.supplier_code AS supplierCode, i.pack_id AS packId,
  i.unit_cost_scaled AS unitCostScaled, s.currency, i.lead_days AS leadDays, i.minimum_milli AS minimumMilli, i.maximum_milli AS maximumMilli, i.order_unit AS orderUnit
  FROM supplier_items i JOIN suppliers s ON s.id = i.supplier_id JOIN products p ON p.id = i.product_id`

/** Who supplies a product and on which terms, preferred suppliers first. */
export const supplierItemsOfProduct = (sql: Sql, productId: number): Promise<readonly SupplierItemRow[]> => sql.all(`${supplierItems} WHERE i.product_id = ? ORDER BY s.preferred DESC, s.name, i.id`, productId)

/** What a supplier supplies, by product code. */
export const supplierItemsOfSupplier = (sql: Sql, supplierId: number, limit: number): Promise<readonly SupplierItemRow[]> => sql.all(`${supplierItems} WHERE i.supplier_id = ? ORDER BY p.code LIMIT ?`, supplierId, limit)

/** A product on an order. */
export type ProductOrderLineRow = {
  readonly orderId: number
  readonly orderNumber: string
  readonly lineId: number
  readonly lineNumber: number
  readonly supplierName: string
  readonly state: OrderState
  readonly orderedMilli: number
  readonly receivedMilli: number
  readonly remainingMilli: number
  readonly expectedIso: string | null
}

const orderLines = `SELECT o.id AS orderId, o.number AS orderNumber, l.id AS lineId, l.line_number AS lineNumber, s.name AS supplierName, o.state, l.ordered_milli AS orderedMilli, l.received_milli AS receivedMilli,
  CASE WHEN o.decision = 'cancelled' THEN 0 ELSE l.remaining_milli END AS remainingMilli, coalesce(l.expected_iso, o.expected_iso) AS expectedIso
  FROM purchase_order_lines l CROSS JOIN purchase_orders o ON o.id = l.order_id JOIN suppliers s ON s.id = o.supplier_id`

const isToCome = `l.remaining_milli > 0 AND o.decision IN ('sent','on-hold')`

/** The order lines of a product: what is still to come by date, then the newest of the others; at most `limit`. */
export async function orderLinesOfProduct(sql: Sql, productId: number, limit: number): Promise<readonly ProductOrderLineRow[]> {
  const toCome = await sql.all<ProductOrderLineRow>(`${orderLines} WHERE l.product_id = ? AND ${isToCome} ORDER BY coalesce(l.expected_iso, o.expected_iso, '9999-12-31'), l.id LIMIT ?`, productId, limit)
  const others = await sql.all<ProductOrderLineRow>(`${orderLines} WHERE l.product_id = ? AND NOT (${isToCome}) ORDER BY l.order_id DESC, l.id DESC LIMIT ?`, productId, limit - toCome.length)
  return [...toCome, ...others]
}
