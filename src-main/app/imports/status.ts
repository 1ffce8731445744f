import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { loadImport, statusOf } from './import-record.ts'
import { runsOf } from './runs.ts'

/** Where an import stands. */
export const status: QueryHandler<'imports.status'> = async ({ sql, services }, { importId }) => {
  const record = await loadImport(sql, importId)
  return record === undefined ? fail({ code: 'not-found' }) : ok(statusOf(record, runsOf(services).get(importId)))
}
