import type { Tx } from '#main/persistence/sql.ts'

type OpenVariance = { readonly id: number; readonly unsettledMilli: number }

/**
 * Differences about goods that are still to come on the order line: what is short and not closed, refused or a wrong item, and what came unfit (damaged, out of date) and is to be
 * replaced. Oldest first.
 */
const openOnLine = `SELECT v.id, v.quantity_milli - coalesce((SELECT sum(quantity_milli) FROM variance_settlements t WHERE t.variance_id = v.id), 0) AS unsettledMilli
  FROM variances v WHERE v.order_line_id = ? AND v.state = 'open' AND v.receipt_id <> ? AND v.closed_short_milli = 0
  AND ((v.kind IN ('short','refused','wrong-item') AND coalesce(v.outcome, 'replacement-expected') = 'replacement-expected') OR (v.kind IN ('damaged','expired','short-dated') AND v.outcome = 'replacement-expected')) ORDER BY v.id`

type LineNow = { readonly remainingMilli: number; readonly broughtMilli: number; readonly raisedMilli: number }
const lineNow = `SELECT ol.remaining_milli AS remainingMilli, coalesce((SELECT sum(quantity_milli) FROM receipt_lines WHERE receipt_id = ? AND order_line_id = ol.id), 0) AS broughtMilli,
  coalesce((SELECT quantity_milli FROM receipt_raises WHERE receipt_id = ? AND order_line_id = ol.id), 0) AS raisedMilli FROM purchase_order_lines ol WHERE ol.id = ?`

/**
 * After a posting: whatever of earlier differences on an order line can no longer be waiting, because less remains on the line than they ask for, has come with this receipt.
 * Links it (DOMAIN "Receiving": linked to the later receipt) and resolves what is settled whole.
 */
export async function settleVariances(tx: Tx, orderLineId: number, receiptId: number, receiptLineId: number, nowIso: string, operatorId: number): Promise<void> {
  const open = await tx.all<OpenVariance>(openOnLine, orderLineId, receiptId)
  const waiting = open.reduce((sum, { unsettledMilli }) => sum + unsettledMilli, 0)
  const line = await tx.get<LineNow>(lineNow, receiptId, receiptId, orderLineId)
  // No more than this receipt brought; what raised the order did not settle anything.
  let came = line === undefined ? 0 : Math.min(line.broughtMilli - line.raisedMilli, Math.max(0, waiting - line.remainingMilli))
  for (const { id, unsettledMilli } of open) {
    const settled = Math.min(came, unsettledMilli)
    if (settled <= 0) return
    came -= settled
    await tx.run('INSERT INTO variance_settlements (variance_id, receipt_line_id, quantity_milli, at) VALUES (?, ?, ?, ?)', id, receiptLineId, settled, nowIso)
    if (settled < unsettledMilli) return
    await tx.run(
      `UPDATE variances SET state = 'resolved', outcome = 'replacement-expected', settled_by_receipt_id = ?, resolved_at = ?, resolved_by = ? WHERE id = ?`,
      receiptId, nowIso, operatorId, id
    )
  }
}
