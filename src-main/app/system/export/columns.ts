import { minorToText, scaledPriceToText } from '#shared/domain/money.ts'
import { milliToText } from '#shared/domain/quantity.ts'
import type { CsvColumn } from '#main/documents/csv.ts'

/** Words, kept from running as a formula. */
export const text = <Row>(heading: string, value: (row: Row) => string | null): CsvColumn<Row> => ({ heading, kind: 'text', value })
/** A whole number. */
export const count = <Row>(heading: string, value: (row: Row) => number | null): CsvColumn<Row> => ({ heading, kind: 'number', value })
/** Thousandths as a plain decimal number. */
export const quantity = <Row>(heading: string, value: (row: Row) => number | null): CsvColumn<Row> => ({ heading, kind: 'number', value: (row) => textOf(value(row), milliToText) })
/** Permille as percent. */
export const percent = <Row>(heading: string, value: (row: Row) => number | null): CsvColumn<Row> => ({ heading, kind: 'number', value: (row) => textOf(value(row), (permille) => String(permille / 10)) })
/** Minor units as a plain decimal number in the currency of the row. */
export const money = <Row>(heading: string, value: (row: Row) => number | null, currency: (row: Row) => string): CsvColumn<Row> => ({ heading, kind: 'number', value: (row) => textOf(value(row), (minor) => minorToText(minor, currency(row))) })
/** A scaled unit price as a plain decimal number in the currency of the row. */
export const price = <Row>(heading: string, value: (row: Row) => number | null, currency: (row: Row) => string): CsvColumn<Row> => ({ heading, kind: 'number', value: (row) => textOf(value(row), (scaled) => scaledPriceToText(scaled, currency(row))) })
/** A calendar date, or an instant in UTC; the heading says which. */
export const date = <Row>(heading: string, value: (row: Row) => string | null): CsvColumn<Row> => ({ heading, kind: 'date', value })
/** yes or no. */
export const yesNo = <Row>(heading: string, value: (row: Row) => boolean): CsvColumn<Row> => ({ heading, kind: 'text', value: (row) => (value(row) ? 'yes' : 'no') })

const textOf = (value: number | null, print: (value: number) => string): string | null => (value === null ? null : print(value))
