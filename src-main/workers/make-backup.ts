import type { BackupReason } from '#main/persistence/backup.ts'
import { makeBackup } from '#main/persistence/backup.ts'
import { job } from './job.ts'

await job(({ folder, file, nowIso, reason }: { readonly folder: string; readonly file: string; readonly nowIso: string; readonly reason: BackupReason }, _report, stopIfCancelled) =>
  makeBackup(folder, file, nowIso, reason, stopIfCancelled)
)
