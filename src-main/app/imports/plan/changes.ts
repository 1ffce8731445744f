import type { RowValues } from '#shared/domain/imports/interpret-row.ts'
import { textToScaledPrice } from '#shared/domain/money.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { PlanContext, PlannedRow } from './planner.ts'
import { addProblem } from './planner.ts'

/** The column a field of a file is stored in; `price` says that decimal text is stored as minor units x 10,000. */
export type StoredField = { readonly field: string; readonly column: string; readonly price?: true }

/** A price as stored, or null with a problem on the row when it is finer than the currency allows. */
export function scaledPrice(context: PlanContext, row: PlannedRow, field: string, currency: string): number | null {
  const scaled = textToScaledPrice(String(row.values[field] ?? ''), currency)
  if (scaled === undefined) addProblem(context, row, 'error', 'too-precise', field, `at most 4 decimals beyond those of ${currency}`)
  return scaled ?? null
}

/** The mapped values by column, as they are stored. A price that cannot be stored is a problem on `row`. */
export function columnValues(context: PlanContext, row: PlannedRow, values: RowValues, fields: readonly StoredField[], currency: string): ReadonlyMap<string, SqlValue> {
  const columns = new Map<string, SqlValue>()
  for (const { field, column, price } of fields) {
    const value = values[field]
    if (value === undefined) continue
    if (price === true) columns.set(column, scaledPrice(context, { ...row, values }, field, currency))
    else columns.set(column, typeof value === 'boolean' ? Number(value) : value)
  }
  return columns
}

/** The columns whose stored value differs from the given one. */
export const changedColumns = (stored: Readonly<Record<string, SqlValue>>, given: ReadonlyMap<string, SqlValue>): ReadonlyMap<string, SqlValue> => new Map([...given].filter(([column, value]) => stored[column] !== value))

/** `INSERT` of the columns with their values. */
export function insertOf(table: string, columns: ReadonlyMap<string, SqlValue>): readonly [string, ...SqlValue[]] {
  const names = [...columns.keys()]
  return [`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...columns.values()]
}

/** `UPDATE` of the columns of one record, whose version moves on where the table has one. */
export function updateOf(table: string, columns: ReadonlyMap<string, SqlValue>, id: number, { versioned = true }: { readonly versioned?: boolean } = {}): readonly [string, ...SqlValue[]] {
  const sets = [...columns.keys()].map((column) => `${column} = ?`)
  return [`UPDATE ${table} SET ${[...sets, ...(versioned ? ['version = version + 1'] : [])].join(', ')} WHERE id = ?`, ...columns.values(), id]
}

const flags = new Set(['active', 'lot_required', 'expiry_required', 'serial_required', 'blind_receiving', 'preferred'])
const camelCase = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Columns with their values as the trail keeps records: by the names of their fields. */
export const forTrail = (columns: ReadonlyMap<string, SqlValue>): Readonly<Record<string, SqlValue | boolean>> =>
  Object.fromEntries([...columns].map(([column, value]) => [camelCase(column), flags.has(column) ? value === 1 : value]))

/** The stored values of some columns, for the trail. */
export const beforeOf = (stored: Readonly<Record<string, SqlValue>>, columns: ReadonlyMap<string, SqlValue>): Readonly<Record<string, SqlValue | boolean>> =>
  forTrail(new Map([...columns.keys()].map((column) => [column, stored[column] ?? null])))
