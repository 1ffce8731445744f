import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import { VarianceEntity } from '#main/persistence/entities/receiving.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { varianceView } from './variance-rows.ts'

/** Sets until when the supplier is to answer, and the note that goes with the claim. */
export const setClaim: CommandHandler<'variances.setClaim'> = async (context, { varianceId, claimDueIso, note }) => {
  const { sql, nowIso } = context
  const variance = await sql.manager.findOneBy(VarianceEntity, { id: varianceId })
  if (variance === null) return fail({ code: 'not-found' })
  if (variance.state !== 'open') return fail({ code: 'already-resolved' })
  await sql.manager.update(VarianceEntity, { id: varianceId, state: 'open' }, { claimDueIso, note })
  await recordChange(context, { action: 'claimed', entity: 'variance', entityId: varianceId, before: { claimDueIso: variance.claimDueIso, note: variance.note }, after: { claimDueIso, note } })
  context.publish({ type: 'variances.changed' })
  const view = await varianceView(sql, varianceId, nowIso)
  assert(view !== undefined, 'the difference is there')
  return ok(view)
}
