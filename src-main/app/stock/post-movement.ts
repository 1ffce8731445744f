import { costAfterIncoming, costAfterReversal } from '#shared/domain/stock/moving-average.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { CommandContext } from '../context.ts'

/** Why stock moved. */
export type MovementReason = 'goods-receipt' | 'receipt-reversed' | 'written-off' | 'accepted' | 'returned' | 'identified' | 'opening-stock'

/** One entry of the stock ledger; quantity in thousandths of the base unit (below zero goes out), cost in minor units x 10,000 per base unit. */
export type NewMovement = {
  readonly productId: number
  readonly locationId: number
  readonly lotId: number
  readonly quantityMilli: number
  readonly reason: MovementReason
  readonly documentKind: 'receipt' | 'variance'
  readonly documentId: number
  readonly documentLineId: number | null
  readonly unitCostScaled: number
}

/** Appends to the ledger; the balance follows by itself in the same transaction. */
export async function postMovement({ sql, nowIso, operator, station, requestId }: Pick<CommandContext, 'sql' | 'nowIso' | 'operator' | 'station' | 'requestId'>, movement: NewMovement): Promise<number> {
  const { id } = await sql.run(
    `INSERT INTO movements (at, product_id, location_id, lot_id, quantity_milli, reason, document_kind, document_id, document_line_id, unit_cost_scaled, operator_id, station, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    nowIso, movement.productId, movement.locationId, movement.lotId, movement.quantityMilli, movement.reason, movement.documentKind, movement.documentId, movement.documentLineId, movement.unitCostScaled, operator.id, station, requestId
  )
  return id
}

type CostRow = { readonly averageCostScaled: number | null; readonly quantityMilli: number }

const usableStock = `SELECT p.average_cost_scaled AS averageCostScaled, coalesce((SELECT sum(b.quantity_milli) FROM balances b JOIN locations c ON c.id = b.location_id WHERE b.product_id = p.id AND c.usable = 1), 0) AS quantityMilli FROM products p WHERE p.id = ?`

/** Brings the moving average in step with usable goods that come in (or, `quantityMilli` below zero, are taken back). Call before the movement is posted; the cost is in the company's currency. */
export async function updateAverageCost(tx: Tx, productId: number, quantityMilli: number, unitCostScaled: number): Promise<void> {
  const row = await tx.get<CostRow>(usableStock, productId)
  const before = { quantityMilli: row?.averageCostScaled === null ? 0 : (row?.quantityMilli ?? 0), unitCostScaled: row?.averageCostScaled ?? 0 }
  const after = quantityMilli > 0 ? costAfterIncoming(before, { quantityMilli, unitCostScaled }) : costAfterReversal(before, { quantityMilli: -quantityMilli, unitCostScaled })
  await tx.run('UPDATE products SET average_cost_scaled = ? WHERE id = ?', after, productId)
}

/** How much of a lot lies at a place, in thousandths of the base unit. */
export async function balanceAt(tx: Tx, productId: number, locationId: number, lotId: number): Promise<number> {
  const row = await tx.get<{ readonly quantityMilli: number }>('SELECT quantity_milli AS quantityMilli FROM balances WHERE product_id = ? AND location_id = ? AND lot_id = ?', productId, locationId, lotId)
  return row?.quantityMilli ?? 0
}
