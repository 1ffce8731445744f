import { existsSync } from 'node:fs'
import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { StandaloneContext, StandaloneHandler } from '../context.ts'
import type { ImportKind } from '#shared/domain/imports/kinds.ts'
import type { ImportRecord } from './import-record.ts'
import { loadImport, statusOf } from './import-record.ts'
import type { ApplyInput, ApplyOutcome, DataChanged } from './jobs/apply-rows.ts'
import { importFiles } from './jobs/import-files.ts'
import { jobMemoryMb } from './read/limits.ts'
import type { Run } from './runs.ts'
import { runsOf, startRun, takeProgress } from './runs.ts'

/** Tells everybody what an import of this kind may have changed. */
function tellApplied({ publish }: StandaloneContext, kind: ImportKind, orderIds: readonly number[]): void {
  if (kind === 'products' || kind === 'supplier-items') publish({ type: 'catalog.changed', productIds: 'all' })
  if (kind === 'suppliers' || kind === 'supplier-items') publish({ type: 'suppliers.changed' })
  if (kind === 'purchase-orders') publish({ type: 'orders.changed', orderIds })
  if (kind === 'purchase-orders' || kind === 'opening-stock') publish({ type: 'stock.changed', productIds: 'all' })
}

function startApply(context: StandaloneContext, record: ImportRecord): Run {
  const { services, settings, operator, station, requestId, nowIso, todayIso } = context
  const { id: importId, kind, mapping, options, source } = record
  const input: ApplyInput = {
    databaseFile: services.database.file, files: importFiles(services.dataFolder, importId), importId, rowCount: source.rowCount, kind, mapping, options, companyCurrency: settings.currency, operator, station, requestId, nowIso, todayIso
  }
  let orderIds: readonly number[] = []
  const work = async (run: Run) => {
    const { changed } = await services.database.write((tx) => tx.run(`UPDATE imports SET state = 'applying', failure = NULL, fault_id = NULL, started_at = ?, ended_at = NULL WHERE id = ? AND state = 'checked'`, nowIso, importId))
    if (changed === 0) return { state: 'cancelled' } as const
    const result = await services.database.withWriteTurn(() =>
      services.workers.run<Result<ApplyOutcome, DataChanged>>('apply-import', input, { memoryMb: jobMemoryMb, signal: run.stop.signal, onProgress: takeProgress(context, importId, run) })
    )
    if (!result.ok) return { state: 'failed', failure: 'data-changed', faultId: null } as const
    orderIds = result.value.orderIds
    return null
  }
  return startRun(context, importId, source.rowCount, 'applying', work, () => tellApplied(context, kind, orderIds))
}

/** Writes the checked rows in one transaction, in a job that has the writer's turn. A second call joins the one under way. */
export const apply: StandaloneHandler<'imports.apply'> = {
  standalone: async (context, { importId, wait }) => {
    const { services } = context
    const load = () => services.database.read((sql) => loadImport(sql, importId))
    const record = await load()
    if (record === undefined || !existsSync(importFiles(services.dataFolder, importId).sourceRows)) return fail({ code: 'not-found' })
    const running = runsOf(services).get(importId)
    if (running === undefined) {
      if (record.state === 'applied') return fail({ code: 'already-applied' })
      if (record.state !== 'checked' || record.counts === null) return fail({ code: 'not-checked' })
      if (record.counts.rejected > 0 && !record.options.onlyGoodRows) return fail({ code: 'has-rejected-rows', rejected: record.counts.rejected })
    } else if (running.phase === 'checking') return fail({ code: 'not-checked' })
    const run = running ?? startApply(context, record)
    if (!wait) return ok(statusOf(record, run))
    await run.ended
    const after = await load()
    assert(after !== undefined, 'the import stays in its table')
    return after.failure === 'data-changed' ? fail({ code: 'data-changed' }) : ok(statusOf(after, runsOf(services).get(importId)))
  }
}
