import { join } from 'node:path'
import type { FileCheck } from '#main/persistence/backup.ts'
import { backupFolder, listBackups as filesOf } from '#main/persistence/backup.ts'
import type { CheckInput } from '#main/workers/check-file.ts'
import { ok } from '#shared/result.ts'
import type { StandaloneQueryHandler } from '../context.ts'

/** Backups, newest first, each read through anew in a worker: a disk may have spoilt what was good when it was made. */
export const listBackups: StandaloneQueryHandler<'system.listBackups'> = {
  standalone: async ({ services: { dataFolder, workers } }) => {
    const files = filesOf(dataFolder)
    if (files.length === 0) return ok({ rows: [] })
    const backups = files.map(({ name }) => join(backupFolder(dataFolder), name))
    const checks = await workers.run<readonly FileCheck[]>('check-file', { backups } satisfies CheckInput)
    return ok({ rows: files.map((file, index) => ({ ...file, good: checks[index]?.sound === true })) })
  }
}
