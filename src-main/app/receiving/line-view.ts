import type { Output } from '#shared/api/index.ts'
import { countedMilli, lineStatus, toComeMilli } from '#shared/domain/receiving/line-progress.ts'
import type { DeliveryLineRow, LinePackRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryLine, packsOf, photosOfLine } from '#main/persistence/queries/delivery-lines.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { assert } from '#shared/assert.ts'

/** A line as the contract shows it. */
export type LineView = Output<'receiving.viewDelivery'>['lines'][number]

/** Shows a line; a blind count keeps what is expected and what is still to come to itself. */
export function asLineView(row: DeliveryLineRow, packs: readonly LinePackRow[], photoIds: readonly number[], blind: boolean): LineView {
  const { overDecision: _overDecision, overRest: _overRest, orderedMilli: _orderedMilli, overBeforeMilli: _overBefore, productTolerancePermille: _tolerance, hasOrders, lotRequired, expiryRequired, serialRequired, lastEventId, ...line } = row
  const status = lineStatus(row)
  return {
    ...line,
    packs: packs.map(({ id, kind, name, baseQuantityMilli }) => ({ id, kind, name, baseQuantityMilli })),
    expectedMilli: blind ? null : row.expectedMilli,
    countedMilli: countedMilli(row),
    toComeMilli: blind ? null : toComeMilli(row),
    // Where nothing is expected, or it is hidden, nothing is too much.
    status: (blind || hasOrders === 0) && (status === 'complete' || status === 'over') ? 'counting' : status,
    lotRequired: lotRequired === 1, expiryRequired: expiryRequired === 1, serialRequired: serialRequired === 1,
    photoIds: [...photoIds],
    lastEventId: lastEventId === 0 ? null : lastEventId
  }
}

/** One line as it stands now; `known` when its row is at hand already, as on the scan path. */
export async function viewLine(sql: Sql, deliveryId: number, lineId: number, blind: boolean, known?: DeliveryLineRow): Promise<LineView> {
  const row = known ?? (await deliveryLine(sql, deliveryId, lineId))
  assert(row !== undefined, 'the line is on the delivery')
  const packs = row.productId === null ? [] : await packsOf(sql, row.productId)
  const photos = await photosOfLine(sql, lineId)
  return asLineView(row, packs, photos.map(({ id }) => id), blind)
}
