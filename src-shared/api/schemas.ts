import { z } from 'zod'
import { baseUnits, mostEnteredMilli } from '#shared/domain/quantity.ts'
import { roles, type Role } from '#shared/domain/roles.ts'

/** Row id of a record. */
export const idSchema = z.int().positive()
/** Quantity in integer thousandths of the product's base unit. */
export const quantityMilliSchema = z.int().min(-9e15).max(9e15)
/** A quantity that a person or a program counts; below zero takes away. */
export const enteredMilliSchema = z.int().min(-mostEnteredMilli).max(mostEnteredMilli)
/** Quantity of zero or more in integer thousandths of the base unit. */
export const zeroOrMoreMilliSchema = z.int().min(0).max(9e15)
/** Quantity above zero in integer thousandths of the base unit. */
export const positiveMilliSchema = z.int().positive().max(9e15)
/** Unit price in minor units x 10,000 per base unit. */
export const unitPriceScaledSchema = z.int().min(0).max(9e15)
/** ISO 4217 currency code. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/)
/** Calendar date YYYY-MM-DD. */
export const dateSchema = z.iso.date()
/** Instant in UTC, ISO 8601. */
export const instantSchema = z.iso.datetime()
/** Short human text on one line. */
export const textSchema = z.string().trim().min(1).max(200)
/** Free text. */
export const noteSchema = z.string().max(4000)
/** Why something was done; never empty. */
export const reasonSchema = z.string().trim().min(1).max(500)
/** What a product is counted in. */
export const baseUnitSchema = z.enum(baseUnits)
/** What an operator may be. */
export const roleSchema = z.enum(roles)
/** A file travels inside a call as base64. */
export const fileSchema = z.object({ fileName: z.string().max(255), mime: z.string().max(100), contentBase64: z.string() })

/** Who may do what, by right (DOMAIN "People"). The administrator may do everything. */
export const rights = {
  read: ['clerk', 'picker', 'buyer', 'sales', 'bookkeeper'],
  receive: ['clerk', 'buyer'],
  post: ['clerk', 'buyer'],
  exceedTolerance: ['buyer'],
  resolveVariance: ['buyer', 'bookkeeper'],
  purchase: ['buyer'],
  keepCatalog: ['buyer', 'sales'],
  importFiles: ['buyer'],
  exportLists: ['clerk', 'buyer', 'sales', 'bookkeeper'],
  printLabels: ['clerk', 'picker', 'buyer', 'sales'],
  keepLabels: ['buyer'],
  keepDevices: ['clerk', 'buyer'],
  administer: ['administrator']
} as const satisfies Record<string, readonly Role[]>

/** What a database file holds, so that nobody restores an empty one unknowingly; `changedAt` is the newest change in it, null when nothing was ever entered. */
export const dataContentsSchema = z.object({ products: z.int(), suppliers: z.int(), orders: z.int(), receipts: z.int(), changedAt: instantSchema.nullable() })

/** Which end of a list comes first. */
export const directionSchema = z.enum(['ascending', 'descending'])

/**
 * Input fields every list takes: what to find, how to sort, where to go on. `sortKeys[0]` is the default. `cursor` is the `nextCursor` of the page before, asked with the same
 * search and sort; one that cannot be read, or comes from another list, starts at the beginning.
 */
export const listInput = <K extends string>(sortKeys: readonly [K, ...K[]]) => ({
  search: z.string().max(200).default(''),
  sort: z.enum(sortKeys).default(sortKeys[0] as never),
  direction: directionSchema.default('ascending'),
  cursor: z.string().max(2000).nullable().default(null),
  limit: z.int().min(1).max(500).default(50)
})

/** What every list gives: a page of rows and where the next page starts, null at the end. */
export const listOutput = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), nextCursor: z.string().nullable() })
