import Papa from 'papaparse'
import { assert } from '#shared/assert.ts'

/** What a cell holds: words of people ('text'), which a spreadsheet could run as a formula; a plain number; a date or an instant in ISO 8601. */
type CsvKind = 'text' | 'number' | 'date'

/** A column of a file: its heading, what it holds, and its cell of a row; null is an empty cell. */
export type CsvColumn<Row> = { readonly heading: string; readonly kind: CsvKind; readonly value: (row: Row) => string | number | null }

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\u{FEFF}'
const newline = '\r\n'

/** What makes a spreadsheet take a cell for a formula, also in its full-width forms and behind blanks; an apostrophe is itself the mark of neutral text (OWASP ASVS 5.0, 1.2.10). */
const dangerous = /^\s*[=+\-@\t\r\n\0'\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u

/** Text that no spreadsheet runs: an apostrophe goes before what would begin a formula. */
export const neutralText = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

const shapes = { number: /^(-?\d+(\.\d+)?)?$/, date: /^(\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?)?$/ } as const

/** Only text is neutralised: an apostrophe before -12.50 would turn an amount into words. Numbers and dates must be what they say, so they cannot hide a formula. */
function cellOf<Row>({ kind, value, heading }: CsvColumn<Row>, row: Row): string {
  const text = String(value(row) ?? '')
  if (kind === 'text') return neutralText(text)
  assert(shapes[kind].test(text), `${heading} holds a ${kind}, not "${text.slice(0, 40)}"`)
  return text
}

/** The first line of a file, with the mark that says UTF-8. */
export const csvHeading = (columns: readonly { readonly heading: string }[]): string => byteOrderMark + Papa.unparse([columns.map(({ heading }) => heading)], { newline }) + newline

/** Rows as lines; text is always in quotes, numbers and dates never. */
export function csvRows<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  return Papa.unparse(rows.map((row) => columns.map((column) => cellOf(column, row))), { newline, quotes: columns.map(({ kind }) => kind === 'text') }) + newline
}
