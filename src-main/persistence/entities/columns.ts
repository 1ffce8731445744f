import type { EntitySchemaColumnOptions } from 'typeorm'
import { DefaultNamingStrategy } from 'typeorm'

/** Column kinds by name, so that every column states its type; nothing is left to reflection. */
export const id = { type: 'integer', primary: true, generated: 'increment' } as const satisfies EntitySchemaColumnOptions
/** Text that is always there. */
export const text = { type: 'text' } as const satisfies EntitySchemaColumnOptions
/** Text or null. */
export const maybeText = { type: 'text', nullable: true } as const satisfies EntitySchemaColumnOptions
/** A safe integer: a count, minor units, thousandths or the id of another row. */
export const integer = { type: 'integer' } as const satisfies EntitySchemaColumnOptions
/** A safe integer or null. */
export const maybeInteger = { type: 'integer', nullable: true } as const satisfies EntitySchemaColumnOptions
/** True or false, kept as 1 or 0. */
export const flag = { type: 'boolean' } as const satisfies EntitySchemaColumnOptions

/** camelCase in TypeScript, snake_case in the database. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }
}
