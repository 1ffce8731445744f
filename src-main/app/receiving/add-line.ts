import type { Tx } from '#main/persistence/sql.ts'

/** A line to put on a delivery: of an order, of a product nobody ordered, or of goods nobody knows yet. */
export type NewLine = { readonly productId: number | null; readonly description?: string; readonly orderLineId?: number; readonly expectedMilli?: number }

/** Adds a line at the end of a delivery and gives its id. */
export async function addLine(tx: Tx, deliveryId: number, { productId, description = '', orderLineId, expectedMilli = 0 }: NewLine): Promise<number> {
  const { id } = await tx.run(
    `INSERT INTO delivery_lines (delivery_id, line_number, product_id, description, order_line_id, expected_milli)
    VALUES (?, (SELECT coalesce(max(line_number), 0) + 1 FROM delivery_lines WHERE delivery_id = ?), ?, ?, ?, ?)`,
    deliveryId, deliveryId, productId, description, orderLineId ?? null, expectedMilli
  )
  return id
}
