import { readFile } from 'node:fs/promises'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneQueryHandler } from '../context.ts'
import { checkedFiles } from './checked-files.ts'
import { loadImport } from './import-record.ts'

/** The rejected rows as a file, as the check wrote it. */
export const rejectedFile: StandaloneQueryHandler<'imports.rejectedFile'> = {
  standalone: async ({ services }, { importId }) => {
    const record = await services.database.read((sql) => loadImport(sql, importId))
    const files = checkedFiles(services, record)
    if (!files.ok || record === undefined) return files.ok ? fail({ code: 'not-found' }) : files
    const bytes = await readFile(files.value.rejected)
    const name = record.fileName.replace(/\.[^.]{1,8}$/, '').slice(0, 200)
    return ok({ fileName: `${name}-rejected.csv`, mime: 'text/csv; charset=utf-8', contentBase64: bytes.toString('base64') })
  }
}
