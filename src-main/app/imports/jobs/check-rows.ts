import { createFormatFinder } from '#shared/domain/imports/column-formats.ts'
import type { MappedColumn } from '#shared/domain/imports/column-formats.ts'
import { fieldTables } from '#shared/domain/imports/field-tables.ts'
import { interpretRow } from '#shared/domain/imports/interpret-row.ts'
import type { ImportKind, ImportOptions, Mapping } from '#shared/domain/imports/kinds.ts'
import { rowKeyOf } from '#shared/domain/imports/row-key.ts'
import { createCheckedRows } from '#main/persistence/imports/checked-rows.ts'
import type { CheckedRowWriter, RowCounts } from '#main/persistence/imports/checked-rows.ts'
import { connectJob } from '#main/persistence/imports/connect-job.ts'
import { eachRow, openSourceRows } from '#main/persistence/imports/source-rows.ts'
import type { SourceRows } from '#main/persistence/imports/source-rows.ts'
import { createPlanContext, planGroup } from '../plan/plan-group.ts'
import type { ImportFiles } from './import-files.ts'
import type { ReportDone } from './progress.ts'
import { writeRejected } from './write-rejected.ts'

/** What a check needs to know. */
export type CheckInput = {
  readonly databaseFile: string
  readonly files: ImportFiles
  readonly kind: ImportKind
  readonly columns: readonly string[]
  readonly delimiter: string | null
  readonly rowCount: number
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly companyCurrency: string
}

/** What a check found: rows by state, and what else would be made on the way. */
export type CheckOutcome = { readonly counts: RowCounts; readonly newLocations: number }

/** The mapped fields of a kind with the places of their columns; a column that several fields read stands there several times. */
function mappedColumns(kind: ImportKind, columns: readonly string[], mapping: Mapping): readonly MappedColumn[] {
  return fieldTables[kind].fields.flatMap((field) => {
    const column = mapping[field.name]
    return column === undefined ? [] : [{ field, column, index: columns.indexOf(column) }]
  })
}

/** Reads the cells of every row: looks at all of them for how numbers and dates are written, then interprets each. */
function interpretAll({ kind, columns, mapping, options }: CheckInput, source: SourceRows, checked: CheckedRowWriter, done: ReportDone): void {
  const mapped = mappedColumns(kind, columns, mapping)
  const finder = createFormatFinder(mapped, options)
  for (const { cells } of eachRow(source)) {
    finder.look(cells)
    done(0)
  }
  const formats = finder.formats()
  const firstOf = new Map<string, number>()
  for (const { number, cells, problems } of eachRow(source)) {
    const row = interpretRow(mapped, formats, cells)
    const key = rowKeyOf(kind, row.values)
    const first = key === null ? number : (firstOf.get(key.group) ?? number)
    if (key !== null && first === number) firstOf.set(key.group, number)
    checked.add({ number, first, key: key?.shown ?? '', values: row.values, problems: [...problems, ...row.problems] })
    done(0.5)
  }
}

/** Holds every row against the data without changing it; the outcome lies in the import's own files, and the rejected rows as a file. */
export async function checkRows(input: CheckInput, done: ReportDone): Promise<CheckOutcome> {
  const source = openSourceRows(input.files.sourceRows)
  const checked = createCheckedRows(input.files.checkedRows)
  const database = connectJob(input.databaseFile, 'read')
  let newLocations = 0
  try {
    interpretAll(input, source, checked, done)
    checked.sortGroups()
    const context = createPlanContext(database.tx, input, { isPreview: true })
    for (const group of checked.groups()) {
      const { rows } = await planGroup(input.kind, context, group)
      for (const { number, state, problems } of rows) {
        checked.settle(number, state, problems)
        if (problems.some(({ code }) => code === 'new-location')) newLocations += 1
        done(0.5)
      }
    }
    const counts = checked.counts()
    checked.finish()
    writeRejected(input)
    return { counts, newLocations }
  } finally {
    database.close()
    checked.close()
    source.close()
  }
}
