import BetterSqlite3 from 'better-sqlite3'
import type { Cell } from '#shared/domain/imports/kinds.ts'
import type { Problem } from '#shared/domain/imports/problem.ts'

/** A row of a file as it was read; `number` is its place in the file, `problems` what was wrong with its shape. */
export type SourceRow = { readonly number: number; readonly cells: readonly Cell[]; readonly problems: readonly Problem[] }

/** The rows of an uploaded file in a small database of their own, so that a file is read once and paged through without holding it in memory. */
export type SourceRows = {
  /** The next rows after `number`, at most `limit`. */
  readonly after: (number: number, limit: number) => readonly SourceRow[]
  readonly close: () => void
}

/** Takes the rows of a file while it is read. */
export type SourceRowWriter = { readonly add: (row: SourceRow) => void; readonly close: () => void }

type StoredRow = { readonly number: number; readonly cells: string; readonly problems: string | null }

/** Makes the file of rows. It holds nothing that cannot be read again from the upload, so it is written without waiting for the disk. */
export function createSourceRows(file: string): SourceRowWriter {
  const handle = new BetterSqlite3(file)
  handle.pragma('journal_mode = OFF')
  handle.pragma('synchronous = OFF')
  handle.exec('CREATE TABLE rows (number INTEGER PRIMARY KEY, cells TEXT NOT NULL, problems TEXT) STRICT; BEGIN')
  const insert = handle.prepare('INSERT INTO rows (number, cells, problems) VALUES (?, ?, ?)')
  return {
    add: ({ number, cells, problems }) => void insert.run(number, JSON.stringify(cells), problems.length === 0 ? null : JSON.stringify(problems)),
    close: () => {
      handle.exec('COMMIT')
      handle.close()
    }
  }
}

/** Opens the rows of an upload for reading. */
export function openSourceRows(file: string): SourceRows {
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  const select = handle.prepare<[number, number], StoredRow>('SELECT number, cells, problems FROM rows WHERE number > ? ORDER BY number LIMIT ?')
  return {
    after: (number, limit) => select.all(number, limit).map((row) => ({ number: row.number, cells: JSON.parse(row.cells) as Cell[], problems: row.problems === null ? [] : (JSON.parse(row.problems) as Problem[]) })),
    close: () => handle.close()
  }
}

/** All rows in their order, a thousand at a time. */
export function* eachRow(rows: SourceRows): Generator<SourceRow> {
  for (let number = 0; ;) {
    const chunk = rows.after(number, 1_000)
    if (chunk.length === 0) return
    yield* chunk
    number = chunk.at(-1)!.number
  }
}
