import type { RowValues } from '#shared/domain/imports/interpret-row.ts'
import type { ImportOptions, RowState } from '#shared/domain/imports/kinds.ts'
import type { Problem, ProblemCode, Severity } from '#shared/domain/imports/problem.ts'
import { hasError, problem } from '#shared/domain/imports/problem.ts'
import { foldCode } from '#shared/domain/imports/row-key.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'
import type { CommandContext } from '../../context.ts'

/** What a planner reads the data with and what it may go by. It never writes: the same plan is made for the preview and, again, for the real thing. */
export type PlanContext = {
  readonly sql: Pick<Sql, 'get' | 'all'>
  readonly companyCurrency: string
  readonly options: ImportOptions
  /** True for the preview: looks for what is only to be warned of are left out while the database is held for writing. */
  readonly isPreview: boolean
  /** The file's heading of a mapped field, '' when it is not mapped. */
  readonly columnOf: (field: string) => string
  /** What the file itself brings, for notes between rows of different records; starts empty for each run. */
  readonly seen: Map<string, string>
}

/** What a planned group is written with. */
export type WriteContext = Pick<CommandContext, 'nowIso' | 'todayIso' | 'operator' | 'station' | 'requestId'> & { readonly sql: Tx; readonly importId: string; readonly touched: Touched }

/** What an import changed, for the events and the search index afterwards. */
export type Touched = { readonly newProducts: number[]; readonly changedProducts: Set<number>; readonly orders: Set<number> }

/** A row as a planner sees it, and what it finds out about it. */
export type PlannedRow = { readonly number: number; readonly values: RowValues; readonly problems: Problem[]; state: RowState }

/** Writes a planned group; null when there is nothing to write. */
export type GroupWrite = ((context: WriteContext) => Promise<void>) | null

/** Holds the rows of one record against the data: sets their states, adds what is wrong, and gives what would write them. Rows with an error in them never get here. */
export type Planner = (context: PlanContext, rows: readonly PlannedRow[]) => Promise<GroupWrite>

/** Adds to a row what is wrong with one of its fields; `value` is the row's own unless given. */
export function addProblem(context: PlanContext, row: PlannedRow, severity: Severity, code: ProblemCode, field: string, expected: string, value?: string): void {
  row.problems.push(problem(severity, code, { field, column: context.columnOf(field), value: value ?? String(row.values[field] ?? '') }, expected))
}

/** For kinds with one row a record: a second row with the same key is an error on both, naming each other. True when there is one. */
export function refuseDuplicates(context: PlanContext, rows: readonly PlannedRow[], keyField: string): boolean {
  if (rows.length < 2) return false
  for (const row of rows) addProblem(context, row, 'error', 'duplicate-row', keyField, `one row for it; also in ${listRows(rows.filter((other) => other !== row))}`)
  return true
}

/** "row 5", "rows 5, 6 and 3 more". */
export function listRows(rows: readonly { readonly number: number }[]): string {
  const shown = rows.slice(0, 5).map(({ number }) => number).join(', ')
  return `${rows.length === 1 ? 'row' : 'rows'} ${shown}${rows.length > 5 ? ` and ${rows.length - 5} more` : ''}`
}

/** Codes of records are the same in any case, as the database compares them. */
const isSame = (field: string, one: unknown, other: unknown): boolean => one === other || (field === 'supplier' && foldCode(String(one)) === foldCode(String(other)))

/**
 * What several rows say together about one record: the first value of each field. A later row with another value is an error that names the first;
 * an empty cell says nothing.
 */
export function mergeValues(context: PlanContext, rows: readonly PlannedRow[], fields: readonly string[]): RowValues {
  const merged: Record<string, string | number | boolean> = {}
  const from = new Map<string, PlannedRow>()
  for (const row of rows) {
    for (const field of fields) {
      const value = row.values[field]
      if (value === undefined) continue
      const first = from.get(field)
      if (first === undefined) {
        merged[field] = value
        from.set(field, row)
      } else if (!isSame(field, merged[field], value)) addProblem(context, row, 'error', 'contradicts-row', field, `${String(merged[field])}, as in row ${first.number}`)
    }
  }
  return merged
}

/** True when a row of the group has an error. */
export const anyError = (rows: readonly PlannedRow[]): boolean => rows.some(({ problems }) => hasError(problems))
