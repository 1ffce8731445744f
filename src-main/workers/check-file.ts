import type { FileCheck } from '#main/persistence/backup.ts'
import { checkBackup, checkFile } from '#main/persistence/backup.ts'
import { job } from './job.ts'

/** What to check: the live database, or backups, which must hold our tables too. */
export type CheckInput = { readonly file: string; readonly depth: 'quick' | 'full' } | { readonly backups: readonly string[] }

/** A backup that cannot be looked at (removed meanwhile, not ours to read) brings nothing back either. */
function checkOne(backup: string): FileCheck {
  try {
    return checkBackup(backup)
  } catch (error) {
    return { sound: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

await job((input: CheckInput) => ('file' in input ? checkFile(input.file, input.depth) : input.backups.map(checkOne)))
