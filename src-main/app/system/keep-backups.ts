import type { ServerEvent } from '#shared/api/events.ts'
import type { BackupReason, FileCheck } from '#main/persistence/backup.ts'
import { listBackups } from '#main/persistence/backup.ts'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { isDamaged } from '#main/persistence/sqlite-errors.ts'
import { createTurns } from '#main/persistence/turns.ts'
import type { CheckInput } from '#main/workers/check-file.ts'
import type { Services } from '../context.ts'
import { isSetUp } from './settings.ts'

const dayMs = 24 * 60 * 60 * 1000
const lookEveryMs = 30 * 60 * 1000
const firstLookMs = 1_000
/** Files are often taken in one after the other: one backup follows the last of them. */
const afterImportMs = 3_000

/** What looking after the file needs from the app: who hears of damage, and the events. */
type Surroundings = { readonly whenDamaged: (detail: string) => void; readonly subscribe: (listener: (event: ServerEvent) => void) => () => void }

/**
 * Looks after the file beside the work: checks every page once after the start and whenever a statement met something odd, holds the reserve, and makes a backup when the
 * company was set up, after imports and every day, all in workers. A company without a name gets none: restoring it would bring nothing back. Calls `whenDamaged` with SQLite's words when a check finds pages that contradict each other. Returns what stops it.
 */
export function keepBackups(services: Services, data: Pick<OpenedData, 'reserve' | 'whenSuspect'>, { whenDamaged, subscribe }: Surroundings): () => void {
  const { database, dataFolder, clock, workers, log } = services
  const stopped = new AbortController()
  const { signal } = stopped
  const turns = createTurns()
  let suspected = false

  const check = async (depth: 'quick' | 'full'): Promise<void> => {
    const result = await workers.run<FileCheck>('check-file', { file: database.file, depth } satisfies CheckInput, { signal })
    if (!result.sound && !signal.aborted) whenDamaged(result.detail)
  }
  const backUp = async (reason: BackupReason): Promise<void> => {
    await workers.run('make-backup', { folder: dataFolder, file: database.file, nowIso: clock.nowIso(), reason }, { signal }).catch(async (error: unknown) => {
      if (!isDamaged(error)) throw error
      await check('full')
    })
  }
  const backUpDaily = async (): Promise<void> => {
    const newest = listBackups(dataFolder)[0]
    if (newest !== undefined && Date.parse(clock.nowIso()) - Date.parse(newest.at) < dayMs) return
    if (await database.read(isSetUp)) await backUp('daily')
  }
  let wasSetUp = database.read(isSetUp).catch(() => true)
  const backUpAfterSetUp = async (): Promise<void> => {
    if ((await wasSetUp) || !(await database.read(isSetUp))) return
    wasSetUp = Promise.resolve(true)
    await backUp('set-up')
  }
  const inTurn = (...steps: readonly (() => Promise<void>)[]): void => {
    const work = async (): Promise<void> => {
      for (const step of steps) if (!signal.aborted) await step()
    }
    turns.take(work).catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'looking after the file failed')
    })
  }
  const holdReserve = (): Promise<void> => data.reserve.hold()

  // One check answers any number of complaints: a damaged page is met again and again.
  data.whenSuspect(() => {
    if (suspected) return
    suspected = true
    inTurn(() => check('full').finally(() => (suspected = false)))
  })
  let afterImport: NodeJS.Timeout | undefined
  const unsubscribe = subscribe((event) => {
    if (event.type === 'settings.changed') inTurn(backUpAfterSetUp)
    if (event.type !== 'import.progress' || event.state !== 'applied') return
    clearTimeout(afterImport)
    afterImport = setTimeout(() => inTurn(() => backUp('import')), afterImportMs)
    afterImport.unref()
  })
  const soon = setTimeout(() => inTurn(() => check('quick'), holdReserve, backUpDaily), firstLookMs)
  const regularly = setInterval(() => inTurn(holdReserve, backUpDaily), lookEveryMs)
  soon.unref()
  regularly.unref()
  return () => {
    stopped.abort()
    unsubscribe()
    clearTimeout(afterImport)
    clearTimeout(soon)
    clearInterval(regularly)
  }
}
