import { fail, ok } from '#shared/result.ts'
import { countingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { CommandHandler } from '../context.ts'
import { carryOutScan } from './carry-out-scan.ts'
import { keptRaw } from './kept-raw.ts'

const insertScan = `INSERT INTO scan_log (at, operator_id, station, delivery_id, source, raw, aim, outcome, detail, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The scan path: reads the code, finds the one line it means, and counts; whatever comes of it, the scan is logged with its raw characters. */
export const recordScan: CommandHandler<'receiving.recordScan'> = async (context, { deliveryId, raw, aim, source, condition, times }) => {
  const { sql, nowIso, operator, station, requestId } = context
  const delivery = await countingDelivery(sql, deliveryId)
  if (delivery === undefined) return fail({ code: 'not-found' })
  const detail = condition === 'good' && times === 1 ? null : JSON.stringify({ condition, times })
  const logScan = async (outcome: string): Promise<number> =>
    (await sql.run(insertScan, nowIso, operator.id, station, deliveryId, source, keptRaw(raw), aim ?? null, outcome, detail, requestId)).id
  if (delivery.state !== 'counting') return ok({ outcome: 'not-counting', scanId: await logScan('not-counting'), state: delivery.state })
  const outcome = await carryOutScan(context, delivery, { raw, aim, source, condition, times }, {}, logScan)
  // A scan that waits for a decision stands on every station's screen.
  if (outcome.outcome !== 'counted' && outcome.outcome !== 'command') context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: delivery.lastEventId, station })
  return ok(outcome)
}
