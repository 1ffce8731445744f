import type { Output } from '#shared/api/index.ts'
import { ok } from '#shared/result.ts'
import { trailNames, trailRecord } from '#main/persistence/queries/trail-names.ts'
import type { Sql, SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'

type Row = Output<'system.trail'>['rows'][number]
type Stored = Omit<Row, 'record' | 'names' | 'units'>

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

/** An import is named by its own id, which stands in what was recorded. */
const recordIdOf = ({ entity, entityId }: Stored, after: unknown): number | string | null => (entity === 'import' ? String((after as { readonly importId?: unknown } | null)?.importId ?? '') : entityId)

async function withNames(sql: Sql, row: Stored): Promise<Row> {
  const before = parsed(row.before)
  const after = parsed(row.after)
  return { ...row, record: await trailRecord(sql, row.entity, recordIdOf(row, after)), ...(await trailNames(sql, [before, after])) }
}

/** Who changed what, newest first, of everything or of one kind of record or of one record, with the names of what it is about. */
export const trail: QueryHandler<'system.trail'> = async ({ sql }, { entity, entityId, beforeId, limit }) => {
  const conditions: readonly (readonly [string, SqlValue | undefined])[] = [['a.entity = ?', entity], ['a.entity_id = ?', entityId], ['a.id < ?', beforeId]]
  const given = conditions.filter((condition): condition is readonly [string, SqlValue] => condition[1] !== undefined)
  const where = given.length === 0 ? '' : `WHERE ${given.map(([text]) => text).join(' AND ')}`
  const stored = await sql.all<Stored>(
    `SELECT a.id, a.at, coalesce(o.name, '') AS operatorName, a.station, a.action, a.entity, a.entity_id AS entityId, a.before, a.after
     FROM audit_trail a LEFT JOIN operators o ON o.id = a.operator_id ${where} ORDER BY a.id DESC LIMIT ?`,
    ...given.map(([, value]) => value), limit
  )
  const rows: Row[] = []
  for (const row of stored) rows.push(await withNames(sql, row))
  return ok({ rows })
}
