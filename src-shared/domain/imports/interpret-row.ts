import type { BaseUnit } from '#shared/domain/quantity.ts'
import { textToMilli } from '#shared/domain/quantity.ts'
import { looksLikeGtin, toGtin14 } from '#shared/domain/barcode/to-gtin14.ts'
import { cleanText } from './clean-text.ts'
import type { ColumnFormat, MappedColumn } from './column-formats.ts'
import { longestText } from './field.ts'
import type { Cell } from './kinds.ts'
import { parseBoolean } from './parse-boolean.ts'
import { dateEvidence, parseDate } from './parse-date.ts'
import { decimalEvidence, numberToText, parseDecimal } from './parse-decimal.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { problem } from './problem.ts'

/**
 * What a row says, by field: text, yes or no, a day as YYYY-MM-DD; quantities in thousandths of the base unit, whole numbers, percents in thousandths of the whole,
 * prices as plain decimal text, since their scale depends on the record's currency. A field that is not mapped or whose cell is empty is not there.
 */
export type RowValues = Readonly<Record<string, string | number | boolean>>

/** A row that was read: its values and what was wrong with its cells. */
export type InterpretedRow = { readonly values: RowValues; readonly problems: readonly Problem[] }

const baseUnitWords: Readonly<Record<string, BaseUnit>> = {
  each: 'each', ea: 'each', pcs: 'each', pc: 'each', piece: 'each', pieces: 'each', unit: 'each', units: 'each', un: 'each', stk: 'each', st: 'each', stück: 'each', pce: 'each',
  g: 'g', gr: 'g', gram: 'g', grams: 'g', gramm: 'g', ml: 'ml', millilitre: 'ml', milliliter: 'ml', mm: 'mm', millimetre: 'mm', millimeter: 'mm'
}
const spreadsheetErrors = /^#(?:N\/A|NV|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BEZUG!|WERT!)$/
const shortened = /^\d(?:[.,]\d+)?E\+?\d+$/i
const currencies = new Set(Intl.supportedValuesOf('currency'))
/** Largest quantity and whole number a cell may hold, in its own unit. */
const largestQuantityMilli = 9e15
const largestInteger = 2_000_000_000

/** A value, or the problem that there is none. A warning comes beside the value. */
type Reading = { readonly value?: string | number | boolean; readonly fault?: readonly [ProblemCode, string]; readonly warning?: readonly [ProblemCode, string] }
const bad = (code: ProblemCode, expected: string): Reading => ({ fault: [code, expected] })

function readNumber(cell: Cell, text: string, { decimal }: ColumnFormat): { readonly number: string } | Reading {
  if (typeof cell === 'number') return { number: numberToText(cell) }
  if (shortened.test(text)) return bad('shortened-number', 'all digits, not the short form of a spreadsheet')
  const evidence = decimalEvidence(text)
  if (evidence === 'invalid') return bad('not-a-number', 'a number such as 12.5')
  const sign = decimal ?? (evidence === 'either' ? 'point' : evidence === 'ambiguous' ? null : evidence)
  if (sign === null) return bad('ambiguous-number', `${parseDecimal(text, 'point')} or ${parseDecimal(text, 'comma')}: choose the decimal sign`)
  const number = parseDecimal(text, sign)
  return number === undefined ? bad('not-a-number', `a number with a decimal ${sign}, as in the other rows`) : { number }
}

function readNumeric({ field }: MappedColumn, cell: Cell, text: string, format: ColumnFormat): Reading {
  const read = readNumber(cell, text, format)
  if (!('number' in read)) return read
  const { number } = read
  if (number.startsWith('-')) return bad('negative', field.minimum === 'above-zero' ? 'more than 0' : '0 or more')
  if (field.minimum === 'above-zero' && number === '0') return bad('must-be-positive', 'more than 0')
  const [whole = '', fraction = ''] = number.split('.')
  if (field.type === 'price') return fraction.length > 7 ? bad('too-precise', 'at most 4 decimals beyond those of the currency') : whole.length > 11 ? bad('too-large', 'at most 99999999999') : { value: number }
  if (field.type === 'integer') {
    if (fraction !== '') return bad('not-whole', 'a whole number')
    return Number(whole) > largestInteger ? bad('too-large', `at most ${largestInteger}`) : { value: Number(whole) }
  }
  if (field.type === 'percent') {
    if (fraction.length > 1) return bad('too-precise', 'at most 1 decimal')
    return Number(number) > 1000 ? bad('too-large', 'at most 1000 percent') : { value: Math.round(Number(number) * 10) }
  }
  if (fraction.length > 3) return bad('too-precise', 'at most 3 decimals')
  const milli = whole.length > 12 ? undefined : textToMilli(number)
  return milli === undefined || milli > largestQuantityMilli ? bad('too-large', 'at most 9000000000000') : { value: milli }
}

