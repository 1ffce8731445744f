import type { Output } from '#shared/api/index.ts'
import { assert } from '#shared/assert.ts'
import type { CountSource } from '#shared/domain/receiving/conditions.ts'
import type { CountDetail, CountPart } from '#shared/domain/receiving/decide-scan.ts'
import type { CountEventRow } from '#main/persistence/queries/count-events.ts'
import { countEvent } from '#main/persistence/queries/count-events.ts'
import type { DeliveryLineRow, DeliveryProgressRow } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext } from '../context.ts'
import { keptRaw } from './kept-raw.ts'
import { viewLine } from './line-view.ts'

/** What every counting command answers with: the line as it stands now, and the event. How far the whole delivery is follows from its lines and is not worked out on every scan. */
export type Counted = Omit<Output<'receiving.recordCount'>, 'stickers'>

/** An event as the contract shows it. */
export function asEventView({ packId: _packId, scanId: _scanId, sscc: _sscc, undone, ...row }: CountEventRow): Counted['event'] {
  return { ...row, undone: undone === 1 }
}

/** Completion in thousandths; a delivery that expects nothing is complete from its first line. */
export const completionOf = ({ expectedMilli, doneMilli, lineCount }: DeliveryProgressRow): number => (expectedMilli === 0 ? (lineCount === 0 ? 0 : 1000) : Math.floor((doneMilli * 1000) / expectedMilli))

/** Reads back what was just counted and tells everybody after the commit. */
export async function countedReply({ sql, station, publish }: CommandContext, { id: deliveryId, blind }: { readonly id: number; readonly blind: 0 | 1 }, lineId: number, eventId: number): Promise<Counted> {
  const line = await viewLine(sql, deliveryId, lineId, blind === 1)
  const event = await countEvent(sql, deliveryId, eventId)
  assert(event !== undefined, 'what was counted is there')
  publish({ type: 'receiving.changed', deliveryId, lineIds: [lineId], lastEventId: eventId, station })
  return { line, event: asEventView(event) }
}

/** What the scan path knows of the event it has just appended. */
export type ScannedEvent = {
  readonly eventId: number
  readonly scanId: number
  readonly scan: { readonly raw: string; readonly source: CountSource }
  readonly match: { readonly packId: number }
  readonly parts: readonly CountPart[]
  readonly detail: CountDetail
}

/** The same answer as `countedReply` for a scan on a known line, put together from what is at hand: the scan path reads nothing twice. `row` is the line after the count. */
export async function scannedReply({ sql, station, operator, nowIso, publish }: CommandContext, { id: deliveryId, blind }: { readonly id: number; readonly blind: 0 | 1 }, row: DeliveryLineRow, scanned: ScannedEvent): Promise<Counted> {
  const { eventId, scanId, scan, match, parts, detail } = scanned
  const last = parts.at(-1)
  assert(last !== undefined, 'a scan that counts has parts')
  const line = await viewLine(sql, deliveryId, row.id, blind === 1, row)
  const event = asEventView({
    id: eventId, at: nowIso, operatorName: operator.name, station, source: scan.source, raw: keptRaw(scan.raw), lineId: row.id, productCode: row.productCode, productName: row.productName, packId: match.packId,
    packName: line.packs.find((pack) => pack.id === match.packId)?.name ?? null, ...last, ...detail, scanId, undoes: null, undone: 0, note: '', sscc: null
  })
  publish({ type: 'receiving.changed', deliveryId, lineIds: [row.id], lastEventId: eventId, station })
  return { line, event }
}
