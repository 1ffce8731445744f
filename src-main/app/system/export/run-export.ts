import type { exportableLists } from '#shared/api/system.ts'
import { maximumExportBytes } from '#shared/api/system.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import { connectJob } from '#main/persistence/imports/connect-job.ts'
import type { ListContext, TextPage } from './define-export.ts'
import { listExports } from './lists.ts'

/** What the worker is asked; `filter` has passed the schema of the list. */
export type ExportRequest = Omit<ListContext, 'sql'> & { readonly file: string; readonly list: (typeof exportableLists)[number]; readonly filter: Readonly<Record<string, unknown>> }
/** The file as base64, made here so that the main thread has nothing to do with its size. */
export type ExportReply = Result<{ readonly rows: number; readonly contentBase64: string }, { readonly code: 'not-found' } | { readonly code: 'too-large'; readonly maximumBytes: number }>

/** Pages read within one snapshot; a longer one would keep the log from being folded in while everybody goes on writing. */
const pagesASnapshot = 20

/** Reads a list page by page on a connection of its own and writes it as CSV, up to `maximumBytes`. */
export async function runExport({ file, list, filter, ...rest }: ExportRequest, maximumBytes = maximumExportBytes): Promise<ExportReply> {
  const { heading, page } = listExports[list]
  const parts: Buffer[] = [Buffer.from(heading(rest))]
  let bytes = parts[0]?.length ?? 0
  let rows = 0
  let cursor: string | null = null
  do {
    const connection = connectJob(file, 'read')
    try {
      for (let turn = 0; turn < pagesASnapshot; turn += 1) {
        const read: Result<TextPage, { readonly code: 'not-found' }> = await page({ ...rest, sql: connection.tx }, filter, cursor)
        if (!read.ok) return read
        const part = Buffer.from(read.value.text)
        bytes += part.length
        if (bytes > maximumBytes) return fail({ code: 'too-large', maximumBytes })
        parts.push(part)
        rows += read.value.rows
        cursor = read.value.nextCursor
        if (cursor === null) break
      }
    } finally {
      connection.close()
    }
  } while (cursor !== null)
  return ok({ rows, contentBase64: Buffer.concat(parts).toString('base64') })
}
