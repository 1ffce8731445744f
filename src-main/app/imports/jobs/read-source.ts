import { mkdirSync, writeFileSync } from 'node:fs'
import { createSourceRows } from '#main/persistence/imports/source-rows.ts'
import type { SourceRow } from '#main/persistence/imports/source-rows.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { cellText } from '#shared/domain/imports/cell-text.ts'
import { asItCame, rejectedColumns } from '#shared/domain/imports/rejected-file.ts'
import type { Encoding } from '../read/decode-text.ts'
import { decodeText } from '../read/decode-text.ts'
import type { UnreadableFile } from '../read/limits.ts'
import { longestSample, sampleRows } from '../read/limits.ts'
import { readCsv } from '../read/read-csv.ts'
import { readXlsx } from '../read/read-xlsx.ts'
import type { ImportFiles } from './import-files.ts'

/** What reading an upload needs to know. The file comes as base64, so that the main thread need not touch its bytes. */
export type ReadInput = { readonly files: ImportFiles; readonly contentBase64: string; readonly delimiter?: string | undefined; readonly encoding?: Encoding | undefined; readonly sheet: number }

/** What an upload is: its headings, the first rows as text, and how it was read. */
export type SourceShape = {
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly rowCount: number
  readonly delimiter: string | null
  readonly encoding: Encoding | null
  readonly sheets: readonly string[]
}

const zipStart = '504b0304'

/** Reads an uploaded file once into rows that can be paged through; a spreadsheet is told by its first bytes, whatever its name says. `stopIfCancelled` throws when reading takes too long. */
export async function readSource({ files, contentBase64, delimiter, encoding, sheet }: ReadInput, stopIfCancelled: () => void): Promise<Result<SourceShape, UnreadableFile>> {
  const bytes = Buffer.from(contentBase64, 'base64')
  if (bytes.length === 0) return fail({ code: 'no-rows' })
  mkdirSync(files.folder, { recursive: true })
  writeFileSync(files.upload, bytes)
  const rows = createSourceRows(files.sourceRows)
  const sample: (readonly string[])[] = []
  let isOurs = false
  const look = (columns: readonly string[]): void => void (isOurs = rejectedColumns.every((column) => columns.includes(column)))
  const take = (row: Pick<SourceRow, 'number' | 'cells'> & Partial<SourceRow>): void => {
    stopIfCancelled()
    const cells = isOurs ? row.cells.map((cell) => (typeof cell === 'string' ? asItCame(cell) : cell)) : row.cells
    if (sample.length < sampleRows) sample.push(cells.map((cell) => cellText(cell).slice(0, longestSample)))
    rows.add({ problems: [], ...row, cells })
  }
  try {
    if (bytes.subarray(0, 4).toString('hex') === zipStart) {
      const read = await readXlsx(bytes, sheet, look, take)
      return read.ok ? ok({ ...read.value, sample, delimiter: null, encoding: null }) : read
    }
    const decoded = decodeText(bytes, encoding)
    if (!decoded.ok) return decoded
    const read = readCsv(decoded.value.text, delimiter, look, take)
    return read.ok ? ok({ ...read.value, sample, encoding: decoded.value.encoding, sheets: [] }) : read
  } finally {
    rows.close()
  }
}
