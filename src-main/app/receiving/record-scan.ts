import { ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { carryOutScan } from './carry-out-scan.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { keptRaw } from './kept-raw.ts'

const insertScan = `INSERT INTO scan_log (at, operator_id, station, delivery_id, source, raw, aim, outcome, detail, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The scan path: reads the code, finds the one line it means, and counts; whatever comes of it, the scan is logged with its raw characters. */
export const recordScan: CommandHandler<'receiving.recordScan'> = async (context, { deliveryId, raw, aim, source, condition, times }) => {
  const { sql, nowIso, operator, station, requestId } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const detail = condition === 'good' && times === 1 ? null : JSON.stringify({ condition, times })
  const logScan = async (outcome: string): Promise<number> =>
    (await sql.run(insertScan, nowIso, operator.id, station, deliveryId, source, keptRaw(raw), aim ?? null, outcome, detail, requestId)).id
  const outcome = await carryOutScan(context, delivery.value, { raw, aim, source, condition, times }, {}, logScan)
  // A scan that waits for a decision stands on every station's screen.
  if (outcome.outcome !== 'counted' && outcome.outcome !== 'command') context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: delivery.value.lastEventId, station })
  return ok(outcome)
}
