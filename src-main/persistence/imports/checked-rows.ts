import BetterSqlite3 from 'better-sqlite3'
import type { Database as Handle } from 'better-sqlite3'
import { rmSync } from 'node:fs'
import type { RowValues } from '#shared/domain/imports/interpret-row.ts'
import type { Cell, RowState } from '#shared/domain/imports/kinds.ts'
import { rowStates } from '#shared/domain/imports/kinds.ts'
import type { Problem } from '#shared/domain/imports/problem.ts'

/** A row whose cells were read: its values, the problems found so far, and the record it is about. Rows with the same `first` belong together. */
export type CheckedRow = { readonly number: number; readonly first: number; readonly key: string; readonly values: RowValues; readonly problems: readonly Problem[]; readonly state: RowState }

/** How many rows are in each state, and how many carry a warning. */
export type RowCounts = Readonly<Record<RowState, number>> & { readonly warnings: number }

/** A row as the preview pages through it. */
type PreviewRow = { readonly number: number; readonly key: string; readonly state: RowState; readonly cells: readonly Cell[]; readonly problems: readonly Problem[] }

/** Which rows a page is made of. */
type RowFilter = 'all' | RowState | 'warning'

const stateNumber = (state: RowState): number => rowStates.indexOf(state)

/** Writes the outcome of a check; reads it back by groups. */
export type CheckedRowWriter = {
  readonly add: (row: Omit<CheckedRow, 'state'>) => void
  /** Call once after the last `add`. */
  readonly sortGroups: () => void
  readonly settle: (number: number, state: RowState, problems: readonly Problem[]) => void
  readonly groups: () => Generator<readonly CheckedRow[]>
  readonly counts: () => RowCounts
  /** Call once when every row is settled: others may read from then on. */
  readonly finish: () => void
  readonly close: () => void
}

type Stored = { readonly number: number; readonly first: number; readonly key: string; readonly row_values: string; readonly problems: string | null; readonly state: number }

const parsed = ({ number, first, key, row_values, problems, state }: Stored): CheckedRow => ({
  number, first, key, values: JSON.parse(row_values) as RowValues, problems: problems === null ? [] : (JSON.parse(problems) as Problem[]), state: rowStates[state] ?? 'rejected'
})

const asText = (problems: readonly Problem[]): string | null => (problems.length === 0 ? null : JSON.stringify(problems))
const hasWarning = (problems: readonly Problem[]): number => (problems.some(({ severity }) => severity === 'warning') ? 1 : 0)

const groupChunk = 2_000

function* groupsOf(handle: Handle): Generator<readonly CheckedRow[]> {
  const select = handle.prepare<[number, number, number], Stored>('SELECT number, first, key, row_values, problems, state FROM checked WHERE (first, number) > (?, ?) ORDER BY first, number LIMIT ?')
  let group: CheckedRow[] = []
  for (let [first, number] = [0, 0]; ;) {
    const chunk = select.all(first, number, groupChunk).map(parsed)
    for (const row of chunk) {
      if (group[0] !== undefined && group[0].first !== row.first) {
        yield group
        group = []
      }
      group.push(row)
    }
    const last = chunk.at(-1)
    if (last === undefined) break
    first = last.first
    number = last.number
  }
  if (group.length > 0) yield group
}

function countsOf(handle: Handle): RowCounts {
  const rows = handle.prepare<[], { readonly state: number; readonly count: number }>('SELECT state, count(*) AS count FROM checked GROUP BY state').all()
  const warned = handle.prepare<[], { readonly count: number }>('SELECT count(*) AS count FROM checked WHERE has_warning = 1').get()
  const count = (state: RowState): number => rows.find((row) => row.state === stateNumber(state))?.count ?? 0
  return { create: count('create'), update: count('update'), unchanged: count('unchanged'), rejected: count('rejected'), warnings: warned?.count ?? 0 }
}

