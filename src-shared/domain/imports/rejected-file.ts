import { cellText } from './cell-text.ts'
import type { Cell } from './kinds.ts'
import type { Problem } from './problem.ts'

/** Headings of the two columns that a file of rejected rows has beside its own. */
export const rejectedColumns = ['import_row', 'import_problem'] as const

const delimiters = [',', ';', '\t', '|']
const usable = (delimiter: string | null): string => (delimiter !== null && delimiters.includes(delimiter) ? delimiter : ',')
/** A plain amount, which stays one; everything else that begins like a formula would run as one. */
const amount = /^[-+]?(?:\d[\d.,' \u00a0\u202f]*)?\d(?:[.,]\d*)?[-%]?$/
const formulaStart = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/

/** A cell that no spreadsheet runs: what begins like a formula gets an apostrophe in front, amounts such as -12.50 stay numbers (DOMAIN "Invoices and the bookkeeper"). */
export const neutralised = (text: string): string => (formulaStart.test(text) && !amount.test(text) ? `'${text}` : text)

/** The text of a cell that this file neutralised, as it came: a mended file is imported as if nothing had stood in front. */
export const asItCame = (text: string): string => (text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text)

const quoted = (text: string, delimiter: string): string => (text.includes('"') || text.includes(delimiter) || /[\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text)

const line = (cells: readonly string[], delimiter: string): string => `${cells.map((cell) => quoted(neutralised(cell), delimiter)).join(delimiter)}\r\n`

/** The heading of a file of rejected rows; it keeps the delimiter of the upload where that is a usual one. */
export function rejectedHeading(columns: readonly string[], delimiter: string | null): string {
  return line([...columns.filter((column) => !(rejectedColumns as readonly string[]).includes(column)), ...rejectedColumns], usable(delimiter))
}

/** "ordered_qty: abc (a number such as 12.5)": the column, the value and what was expected. */
const problemText = ({ column, field, value, expected, code }: Problem): string => `${column === '' ? (field === '' ? code : field) : column}: ${value === '' ? '' : `${value} `}(expected ${expected})`

/** One rejected row with its number in the upload and everything that keeps it out. */
export function rejectedLine(columns: readonly string[], cells: readonly Cell[], number: number, problems: readonly Problem[], delimiter: string | null): string {
  const own = columns.flatMap((column, index) => ((rejectedColumns as readonly string[]).includes(column) ? [] : [cells[index] ?? '']))
  const surplus = cells.slice(columns.length)
  const reasons = problems.filter(({ severity }) => severity === 'error').map(problemText).join('; ')
  return line([...own.map(cellText), String(number), reasons, ...surplus.map(cellText)], usable(delimiter))
}
