import type { Operator } from '../../context.ts'
import type { ImportKind, ImportOptions, Mapping, RowState } from '#shared/domain/imports/kinds.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { openCheckedRows } from '#main/persistence/imports/checked-rows.ts'
import type { CheckedRow } from '#main/persistence/imports/checked-rows.ts'
import { connectJob } from '#main/persistence/imports/connect-job.ts'
import { indexProducts } from '#main/persistence/search/product-index.ts'
import { recordChange } from '../../record-change.ts'
import { createPlanContext, planGroup } from '../plan/plan-group.ts'
import type { Touched, WriteContext } from '../plan/planner.ts'
import type { ImportFiles } from './import-files.ts'
import type { ReportDone } from './progress.ts'

/** What applying needs to know. */
export type ApplyInput = {
  readonly databaseFile: string
  readonly files: ImportFiles
  readonly importId: string
  readonly rowCount: number
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly companyCurrency: string
  readonly operator: Operator
  readonly station: string
  readonly requestId: string
  readonly nowIso: string
  readonly todayIso: string
}

/** What was written. */
export type ApplyOutcome = { readonly orderIds: readonly number[] }
/** The data is not as it was when the rows were checked: this row would now be something else. Nothing was written. */
export type DataChanged = { readonly code: 'data-changed'; readonly row: number; readonly was: RowState; readonly now: RowState }

/** So many new products are put into the search index at once. */
const indexChunk = 5_000

/** A row may have become unchanged since the check (somebody did the same by hand); anything else would do what nobody looked at. */
function findChange(group: readonly CheckedRow[], planned: readonly { readonly number: number; readonly state: RowState }[]): DataChanged | undefined {
  for (const [index, { number, state }] of planned.entries()) {
    const was = group[index]?.state ?? 'rejected'
    if (state !== was && state !== 'unchanged') return { code: 'data-changed', row: number, was, now: state }
  }
  return undefined
}

async function indexTouched({ sql, touched }: WriteContext, all: boolean): Promise<void> {
  if (!all && touched.newProducts.length < indexChunk) return
  await indexProducts(sql, touched.newProducts.splice(0), { areNew: true })
  if (all) await indexProducts(sql, [...touched.changedProducts])
}

/** Plans every record again with the data as it is now and writes it; stops at the first row that is not what the preview said. */
async function writeGroups(input: ApplyInput, write: WriteContext, done: ReportDone): Promise<DataChanged | null> {
  const checked = openCheckedRows(input.files.checkedRows, input.files.sourceRows)
  const context = createPlanContext(write.sql, input, { isPreview: false })
  const written: Record<RowState, number> = { create: 0, update: 0, unchanged: 0, rejected: 0 }
  try {
    for (const group of checked.groups()) {
      if (group[0]?.state !== 'rejected') {
        const planned = await planGroup(input.kind, context, group)
        const changed = findChange(group, planned.rows)
        if (changed !== undefined) return changed
        await planned.write?.(write)
        for (const { state } of planned.rows) written[state] += 1
        await indexTouched(write, false)
      } else written.rejected += group.length
      done(group.length)
    }
    await indexTouched(write, true)
    await recordChange(write, { action: 'applied', entity: 'import', entityId: null, after: { importId: input.importId, kind: input.kind, rows: written } })
    return null
  } finally {
    checked.close()
  }
}

/**
 * Writes all checked rows in one transaction of its own connection, or none of them. That the import was applied is written in the same transaction, so that after a crash
 * the data and what is said about it agree.
 */
export async function applyRows(input: ApplyInput, done: ReportDone): Promise<Result<ApplyOutcome, DataChanged>> {
  const { importId, nowIso, todayIso, operator, station, requestId } = input
  const database = connectJob(input.databaseFile, 'write')
  const touched: Touched = { newProducts: [], changedProducts: new Set(), orders: new Set() }
  const write: WriteContext = { sql: database.tx, nowIso, todayIso, operator, station, requestId, importId, touched }
  try {
    const changed = await writeGroups(input, write, done)
    if (changed !== null) return fail(changed)
    await database.tx.run(`UPDATE imports SET state = 'applied', ended_at = ?, failure = NULL WHERE id = ?`, nowIso, importId)
    database.commit()
    return ok({ orderIds: [...touched.orders] })
  } finally {
    database.close()
  }
}
