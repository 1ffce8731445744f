import { closeSync, openSync, writeSync } from 'node:fs'
import type { Cell } from '#shared/domain/imports/kinds.ts'
import { rejectedHeading, rejectedLine } from '#shared/domain/imports/rejected-file.ts'
import { openCheckedRows } from '#main/persistence/imports/checked-rows.ts'
import type { CheckInput } from './check-rows.ts'

const pageRows = 500

/** Writes the rejected rows as a file that can be mended and imported again: the columns as they came, and two that say what is wrong. */
export function writeRejected({ files, columns, delimiter }: Pick<CheckInput, 'files' | 'columns' | 'delimiter'>): void {
  const rows = openCheckedRows(files.checkedRows, files.sourceRows)
  const file = openSync(files.rejected, 'w')
  try {
    writeSync(file, `\ufeff${rejectedHeading(columns, delimiter)}`)
    for (let after = 0; ;) {
      const page = rows.rejectedAfter(after, pageRows)
      if (page.length === 0) break
      writeSync(file, page.map(({ number, cells, problems }) => rejectedLine(columns, cells as readonly Cell[], number, problems, delimiter)).join(''))
      after = page.at(-1)!.number
    }
  } finally {
    closeSync(file)
    rows.close()
  }
}
