import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { newestImports, statusOf } from './import-record.ts'
import { runsOf } from './runs.ts'

const listed = 50

/** The newest imports. */
export const list: QueryHandler<'imports.list'> = async ({ sql, services }) => {
  const runs = runsOf(services)
  return ok({ rows: (await newestImports(sql, listed)).map((record) => statusOf(record, runs.get(record.id))) })
}
