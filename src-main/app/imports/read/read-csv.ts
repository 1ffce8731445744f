import Papa from 'papaparse'
import { countKnownHeadings } from '#shared/domain/imports/propose-mapping.ts'
import { problem } from '#shared/domain/imports/problem.ts'
import type { Problem } from '#shared/domain/imports/problem.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { UnreadableFile } from './limits.ts'
import { maximumColumns, maximumCsvRows, unreadable } from './limits.ts'
import { nameColumns } from './name-columns.ts'

const candidates = [',', ';', '\t', '|', '^', '~'] as const
/** Rows looked at to find the delimiter, and the characters they may take. */
const guessRows = 50
const guessCharacters = 256 * 1024

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** How well a delimiter cuts the start of a text: headings any kind of file knows, the share of rows with as many cells as the heading, the number of cells. */
function fitOf(text: string, delimiter: string): readonly [number, number, number] {
  const rows = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: guessRows }).data.filter((cells) => !isBlank(cells))
  const [heading = [], ...others] = rows
  if (heading.length < 2) return [0, 0, heading.length]
  return [countKnownHeadings(heading), others.length === 0 ? 1 : others.filter((cells) => cells.length === heading.length).length / others.length, heading.length]
}

/** The delimiter that makes most sense of the first rows. */
export function guessDelimiter(text: string): string {
  const start = text.slice(0, guessCharacters)
  const [best] = candidates
    .map((delimiter) => ({ delimiter, fit: fitOf(start, delimiter) }))
    .sort((one, other) => other.fit[0] - one.fit[0] || other.fit[1] - one.fit[1] || other.fit[2] - one.fit[2])
  return best?.delimiter ?? ','
}

/** A row of a file with what was wrong with its shape; `number` counts the file's rows as a spreadsheet shows them, blank ones too. */
export type ReadRow = { readonly number: number; readonly cells: readonly string[]; readonly problems: readonly Problem[] }

/** What a text file holds beside its rows. */
export type CsvShape = { readonly delimiter: string; readonly columns: readonly string[]; readonly rowCount: number }

/** Says what is wrong with the shape of a row and gives it as many cells as there are headings, and the surplus that is not blank. */
function shapeRow(number: number, cells: readonly string[], columnCount: number, errors: readonly Papa.ParseError[]): ReadRow {
  const problems: Problem[] = []
  if (errors.some(({ code }) => code === 'InvalidQuotes')) problems.push(problem('error', 'broken-quotes', { value: cells.join(' ') }, 'a quote inside a quoted cell is written twice'))
  const surplus = cells.slice(columnCount).filter((cell) => cell.trim() !== '')
  if (surplus.length > 0) problems.push(problem('error', 'too-many-cells', { value: surplus.join(' ') }, `${columnCount} cells, as in the heading; a cell with the delimiter in it stands in quotes`))
  else if (cells.length < columnCount) problems.push(problem('warning', 'too-few-cells', { value: String(cells.length) }, `${columnCount} cells, as in the heading; the others were taken as empty`))
  return { number, cells: surplus.length > 0 ? cells : cells.slice(0, columnCount), problems }
}

/** A short last row without a line end is where a file was cut off; what its last cell said is not known. */
const markCutOff = (row: ReadRow): ReadRow =>
  row.problems.some(({ code }) => code === 'too-few-cells') ? { ...row, problems: [...row.problems, problem('error', 'cut-off', { value: row.cells.at(-1) ?? '' }, 'a whole row; the file ends in the middle of it')] } : row

/**
 * Reads a text file row by row: the first row that is not blank is the heading, blank rows are left out. A first line `sep=;` names the delimiter, as spreadsheets write it.
 * `onColumns` gets the headings before the first row.
 */
export function readCsv(source: string, given: string | undefined, onColumns: (columns: readonly string[]) => void, onRow: (row: ReadRow) => void): Result<CsvShape, UnreadableFile> {
  const unified = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source
  const named = /^sep=(.)\n/i.exec(unified)
  const text = named === null ? unified : unified.slice(named[0].length)
  const delimiter = given ?? named?.[1] ?? guessDelimiter(text)
  const firstNumber = named === null ? 1 : 2

  let columns: readonly string[] = []
  let failure: UnreadableFile | null = null
  let number = firstNumber - 1
  let rowCount = 0
  let last: ReadRow | null = null
  const flush = (): void => {
    if (last !== null) onRow(last)
    last = null
  }
  const step = ({ data, errors }: Papa.ParseStepResult<string[]>, parser: Papa.Parser): void => {
    number += 1
    if (isBlank(data)) return
    if (errors.some(({ code }) => code === 'MissingQuotes')) failure = unreadable(`a quote opened in row ${number} is never closed`)
    else if (columns.length === 0) {
      const headings = nameColumns(data)
      if (headings.ok) onColumns((columns = headings.value))
      else failure = headings.failure
    } else {
      rowCount += 1
      if (rowCount > maximumCsvRows) failure = { code: 'too-many-rows', maximumRows: maximumCsvRows }
      else if (data.length > maximumColumns * 2) failure = unreadable(`row ${number} has ${data.length} cells`)
      flush()
      last = shapeRow(number, data, columns.length, errors)
    }
    if (failure !== null) parser.abort()
  }
  Papa.parse<string[]>(text, { delimiter, newline: '\n', step })
  if (failure !== null) return fail(failure)
  if (last !== null && !text.endsWith('\n')) last = markCutOff(last)
  flush()
  return rowCount === 0 ? fail({ code: 'no-rows' }) : ok({ delimiter, columns, rowCount })
}
