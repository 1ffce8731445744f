import type { Sql } from '../sql.ts'

/** Stock of a product in thousandths of its base unit (DOMAIN "Stock"). */
export type ProductStock = {
  readonly onHandMilli: number
  /** On hand at a usable place and not expired. */
  readonly usableMilli: number
  /** On hand but in quarantine, held or expired. */
  readonly unusableMilli: number
  /** Promised to sales orders. There are none yet, so it is 0; it has its place in what is available. */
  readonly committedMilli: number
  /** Usable less committed. */
  readonly availableMilli: number
  /** Still to come on sent orders; not on drafts, held, cancelled or closed ones. */
  readonly onOrderMilli: number
}

/** A product nobody ever moved or ordered. */
export const noStock: ProductStock = { onHandMilli: 0, usableMilli: 0, unusableMilli: 0, committedMilli: 0, availableMilli: 0, onOrderMilli: 0 }

/** Whether the units of a balance `b` at location `l` in lot `t` may be used on the day bound to it. */
const isUsable = `l.usable = 1 AND (t.id IS NULL OR t.expiry_iso = '' OR t.expiry_iso >= ?)`

const onHand = `SELECT b.product_id AS productId, sum(b.quantity_milli) AS onHandMilli, sum(CASE WHEN ${isUsable} THEN b.quantity_milli ELSE 0 END) AS usableMilli
  FROM json_each(?) j CROSS JOIN balances b ON b.product_id = j.value JOIN locations l ON l.id = b.location_id LEFT JOIN lots t ON t.id = b.lot_id GROUP BY b.product_id`
const onOrder = `SELECT ol.product_id AS productId, sum(ol.remaining_milli) AS onOrderMilli
  FROM json_each(?) j CROSS JOIN purchase_order_lines ol ON ol.product_id = j.value AND ol.remaining_milli > 0 CROSS JOIN purchase_orders o ON o.id = ol.order_id AND o.decision = 'sent' GROUP BY ol.product_id`

/** The two statements, for the test that holds them to their indexes. */
export const productStockStatements: readonly string[] = [onHand, onOrder]

/** Stock of some products on the day `todayIso`; a product missing from the answer has `noStock`. */
export async function productStock(sql: Sql, productIds: readonly number[], todayIso: string): Promise<ReadonlyMap<number, ProductStock>> {
  const ids = JSON.stringify(productIds)
  const held = await sql.all<{ readonly productId: number; readonly onHandMilli: number; readonly usableMilli: number }>(onHand, todayIso, ids)
  const ordered = new Map((await sql.all<{ readonly productId: number; readonly onOrderMilli: number }>(onOrder, ids)).map((row) => [row.productId, row.onOrderMilli]))
  const stock = new Map<number, ProductStock>()
  for (const { productId, onHandMilli, usableMilli } of held) {
    stock.set(productId, { onHandMilli, usableMilli, unusableMilli: onHandMilli - usableMilli, committedMilli: 0, availableMilli: usableMilli, onOrderMilli: ordered.get(productId) ?? 0 })
  }
  for (const [productId, onOrderMilli] of ordered) if (!stock.has(productId)) stock.set(productId, { ...noStock, onOrderMilli })
  return stock
}

/** Where units of a product lie; `lot`, `expiryIso` and `serial` are null where a unit has none. */
export type ProductPlace = { readonly locationId: number; readonly locationCode: string; readonly usable: boolean; readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null; readonly quantityMilli: number }

/** The first 500 places of a product with something at them, what can be used and expires first at the top. */
export async function productPlaces(sql: Sql, productId: number, todayIso: string): Promise<readonly ProductPlace[]> {
  const rows = await sql.all<Omit<ProductPlace, 'usable'> & { readonly usable: 0 | 1 }>(
    `SELECT b.location_id AS locationId, l.code AS locationCode, ${isUsable} AS usable, nullif(t.lot, '') AS lot, nullif(t.expiry_iso, '') AS expiryIso, nullif(t.serial, '') AS serial, b.quantity_milli AS quantityMilli
    FROM balances b JOIN locations l ON l.id = b.location_id LEFT JOIN lots t ON t.id = b.lot_id
    WHERE b.product_id = ? AND b.quantity_milli <> 0 ORDER BY usable DESC, coalesce(nullif(t.expiry_iso, ''), '9999-12-31'), l.code, b.lot_id LIMIT 500`,
    todayIso, productId
  )
  return rows.map((row) => ({ ...row, usable: row.usable === 1 }))
}
