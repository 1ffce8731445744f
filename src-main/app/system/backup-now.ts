import type { BackupFile } from '#main/persistence/backup.ts'
import { isDiskFull } from '#main/persistence/sqlite-errors.ts'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneHandler } from '../context.ts'

/** Makes a backup because somebody asked, in a worker; no half file stays behind when it fails. */
export const backupNow: StandaloneHandler<'system.backupNow'> = {
  standalone: async ({ services: { database, dataFolder, workers, log }, nowIso }) => {
    try {
      const { name, bytes } = await workers.run<BackupFile>('make-backup', { folder: dataFolder, file: database.file, nowIso, reason: 'asked' })
      return ok({ name, bytes })
    } catch (error) {
      if (isDiskFull(error)) throw error
      log.error({ err: error }, 'a backup failed')
      return fail({ code: 'backup-failed', detail: error instanceof Error ? error.message : String(error) })
    }
  }
}
