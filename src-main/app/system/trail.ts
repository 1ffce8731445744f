import type { Output } from '#shared/api/index.ts'
import { ok } from '#shared/result.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'

type Row = Output<'system.trail'>['rows'][number]

/** Who changed what, newest first, of everything or of one kind of record or of one record. */
export const trail: QueryHandler<'system.trail'> = async ({ sql }, { entity, entityId, beforeId, limit }) => {
  const conditions: readonly (readonly [string, SqlValue | undefined])[] = [['a.entity = ?', entity], ['a.entity_id = ?', entityId], ['a.id < ?', beforeId]]
  const given = conditions.filter((condition): condition is readonly [string, SqlValue] => condition[1] !== undefined)
  const where = given.length === 0 ? '' : `WHERE ${given.map(([text]) => text).join(' AND ')}`
  const rows = await sql.all<Row>(
    `SELECT a.id, a.at, coalesce(o.name, '') AS operatorName, a.station, a.action, a.entity, a.entity_id AS entityId, a.before, a.after
     FROM audit_trail a LEFT JOIN operators o ON o.id = a.operator_id ${where} ORDER BY a.id DESC LIMIT ?`,
    ...given.map(([, value]) => value), limit
  )
  return ok({ rows: [...rows] })
}
