import type { Services } from '../context.ts'
import { recoverJobs } from './recover-jobs.ts'
import type { RenderLabels } from './render-labels.ts'
import { leaveJob, sendJob } from './send-job.ts'

/** How often the queue looks by itself, in milliseconds; changes and printers that come back wake it at once. */
const lookEveryMs = 2_000

type Next = { readonly jobId: number; readonly printerId: number }

/**
 * The print queue at work: one job at a time for each printer, in the order they were written. Jobs that a person holds or has to look at stand aside. Returns what stops it: no more
 * labels go out, and the jobs at work are left as a restart can judge them.
 */
export async function runQueue(services: Services, render: RenderLabels, subscribe: (listener: () => void) => () => void): Promise<() => Promise<void>> {
  const { database, devices, clock, announce, log } = services
  const stopped = new AbortController()
  const atWork = new Map<number, Promise<void>>()

  const nextJobs = (): Promise<readonly Next[]> =>
    database.read((sql) => sql.all<Next>(`SELECT min(id) AS jobId, printer_id AS printerId FROM print_jobs WHERE state = 'queued' AND printer_id IS NOT NULL GROUP BY printer_id`))

  const work = async ({ jobId, printerId }: Next): Promise<void> => {
    const port = devices.printer(printerId)
    if (port === null) return
    const gone = new AbortController()
    const unlisten = port.onClose(() => gone.abort())
    try {
      const { changed } = await database.write((tx) => tx.run(`UPDATE print_jobs SET state = 'sending' WHERE id = ? AND state = 'queued'`, jobId))
      if (changed === 0) return
      announce({ type: 'printing.changed', jobId })
      const parts = { services, render, port, signal: AbortSignal.any([gone.signal, stopped.signal]), isInUse: () => devices.printer(printerId) === port }
      await sendJob(parts, jobId).catch(async (error: unknown) => {
        log.error({ err: error, jobId }, 'a job could not be printed')
        await failJob(services, jobId, error)
      })
      await leaveJob(parts, jobId)
    } finally {
      unlisten()
    }
  }

  const look = async (): Promise<void> => {
    if (stopped.signal.aborted) return
    for (const next of await nextJobs()) {
      if (atWork.has(next.printerId) || stopped.signal.aborted || devices.printer(next.printerId) === null) continue
      const working = work(next)
        .catch((error: unknown) => log.error({ err: error }, 'the print queue met an error'))
        .finally(() => {
          atWork.delete(next.printerId)
          wake()
        })
      atWork.set(next.printerId, working)
    }
  }
  let looking: Promise<void> = Promise.resolve()
  const wake = (): void => {
    looking = looking.then(look).catch((error: unknown) => {
      if (!stopped.signal.aborted) log.error({ err: error }, 'the print queue could not look for jobs')
    })
  }

  await database.write((tx) => recoverJobs(tx, clock.nowIso()))
  const unsubscribe = subscribe(wake)
  const timer = setInterval(wake, lookEveryMs)
  timer.unref()
  wake()
  return async () => {
    stopped.abort()
    unsubscribe()
    clearInterval(timer)
    await looking
    await Promise.all(atWork.values())
  }
}

async function failJob({ database, clock, announce }: Services, jobId: number, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error)
  await database.write(async (tx) => {
    const { changed } = await tx.run(`UPDATE print_jobs SET state = 'failed', resume_from = sent + 1, detail = ? WHERE id = ? AND state = 'sending'`, detail, jobId)
    if (changed > 0) await tx.run(`INSERT INTO print_job_events (job_id, at, station, what, detail) VALUES (?, ?, '', 'failed', ?)`, jobId, clock.nowIso(), detail)
  })
  announce({ type: 'printing.changed', jobId })
}
