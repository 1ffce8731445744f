import { listOfSuppliers } from '#main/persistence/queries/catalog-suppliers.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** Suppliers with the number of their open orders. */
export const listSuppliers: QueryHandler<'catalog.listSuppliers'> = async ({ sql }, input) => {
  const { rows, nextCursor } = await listOfSuppliers(sql, input)
  return ok({ rows: [...rows], nextCursor })
}
