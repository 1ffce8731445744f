import { minorToText, scaledPriceToText } from '#shared/domain/money.ts'
import { milliToText } from '#shared/domain/quantity.ts'
import type { CsvColumn } from '#main/documents/csv.ts'

type ValueOf<Row, Value> = (row: Row) => Value | null

const textOf = (value: number | null, print: (value: number) => string): string | null => (value === null ? null : print(value))
const numberColumn = <Row>(heading: string, value: ValueOf<Row, string | number>): CsvColumn<Row> => ({ heading, kind: 'number', value })

/** Words, kept from running as a formula. */
export const text = <Row>(heading: string, value: ValueOf<Row, string>): CsvColumn<Row> => ({ heading, kind: 'text', value })
/** A whole number. */
export const count = <Row>(heading: string, value: ValueOf<Row, number>): CsvColumn<Row> => numberColumn(heading, value)
/** Thousandths as a plain decimal number. */
export const quantity = <Row>(heading: string, value: ValueOf<Row, number>): CsvColumn<Row> => numberColumn(heading, (row) => textOf(value(row), milliToText))
/** Permille as percent. */
export const percent = <Row>(heading: string, value: ValueOf<Row, number>): CsvColumn<Row> => numberColumn(heading, (row) => textOf(value(row), (permille) => String(permille / 10)))
/** Minor units as a plain decimal number in the currency of the row. */
export const money = <Row>(heading: string, value: ValueOf<Row, number>, currency: (row: Row) => string): CsvColumn<Row> =>
  numberColumn(heading, (row) => textOf(value(row), (minor) => minorToText(minor, currency(row))))
/** A scaled unit price as a plain decimal number in the currency of the row. */
export const price = <Row>(heading: string, value: ValueOf<Row, number>, currency: (row: Row) => string): CsvColumn<Row> =>
  numberColumn(heading, (row) => textOf(value(row), (scaled) => scaledPriceToText(scaled, currency(row))))
/** A calendar date, or an instant in UTC; the heading says which. */
export const date = <Row>(heading: string, value: ValueOf<Row, string>): CsvColumn<Row> => ({ heading, kind: 'date', value })
/** yes or no. */
export const yesNo = <Row>(heading: string, value: (row: Row) => boolean): CsvColumn<Row> => ({ heading, kind: 'text', value: (row) => (value(row) ? 'yes' : 'no') })
