import { setImmediate } from 'node:timers/promises'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { PrinterPort, PrinterStatus } from '#main/drivers/printer/printer-port.ts'
import { TransportError } from '#main/drivers/transport/transport.ts'
import type { Services } from '../context.ts'
import type { EventFacts } from './job-events.ts'
import { addJobEvent } from './job-events.ts'
import type { RenderLabels } from './render-labels.ts'
import type { JobRow } from './stored-jobs.ts'
import { loadJob } from './stored-jobs.ts'

/** Labels handed over in one go, and labels a printer may have waiting: few enough that a stop is a stop, enough that it never runs dry. */
const chunkLabels = 10
const mostWaiting = 20
/** How often a printer that needs something, or is busy, is asked again, in milliseconds. */
const askAgainMs = 250
const askBusyMs = 60

/** What a turn at a job needs. `isGone` says that the printer or the program goes away. */
export type SendParts = { readonly services: Pick<Services, 'database' | 'clock' | 'announce' | 'log'>; readonly render: RenderLabels; readonly port: PrinterPort; /** The device the port belongs to: a job that was moved to another printer is at work there. */ readonly printerId: number; readonly signal: AbortSignal; /** Whether the station still uses this line for the printer: it does not once the device was changed or switched off. */ readonly isInUse: () => boolean }

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })

/** Changes a job that is still at work here, with a line in its history where that says something; false when a person stopped or moved it meanwhile. */
async function change({ services, printerId }: SendParts, jobId: number, set: string, values: readonly (string | number | null)[], event?: EventFacts & { readonly what: string }): Promise<boolean> {
  const { database, clock, announce } = services
  const changed = await database.write(async (tx) => {
    const { changed: rows } = await tx.run(`UPDATE print_jobs SET ${set} WHERE id = ? AND state = 'sending' AND printer_id = ?`, ...values, jobId, printerId)
    if (rows > 0 && event !== undefined) await addJobEvent(tx, jobId, clock.nowIso(), event.what, event)
    return rows > 0
  })
  if (changed) announce({ type: 'printing.changed', jobId })
  return changed
}

/** Keeps what the printer says in the job, when it says something new. */
async function keepStatus(parts: SendParts, job: JobRow, troubles: readonly DeviceTrouble[], confirmed: number | null, detail: string): Promise<void> {
  const told = JSON.stringify(troubles)
  if (told === job.troubles && confirmed === job.confirmed) return
  const event = told === job.troubles ? undefined : troubles.length > 0 ? { what: 'waits', troubles, detail } : { what: 'goes-on' }
  await change(parts, job.id, 'troubles = ?, confirmed = ?, detail = ?', [told, confirmed, troubles.length > 0 ? detail : ''], event)
}

/** What a turn at a job remembers. `unsure`: labels that went from the printer's count while it was silent. On a serial line that may have been a power cut, which the line does not notice. */
type Turn = { wasSilent: boolean; unsure: number }

/** Labels the printer has surely printed, null where it cannot say. */
function confirmedBy(turn: Turn, job: JobRow, status: PrinterStatus | null): number | null {
  if (status?.state === 'silent') turn.wasSilent = true
  if (status === null || status.waiting === null) return job.confirmed
  const gone = job.sent - status.waiting
  if (turn.wasSilent) turn.unsure = Math.max(turn.unsure, gone - (job.confirmed ?? 0))
  turn.wasSilent = false
  return Math.max(job.confirmed ?? 0, gone - turn.unsure)
}

const finish = (parts: SendParts, job: JobRow, state: 'sent' | 'confirmed'): Promise<boolean> =>
  change(parts, job.id, `state = ?, confirmed = ?, troubles = '[]', detail = '', ended_at = ?`, [state, state === 'confirmed' ? job.labels : job.confirmed, parts.services.clock.nowIso()], { what: state })

/** Labels that went out are sent, also when a person held or ended the job meanwhile; not when somebody said anew from which label to go on. */
const noteSent = ({ services, printerId }: SendParts, { id, sent }: JobRow, last: number): Promise<unknown> =>
  services.database.write((tx) => tx.run('UPDATE print_jobs SET sent = ? WHERE id = ? AND printer_id = ? AND handed_over = ? AND sent = ?', last, id, printerId, last, sent))

