import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { BackupFile } from './backup.ts'
import { makeBackup } from './backup.ts'
import type { Connection } from './connect.ts'
import { connect } from './connect.ts'
import type { Database } from './database.ts'
import { createDatabase } from './database.ts'
import { lockData } from './data-lock.ts'
import { newestSchemaVersion } from './migrations/index.ts'
import { isBusy, isDamaged, isDiskFull, isReadOnly } from './sqlite-errors.ts'

/** Why the data could not be opened. Nothing was changed, except that migrations before a failed one stay done. */
export type OpenFailure =
  | { readonly code: 'in-use'; readonly holder: string }
  | { readonly code: 'locked' }
  | { readonly code: 'newer-version'; readonly schemaVersion: number; readonly supported: number }
  | { readonly code: 'damaged'; readonly detail: string }
  | { readonly code: 'read-only'; readonly detail: string }
  | { readonly code: 'disk-full' }
  | { readonly code: 'migration-failed'; readonly detail: string; readonly backupName: string | null }

/** An open data folder: the database, the file it is in, and what closes both. */
export type OpenedData = { readonly database: Database; readonly folder: string; readonly isNew: boolean; readonly close: () => Promise<void> }

/** The database file of a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'dockside.db')

/** The schema a file has, 0 for an empty one; throws what SQLite throws when it cannot be read. */
export function schemaVersionOf(file: string): number {
  const handle = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 0 })
  try {
    const table = handle.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get()
    if (table === undefined) return 0
    const row = handle.prepare('SELECT max(timestamp) AS newest FROM migrations').get() as { readonly newest: number | null }
    return row.newest ?? 0
  } finally {
    handle.close()
  }
}

/**
 * Opens the data folder for this program alone: takes the lock, refuses files from a newer version, makes a checked backup before any migration, migrates,
 * and opens the reader. `nowIso` names a backup. Failures are values; nothing stays open after one.
 */
export async function openData(folder: string, nowIso: string): Promise<Result<OpenedData, OpenFailure>> {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const lock = lockData(folder, `process ${process.pid}, since ${nowIso}`)
    if (!lock.ok) return lock
    const opened = await openLocked(folder, nowIso).catch((error: unknown) => {
      lock.value.release()
      throw error
    })
    if (!opened.ok) {
      lock.value.release()
      return opened
    }
    const close = async (): Promise<void> => {
      await opened.value.database.close()
      lock.value.release()
    }
    return ok({ ...opened.value, folder, close })
  } catch (error) {
    return fail(asFailure(error))
  }
}

async function openLocked(folder: string, nowIso: string): Promise<Result<{ readonly database: Database; readonly isNew: boolean }, OpenFailure>> {
  const file = databaseFile(folder)
  const isNew = !existsSync(file)
  const version = isNew ? 0 : schemaVersionOf(file)
  if (version > newestSchemaVersion) return fail({ code: 'newer-version', schemaVersion: version, supported: newestSchemaVersion })
  if (!isNew) accessSync(file, constants.W_OK)
  const backup = version > 0 && version < newestSchemaVersion ? await makeBackup(folder, file, nowIso, 'before-migration') : null
  const writer = await connect(file, 'write')
  try {
    const migrated = await migrate(writer, backup)
    if (!migrated.ok) {
      await writer.source.destroy()
      return migrated
    }
    return ok({ database: await createDatabase(file, writer), isNew })
  } catch (error) {
    await writer.source.destroy().catch(() => undefined)
    throw error
  }
}

async function migrate(writer: Connection, backup: BackupFile | null): Promise<Result<null, OpenFailure>> {
  try {
    await writer.source.runMigrations()
    return ok(null)
  } catch (error) {
    if (isBusy(error) || isDiskFull(error) || isReadOnly(error) || isDamaged(error)) throw error
    return fail({ code: 'migration-failed', detail: error instanceof Error ? error.message : String(error), backupName: backup?.name ?? null })
  }
}

function asFailure(error: unknown): OpenFailure {
  const detail = error instanceof Error ? error.message : String(error)
  const code = (error as { readonly code?: unknown }).code
  if (isBusy(error)) return { code: 'locked' }
  if (isDamaged(error)) return { code: 'damaged', detail }
  if (isDiskFull(error) || code === 'ENOSPC') return { code: 'disk-full' }
  if (isReadOnly(error) || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return { code: 'read-only', detail }
  throw error
}
