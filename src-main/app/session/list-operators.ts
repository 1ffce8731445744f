import { OperatorEntity } from '#main/persistence/entities/people.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** Everybody who was ever named, active ones first. */
export const listOperators: QueryHandler<'session.listOperators'> = async ({ sql }) => {
  const records = await sql.manager.find(OperatorEntity, { order: { active: 'DESC', name: 'ASC' } })
  return ok({ rows: records.map(({ id, name, role, active, pinHash }) => ({ id, name, role, active, hasPin: pinHash !== null })) })
}
