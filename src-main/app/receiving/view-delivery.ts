import type { Output } from '#shared/api/index.ts'
import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import { countEvents, countingStations, endOfEvents } from '#main/persistence/queries/count-events.ts'
import { countingDelivery } from '#main/persistence/queries/deliveries.ts'
import { deliveryLines, deliveryProgress, packsOfDelivery, photosOfDelivery } from '#main/persistence/queries/delivery-lines.ts'
import { isWaitingScan } from '#main/persistence/queries/waiting-scans.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'
import { asEventView, completionOf } from './counted-reply.ts'
import { asLineView } from './line-view.ts'

type View = Output<'receiving.viewDelivery'>
type Head = Pick<View, 'id' | 'number' | 'state' | 'supplierId' | 'supplierName' | 'reference' | 'openedAt' | 'openedBy' | 'parkedBy' | 'receiptId' | 'receiptNumber' | 'postedAt' | 'postedBy' | 'lastEventId'> & { readonly blind: 0 | 1 }

const recentEvents = 30
const openScansShown = 50

const headOf = (sql: Sql, deliveryId: number): Promise<Head | undefined> =>
  sql.get(
    `SELECT d.id, d.number, d.state, d.supplier_id AS supplierId, coalesce(s.name, '') AS supplierName, d.reference, d.blind, d.opened_at AS openedAt, coalesce(u.name, '') AS openedBy, v.name AS parkedBy,
      r.id AS receiptId, r.number AS receiptNumber, r.posted_at AS postedAt, w.name AS postedBy, d.last_event_id AS lastEventId
    FROM deliveries d LEFT JOIN suppliers s ON s.id = d.supplier_id LEFT JOIN operators u ON u.id = d.opened_by LEFT JOIN operators v ON v.id = d.parked_by
    LEFT JOIN receipts r ON r.delivery_id = d.id AND r.reverses IS NULL LEFT JOIN operators w ON w.id = r.operator_id WHERE d.id = ?`,
    deliveryId
  )

const openScans = `SELECT id AS scanId, substr(raw, 1, 200) AS raw, coalesce((SELECT outcome FROM scan_decisions c WHERE c.scan_id = s.id ORDER BY c.id DESC LIMIT 1), outcome) AS outcome, at FROM scan_log s
  WHERE s.delivery_id = ? AND ${isWaitingScan} ORDER BY id DESC LIMIT ?`

async function linesOf(sql: Sql, deliveryId: number, blind: boolean, sinceEventId: number): Promise<View['lines']> {
  const packs = Map.groupBy(await packsOfDelivery(sql, deliveryId, sinceEventId), (pack) => pack.productId)
  const photos = Map.groupBy(await photosOfDelivery(sql, deliveryId), (photo) => photo.lineId)
  const rows = await deliveryLines(sql, deliveryId, sinceEventId)
  return rows.map((row) => asLineView(row, packs.get(row.productId ?? 0) ?? [], (photos.get(row.id) ?? []).map(({ id }) => id), blind))
}

type Progress = Pick<View, 'lineCount' | 'linesDone' | 'completionPermille' | 'lines' | 'recentEvents' | 'openScans' | 'stations'>

/** How the count stands, with the lines and events after `sinceEventId` (-1: all lines, also those nobody counted yet). */
async function progressSince(sql: Sql, deliveryId: number, blind: boolean, sinceEventId: number): Promise<Progress> {
  const progress = await deliveryProgress(sql, deliveryId)
  assert(progress !== undefined, 'sums always give a row')
  const events = await countEvents(sql, deliveryId, null, endOfEvents, recentEvents)
  return {
    lineCount: progress.lineCount,
    linesDone: blind ? 0 : progress.linesDone,
    completionPermille: blind ? 0 : completionOf(progress),
    lines: await linesOf(sql, deliveryId, blind, sinceEventId),
    recentEvents: events.filter(({ id }) => id > sinceEventId).map(asEventView),
    openScans: [...(await sql.all<View['openScans'][number]>(openScans, deliveryId, openScansShown))],
    stations: [...(await countingStations(sql, deliveryId))]
  }
}

const isBlind = ({ blind, state }: Pick<Head, 'blind' | 'state'>): boolean => blind === 1 && (state === 'announced' || state === 'counting' || state === 'parked')

/** The whole counting screen: head, lines by what happened last, newest events, scans that wait for a decision, and who else counts. */
export const viewDelivery: QueryHandler<'receiving.viewDelivery'> = async ({ sql }, { deliveryId }) => {
  const head = await headOf(sql, deliveryId)
  if (head === undefined) return fail({ code: 'not-found' })
  return ok({
    ...head,
    blind: head.blind === 1,
    orders: [...(await sql.all<View['orders'][number]>('SELECT o.id AS orderId, o.number FROM delivery_orders x JOIN purchase_orders o ON o.id = x.order_id WHERE x.delivery_id = ? ORDER BY o.id', deliveryId))],
    handlingUnits: [...(await sql.all<View['handlingUnits'][number]>('SELECT sscc, arrived_at AS arrivedAt FROM handling_units WHERE delivery_id = ? ORDER BY sscc', deliveryId))],
    ...(await progressSince(sql, deliveryId, isBlind(head), -1))
  })
}

/** What happened since an event: enough to bring a screen in step that has everything before it. */
export const viewChanges: QueryHandler<'receiving.viewChanges'> = async ({ sql }, { deliveryId, sinceEventId }) => {
  const head = await countingDelivery(sql, deliveryId)
  if (head === undefined) return fail({ code: 'not-found' })
  return ok({ state: head.state, lastEventId: head.lastEventId, ...(await progressSince(sql, deliveryId, isBlind(head), sinceEventId)) })
}
