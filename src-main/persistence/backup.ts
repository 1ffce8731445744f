import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { unmarkOpen } from './data-notices.ts'
import { freeBytes } from './free-space.ts'
import { damagedError, diskFullError, isDamaged } from './sqlite-errors.ts'

/** One backup file; `at` is the instant it was made (UTC), `reason` why. Only files that passed the check carry the name. */
export type BackupFile = { readonly name: string; readonly at: string; readonly bytes: number; readonly reason: string }

/** Why a backup is made. */
export type BackupReason = 'daily' | 'asked' | 'before-migration' | 'set-up' | 'import' | 'closing'

const folderName = 'backups'
/** What the name of a copy ends with until it is whole. */
const partEnding = '.part'
/** Earlier names go to the second only. */
const namePattern = /^dockside-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})?Z-([a-z-]+[a-z])(?:-(\d+))?\.db$/
/** How many backups of a kind are kept; those of other kinds stay until a person removes them. */
const keptOf: Partial<Record<BackupReason, number>> = { daily: 14, import: 3, closing: 5 }
/** Room a backup or a restore leaves for the work, in bytes. */
const roomLeftBytes = 4 * 1024 * 1024
/** Pages copied at a time; in between the program does other things. */
const pagesAtOnce = 500

/** The folder of the backups beside the database. */
export const backupFolder = (dataFolder: string): string => join(dataFolder, folderName)

/** An instant as it stands in the name of a file, to the millisecond because names are sorted by it: `20261124T090000000Z`. */
const stampOf = (nowIso: string): string => new Date(nowIso).toISOString().replaceAll(/[-:.]/g, '')

