import type { FileCheck } from '#main/persistence/backup.ts'
import { checkBackup, checkFile } from '#main/persistence/backup.ts'
import type { DataContents } from '#main/persistence/data-contents.ts'
import { readContents } from '#main/persistence/data-contents.ts'
import { job } from './job.ts'

/** What to look at: the live database, or backups, which must hold our tables too. `depth` 'contents' reads what backups hold and leaves their other pages alone. */
export type CheckInput = { readonly file: string; readonly depth: 'quick' | 'full' } | { readonly backups: readonly string[]; readonly depth: 'quick' | 'contents' }

/** What was found of one backup; `contents` is null when it cannot be read. */
export type BackupLook = { readonly sound: boolean; readonly contents: DataContents | null }

/** A backup that cannot be looked at (removed meanwhile, not ours to read) brings nothing back either. */
function lookAt(backup: string, depth: 'quick' | 'contents'): BackupLook {
  try {
    const sound = depth === 'contents' || checkBackup(backup).sound
    return { sound, contents: sound ? readContents(backup) : null }
  } catch {
    return { sound: false, contents: null }
  }
}

await job((input: CheckInput): FileCheck | readonly BackupLook[] => ('file' in input ? checkFile(input.file, input.depth) : input.backups.map((backup) => lookAt(backup, input.depth))))
