import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import type { OverAction } from '#shared/domain/receiving/decide-scan.ts'
import type { Sql } from '../sql.ts'

/** A line of a delivery with what a screen or a decision needs of its product and order; quantities in thousandths of the base unit. */
export type DeliveryLineRow = {
  readonly id: number
  readonly lineNumber: number
  readonly productId: number | null
  readonly productCode: string
  readonly productName: string
  readonly baseUnit: BaseUnit
  readonly orderLineId: number | null
  readonly orderNumber: string | null
  readonly orderedMilli: number
  /** How much of the order line came beyond what was ordered, before this delivery. */
  readonly overBeforeMilli: number
  readonly dueIso: string | null
  readonly supplierCode: string | null
  readonly expectedMilli: number
  readonly goodMilli: number
  readonly damagedMilli: number
  readonly wrongItemMilli: number
  readonly refusedMilli: number
  readonly heldMilli: number
  readonly postedMilli: number
  readonly overDecision: OverAction | null
  readonly overRest: 'hold' | 'refuse' | null
  readonly note: string
  readonly lastEventId: number
  readonly lotRequired: 0 | 1
  readonly expiryRequired: 0 | 1
  readonly serialRequired: 0 | 1
  readonly productTolerancePermille: number | null
  /** 0: the delivery belongs to no order, so nothing is expected of it. */
  readonly hasOrders: 0 | 1
}

/** A pack a line's product can be counted in. */
export type LinePackRow = { readonly id: number; readonly productId: number; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number }

const columns = `
  l.id, l.line_number AS lineNumber, l.product_id AS productId, coalesce(p.code, '') AS productCode, coalesce(p.name, l.description) AS productName, coalesce(p.base_unit, 'each') AS baseUnit,
  l.order_line_id AS orderLineId, o.number AS orderNumber, coalesce(ol.ordered_milli, 0) AS orderedMilli, coalesce(max(0, ol.received_milli - ol.returned_for_replacement_milli + ol.closed_short_milli - ol.ordered_milli), 0) AS overBeforeMilli, coalesce(ol.expected_iso, o.expected_iso) AS dueIso,
  (SELECT si.supplier_code FROM supplier_items si WHERE si.product_id = l.product_id AND si.supplier_id = d.supplier_id) AS supplierCode,
  l.expected_milli AS expectedMilli, l.good_milli AS goodMilli, l.damaged_milli AS damagedMilli, l.wrong_item_milli AS wrongItemMilli, l.refused_milli AS refusedMilli, l.held_milli AS heldMilli, l.posted_milli AS postedMilli,
  l.over_decision AS overDecision, l.over_rest AS overRest, l.note, l.last_event_id AS lastEventId, coalesce(p.lot_required, 0) AS lotRequired, coalesce(p.expiry_required, 0) AS expiryRequired, coalesce(p.serial_required, 0) AS serialRequired,
  p.over_tolerance_permille AS productTolerancePermille, EXISTS (SELECT 1 FROM delivery_orders x WHERE x.delivery_id = l.delivery_id) AS hasOrders`

const joined = `
  FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id
  LEFT JOIN products p ON p.id = l.product_id
  LEFT JOIN purchase_order_lines ol ON ol.id = l.order_line_id
  LEFT JOIN purchase_orders o ON o.id = ol.order_id`

const oneLine = `SELECT ${columns} ${joined} WHERE l.id = ? AND l.delivery_id = ?`
const allLines = `SELECT ${columns} ${joined} WHERE l.delivery_id = ? AND l.last_event_id > ? ORDER BY l.last_event_id DESC, l.line_number`
// Not sorted here: an order by line number would make SQLite walk all lines of the delivery.
const linesOfProduct = `SELECT ${columns} ${joined} WHERE l.product_id = ? AND l.delivery_id = ?`

/** One line, or undefined when this delivery has no such line. */
export const deliveryLine = (sql: Sql, deliveryId: number, lineId: number): Promise<DeliveryLineRow | undefined> => sql.get(oneLine, lineId, deliveryId)

/** The lines of a delivery, the one that was counted last first; all of them, or those counted after an event. */
export const deliveryLines = (sql: Sql, deliveryId: number, sinceEventId = -1): Promise<readonly DeliveryLineRow[]> => sql.all(allLines, deliveryId, sinceEventId)

/** The lines of a delivery that hold one of these products (few: what one code can mean). */
export async function deliveryLinesOf(sql: Sql, deliveryId: number, productIds: readonly number[]): Promise<readonly DeliveryLineRow[]> {
  const found: DeliveryLineRow[] = []
  for (const productId of new Set(productIds)) found.push(...(await sql.all<DeliveryLineRow>(linesOfProduct, productId, deliveryId)))
  return found.sort((one, other) => one.lineNumber - other.lineNumber)
}

const packColumns = `k.id, k.product_id AS productId, k.kind, k.name, k.base_quantity_milli AS baseQuantityMilli`

/** The packs in use of one product, smallest first. */
export const packsOf = (sql: Sql, productId: number): Promise<readonly LinePackRow[]> => sql.all(`SELECT ${packColumns} FROM packs k WHERE k.product_id = ? AND k.active = 1 ORDER BY k.base_quantity_milli`, productId)

/** The packs in use of the products on a delivery, smallest first; of all lines, or of those counted after an event. */
export const packsOfDelivery = (sql: Sql, deliveryId: number, sinceEventId = -1): Promise<readonly LinePackRow[]> =>
  sql.all(`SELECT ${packColumns} FROM packs k WHERE k.active = 1 AND k.product_id IN (SELECT product_id FROM delivery_lines WHERE delivery_id = ? AND last_event_id > ?) ORDER BY k.base_quantity_milli`, deliveryId, sinceEventId)

/** Photos by line of a delivery, oldest first. */
export const photosOfDelivery = (sql: Sql, deliveryId: number): Promise<readonly { readonly id: number; readonly lineId: number }[]> =>
  sql.all('SELECT f.id, f.delivery_line_id AS lineId FROM photos f JOIN delivery_lines l ON l.id = f.delivery_line_id WHERE l.delivery_id = ? ORDER BY f.id', deliveryId)

/** Photos of one line, oldest first. */
export const photosOfLine = (sql: Sql, lineId: number): Promise<readonly { readonly id: number; readonly lineId: number }[]> =>
  sql.all('SELECT id, delivery_line_id AS lineId FROM photos WHERE delivery_line_id = ? ORDER BY id', lineId)

/** How far a delivery is: lines, lines with nothing more to come, and the two sums of the completion, in thousandths of base units. */
export type DeliveryProgressRow = { readonly lineCount: number; readonly linesDone: number; readonly expectedMilli: number; readonly doneMilli: number }

/** Completion counts min(expected, arrived) per line, so that an over never hides a short (DOMAIN "Purchasing"). */
export const deliveryProgress = (sql: Sql, deliveryId: number): Promise<DeliveryProgressRow | undefined> =>
  sql.get(
    `SELECT count(*) AS lineCount, coalesce(sum(good_milli + damaged_milli + held_milli >= expected_milli), 0) AS linesDone, coalesce(sum(expected_milli), 0) AS expectedMilli,
      coalesce(sum(min(expected_milli, good_milli + damaged_milli + held_milli)), 0) AS doneMilli FROM delivery_lines WHERE delivery_id = ?`,
    deliveryId
  )
