import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { BackupFile } from './backup.ts'
import { clearUnfinishedBackups, listBackups, makeBackup } from './backup.ts'
import type { Connection, Migration } from './connect.ts'
import { connect } from './connect.ts'
import type { Database } from './database.ts'
import { createDatabase } from './database.ts'
import type { InUse } from './data-lock.ts'
import { lockData } from './data-lock.ts'
import { lostLog, markOpen, noticeLostLog, unmarkOpen } from './data-notices.ts'
import { freeBytes } from './free-space.ts'
import { migrations, newestSchemaVersion } from './migrations/index.ts'
import type { SpaceReserve } from './space-reserve.ts'
import { spaceReserve } from './space-reserve.ts'
import { isBrokenDisk, isBusy, isDamaged, isDiskFull, isReadOnly } from './sqlite-errors.ts'

/** Why the data could not be opened. Nothing was changed, except that migrations before a failed one stay done. */
export type OpenFailure =
  | InUse
  | { readonly code: 'locked' }
  | { readonly code: 'newer-version'; readonly schemaVersion: number; readonly supported: number }
  | { readonly code: 'damaged'; readonly detail: string }
  | { readonly code: 'read-only'; readonly detail: string }
  | { readonly code: 'disk-full' }
  | { readonly code: 'migration-failed'; readonly detail: string; readonly backupName: string | null }

/** An open data folder: the database, the file it is in, and what closes both. */
export type OpenedData = {
  readonly database: Database
  readonly folder: string
  readonly isNew: boolean
  readonly reserve: SpaceReserve
  /** Names what to call when a statement met pages that contradict each other; the caller then checks the file. */
  readonly whenSuspect: (listener: () => void) => void
  /** Waits for what is under way, folds the log back and lets the folder go; may be called twice. */
  readonly close: () => Promise<void>
}

/** The steps to today's schema and the version they end at; a test gives its own. */
export type Schema = { readonly migrations: readonly Migration[]; readonly version: number }
const shipped: Schema = { migrations, version: newestSchemaVersion }

/** A disk with less room than this is full for every purpose, whatever word the system found for it. */
const fullBelowBytes = 256 * 1024

/** The database file of a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'dockside.db')

/** Written once the folder holds data, so that a file that is gone later is missed and not quietly made anew. */
const markFile = (folder: string): string => join(folder, 'data-since.txt')

/** The schema a file has, 0 for an empty one, null for a database that is not ours; throws what SQLite throws when it cannot be read. */
function schemaVersionOf(file: string): number | null {
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 0 })
  try {
    const tables = handle.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all()
    if (!tables.includes('migrations')) return tables.length === 0 ? 0 : null
    const row = handle.prepare('SELECT max(timestamp) AS newest FROM migrations').get() as { readonly newest: number | null }
    return row.newest ?? 0
  } finally {
    handle.close()
  }
}

/**
 * Opens the data folder for this program alone: takes the lock, misses a file that was there, refuses files from a newer version, makes a checked backup before any
 * migration, migrates, and opens the reader. `nowIso` names a backup. Failures are values; nothing stays open after one. On a full disk the reserve is given up first.
 */
export async function openData(folder: string, nowIso: string, schema: Schema = shipped): Promise<Result<OpenedData, OpenFailure>> {
  const opened = await attempt(folder, nowIso, schema)
  return !opened.ok && opened.failure.code === 'disk-full' && spaceReserve(folder).release() ? attempt(folder, nowIso, schema) : opened
}

async function attempt(folder: string, nowIso: string, schema: Schema): Promise<Result<OpenedData, OpenFailure>> {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const lock = lockData(folder, `process ${process.pid}, since ${nowIso}`)
    if (!lock.ok) return lock
    const opened = await openLocked(folder, nowIso, schema).catch((error: unknown) => {
      lock.value.release()
      throw error
    })
    if (!opened.ok) {
      lock.value.release()
      return opened
    }
    return ok(guarded(folder, opened.value, lock.value.release))
  } catch (error) {
    return fail(asFailure(error, folder))
  }
}

