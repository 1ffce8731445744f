import type { Output } from '#shared/api/index.ts'
import type { ImportKind, ImportOptions, ImportState, Mapping } from '#shared/domain/imports/kinds.ts'
import type { RowCounts } from '#main/persistence/imports/checked-rows.ts'
import type { Sql } from '#main/persistence/sql.ts'
import type { SourceShape } from './jobs/read-source.ts'
import type { Run } from './runs.ts'

/** Where an import stands, as clients get it. */
export type ImportStatus = Output<'imports.status'>
/** Why an import failed. */
export type ImportFailure = NonNullable<ImportStatus['failure']>

/** How the upload was read. */
export type SourceFacts = Pick<SourceShape, 'columns' | 'rowCount' | 'delimiter' | 'encoding'>
/** What the check found. */
export type Counts = RowCounts & { readonly newLocations: number }

/** One import as the table keeps it. A state that says work is under way is only true while this program runs the work. */
export type ImportRecord = {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly state: ImportState
  readonly failure: ImportFailure | null
  readonly faultId: string | null
  readonly source: SourceFacts
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly counts: Counts | null
  readonly at: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly byOperator: string
}

type Stored = Omit<ImportRecord, 'source' | 'mapping' | 'options' | 'counts'> & { readonly source: string; readonly mapping: string; readonly options: string; readonly counts: string | null }

const select = `SELECT i.id, i.kind, i.file_name AS fileName, i.state, i.failure, i.fault_id AS faultId, i.source, i.mapping, i.options, i.counts, i.at, i.started_at AS startedAt, i.ended_at AS endedAt, coalesce(o.name, '') AS byOperator
  FROM imports i LEFT JOIN operators o ON o.id = i.operator_id`

const parsed = ({ source, mapping, options, counts, ...rest }: Stored): ImportRecord => ({
  ...rest, source: JSON.parse(source) as SourceFacts, mapping: JSON.parse(mapping) as Mapping, options: JSON.parse(options) as ImportOptions, counts: counts === null ? null : (JSON.parse(counts) as Counts)
})

/** One import, or undefined. */
export async function loadImport(sql: Sql, importId: string): Promise<ImportRecord | undefined> {
  const stored = await sql.get<Stored>(`${select} WHERE i.id = ?`, importId)
  return stored === undefined ? undefined : parsed(stored)
}

/** The newest imports, the newest first. */
export async function newestImports(sql: Sql, limit: number): Promise<readonly ImportRecord[]> {
  return (await sql.all<Stored>(`${select} ORDER BY i.at DESC, i.id LIMIT ?`, limit)).map(parsed)
}

/** What a client is told: the work under way first, then what the table says. Work that the table has and nobody does ended with the program that did it. */
export function statusOf(record: ImportRecord, run: Run | undefined): ImportStatus {
  const { id, kind, fileName, at, startedAt, endedAt, byOperator, source, counts } = record
  const isInterrupted = run === undefined && (record.state === 'checking' || record.state === 'applying')
  const state = run?.phase ?? (isInterrupted ? 'failed' : record.state)
  const isDone = state === 'checked' || state === 'applied'
  const none = { create: 0, update: 0, unchanged: 0, rejected: 0, warnings: 0, newLocations: 0 }
  return {
    importId: id, kind, fileName, state, total: source.rowCount, ...(counts ?? none), byOperator, at, startedAt: run?.startedAt ?? startedAt, endedAt: run === undefined ? endedAt : null,
    done: run?.progress.done ?? (isDone ? source.rowCount : 0), rowsPerSecond: run?.progress.rowsPerSecond ?? 0,
    failure: isInterrupted ? 'interrupted' : run === undefined ? record.failure : null, faultId: run === undefined ? record.faultId : null
  }
}
