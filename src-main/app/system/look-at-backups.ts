import { join } from 'node:path'
import type { BackupFile } from '#main/persistence/backup.ts'
import { backupFolder } from '#main/persistence/backup.ts'
import type { BackupLook, CheckInput } from '#main/workers/check-file.ts'
import type { Workers } from '#main/workers/run-worker.ts'

/** Looks into backups in a worker, in their order: 'quick' holds every page of each against the others, 'contents' reads only what each holds. */
export async function lookAtBackups(workers: Pick<Workers, 'run'>, dataFolder: string, files: readonly BackupFile[], depth: 'quick' | 'contents'): Promise<readonly BackupLook[]> {
  if (files.length === 0) return []
  return workers.run<readonly BackupLook[]>('check-file', { backups: files.map(({ name }) => join(backupFolder(dataFolder), name)), depth } satisfies CheckInput)
}
