import type { Sql } from '#main/persistence/sql.ts'

const counted = `SELECT 1 FROM count_events e JOIN delivery_lines l ON l.id = e.line_id WHERE e.delivery_id = ? AND e.serial = ? AND l.product_id = ? GROUP BY e.serial HAVING sum(e.quantity_milli) > 0`
const inStock = `SELECT 1 FROM lots t JOIN balances b ON b.lot_id = t.id AND b.product_id = t.product_id WHERE t.product_id = ? AND t.serial = ? AND b.quantity_milli > 0 LIMIT 1`

/** Whether the unit with a serial number is in stock. */
export const isSerialInStock = async (sql: Sql, productId: number, serial: string): Promise<boolean> => (await sql.get(inStock, productId, serial)) !== undefined

/** Whether a serial number of a product is counted on this delivery or in stock already: it names one single unit. */
export async function isSerialTaken(sql: Sql, deliveryId: number, productId: number, serial: string): Promise<boolean> {
  return (await sql.get(counted, deliveryId, serial, productId)) !== undefined || (await isSerialInStock(sql, productId, serial))
}
