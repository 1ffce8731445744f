import type { Services } from '../context.ts'
import { addJobEvent } from './job-events.ts'
import { recoverJobs } from './recover-jobs.ts'
import type { RenderLabels } from './render-labels.ts'
import { openJobStates } from '#shared/domain/labels/print-job.ts'
import type { PrinterPort } from '#main/drivers/printer/printer-port.ts'
import { leaveJob, mayMiss, sendJob } from './send-job.ts'
import { loadJob } from './stored-jobs.ts'

/** How often the queue looks by itself, in milliseconds; changes and printers that come back wake it at once. */
const lookEveryMs = 2_000

/** Said as the index of open jobs says it, so that a long history is not read. */
const isOpen = `state IN (${openJobStates.map((state) => `'${state}'`).join(',')})`

type Next = { readonly jobId: number; readonly printerId: number }

/**
 * The print queue at work: one job at a time for each printer, in the order they were written. Jobs that a person holds or has to look at stand aside. Returns what stops it: no more
 * labels go out, and the jobs at work are left as a restart can judge them.
 */
export async function runQueue(services: Services, render: RenderLabels, subscribe: (listener: () => void) => () => void): Promise<() => Promise<void>> {
  const { database, devices, clock, announce, log } = services
  const stopped = new AbortController()
  const atWork = new Map<number, Promise<void>>()

  /** The line each job began on: when it goes on over another, the printer may have lost what it held. */
  const begunOn = new Map<number, PrinterPort>()

  const inState = (state: 'queued' | 'sending'): Promise<readonly Next[]> =>
    database.read((sql) => sql.all<Next>(`SELECT min(id) AS jobId, printer_id AS printerId FROM print_jobs WHERE ${isOpen} AND state = ? AND printer_id IS NOT NULL GROUP BY printer_id`, state))

  const work = async ({ jobId, printerId }: Next): Promise<void> => {
    const port = devices.printer(printerId)
    if (port === null) return
    const gone = new AbortController()
    const unlisten = port.onClose(() => gone.abort())
    try {
      const { changed } = await database.write((tx) => tx.run(`UPDATE print_jobs SET state = 'sending' WHERE id = ? AND state = 'queued'`, jobId))
      if (changed === 0) return
      announce({ type: 'printing.changed', jobId })
      const isInUse = (): boolean => devices.printer(printerId) === port
      const parts = { services, render, port, printerId, signal: AbortSignal.any([gone.signal, stopped.signal]), isInUse }
      const job = await database.read((sql) => loadJob(sql, jobId))
      const isAnotherLine = begunOn.get(jobId) !== port && job !== undefined && job.confirmed !== null && mayMiss(job)
      begunOn.set(jobId, port)
      const isLineEnded = isAnotherLine || (await sendJob(parts, jobId).catch(async (error: unknown) => {
        log.error({ err: error, jobId }, 'a job could not be printed')
        await failJob(services, { jobId, printerId }, error)
        return false
      }))
      const state = await leaveJob(parts, jobId, !stopped.signal.aborted && (isLineEnded || gone.signal.aborted || !isInUse()))
      if (state !== 'paused' && state !== 'queued') begunOn.delete(jobId)
    } finally {
      unlisten()
    }
  }

  const look = async (): Promise<void> => {
    if (stopped.signal.aborted) return
    // A job that is at work while nobody works at it was left by an error (the disk was full): it is judged as after a restart.
    for (const { jobId, printerId } of await inState('sending')) if (!atWork.has(printerId)) await leaveJob({ services, printerId }, jobId, false)
    for (const next of await inState('queued')) {
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

async function failJob({ database, clock, announce }: Services, { jobId, printerId }: Next, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error)
  await database.write(async (tx) => {
    const { changed } = await tx.run(`UPDATE print_jobs SET state = 'failed', resume_from = sent + 1, detail = ? WHERE id = ? AND state = 'sending' AND printer_id = ?`, detail, jobId, printerId)
    if (changed > 0) await addJobEvent(tx, jobId, clock.nowIso(), 'failed', { detail })
  })
  announce({ type: 'printing.changed', jobId })
}
