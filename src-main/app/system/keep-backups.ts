import type { FileCheck } from '#main/persistence/backup.ts'
import { listBackups } from '#main/persistence/backup.ts'
import type { Services } from '../context.ts'

const dayMs = 24 * 60 * 60 * 1000
const lookEveryMs = 30 * 60 * 1000

/**
 * Looks after the file beside the work: checks every page once after the start, and makes a daily backup in a worker.
 * Calls `whenDamaged` with SQLite's words when the check finds pages that contradict each other. Returns what stops it.
 */
export function keepBackups(services: Services, whenDamaged: (detail: string) => void): () => void {
  const { database, dataFolder, clock, workers, log } = services
  const stopped = new AbortController()

  const check = async (): Promise<void> => {
    const result = await workers.run<FileCheck>('check-file', { file: database.file }, { signal: stopped.signal })
    if (!result.sound && !stopped.signal.aborted) whenDamaged(result.detail)
  }
  const backUp = async (): Promise<void> => {
    const newest = listBackups(dataFolder)[0]
    const nowIso = clock.nowIso()
    if (newest !== undefined && Date.parse(nowIso) - Date.parse(newest.at) < dayMs) return
    await workers.run('make-backup', { folder: dataFolder, file: database.file, nowIso, reason: 'daily' }, { signal: stopped.signal })
  }
  const quietly = (work: () => Promise<void>) => (): void => {
    work().catch((error: unknown) => {
      if (!stopped.signal.aborted) log.error({ err: error }, 'looking after the file failed')
    })
  }
  const soon = setTimeout(quietly(async () => {
    await check()
    await backUp()
  }), 1_000)
  const regularly = setInterval(quietly(backUp), lookEveryMs)
  soon.unref()
  regularly.unref()
  return () => {
    stopped.abort()
    clearTimeout(soon)
    clearInterval(regularly)
  }
}
