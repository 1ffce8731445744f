import { openCheckedRows } from '#main/persistence/imports/checked-rows.ts'
import type { Cell } from '#shared/domain/imports/kinds.ts'
import { cellText } from '#shared/domain/imports/cell-text.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { checkedFiles } from './checked-files.ts'
import { longestSample } from './read/limits.ts'
import { loadImport } from './import-record.ts'

/** A page of the preview. */
export const rows: QueryHandler<'imports.rows'> = async ({ sql, services }, { importId, state, offset, limit }) => {
  const record = await loadImport(sql, importId)
  const files = checkedFiles(services, record)
  if (!files.ok) return files
  const columns = record?.source.columns ?? []
  const checked = openCheckedRows(files.value.checkedRows, files.value.sourceRows)
  try {
    const page = checked.page(state, offset, limit)
    const shown = (cells: readonly Cell[]) => Object.fromEntries(columns.map((column, index) => [column, cellText(cells[index] ?? '').slice(0, longestSample)]))
    return ok({ total: page.total, rows: page.rows.map(({ number, key, state: rowState, cells, problems }) => ({ rowNumber: number, state: rowState, key, cells: shown(cells), problems: [...problems] })) })
  } finally {
    checked.close()
  }
}
