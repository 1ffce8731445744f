import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/** One backup file; `at` is the instant it was made (UTC), `reason` why. Only files that passed the check carry the name. */
export type BackupFile = { readonly name: string; readonly at: string; readonly bytes: number; readonly reason: string }

/** Why a backup is made. */
export type BackupReason = 'daily' | 'asked' | 'before-migration' | 'before-restore'

const folderName = 'backups'
const namePattern = /^dockside-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z-]+)\.db$/
/** How many daily backups are kept; the others stay until a person removes them. */
const dailyKept = 14

/** The folder of the backups beside the database. */
export const backupFolder = (dataFolder: string): string => join(dataFolder, folderName)

/** All backups, newest first; an unfinished copy has another name and is not among them. */
export function listBackups(dataFolder: string): readonly BackupFile[] {
  let names: readonly string[]
  try {
    names = readdirSync(backupFolder(dataFolder))
  } catch {
    return []
  }
  return names
    .flatMap((name) => {
      const match = namePattern.exec(name)
      if (match === null) return []
      const [, year, month, day, hour, minute, second, reason = ''] = match
      return [{ name, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, bytes: statSync(join(backupFolder(dataFolder), name)).size, reason }]
    })
    .sort((one, other) => (one.at === other.at ? other.name.localeCompare(one.name) : other.at.localeCompare(one.at)))
}

/** What a check of a database file found: `sound`, or the first complaints. */
export type FileCheck = { readonly sound: true } | { readonly sound: false; readonly detail: string }

/** Reads every page of a file and says whether they fit together (SQLite quick_check); about a second for 500 MB, so not on the main thread. */
export function checkFile(file: string): FileCheck {
  let handle: BetterSqlite3.Database | undefined
  try {
    handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
    const found = handle.pragma('quick_check(3)') as readonly { readonly quick_check: string }[]
    const complaints = found.map((row) => row.quick_check)
    return complaints.length === 1 && complaints[0] === 'ok' ? { sound: true } : { sound: false, detail: complaints.join('; ') }
  } catch (error) {
    return { sound: false, detail: error instanceof Error ? error.message : String(error) }
  } finally {
    handle?.close()
  }
}

/**
 * Copies the live database to `backups/` through SQLite's online backup and gives the copy its name only after every page of it was checked.
 * `nowIso` is the instant for the name. Throws when the copy cannot be written or is not sound; no half copy stays behind.
 */
export async function makeBackup(dataFolder: string, databaseFile: string, nowIso: string, reason: BackupReason): Promise<BackupFile> {
  const folder = backupFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const name = `dockside-${nowIso.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${reason}.db`
  const unfinished = join(folder, `${name}.part`)
  const source = new BetterSqlite3(databaseFile, { readonly: true, fileMustExist: true })
  try {
    await source.backup(unfinished)
    const check = checkFile(unfinished)
    if (!check.sound) throw new Error(`the copy is not sound: ${check.detail}`)
    renameSync(unfinished, join(folder, name))
  } finally {
    source.close()
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true })
  }
  forgetOldBackups(dataFolder)
  return { name, at: `${nowIso.slice(0, 19)}.000Z`, bytes: statSync(join(folder, name)).size, reason }
}

function forgetOldBackups(dataFolder: string): void {
  const daily = listBackups(dataFolder).filter((file) => file.reason === 'daily')
  for (const file of daily.slice(dailyKept)) rmSync(join(backupFolder(dataFolder), file.name), { force: true })
}

/**
 * Puts a backup in the place of the database, which must be closed. The replaced file and its log are kept beside it under a name with the time,
 * so nothing is lost; gives that name. Throws when the backup itself is not sound.
 */
export function restoreBackup(dataFolder: string, databaseFile: string, backupName: string, nowIso: string): string {
  const backup = join(backupFolder(dataFolder), backupName)
  const check = checkFile(backup)
  if (!check.sound) throw new Error(`the backup ${backupName} is not sound: ${check.detail}`)
  const kept = `${databaseFile}.replaced-${nowIso.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  for (const ending of ['', '-wal', '-shm']) {
    try {
      renameSync(databaseFile + ending, kept + ending)
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error
    }
  }
  copyDatabase(backup, databaseFile)
  return kept
}

/** A plain copy, flushed to the disk: the backup is closed and whole, so no log stands beside it. */
function copyDatabase(from: string, to: string): void {
  copyFileSync(from, to)
  const descriptor = openSync(to, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
