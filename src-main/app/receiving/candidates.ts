import type { Output } from '#shared/api/index.ts'
import { toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import type { CodeMatch } from '#shared/domain/receiving/decide-scan.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { assert } from '#shared/assert.ts'

/** One thing a waiting scan may mean. */
export type Candidate = Extract<Output<'receiving.recordScan'>, { readonly outcome: 'ambiguous' }>['candidates'][number]

type Names = { readonly productCode: string; readonly productName: string; readonly packName: string }

async function namesOf(sql: Sql, packId: number): Promise<Names> {
  const names = await sql.get<Names>('SELECT p.code AS productCode, p.name AS productName, k.name AS packName FROM packs k JOIN products p ON p.id = k.product_id WHERE k.id = ?', packId)
  assert(names !== undefined, 'a matched pack exists')
  return names
}

/** A candidate with names; `line` when it is on the delivery already. `blind` keeps what is still to come to itself. */
export async function asCandidate(sql: Sql, match: CodeMatch, line: DeliveryLineRow | undefined, blind: boolean): Promise<Candidate> {
  return {
    lineId: line?.id ?? null, orderLineId: line?.orderLineId ?? null, orderNumber: line?.orderNumber ?? null, productId: match.productId, packId: match.packId, quantityMilli: match.baseQuantityMilli,
    ...(await namesOf(sql, match.packId)), toComeMilli: line === undefined || blind ? null : toComeMilli(line), dueIso: line?.dueIso ?? null
  }
}

type OtherLine = { readonly orderLineId: number; readonly orderNumber: string; readonly toComeMilli: number; readonly dueIso: string | null }

/** Open lines of other orders of the delivery's supplier that wait for the product, oldest promise first. */
export async function otherOrderCandidates(sql: Sql, match: CodeMatch, { id: deliveryId, supplierId }: CountingDelivery): Promise<Candidate[]> {
  if (supplierId === null) return []
  const lines = await sql.all<OtherLine>(
    `SELECT ol.id AS orderLineId, o.number AS orderNumber, ol.remaining_milli AS toComeMilli, coalesce(ol.expected_iso, o.expected_iso) AS dueIso FROM purchase_order_lines ol JOIN purchase_orders o ON o.id = ol.order_id
    WHERE ol.product_id = ? AND ol.remaining_milli > 0 AND o.is_open = 1 AND o.supplier_id = ? AND NOT EXISTS (SELECT 1 FROM delivery_lines l WHERE l.delivery_id = ? AND l.order_line_id = ol.id) ORDER BY dueIso, ol.id LIMIT 20`,
    match.productId, supplierId, deliveryId
  )
  if (lines.length === 0) return []
  const names = await namesOf(sql, match.packId)
  return lines.map((line) => ({ lineId: null, ...line, productId: match.productId, packId: match.packId, quantityMilli: match.baseQuantityMilli, ...names }))
}