/** All backups, newest first; an unfinished copy has another name and is not among them. */
export function listBackups(dataFolder: string): readonly BackupFile[] {
  let names: readonly string[]
  try {
    names = readdirSync(backupFolder(dataFolder))
  } catch {
    return []
  }
  const found = names.flatMap((name) => {
    const match = namePattern.exec(name)
    const bytes = statSync(join(backupFolder(dataFolder), name), { throwIfNoEntry: false })?.size
    if (match === null || bytes === undefined) return []
    const [, year, month, day, hour, minute, second, millisecond = '000', reason = '', turn = '1'] = match
    return [{ name, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`, bytes, reason, turn: Number(turn) }]
  })
  return found
    .sort((one, other) => other.at.localeCompare(one.at) || other.turn - one.turn || other.name.localeCompare(one.name))
    .map(({ name, at, bytes, reason }) => ({ name, at, bytes, reason }))
}

/** What a check of a database file found: `sound`, or the first complaints. */
export type FileCheck = { readonly sound: true } | { readonly sound: false; readonly detail: string }

/**
 * Reads every page of a file and says whether they fit together: 'quick' takes about a second for 500 MB, 'full' also holds every index against its table and takes
 * half a minute, so neither belongs on the main thread. Throws when the file cannot be looked at for another reason (locked, missing).
 */
export function checkFile(file: string, depth: 'quick' | 'full' = 'quick'): FileCheck {
  let handle: BetterSqlite3.Database | undefined
  try {
    handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
    const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check'
    const found = handle.pragma(`${pragma}(3)`) as readonly Readonly<Record<string, string>>[]
    const complaints = found.map((row) => row[pragma] ?? '')
    return complaints.length === 1 && complaints[0] === 'ok' ? { sound: true } : { sound: false, detail: complaints.join('; ') }
  } catch (error) {
    if (!isDamaged(error)) throw error
    return { sound: false, detail: error instanceof Error ? error.message : String(error) }
  } finally {
    handle?.close()
  }
}

/** Like `checkFile`, and asks for our tables as well: an empty file is a sound database that would bring nothing back. */
export function checkBackup(file: string): FileCheck {
  const check = checkFile(file)
  if (!check.sound) return check
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  try {
    const table = handle.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get()
    return table === undefined ? { sound: false, detail: 'the file holds no Dockside data' } : check
  } finally {
    handle.close()
  }
}

/**
 * Copies the live database to `backups/` through SQLite's online backup, as one moment in time however much is written meanwhile, and gives the copy its name only after
 * every page of it was checked and flushed. `nowIso` is the instant for the name. Throws when there is no room (before anything is written), when the copy cannot be
 * written, or when it is not sound; no half copy stays behind. Two at once make two backups. `stopIfCancelled` may throw between steps.
 */
export async function makeBackup(dataFolder: string, databaseFile: string, nowIso: string, reason: BackupReason, stopIfCancelled = (): void => undefined): Promise<BackupFile> {
  const folder = backupFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  assertRoom(folder, sizeOf(databaseFile) + sizeOf(`${databaseFile}-wal`))
  const stamp = stampOf(nowIso)
  const name = takeName((turn) => join(folder, `dockside-${stamp}-${reason}${turn}.db`), nextTurn(folder, stamp))
  const unfinished = name + partEnding
  try {
    await copyLive(databaseFile, unfinished, stopIfCancelled)
    stopIfCancelled()
    const check = checkBackup(unfinished)
    if (!check.sound) throw damagedError(`the copy is not sound: ${check.detail}`)
    flush(unfinished)
    renameSync(unfinished, name)
    flush(folder)
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true })
  }
  forgetOldBackups(dataFolder)
  return { name: basename(name), at: new Date(nowIso).toISOString(), bytes: sizeOf(name), reason }
}

/** One snapshot, whatever is written beside it: without the open transaction every commit would start the copy over. The copy needs no log beside it. */
async function copyLive(from: string, to: string, stopIfCancelled: () => void): Promise<void> {
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true })
  try {
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
    await source.backup(to, {
      progress: () => {
        stopIfCancelled()
        return pagesAtOnce
      }
    })
  } finally {
    source.close()
  }
  const copy = new BetterSqlite3(to, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Removes the half copies that a crash left. Only for a folder whose lock is held and in which no backup is being made. */
export function clearUnfinishedBackups(dataFolder: string): void {
  const folder = backupFolder(dataFolder)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (/\.part(-wal|-shm|-journal)?$/.test(name)) rmSync(join(folder, name), { force: true })
}

function forgetOldBackups(dataFolder: string): void {
  const backups = listBackups(dataFolder)
  for (const [reason, kept] of Object.entries(keptOf)) {
    for (const file of backups.filter((one) => one.reason === reason).slice(kept)) rmSync(join(backupFolder(dataFolder), file.name), { force: true })
  }
}

/**
 * Puts a backup in the place of the database, which must be closed and locked by the caller. The replaced file and its log are kept beside it under a name with the
 * time, so what was entered after the backup is still in it; gives that name, or null when there was no file. Throws when the backup is not sound or there is no room, and then nothing was changed.
 */
export function restoreBackup(dataFolder: string, databaseFile: string, backupName: string, nowIso: string): string | null {
  const backup = join(backupFolder(dataFolder), backupName)
  const check = checkBackup(backup)
  if (!check.sound) throw damagedError(check.detail)
  assertRoom(dataFolder, sizeOf(backup))
  const incoming = `${databaseFile}.restoring`
  copyFileSync(backup, incoming)
  chmodSync(incoming, 0o644)
  flush(incoming)
  const kept = freeName((turn) => `${databaseFile}.replaced-${stampOf(nowIso)}${turn}`)
  // The log goes last: should the power fail in between, the file it belongs to is already out of its way.
  const moved = ['', '-shm', '-wal'].filter((ending) => moveIfThere(databaseFile + ending, kept + ending))
  renameSync(incoming, databaseFile)
  unmarkOpen(dataFolder)
  flush(dataFolder)
  return moved.length === 0 ? null : basename(kept)
}

function moveIfThere(from: string, to: string): boolean {
  if (!existsSync(from)) return false
  renameSync(from, to)
  return true
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function assertRoom(folder: string, bytes: number): void {
  const free = freeBytes(folder)
  if (free < bytes + roomLeftBytes) throw diskFullError(`${bytes} bytes are needed, ${free} are free`)
}

/** The first of `name`, `name-2`, `name-3` … that no file has: two in one second are two. */
function freeName(nameOf: (turn: string) => string): string {
  for (let turn = 1; ; turn += 1) {
    const name = nameOf(turn === 1 ? '' : `-${turn}`)
    if (!existsSync(name)) return name
  }
}

/** The turn after those of one instant, finished or not and for whatever reason: the later of two is the newer. */
function nextTurn(folder: string, stamp: string): number {
  const turns = readdirSync(folder)
    .filter((name) => name.startsWith(`dockside-${stamp}-`))
    .map((name) => Number(namePattern.exec(name.replace(/\.part$/, ''))?.[9] ?? 1))
  return Math.max(0, ...turns) + 1
}

/** Takes the first of these names that no backup has by making its unfinished file, so that another backup of this moment gets the next. */
function takeName(nameOf: (turn: string) => string, first: number): string {
  for (let turn = first; ; turn += 1) {
    const name = nameOf(turn === 1 ? '' : `-${turn}`)
    if (!take(name + partEnding)) continue
    if (!existsSync(name)) return name
    rmSync(name + partEnding)
  }
}

/** Makes an empty file; false when there is one already. */
function take(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
    return true
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'EEXIST') throw error
    return false
  }
}

/** Makes a file, or the names in a folder, last through a power cut. Not every system can do that for folders. */
function flush(path: string): void {
  const isFolder = statSync(path).isDirectory()
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, isFolder ? 'r' : 'r+')
    fsyncSync(descriptor)
  } catch (error) {
    if (!isFolder) throw error
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