type Opened = { readonly database: Database; readonly isNew: boolean }

async function openLocked(folder: string, nowIso: string, schema: Schema): Promise<Result<Opened, OpenFailure>> {
  const file = databaseFile(folder)
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const isNew = bytes === 0
  if (isNew && (hadData(folder) || hasLog(file))) return fail({ code: 'damaged', detail: existsSync(file) ? 'the database file is empty' : 'the database file is missing' })
  if (!isNew) accessSync(file, constants.W_OK)
  const lost = isNew ? null : lostLog(folder, file)
  const version = isNew ? 0 : schemaVersionOf(file)
  if (version === null) return fail({ code: 'damaged', detail: 'the database file belongs to another program' })
  if (version === 0 && !isNew && hadData(folder)) return fail({ code: 'damaged', detail: 'the database file holds no data any more' })
  if (version > schema.version) return fail({ code: 'newer-version', schemaVersion: version, supported: schema.version })
  if (lost !== null) noticeLostLog(folder, file, lost)
  clearUnfinishedBackups(folder)
  const backup = version > 0 && version < schema.version ? await makeBackup(folder, file, nowIso, 'before-migration') : null
  const writer = await connect(file, 'write', schema.migrations)
  try {
    const migrated = await migrate(writer, backup)
    if (!migrated.ok) {
      await writer.source.destroy()
      return migrated
    }
    const database = await createDatabase(file, writer)
    if (!existsSync(markFile(folder))) writeFileSync(markFile(folder), `Dockside has kept its data in this folder since ${nowIso}. For an empty company use another folder.\n`)
    markOpen(folder)
    return ok({ database, isNew })
  } catch (error) {
    await writer.source.destroy().catch(() => undefined)
    throw error
  }
}

/** SQLite makes a missing or empty file anew and throws its log away: whatever speaks for earlier data must stop that. */
const hadData = (folder: string): boolean => existsSync(markFile(folder)) || listBackups(folder).length > 0
const hasLog = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

async function migrate(writer: Connection, backup: BackupFile | null): Promise<Result<null, OpenFailure>> {
  try {
    await writer.source.runMigrations()
    return ok(null)
  } catch (error) {
    if (isBusy(error) || isDiskFull(error) || isReadOnly(error) || isDamaged(error)) throw error
    return fail({ code: 'migration-failed', detail: error instanceof Error ? error.message : String(error), backupName: backup?.name ?? null })
  }
}

/** Watches what the statements meet: a full disk gets the reserve, damaged pages are reported. Closing always ends with the lock released. */
function guarded(folder: string, { database, isNew }: Opened, release: () => void): OpenedData {
  const reserve = spaceReserve(folder)
  let suspect = (): void => undefined
  const watch = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (isDiskFull(error)) reserve.release()
      if (isDamaged(error)) suspect()
      throw error
    }
  }
  let closing: Promise<void> | undefined
  const closeOnce = async (): Promise<void> => {
    try {
      unmarkOpen(folder)
      await database.close()
    } catch (error) {
      // What could not be folded back stays in the log beside the file and is read at the next start.
      if (!isDiskFull(error) && !isDamaged(error) && !isBrokenDisk(error)) throw error
    } finally {
      release()
    }
  }
  return {
    database: { ...database, read: (work) => watch(database.read(work)), write: (work) => watch(database.write(work)) },
    folder, isNew, reserve, whenSuspect: (listener) => void (suspect = listener), close: () => (closing ??= closeOnce())
  }
}

function asFailure(error: unknown, folder: string): OpenFailure {
  const detail = error instanceof Error ? error.message : String(error)
  if (isBusy(error)) return { code: 'locked' }
  if (isDamaged(error)) return { code: 'damaged', detail }
  if (isDiskFull(error)) return { code: 'disk-full' }
  if (!isReadOnly(error) && !isBrokenDisk(error)) throw error
  if (existsSync(folder) && freeBytes(folder) < fullBelowBytes) return { code: 'disk-full' }
  return { code: isReadOnly(error) ? 'read-only' : 'damaged', detail }
}
