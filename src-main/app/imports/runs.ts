import type { Services, StandaloneContext } from '../context.ts'
import { isBusy, isDiskFull } from '#main/persistence/sqlite-errors.ts'
import type { Counts, ImportFailure } from './import-record.ts'
import type { Progress } from './jobs/progress.ts'

/** A check or an apply under way. `ended` settles when it is over and the table says so; it rejects with what went wrong unless that was a cancel. */
export type Run = { readonly phase: 'checking' | 'applying'; readonly startedAt: string; readonly stop: AbortController; progress: Progress; ended: Promise<void> }

const runsOfServices = new WeakMap<Services, Map<string, Run>>()
const uploadsOfServices = new WeakMap<Services, Set<string>>()

/** The uploads that are being read in this program: their folders are there and the table does not know them yet. */
export function uploadsOf(services: Services): Set<string> {
  const known = uploadsOfServices.get(services) ?? new Set<string>()
  uploadsOfServices.set(services, known)
  return known
}

/** The imports at work in this program, by id. */
export function runsOf(services: Services): Map<string, Run> {
  const known = runsOfServices.get(services)
  if (known !== undefined) return known
  const runs = new Map<string, Run>()
  runsOfServices.set(services, runs)
  return runs
}

/** What ends a run in the table. */
type Ending = { readonly state: 'checked'; readonly counts: Counts } | { readonly state: 'cancelled' } | { readonly state: 'failed'; readonly failure: ImportFailure; readonly faultId: string | null }

/** Writes how a run ended, unless it had been applied by then; gives whether it had. Waits for the lock that a stopped job may still hold for a moment. */
async function writeEnding({ services }: StandaloneContext, importId: string, ending: Ending): Promise<'applied' | 'written'> {
  const failure = ending.state === 'failed' ? ending : { failure: null, faultId: null }
  const counts = ending.state === 'checked' ? JSON.stringify(ending.counts) : null
  const { changed } = await services.database.write((tx) =>
    tx.run(
      `UPDATE imports SET state = ?, counts = coalesce(?, counts), failure = ?, fault_id = ?, ended_at = ? WHERE id = ? AND state <> 'applied'`,
      ending.state, counts, failure.failure, failure.faultId, services.clock.nowIso(), importId
    )
  )
  return changed === 0 ? 'applied' : 'written'
}

/** The job wrote that the import was applied with the time it began; when it was over is good to know and no more. */
async function writeEndedAt({ services: { database, clock, log } }: StandaloneContext, importId: string): Promise<void> {
  await database.write((tx) => tx.run('UPDATE imports SET ended_at = ? WHERE id = ?', clock.nowIso(), importId)).catch((error: unknown) => log.warn({ err: error, importId }, 'the end of an import was not written'))
}

/** What an error means to a person; a fault is logged with its id. */
function failureOf({ services: { log, newId } }: StandaloneContext, importId: string, error: unknown): { readonly failure: ImportFailure; readonly faultId: string | null } {
  if (isDiskFull(error)) return { failure: 'disk-full', faultId: null }
  if (isBusy(error)) return { failure: 'locked', faultId: null }
  const faultId = newId()
  log.error({ err: error, fault: faultId, importId }, 'an import failed')
  return { failure: 'fault', faultId }
}

/** The work of a run: gives how it ended, or null when it wrote that itself ('applied'). */
export type Work = (run: Run) => Promise<Ending | null>

/**
 * Does the work and writes how it ended. A cancel ends as 'cancelled' and an error as 'failed'; both leave the data as it was, or the job had committed before they came,
 * and then the import is 'applied'. `whenApplied` is called once when it is.
 */
export function startRun(context: StandaloneContext, importId: string, total: number, phase: Run['phase'], work: Work, whenApplied: () => void): Run {
  const { services } = context
  const runs = runsOf(services)
  const run: Run = { phase, startedAt: context.nowIso, stop: new AbortController(), progress: { done: 0, total, rowsPerSecond: 0 }, ended: Promise.resolve() }

  const tell = (state: string): void => services.announce({ type: 'import.progress', importId, state, ...run.progress })
  const end = async (ending: Ending | null): Promise<void> => {
    const isApplied = ending === null || (await writeEnding(context, importId, ending)) === 'applied'
    if (isApplied) {
      whenApplied()
      await writeEndedAt(context, importId)
    }
    runs.delete(importId)
    if (isApplied || ending?.state === 'checked') run.progress = { ...run.progress, done: total }
    tell(isApplied ? 'applied' : ending.state)
  }
  const stopRun = (): void => run.stop.abort()
  services.closing.addEventListener('abort', stopRun, { once: true })
  const doAll = async (): Promise<void> => {
    try {
      await end(await work(run))
    } catch (error) {
      // The data is being closed: nothing can be written any more, and the table will say that the import was interrupted.
      if (services.closing.aborted) return
      if (run.stop.signal.aborted) return end({ state: 'cancelled' })
      await end({ state: 'failed', ...failureOf(context, importId, error) })
      throw error
    }
  }
  runs.set(importId, run)
  tell(phase)
  run.ended = doAll().finally(() => {
    services.closing.removeEventListener('abort', stopRun)
    runs.delete(importId)
  })
  // Nobody may be waiting: what went wrong is in the table, and in the log when the table could not be written.
  run.ended.catch((error: unknown) => services.log.warn({ err: error, importId }, 'an import ended early'))
  return run
}

/** Passes a job's progress on. */
export function takeProgress({ services }: StandaloneContext, importId: string, run: Run): (progress: unknown) => void {
  return (progress) => {
    run.progress = progress as Progress
    if (!run.stop.signal.aborted) services.announce({ type: 'import.progress', importId, state: run.phase, ...run.progress })
  }
}
