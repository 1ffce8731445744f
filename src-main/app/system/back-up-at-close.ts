import { listBackups } from '#main/persistence/backup.ts'
import { readChangedAt } from '#main/persistence/data-contents.ts'
import type { Services } from '../context.ts'
import { isSetUp } from './settings.ts'

/** How long closing waits for its backup, in milliseconds; one that takes longer is given up, and the next daily one makes up for it. */
const patienceMs = 10_000

/** Makes a backup at an ordered end when something was entered since the newest one. Never rejects: a backup that fails keeps nobody from closing. */
export async function backUpAtClose({ database, dataFolder, clock, workers, log }: Services): Promise<void> {
  try {
    if (!(await database.read(isSetUp))) return
    const changedAt = readChangedAt(database.file)
    const newest = listBackups(dataFolder)[0]
    if (changedAt === null || (newest !== undefined && newest.at >= changedAt)) return
    await workers.run('make-backup', { folder: dataFolder, file: database.file, nowIso: clock.nowIso(), reason: 'closing' }, { signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    log.warn({ err: error }, 'no backup was made at closing')
  }
}
