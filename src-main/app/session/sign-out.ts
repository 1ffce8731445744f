import { ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'

/** Ends the sessions of this person at this station. */
export const signOut: CommandHandler<'session.signOut'> = async ({ sql, operator, station, nowIso, publish }) => {
  await sql.run('UPDATE sessions SET ended_at = ? WHERE operator_id = ? AND station = ? AND ended_at IS NULL', nowIso, operator.id, station)
  publish({ type: 'operators.changed' })
  return ok({})
}
