import { statSync } from 'node:fs'
import { listBackups } from '#main/persistence/backup.ts'
import { dataNotices } from '#main/persistence/data-notices.ts'
import { freeBytes } from '#main/persistence/free-space.ts'
import { ok } from '#shared/result.ts'
import program from '../../../package.json' with { type: 'json' }
import type { QueryHandler } from '../context.ts'

/** Less free room than this calls for somebody to look, whatever the size of the data. */
const comfortableBytes = 512 * 1024 * 1024

/** How the station stands. `lowOnSpace` when little is free, or not enough for the next backup. */
export const health: QueryHandler<'system.health'> = async ({ sql, services: { database, dataFolder } }) => {
  const schema = await sql.get<{ readonly newest: number | null }>('SELECT max(timestamp) AS newest FROM migrations')
  const databaseBytes = ['', '-wal'].reduce((sum, ending) => sum + (statSync(database.file + ending, { throwIfNoEntry: false })?.size ?? 0), 0)
  const free = freeBytes(dataFolder)
  return ok({
    version: program.version, schemaVersion: schema?.newest ?? 0, databaseBytes, freeBytes: free, lowOnSpace: free < Math.max(comfortableBytes, 2 * databaseBytes),
    newestBackupAt: listBackups(dataFolder)[0]?.at ?? null, notices: [...dataNotices(dataFolder)]
  })
}
