import { ok } from '#shared/result.ts'
import { containing } from '#main/persistence/containing.ts'
import { fromCursor, toCursor, toPage } from '#main/persistence/page-cursor.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'
import { varianceRows } from './variance-rows.ts'

const keys = { age: 'v.found_at', value: 'v.value_minor', supplier: `coalesce(s.name, '') COLLATE NOCASE`, kind: 'v.kind' } as const
const kinds = { age: 'string', value: 'number', supplier: 'string', kind: 'string' } as const

/** The register of differences; the totals are of all open ones in the company's currency, whatever the filter. Ascending age shows the oldest first. */
export const list: QueryHandler<'variances.list'> = async ({ sql, settings, nowIso }, { search, sort, direction, cursor, limit, state, supplierId, kind }) => {
  const key = keys[sort]
  const name = `variances:${sort}:${direction}`
  const after = fromCursor(cursor, name, [kinds[sort], 'number'])
  const conditions: string[] = []
  const values: SqlValue[] = []
  const where = (condition: string, ...bound: readonly SqlValue[]): void => {
    conditions.push(condition)
    values.push(...bound)
  }
  if (state !== 'all') where('v.state = ?', state)
  if (supplierId !== null) where('v.supplier_id = ?', supplierId)
  if (kind !== 'all') where('v.kind = ?', kind)
  if (search.trim() !== '') {
    const pattern = containing(search)
    where(`(p.code LIKE ? ESCAPE '\\' OR p.name LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\' OR r.number LIKE ? ESCAPE '\\' OR o.number LIKE ? ESCAPE '\\' OR v.note LIKE ? ESCAPE '\\')`, pattern, pattern, pattern, pattern, pattern, pattern)
  }
  if (after !== null) where(`(${key}, v.id) ${direction === 'ascending' ? '>' : '<'} (?, ?)`, ...after)
  const rows = await varianceRows(sql, key, conditions, values, direction === 'ascending' ? 'ASC' : 'DESC', limit + 1, nowIso)
  const page = toPage(rows, limit, (row) => toCursor(name, [row.sortKey, row.id]))
  const open = await sql.get<{ readonly openCount: number; readonly openValueMinor: number }>(`SELECT count(*) AS openCount, coalesce(sum(value_minor) FILTER (WHERE currency = ?), 0) AS openValueMinor FROM variances WHERE state = 'open'`, settings.currency)
  return ok({ ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row), openCount: open?.openCount ?? 0, openValueMinor: open?.openValueMinor ?? 0, currency: settings.currency })
}
