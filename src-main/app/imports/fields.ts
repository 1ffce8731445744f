import { fieldTables } from '#shared/domain/imports/field-tables.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** What columns a kind of file can have. */
export const fields: QueryHandler<'imports.fields'> = async (_context, { kind }) => {
  const { fields: known, keyFields } = fieldTables[kind]
  return ok({ fields: known.map(({ name, required, toCreate, type, example }) => ({ name, required, toCreate, type, example })), keyFields: [...keyFields] })
}
