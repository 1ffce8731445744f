import { listBackups as filesOf } from '#main/persistence/backup.ts'
import { ok } from '#shared/result.ts'
import type { StandaloneQueryHandler } from '../context.ts'
import { lookAtBackups } from './look-at-backups.ts'

/** Backups, newest first, each read through anew in a worker: a disk may have spoilt what was good when it was made. */
export const listBackups: StandaloneQueryHandler<'system.listBackups'> = {
  standalone: async ({ services: { dataFolder, workers } }) => {
    const files = filesOf(dataFolder)
    const looks = await lookAtBackups(workers, dataFolder, files, 'quick')
    return ok({ rows: files.map((file, index) => ({ ...file, good: looks[index]?.sound === true, contents: looks[index]?.contents ?? null })) })
  }
}
