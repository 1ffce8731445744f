import { rm } from 'node:fs/promises'
import { ignoredColumns } from '#shared/domain/imports/propose-mapping.ts'
import type { Output, ParsedInput } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { StandaloneContext, StandaloneHandler } from '../context.ts'
import { forgetOldImports } from './forget-old-imports.ts'
import type { SourceFacts } from './import-record.ts'
import { importFiles } from './jobs/import-files.ts'
import type { ReadInput, SourceShape } from './jobs/read-source.ts'
import type { UnreadableFile } from './read/limits.ts'
import { jobMemoryMb, maximumFileBytes, readTimeoutMs, unreadable, unsafe } from './read/limits.ts'
import { proposeFor } from './remembered-mapping.ts'
import { uploadsOf } from './runs.ts'

/** Reads the file in a job with a cap on memory and time; what bursts them is not safe to read. */
async function read({ services: { workers } }: StandaloneContext, input: ReadInput): Promise<Result<SourceShape, UnreadableFile>> {
  const signal = AbortSignal.timeout(readTimeoutMs)
  try {
    return await workers.run<Result<SourceShape, UnreadableFile>>('read-import', input, { memoryMb: jobMemoryMb, signal })
  } catch (error) {
    if (signal.aborted) return fail(unsafe('reading the file takes too long'))
    if ((error as { readonly code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') return fail(unsafe('reading the file takes too much memory'))
    throw error
  }
}

/** Reads the file and keeps what it is; leaves no folder behind when that fails. */
async function takeIn(context: StandaloneContext, importId: string, { file, kind: givenKind, delimiter, encoding, sheet }: ParsedInput<'imports.upload'>): Promise<Result<Output<'imports.upload'>, UnreadableFile>> {
  const { services, nowIso, operator, station } = context
  const files = importFiles(services.dataFolder, importId)
  const source = await read(context, { files, contentBase64: file.contentBase64, delimiter, encoding, sheet })
  if (!source.ok) return source
  const { columns, sample, rowCount, sheets } = source.value
  const facts: SourceFacts = { columns, rowCount, delimiter: source.value.delimiter, encoding: source.value.encoding }
  const { kind, mapping, options, isRemembered } = await services.database.read((sql) => proposeFor(sql, columns, givenKind))
  await services.database.write((tx) =>
    tx.run(
      `INSERT INTO imports (id, kind, file_name, state, source, mapping, options, at, operator_id, station) VALUES (?, ?, ?, 'uploaded', ?, ?, ?, ?, ?, ?)`,
      importId, kind, file.fileName.replace(/^.*[\\/]/s, ''), JSON.stringify(facts), JSON.stringify(mapping), JSON.stringify(options), nowIso, operator.id, station
    )
  )
  return ok({
    importId, kind, columns: [...columns], sample: sample.map((row) => [...row]), rowCount, delimiter: facts.delimiter, encoding: facts.encoding, mapping: { ...mapping }, mappingRemembered: isRemembered,
    sheets: [...sheets], options, ignored: [...ignoredColumns(kind, columns, mapping)]
  })
}

/** Takes a file in: reads it, keeps its rows beside the database, and proposes what it is. Nothing of the data changes. */
export const upload: StandaloneHandler<'imports.upload'> = {
  standalone: async (context, input) => {
    const { services } = context
    if (Buffer.byteLength(input.file.contentBase64, 'base64') > maximumFileBytes) return fail({ code: 'file-too-large', maximumBytes: maximumFileBytes })
    if (input.delimiter !== undefined && ['"', '\r', '\n', '\ufeff'].includes(input.delimiter)) return fail(unreadable('a quote or a line end cannot separate cells'))
    const importId = services.newId()
    const uploads = uploadsOf(services).add(importId)
    let isKept = false
    try {
      const taken = await takeIn(context, importId, input)
      isKept = taken.ok
      if (isKept) await forgetOldImports(services)
      return taken
    } finally {
      if (!isKept) await rm(importFiles(services.dataFolder, importId).folder, { recursive: true, force: true })
      uploads.delete(importId)
    }
  }
}
