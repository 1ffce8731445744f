import type { OverAction } from '#shared/domain/receiving/decide-scan.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { CommandContext } from '../context.ts'
import { limitedLine } from './limited-line.ts'

/** Keeps what was decided about too much on a line: about what came in, the finish proposes the same; whatever more comes is held or refused as was said last. */
export const rememberOverDecision = (tx: Tx, lineId: number, action: OverAction): Promise<unknown> =>
  tx.run(`UPDATE delivery_lines SET ${action === 'hold' || action === 'refuse' ? 'over_rest' : 'over_decision'} = ? WHERE id = ?`, action, lineId)

/** Forgets what was decided about too much on these lines where, after something was taken back, there is no such goods any more: the next time is asked about again. */
export async function forgetOverDecision(context: CommandContext, delivery: CountingDelivery, lineIds: readonly number[]): Promise<void> {
  for (const lineId of new Set(lineIds)) {
    const row = await deliveryLine(context.sql, delivery.id, lineId)
    if (row === undefined) continue
    const { overDecision, overRest, goodMilli, heldMilli, refusedMilli, expectedMilli, toleranceMilli } = limitedLine(row, delivery, context)
    const decision = goodMilli > expectedMilli + toleranceMilli ? overDecision : null
    const rest = (overRest === 'hold' ? heldMilli : refusedMilli) > 0 ? overRest : null
    if (decision !== overDecision || rest !== overRest) await context.sql.run('UPDATE delivery_lines SET over_decision = ?, over_rest = ? WHERE id = ?', decision, rest, lineId)
  }
}
