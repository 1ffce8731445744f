import type { Condition, CountSource } from '#shared/domain/receiving/conditions.ts'
import type { CountDetail } from '#shared/domain/receiving/decide-scan.ts'
import type { CommandContext } from '../context.ts'

/** One count event to append; `quantityMilli` may be below zero (an opposite, or too much taken away). */
export type NewCount = CountDetail & {
  readonly deliveryId: number
  readonly lineId: number
  readonly source: CountSource
  readonly scanId: number | null
  readonly packId: number | null
  readonly quantityMilli: number
  readonly condition: Condition
  readonly undoes?: number
  readonly note?: string
  /** The SSCC of the logistic unit the goods came in, when the code told it. */
  readonly sscc?: string | null
}

const insertEvent = `INSERT INTO count_events (request_id, delivery_id, line_id, at, operator_id, station, source, scan_id, pack_id, quantity_milli, condition, lot, expiry_iso, serial, weight_grams, undoes, note, sscc)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The running sum of a line that a condition is added to. */
const addToLine: Readonly<Record<Condition, string>> = {
  good: 'UPDATE delivery_lines SET good_milli = good_milli + ?, last_event_id = ? WHERE id = ?',
  damaged: 'UPDATE delivery_lines SET damaged_milli = damaged_milli + ?, last_event_id = ? WHERE id = ?',
  'wrong-item': 'UPDATE delivery_lines SET wrong_item_milli = wrong_item_milli + ?, last_event_id = ? WHERE id = ?',
  refused: 'UPDATE delivery_lines SET refused_milli = refused_milli + ?, last_event_id = ? WHERE id = ?',
  held: 'UPDATE delivery_lines SET held_milli = held_milli + ?, last_event_id = ? WHERE id = ?'
}

/**
 * Whether taking something back left a line with less than nothing in some condition, or of some lot, date or serial number in it: a later correction already took it away.
 * The command then fails, and nothing of it stays.
 */
export async function isBelowNothing({ sql }: Pick<CommandContext, 'sql'>, lineIds: readonly number[]): Promise<boolean> {
  for (const lineId of new Set(lineIds)) {
    if ((await sql.get('SELECT 1 FROM count_events WHERE line_id = ? GROUP BY condition, lot, expiry_iso, serial HAVING sum(quantity_milli) < 0 LIMIT 1', lineId)) !== undefined) return true
  }
  return false
}

/** Appends a count event and keeps the running sums of its line and delivery in step. Gives the event's id. */
export async function appendCount({ sql, requestId, nowIso, operator, station }: Pick<CommandContext, 'sql' | 'requestId' | 'nowIso' | 'operator' | 'station'>, count: NewCount): Promise<number> {
  const { id } = await sql.run(
    insertEvent, requestId, count.deliveryId, count.lineId, nowIso, operator.id, station, count.source, count.scanId, count.packId, count.quantityMilli, count.condition,
    count.lot, count.expiryIso, count.serial, count.weightGrams, count.undoes ?? null, count.note ?? '', count.sscc ?? null
  )
  await sql.run(addToLine[count.condition], count.quantityMilli, id, count.lineId)
  await sql.run('UPDATE deliveries SET last_event_id = ? WHERE id = ?', id, count.deliveryId)
  return id
}