function readDate(text: string, { date }: ColumnFormat): Reading {
  const evidence = dateEvidence(text)
  if (evidence === 'invalid') return bad('not-a-date', 'a date such as 2026-03-31')
  if (evidence === 'no-such-day') return bad('no-such-day', 'a day of the calendar between 1900 and 2199')
  if (date === 'ymd') return evidence === 'ymd' ? { value: parseDate(text, 'ymd') ?? '' } : bad('not-a-date', 'a date such as 2026-03-31')
  if (evidence === 'ambiguous' && date === null) return bad('ambiguous-date', `${parseDate(text, 'dmy')} or ${parseDate(text, 'mdy')}: choose the date format`)
  const order = date ?? (evidence === 'mdy' ? 'mdy' : 'dmy')
  const value = parseDate(text, order)
  return value === undefined ? bad('no-such-day', `${order === 'mdy' ? 'month' : 'day'} first, as in the other rows`) : { value }
}

function readCode({ field }: MappedColumn, cell: Cell, text: string): Reading {
  if (typeof cell === 'string' && shortened.test(text) && field.rule !== 'code') return bad('shortened-number', 'all digits, not the short form of a spreadsheet')
  if (field.rule === 'gtin') {
    const digits = text.replace(/[ -]/g, '')
    return toGtin14(digits) === undefined ? bad('not-a-gtin', '8, 12, 13 or 14 digits with a right check digit') : { value: digits }
  }
  if (field.rule === 'barcode' && looksLikeGtin(text)) return { value: text, warning: ['check-digit', 'a GTIN has another last digit; taken as a code of its own'] }
  if (field.rule === 'email' && !/^[^\s@]+@[^\s@]+$/.test(text)) return bad('not-an-email', 'an e-mail address')
  return { value: text }
}

function readText(mapped: MappedColumn, cell: Cell, text: string): Reading {
  const longest = mapped.field.longest ?? longestText
  if (text.length > longest) return bad('too-long', `at most ${longest} characters`)
  return readCode(mapped, cell, text)
}

function readCell(mapped: MappedColumn, cell: Cell, text: string, format: ColumnFormat): Reading {
  switch (mapped.field.type) {
    case 'text': return readText(mapped, cell, text)
    case 'date': return readDate(text, format)
    case 'boolean': {
      const value = parseBoolean(text)
      return value === undefined ? bad('not-yes-or-no', 'yes or no (1/0, yes/no, true/false, x)') : { value }
    }
    case 'currency': return currencies.has(text.toUpperCase()) ? { value: text.toUpperCase() } : bad('not-a-currency', 'three letters of a currency, such as EUR')
    case 'unit': {
      const value = baseUnitWords[text.toLowerCase()]
      return value === undefined ? bad('not-a-unit', 'each, g, ml or mm') : { value }
    }
    default: return readNumeric(mapped, cell, text, format)
  }
}

/** Reads the mapped cells of one row. Never throws: what cannot be read is a problem that names the column, the value and what was expected. */
export function interpretRow(columns: readonly MappedColumn[], formats: readonly ColumnFormat[], cells: readonly Cell[]): InterpretedRow {
  const values: Record<string, string | number | boolean> = {}
  const problems: Problem[] = []
  columns.forEach((mapped, at) => {
    const cell = cells[mapped.index] ?? ''
    const { text, found } = typeof cell === 'number' ? { text: numberToText(cell), found: [] } : cleanText(cell)
    const here = { field: mapped.field.name, column: mapped.column, value: text }
    if (text === '') {
      if (mapped.field.required) problems.push(problem('error', 'needed', here, `a value such as ${mapped.field.example}`))
      return
    }
    for (const kind of found) problems.push(problem(kind === 'control-character' ? 'error' : 'warning', kind, here, kind === 'control-character' ? 'readable characters' : 'plain text on one line; it was taken so'))
    if (found.includes('control-character')) return
    if (spreadsheetErrors.test(text)) return void problems.push(problem('error', 'spreadsheet-error', here, `a value such as ${mapped.field.example}`))
    const { value, fault, warning } = readCell(mapped, cell, text, formats[at]!)
    if (fault !== undefined) problems.push(problem('error', fault[0], here, fault[1]))
    if (warning !== undefined) problems.push(problem('warning', warning[0], here, warning[1]))
    if (value !== undefined) values[mapped.field.name] = value
  })
  return { values, problems }
}
