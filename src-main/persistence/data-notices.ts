import { copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectLog } from './log-check.ts'

/** Something about the data that a person must know: newest work that was acknowledged may be missing. `file` keeps what is left of it, and the notice stands until the file is taken away. */
export type DataNotice = { readonly code: 'log-damaged' | 'log-missing'; readonly file: string }

/** Present while the database is open: with it and without a log, the log was taken away. */
const openMark = (folder: string): string => join(folder, 'open.txt')

const endings = { 'log-damaged': 'wal.damaged-', 'log-missing': 'wal.missing-' } as const

/** To be called once the database is open, and its log with it. The mark is a courtesy: a full disk must not keep anybody out. */
export function markOpen(folder: string): void {
  try {
    writeFileSync(openMark(folder), 'Dockside is working with this data, or ended without closing it. The file dockside.db-wal belongs to it.\n')
  } catch {
    // Then a log that is taken away is not missed.
  }
}

/** To be called before the database is closed, which folds the log in and removes it. */
export const unmarkOpen = (folder: string): void => rmSync(openMark(folder), { force: true })

/** Whether acknowledged work is lost with the log that the last end left. To be asked before anything opens the database, which makes a missing log anew. */
export function lostLog(folder: string, databaseFile: string): DataNotice['code'] | null {
  if (existsSync(openMark(folder)) && !existsSync(`${databaseFile}-wal`)) return 'log-missing'
  return inspectLog(databaseFile) === 'damaged' ? 'log-damaged' : null
}

/**
 * Leaves a notice of a lost log; a damaged one is kept aside, since the work that follows overwrites it. The name holds the time of the last writing, so that another start makes no
 * second notice of it.
 */
export function noticeLostLog(folder: string, databaseFile: string, code: DataNotice['code']): void {
  const log = `${databaseFile}-wal`
  const timeOf = code === 'log-missing' ? openMark(folder) : log
  const aside = `${databaseFile}-${endings[code]}${statSync(timeOf).mtime.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  if (code === 'log-damaged') copyFileSync(log, aside)
  else writeFileSync(aside, 'The log of the newest work was missing when Dockside started. What was done shortly before the last end may be lost.\n')
}

/** The notices that stand, newest first. */
export function dataNotices(folder: string): readonly DataNotice[] {
  const names = readdirSync(folder).sort().reverse()
  return (['log-damaged', 'log-missing'] as const).flatMap((code) => names.filter((name) => name.includes(`-${endings[code]}`)).map((file) => ({ code, file })))
}
