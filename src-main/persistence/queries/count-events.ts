import type { Condition, CountSource } from '#shared/domain/receiving/conditions.ts'
import type { Sql } from '../sql.ts'

/** A count event with the names a person reads. */
export type CountEventRow = {
  readonly id: number
  readonly at: string
  readonly operatorName: string
  readonly station: string
  readonly source: CountSource
  readonly raw: string | null
  readonly lineId: number
  readonly productCode: string
  readonly productName: string
  readonly packId: number | null
  readonly packName: string | null
  readonly quantityMilli: number
  readonly condition: Condition
  readonly lot: string | null
  readonly expiryIso: string | null
  readonly serial: string | null
  readonly weightGrams: number | null
  readonly scanId: number | null
  readonly undoes: number | null
  readonly undone: 0 | 1
  readonly note: string
  readonly sscc: string | null
}

const select = `SELECT e.id, e.at, coalesce(u.name, '') AS operatorName, e.station, e.source, s.raw, e.line_id AS lineId, coalesce(p.code, '') AS productCode, coalesce(p.name, l.description) AS productName, e.pack_id AS packId, k.name AS packName,
  e.quantity_milli AS quantityMilli, e.condition, e.lot, e.expiry_iso AS expiryIso, e.serial, e.weight_grams AS weightGrams, e.scan_id AS scanId, e.undoes, EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id) AS undone, e.note, e.sscc
  FROM count_events e JOIN delivery_lines l ON l.id = e.line_id LEFT JOIN products p ON p.id = l.product_id LEFT JOIN packs k ON k.id = e.pack_id LEFT JOIN operators u ON u.id = e.operator_id LEFT JOIN scan_log s ON s.id = e.scan_id`

const oneEvent = `${select} WHERE e.id = ? AND e.delivery_id = ?`
const newest = `${select} WHERE e.delivery_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?`
const newestOfLine = `${select} WHERE e.line_id = ? AND e.delivery_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?`
const stands = `e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id)`
const lastOfPerson = `${select} WHERE e.delivery_id = ? AND e.station = ? AND e.operator_id = ? AND ${stands} ORDER BY e.id DESC LIMIT 1`
const sameAct = `e.delivery_id = ? AND e.request_id = (SELECT request_id FROM count_events WHERE id = ?)`

/** Beyond every event id. */
export const endOfEvents = Number.MAX_SAFE_INTEGER

/** One event of a delivery. */
export const countEvent = (sql: Sql, deliveryId: number, eventId: number): Promise<CountEventRow | undefined> => sql.get(oneEvent, eventId, deliveryId)

/** Events before `beforeId`, newest first; all of the delivery or those of one line. */
export const countEvents = (sql: Sql, deliveryId: number, lineId: number | null, beforeId: number, limit: number): Promise<readonly CountEventRow[]> =>
  lineId === null ? sql.all(newest, deliveryId, beforeId, limit) : sql.all(newestOfLine, lineId, deliveryId, beforeId, limit)

/** The newest event of a person at a station that was not undone and undoes nothing: two people may give their places the same name. */
export const lastEventOf = (sql: Sql, deliveryId: number, station: string, operatorId: number): Promise<CountEventRow | undefined> => sql.get(lastOfPerson, deliveryId, station, operatorId)

/** The events of the act (one request) that made this event and that still stand, oldest first: a scan over the tolerance makes two, "as expected" makes one a line. */
export const standingOfAct = (sql: Sql, deliveryId: number, eventId: number): Promise<readonly CountEventRow[]> => sql.all(`${select} WHERE ${sameAct} AND ${stands} ORDER BY e.id`, deliveryId, eventId)

/** The events that the same act had taken back to put others in their place: a changed condition, a corrected quantity. */
export const replacedByAct = (sql: Sql, deliveryId: number, eventId: number): Promise<readonly CountEventRow[]> =>
  sql.all(`${select} WHERE e.id IN (SELECT e.undoes FROM count_events e WHERE ${sameAct} AND e.undoes IS NOT NULL) ORDER BY e.id`, deliveryId, eventId)

/** Whether what the act had replaced can count again: all of its own events still stand, and it was not itself an undo, so that undoing again goes further back and not forth. */
export const canRestore = async (sql: Sql, deliveryId: number, eventId: number): Promise<boolean> =>
  (await sql.get(
    `SELECT 1 FROM count_events e WHERE ${sameAct} AND (e.undoes IS NULL AND EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id) OR EXISTS (SELECT 1 FROM command_log c WHERE c.request_id = e.request_id AND c.procedure = 'receiving.undo')) LIMIT 1`,
    deliveryId, eventId
  )) === undefined

/** What was counted of each line in each condition and lot: sums of the events, above zero. */
export const countGroups = (sql: Sql, deliveryId: number): Promise<readonly { readonly lineId: number; readonly condition: Condition; readonly lot: string; readonly expiryIso: string; readonly serial: string; readonly quantityMilli: number }[]> =>
  sql.all(
    `SELECT line_id AS lineId, condition, coalesce(lot, '') AS lot, coalesce(expiry_iso, '') AS expiryIso, coalesce(serial, '') AS serial, sum(quantity_milli) AS quantityMilli
    FROM count_events WHERE delivery_id = ? GROUP BY 1, 2, 3, 4, 5 HAVING sum(quantity_milli) <> 0 ORDER BY line_id, min(id)`,
    deliveryId
  )

/** Who counts a delivery: the stations with events, the one that counted last first. */
export const countingStations = (sql: Sql, deliveryId: number): Promise<readonly { readonly station: string; readonly operatorName: string; readonly lastAt: string; readonly lineCount: number }[]> =>
  sql.all(
    `SELECT e.station, coalesce(u.name, '') AS operatorName, max(e.at) AS lastAt, count(DISTINCT e.line_id) AS lineCount
    FROM count_events e LEFT JOIN operators u ON u.id = e.operator_id WHERE e.delivery_id = ? GROUP BY e.station, u.name ORDER BY lastAt DESC LIMIT 12`,
    deliveryId
  )

/** What was written down with the standing events of each line and condition. */
export const countNotes = (sql: Sql, deliveryId: number): Promise<readonly { readonly lineId: number; readonly condition: Condition; readonly notes: string }[]> =>
  sql.all(
    `SELECT line_id AS lineId, condition, group_concat(DISTINCT note) AS notes FROM count_events e
    WHERE delivery_id = ? AND note <> '' AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id) GROUP BY 1, 2`,
    deliveryId
  )
