import { existsSync } from 'node:fs'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { Services } from '../context.ts'
import type { ImportRecord } from './import-record.ts'
import type { ImportFiles } from './jobs/import-files.ts'
import { importFiles } from './jobs/import-files.ts'
import { runsOf } from './runs.ts'

/** The files that a finished check left, or why there are none: the import is not known (any more), or it has not been checked to the end. */
export function checkedFiles(services: Services, record: ImportRecord | undefined): Result<ImportFiles, { readonly code: 'not-found' } | { readonly code: 'not-checked' }> {
  if (record === undefined) return fail({ code: 'not-found' })
  const files = importFiles(services.dataFolder, record.id)
  if (!existsSync(files.sourceRows)) return fail({ code: 'not-found' })
  return record.counts === null || runsOf(services).get(record.id)?.phase === 'checking' ? fail({ code: 'not-checked' }) : ok(files)
}