/** Hands the next labels over; what is on its way is written down before, so that after a crash nobody takes them for unprinted. */
async function handOver(parts: SendParts, job: JobRow, waiting: number): Promise<void> {
  const first = job.sent + 1
  const mayGo = job.scanBack === 'wanted' ? 1 : Math.min(chunkLabels, mostWaiting - waiting)
  const count = Math.min(job.labels - job.sent, mayGo)
  const bytes = await parts.render(job, first, count)
  const last = first + count - 1
  if (!(await change(parts, job.id, 'handed_over = ?', [last]))) return
  await parts.port.send(bytes, parts.signal)
  await noteSent(parts, job, last)
  if (job.scanBack === 'wanted') await change(parts, job.id, `state = 'paused', scan_back = 'waiting'`, [], { what: 'scan-back' })
  else parts.services.announce({ type: 'printing.changed', jobId: job.id })
}

/** One step of a job: ask the printer, then hand over, wait or finish. Gives how long to wait before the next, null when there is none. */
async function step(parts: SendParts, turn: Turn, jobId: number): Promise<number | null> {
  const { database } = parts.services
  const job = await database.read((sql) => loadJob(sql, jobId))
  // Labels that were on their way when something failed are for a person to look at.
  if (job === undefined || job.state !== 'sending' || job.printerId !== parts.printerId || job.handedOver > job.sent) return null
  const status = await parts.port.status()
  const confirmed = confirmedBy(turn, job, status)
  if (status !== null && status.state !== 'ready') {
    await keepStatus(parts, job, status.state === 'silent' && status.troubles.length === 0 ? ['no-answer'] : status.troubles, confirmed, status.detail)
    return askAgainMs
  }
  await keepStatus(parts, job, [], confirmed, '')
  if (job.sent === job.labels) {
    if (status === null || status.waiting === null) return (await finish(parts, job, 'sent'), null)
    return status.waiting === 0 ? (await finish(parts, { ...job, confirmed }, turn.unsure > 0 ? 'sent' : 'confirmed'), null) : askBusyMs
  }
  const waiting = status?.waiting ?? 0
  if (waiting >= mostWaiting) return askBusyMs
  await handOver(parts, job, waiting)
  return 0
}

/**
 * Prints one job as far as it goes: to its end, or until a person stops it, the printer goes away or the program ends. A printer that needs something is waited for. When the line breaks
 * while labels are out, the job asks a person from which label to go on. True when the line's end was what ended it.
 */
export async function sendJob(parts: SendParts, jobId: number): Promise<boolean> {
  const turn: Turn = { wasSilent: false, unsure: 0 }
  try {
    while (!parts.signal.aborted && parts.isInUse()) {
      const wait = await step(parts, turn, jobId)
      if (wait === null) return false
      // Also where nothing is waited for: scans and screens come between two handfuls of labels.
      await (wait > 0 ? pause(wait, parts.signal) : setImmediate())
    }
  } catch (error) {
    if (error instanceof TransportError) return true
    if (!parts.signal.aborted && parts.isInUse()) throw error
  }
  return false
}

/** Labels that are on paper for certain, none where the printer cannot say and its line was gone: what the line took may have been lost with it. */
const surelyOut = ({ confirmed, sent }: JobRow, wasGone: boolean): number => confirmed ?? (wasGone ? Math.max(0, sent - chunkLabels) : sent)

/** Whether labels of a job were handed over and nobody can be certain that they came out, when its line was gone in between. */
export const mayMiss = (job: JobRow): boolean => job.handedOver > surelyOut(job, true)

/**
 * What becomes of a job whose turn ended before its end. `wasGone`: the printer's line ended, so that what the printer held may be lost; else the program ends. A job that a person held or
 * took up again meanwhile is asked about only when its line was gone while labels were on their way. Gives the state it is in.
 */
export async function leaveJob({ services, printerId }: Pick<SendParts, 'services' | 'printerId'>, jobId: number, wasGone: boolean): Promise<JobRow['state'] | null> {
  const left = await services.database.write(async (tx) => {
    const job = await loadJob(tx, jobId)
    if (job === undefined || job.printerId !== printerId) return { state: null, changed: false }
    const isHeld = (job.state === 'paused' || job.state === 'queued') && wasGone && job.handedOver > job.sent
    if (job.state !== 'sending' && !isHeld) return { state: job.state, changed: false }
    const sure = surelyOut(job, wasGone)
    const isUnsure = job.handedOver > sure
    const state = isUnsure ? 'unknown' : 'queued'
    await tx.run('UPDATE print_jobs SET state = ?, resume_from = ?, troubles = ? WHERE id = ?', state, isUnsure ? sure + 1 : null, isUnsure && wasGone ? '["unplugged"]' : '[]', jobId)
    await addJobEvent(tx, jobId, services.clock.nowIso(), 'interrupted', isUnsure ? { fromLabel: sure + 1, toLabel: job.handedOver } : {})
    return { state, changed: true } as const
  })
  if (left.changed) services.announce({ type: 'printing.changed', jobId })
  return left.state
}
