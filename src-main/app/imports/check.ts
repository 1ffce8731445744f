import { existsSync } from 'node:fs'
import { fieldTables } from '#shared/domain/imports/field-tables.ts'
import type { ImportKind, ImportOptions, Mapping } from '#shared/domain/imports/kinds.ts'
import { missingFields } from '#shared/domain/imports/propose-mapping.ts'
import { assert } from '#shared/assert.ts'
import type { Failure } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneContext, StandaloneHandler } from '../context.ts'
import type { ImportRecord } from './import-record.ts'
import { loadImport, statusOf } from './import-record.ts'
import type { CheckInput, CheckOutcome } from './jobs/check-rows.ts'
import { importFiles } from './jobs/import-files.ts'
import { jobMemoryMb } from './read/limits.ts'
import { proposeFor, rememberMapping } from './remembered-mapping.ts'
import type { Run } from './runs.ts'
import { runsOf, startRun, takeProgress } from './runs.ts'

/** So many imports may be at work at once; each job may use much memory. */
const mostRuns = 2

type Plan = { readonly kind: ImportKind; readonly mapping: Mapping; readonly options: ImportOptions }

/** What is wrong with a mapping. */
function mappingFault(kind: ImportKind, mapping: Mapping, columns: readonly string[]): Failure<'imports.check'> | undefined {
  const known = new Set(fieldTables[kind].fields.map(({ name }) => name))
  const unknownField = Object.keys(mapping).find((field) => !known.has(field))
  if (unknownField !== undefined) return { code: 'unknown-field', field: unknownField }
  const unknownColumn = Object.values(mapping).find((column) => !columns.includes(column))
  if (unknownColumn !== undefined) return { code: 'unknown-column', column: unknownColumn }
  const [missing] = missingFields(kind, mapping)
  return missing === undefined ? undefined : { code: 'unmapped-field', field: missing }
}

/** The import that is in the way: this one at work already, one that is being written, or too many. */
function inTheWay({ services }: StandaloneContext, importId: string): string | undefined {
  const runs = runsOf(services)
  if (runs.has(importId)) return importId
  const [first] = [...runs].sort(([, one], [, other]) => Number(other.phase === 'applying') - Number(one.phase === 'applying'))
  return first !== undefined && (first[1].phase === 'applying' || runs.size >= mostRuns) ? first[0] : undefined
}

function startCheck(context: StandaloneContext, record: ImportRecord, { kind, mapping, options }: Plan): Run {
  const { services, settings, nowIso } = context
  const { id: importId, source } = record
  const files = importFiles(services.dataFolder, importId)
  const { columns, delimiter, rowCount } = source
  const input: CheckInput = { databaseFile: services.database.file, files, kind, columns, delimiter, rowCount, mapping, options, companyCurrency: settings.currency }
  const work = async (run: Run) => {
    const isFree = await services.database.write(async (tx) => {
      const { changed } = await tx.run(
        `UPDATE imports SET state = 'checking', kind = ?, mapping = ?, options = ?, counts = NULL, failure = NULL, fault_id = NULL, started_at = ?, ended_at = NULL WHERE id = ? AND state <> 'applied'`,
        kind, JSON.stringify(mapping), JSON.stringify(options), nowIso, importId
      )
      await rememberMapping(tx, source.columns, kind, mapping, options, nowIso)
      return changed === 1
    })
    if (!isFree) return { state: 'cancelled' } as const
    const { counts, newLocations } = await services.workers.run<CheckOutcome>('check-import', input, { memoryMb: jobMemoryMb, signal: run.stop.signal, onProgress: takeProgress(context, importId, run) })
    return { state: 'checked', counts: { ...counts, newLocations } } as const
  }
  return startRun(context, importId, source.rowCount, 'checking', work, () => undefined)
}

/** Holds every row of an upload against the data without changing it, in a job of its own. */
export const check: StandaloneHandler<'imports.check'> = {
  standalone: async (context, { importId, kind: givenKind, mapping: givenMapping, options: givenOptions, wait }) => {
    const { services } = context
    const load = () => services.database.read((sql) => loadImport(sql, importId))
    const record = await load()
    if (record === undefined || !existsSync(importFiles(services.dataFolder, importId).sourceRows)) return fail({ code: 'not-found' })
    if (record.state === 'applied') return fail({ code: 'already-applied' })
    const kind = givenKind ?? record.kind
    const proposed = kind === record.kind ? record : await services.database.read((sql) => proposeFor(sql, record.source.columns, kind))
    const plan = { kind, mapping: givenMapping ?? proposed.mapping, options: givenOptions ?? proposed.options }
    const fault = mappingFault(kind, plan.mapping, record.source.columns)
    if (fault !== undefined) return fail(fault)
    const blocker = inTheWay(context, importId)
    if (blocker !== undefined) return fail({ code: 'busy', importId: blocker })
    const run = startCheck(context, record, plan)
    if (!wait) return ok(statusOf({ ...record, ...plan, counts: null }, run))
    await run.ended
    const after = await load()
    assert(after !== undefined, 'the import stays in its table')
    return ok(statusOf(after, runsOf(services).get(importId)))
  }
}
