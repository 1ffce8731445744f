import type { Output } from '#shared/api/index.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

type Row = Output<'session.stations'>['rows'][number]

/** Whoever signed in so long ago and never out has gone home. */
const workingHours = 12

/** The names that other devices go by at the moment, with who signed in there last. */
export const stations: QueryHandler<'session.stations'> = async ({ sql, nowIso }, { device }) => {
  const since = new Date(Date.parse(nowIso) - workingHours * 3_600_000).toISOString()
  const rows = await sql.all<Row>(
    `SELECT s.station AS name, o.name AS operatorName, max(s.created_at) AS at FROM sessions s JOIN operators o ON o.id = s.operator_id
    WHERE s.ended_at IS NULL AND s.device <> ? AND s.created_at > ? GROUP BY s.station COLLATE NOCASE ORDER BY s.station COLLATE NOCASE`,
    device, since
  )
  return ok({ rows: [...rows] })
}
