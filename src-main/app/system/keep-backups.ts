import type { FileCheck } from '#main/persistence/backup.ts'
import { listBackups } from '#main/persistence/backup.ts'
import type { OpenedData } from '#main/persistence/open-database.ts'
import { isDamaged } from '#main/persistence/sqlite-errors.ts'
import { createTurns } from '#main/persistence/turns.ts'
import type { CheckInput } from '#main/workers/check-file.ts'
import type { Services } from '../context.ts'

const dayMs = 24 * 60 * 60 * 1000
const lookEveryMs = 30 * 60 * 1000
const firstLookMs = 1_000

/**
 * Looks after the file beside the work: checks every page once after the start and whenever a statement met something odd, holds the reserve, and makes a daily backup,
 * all in workers. Calls `whenDamaged` with SQLite's words when a check finds pages that contradict each other. Returns what stops it.
 */
export function keepBackups(services: Services, data: Pick<OpenedData, 'reserve' | 'whenSuspect'>, whenDamaged: (detail: string) => void): () => void {
  const { database, dataFolder, clock, workers, log } = services
  const stopped = new AbortController()
  const { signal } = stopped
  const turns = createTurns()
  let suspected = false

  const check = async (depth: 'quick' | 'full'): Promise<void> => {
    const result = await workers.run<FileCheck>('check-file', { file: database.file, depth } satisfies CheckInput, { signal })
    if (!result.sound && !signal.aborted) whenDamaged(result.detail)
  }
  const backUp = async (): Promise<void> => {
    const newest = listBackups(dataFolder)[0]
    const nowIso = clock.nowIso()
    if (newest !== undefined && Date.parse(nowIso) - Date.parse(newest.at) < dayMs) return
    await workers.run('make-backup', { folder: dataFolder, file: database.file, nowIso, reason: 'daily' }, { signal }).catch(async (error: unknown) => {
      if (!isDamaged(error)) throw error
      await check('full')
    })
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
  const soon = setTimeout(() => inTurn(() => check('quick'), holdReserve, backUp), firstLookMs)
  const regularly = setInterval(() => inTurn(holdReserve, backUp), lookEveryMs)
  soon.unref()
  regularly.unref()
  return () => {
    stopped.abort()
    clearTimeout(soon)
    clearInterval(regularly)
  }
}
