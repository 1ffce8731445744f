import type { Output } from '#shared/api/index.ts'
import { assert } from '#shared/assert.ts'
import type { CountEventRow } from '#main/persistence/queries/count-events.ts'
import { countEvent } from '#main/persistence/queries/count-events.ts'
import type { DeliveryProgressRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryProgress } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext } from '../context.ts'
import { viewLine } from './line-view.ts'

/** What every counting command answers with: the line, the event and how far the delivery is. */
export type Counted = Output<'receiving.recordCount'>

/** An event as the contract shows it. */
export function asEventView({ packId: _packId, scanId: _scanId, undone, ...row }: CountEventRow): Counted['event'] {
  return { ...row, undone: undone === 1 }
}

/** Completion in thousandths; a delivery that expects nothing is complete from its first line. */
export const completionOf = ({ expectedMilli, doneMilli, lineCount }: DeliveryProgressRow): number => (expectedMilli === 0 ? (lineCount === 0 ? 0 : 1000) : Math.floor((doneMilli * 1000) / expectedMilli))

/** Reads back what was just counted and tells everybody after the commit. */
export async function countedReply({ sql, station, publish }: CommandContext, { id: deliveryId, blind }: { readonly id: number; readonly blind: 0 | 1 }, lineId: number, eventId: number): Promise<Counted> {
  const line = await viewLine(sql, deliveryId, lineId, blind === 1)
  const event = await countEvent(sql, deliveryId, eventId)
  const progress = await deliveryProgress(sql, deliveryId)
  assert(event !== undefined && progress !== undefined, 'what was counted is there')
  publish({ type: 'receiving.changed', deliveryId, lineIds: [lineId], lastEventId: eventId, station })
  return { line, event: asEventView(event), delivery: { linesDone: blind === 1 ? 0 : progress.linesDone, lineCount: progress.lineCount, completionPermille: blind === 1 ? 0 : completionOf(progress), lastEventId: eventId } }
}