/** Makes the file of outcomes anew; what a check before left there is gone. */
export function createCheckedRows(file: string): CheckedRowWriter {
  rmSync(file, { force: true })
  const handle = new BetterSqlite3(file)
  handle.pragma('journal_mode = OFF')
  handle.pragma('synchronous = OFF')
  handle.exec(`CREATE TABLE checked (
    number INTEGER PRIMARY KEY, first INTEGER NOT NULL, key TEXT NOT NULL, row_values TEXT NOT NULL, problems TEXT, state INTEGER NOT NULL DEFAULT ${stateNumber('rejected')}, has_warning INTEGER NOT NULL DEFAULT 0) STRICT; BEGIN`)
  const insert = handle.prepare('INSERT INTO checked (number, first, key, row_values, problems, has_warning) VALUES (?, ?, ?, ?, ?, ?)')
  const update = handle.prepare('UPDATE checked SET state = ?, problems = ?, has_warning = ? WHERE number = ?')
  return {
    add: ({ number, first, key, values, problems }) => void insert.run(number, first, key, JSON.stringify(values), asText(problems), hasWarning(problems)),
    sortGroups: () => void handle.exec('CREATE INDEX checked_first ON checked (first, number)'),
    settle: (number, state, problems) => void update.run(stateNumber(state), asText(problems), hasWarning(problems), number),
    groups: () => groupsOf(handle),
    counts: () => countsOf(handle),
    finish: () => void handle.exec('CREATE INDEX checked_state ON checked (state, number); CREATE INDEX checked_warning ON checked (number) WHERE has_warning = 1; COMMIT'),
    close: () => void handle.close()
  }
}

/** Reads the outcome of a check. */
export type CheckedRows = {
  readonly groups: () => Generator<readonly CheckedRow[]>
  /** The next rejected rows after a row of the file, at most `limit`. */
  readonly rejectedAfter: (number: number, limit: number) => readonly PreviewRow[]
  readonly page: (filter: RowFilter, offset: number, limit: number) => { readonly rows: readonly PreviewRow[]; readonly total: number }
  readonly close: () => void
}

type StoredPreview = { readonly number: number; readonly key: string; readonly state: number; readonly cells: string; readonly problems: string | null }

/** Opens the outcome of a check beside the rows of its upload. */
export function openCheckedRows(file: string, sourceFile: string): CheckedRows {
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  handle.prepare('ATTACH ? AS source').run(sourceFile)
  const inState = (state: RowState): string => `state = ${stateNumber(state)}`
  const where: Readonly<Record<RowFilter, string>> = { all: 'TRUE', warning: 'has_warning = 1', create: inState('create'), update: inState('update'), unchanged: inState('unchanged'), rejected: inState('rejected') }
  const previewed = ({ number, key, state, cells, problems }: StoredPreview): PreviewRow => ({
    number, key, state: rowStates[state] ?? 'rejected', cells: JSON.parse(cells) as Cell[], problems: problems === null ? [] : (JSON.parse(problems) as Problem[])
  })
  const joined = (rows: string): string => `SELECT c.number, c.key, c.state, r.cells, c.problems FROM (${rows}) c JOIN source.rows r ON r.number = c.number ORDER BY c.number`
  return {
    groups: () => groupsOf(handle),
    rejectedAfter: (number, limit) => {
      const select = joined(`SELECT * FROM checked WHERE ${where.rejected} AND number > ? ORDER BY number LIMIT ?`)
      return handle.prepare<[number, number], StoredPreview>(select).all(number, limit).map(previewed)
    },
    page: (filter, offset, limit) => {
      const total = handle.prepare<[], { readonly total: number }>(`SELECT count(*) AS total FROM checked WHERE ${where[filter]}`).get()?.total ?? 0
      const rows = handle.prepare<[number, number], StoredPreview>(joined(`SELECT * FROM checked WHERE ${where[filter]} ORDER BY number LIMIT ? OFFSET ?`)).all(limit, offset).map(previewed)
      return { rows, total }
    },
    close: () => handle.close()
  }
}
