import type { FieldType, ImportField } from './field.ts'
import type { Cell, ImportOptions } from './kinds.ts'
import type { DateOrder } from './parse-date.ts'
import { dateEvidence } from './parse-date.ts'
import type { DecimalSign } from './parse-decimal.ts'
import { decimalEvidence } from './parse-decimal.ts'

/** How the cells of a column are to be read; null: nothing in the file decides, so only cells with one possible reading are taken. */
export type ColumnFormat = { readonly decimal: DecimalSign | null; readonly date: DateOrder | null }

/** A mapped field and the place of its column in the row. */
export type MappedColumn = { readonly field: ImportField; readonly column: string; readonly index: number }

const numeric: readonly FieldType[] = ['quantity', 'price', 'integer', 'percent']
/** How clear a majority must be before the others of a mixed column are taken for mistakes. */
const clearMajority = 9

type Votes = Record<'point' | 'comma' | 'dmy' | 'mdy', number>
const noVotes = (): Votes => ({ point: 0, comma: 0, dmy: 0, mdy: 0 })

const winner = <A extends keyof Votes, B extends keyof Votes>(votes: Votes, one: A, other: B): A | B | null => {
  if (votes[one] > votes[other] * clearMajority) return one
  return votes[other] > votes[one] * clearMajority ? other : null
}

const dateOrders: Readonly<Record<Exclude<ImportOptions['dateFormat'], 'auto'>, DateOrder>> = { 'YYYY-MM-DD': 'ymd', 'DD.MM.YYYY': 'dmy', 'DD/MM/YYYY': 'dmy', 'MM/DD/YYYY': 'mdy' }

/** Looks at every row once and then says how each column is written. Cells that can be read in one way only are the evidence; a column without any goes by the rest of the file. */
export type FormatFinder = { readonly look: (cells: readonly Cell[]) => void; readonly formats: () => readonly ColumnFormat[] }

/** A finder for the mapped columns; what a person chose is not looked for. */
export function createFormatFinder(columns: readonly MappedColumn[], { dateFormat, decimalComma }: Pick<ImportOptions, 'dateFormat' | 'decimalComma'>): FormatFinder {
  const votes = columns.map(noVotes)
  const watched = columns.flatMap(({ field, index }, at) => (numeric.includes(field.type) ? [{ index, at, isDate: false }] : field.type === 'date' ? [{ index, at, isDate: true }] : []))

  const look = (cells: readonly Cell[]): void => {
    for (const { index, at, isDate } of watched) {
      const cell = cells[index]
      if (typeof cell !== 'string' || cell === '') continue
      const evidence = isDate ? dateEvidence(cell) : decimalEvidence(cell)
      if (evidence in votes[at]!) votes[at]![evidence as keyof Votes] += 1
    }
  }

  const formats = (): readonly ColumnFormat[] => {
    const all = noVotes()
    for (const each of votes) for (const key of Object.keys(all) as (keyof Votes)[]) all[key] += each[key]
    return votes.map((each) => ({
      decimal: decimalComma !== 'auto' ? decimalComma : each.point + each.comma > 0 ? winner(each, 'point', 'comma') : winner(all, 'point', 'comma'),
      date: dateFormat !== 'auto' ? dateOrders[dateFormat] : each.dmy + each.mdy > 0 ? winner(each, 'dmy', 'mdy') : winner(all, 'dmy', 'mdy')
    }))
  }
  return { look, formats }
}
