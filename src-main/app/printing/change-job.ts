import type { Failure } from '#shared/api/index.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { isFilled } from '#shared/domain/labels/label-fields.ts'
import { jobActs } from '#shared/domain/labels/print-job.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { loadDevice } from '../devices/stored-devices.ts'
import type { JobRow } from './stored-jobs.ts'
import { fieldsOf, loadJob, nextDifferentLabel, toJob } from './stored-jobs.ts'
import { noteJobEvent } from './job-events.ts'
import { changedJob, writeJob } from './write-job.ts'

type Refused = Failure<'printing.pause'>

/** The job, when this may be done with it now. */
async function jobFor({ sql }: CommandContext, jobId: number, act: keyof typeof jobActs): Promise<Result<JobRow, Refused>> {
  const job = await loadJob(sql, jobId)
  if (job === undefined) return fail({ code: 'not-found' })
  return jobActs[act].includes(job.state) ? ok(job) : fail({ code: 'wrong-state', state: job.state })
}

/** Holds a job; labels that are with the printer still come out. */
export const pause: CommandHandler<'printing.pause'> = async (context, { jobId }) => {
  const found = await jobFor(context, jobId, 'pause')
  if (!found.ok) return found
  await context.sql.run(`UPDATE print_jobs SET state = 'paused' WHERE id = ?`, jobId)
  await noteJobEvent(context, jobId, 'paused')
  return ok(await changedJob(context, jobId))
}

/** Another printer for a job, or the one it has while that is still there. */
async function printerFor({ sql }: CommandContext, job: JobRow, printerId: number | null): Promise<Result<{ readonly id: number; readonly name: string; readonly dotsPerMm: number }, { readonly code: 'not-a-printer' }>> {
  const id = printerId ?? job.printerId
  const device = id === null ? null : await loadDevice(sql, id)
  if (device === null || (device.setup.kind !== 'label-printer' && device.setup.kind !== 'receipt-printer')) return fail({ code: 'not-a-printer' })
  return ok({ id: device.id, name: device.setup.name, dotsPerMm: device.setup.settings.dotsPerMm })
}

/** What keeps a label of a job from coming out whole on a printer of this resolution; nothing when it fits. */
function problemsOf({ services }: CommandContext, job: JobRow, fields: FieldValues, dotsPerMm: number): readonly LabelProblem[] {
  const laidOut = services.labelMaker.layOut(JSON.parse(job.template) as LabelTemplate, fields, dotsPerMm)
  return laidOut.ok ? [] : laidOut.failure
}

/** Goes on from a label. A paused job goes on with what was not handed over; where labels may be missing a person says from which on. */
export const resume: CommandHandler<'printing.resume'> = async (context, { jobId, fromLabel, printerId }) => {
  const found = await jobFor(context, jobId, 'resume')
  if (!found.ok) return found
  const job = found.value
  const from = fromLabel ?? job.resumeFrom ?? job.handedOver + 1
  if (from > job.labels + 1) return fail({ code: 'no-such-label', labels: job.labels })
  const printer = await printerFor(context, job, printerId)
  if (!printer.ok) return printer
  // Where it stands is the printer's word: what it holds comes out, and is not on paper before it says so.
  if (job.state !== 'unknown' && printer.value.id === job.printerId && from === job.handedOver + 1 && (fromLabel === null || from <= job.labels)) {
    await context.sql.run(`UPDATE print_jobs SET state = 'queued', resume_from = NULL, troubles = '[]', detail = '', scan_back = CASE scan_back WHEN 'waiting' THEN 'done' ELSE scan_back END WHERE id = ?`, jobId)
    await noteJobEvent(context, jobId, 'resumed', { fromLabel: from })
    return ok(await changedJob(context, jobId))
  }
  const done = from > job.labels
  const problems = done || printer.value.id === job.printerId ? [] : problemsOf(context, job, await fieldsOf(context.sql, jobId, from), printer.value.dotsPerMm)
  if (problems.length > 0) return fail({ code: 'problems', problems: [...problems] })
  await context.sql.run(
    `UPDATE print_jobs SET state = ?, handed_over = ?, sent = ?, confirmed = CASE WHEN confirmed IS NULL THEN NULL ELSE ? END, resume_from = NULL, troubles = '[]', detail = '', scan_back = CASE scan_back WHEN 'waiting' THEN 'done' ELSE scan_back END, printer_id = ?, printer_name = ?, ended_at = ? WHERE id = ?`,
    done ? 'confirmed' : 'queued', from - 1, from - 1, from - 1, printer.value.id, printer.value.name, done ? context.nowIso : null, jobId
  )
  await noteJobEvent(context, jobId, 'resumed', { fromLabel: from })
  return ok(await changedJob(context, jobId))
}

/** Ends a job. */
export const cancel: CommandHandler<'printing.cancel'> = async (context, { jobId, reason }) => {
  const found = await jobFor(context, jobId, 'cancel')
  if (!found.ok) return found
  await context.sql.run(`UPDATE print_jobs SET state = 'cancelled', ended_at = ?, troubles = '[]', scan_back = 'no', reason = CASE WHEN ? = '' THEN reason ELSE ? END WHERE id = ?`, context.nowIso, reason, reason, jobId)
  await noteJobEvent(context, jobId, 'cancelled', { detail: reason })
  return ok(await changedJob(context, jobId))
}

/** A person saw every label. */
export const confirm: CommandHandler<'printing.confirm'> = async (context, { jobId }) => {
  const found = await jobFor(context, jobId, 'confirm')
  if (!found.ok) return found
  await context.sql.run(`UPDATE print_jobs SET state = 'confirmed', confirmed = labels, resume_from = NULL, troubles = '[]', ended_at = ? WHERE id = ?`, context.nowIso, jobId)
  await noteJobEvent(context, jobId, 'confirmed')
  return ok(await changedJob(context, jobId))
}

/** Prints some labels of a job again. */
export const reprint: CommandHandler<'printing.reprint'> = async (context, { jobId, fromLabel, toLabel, reason, printerId }) => {
  const found = await jobFor(context, jobId, 'reprint')
  if (!found.ok) return found
  const job = found.value
  if (fromLabel > toLabel || toLabel > job.labels) return fail({ code: 'no-such-label', labels: job.labels })
  const printer = await printerFor(context, job, printerId)
  if (!printer.ok) return printer
  const runs: { labels: number; fields: FieldValues }[] = []
  let marked = false
  for (let label = fromLabel; label <= toLabel; ) {
    const next = Math.min(await nextDifferentLabel(context.sql, jobId, label), toLabel + 1)
    const fields = await fieldsOf(context.sql, jobId, label)
    // Two labels with one serial number would pass for two things.
    const isUnique = isFilled(fields.serial) || isFilled(fields.sscc)
    marked ||= isUnique
    runs.push({ labels: next - label, fields: isUnique ? { ...fields, copyMark: 'COPY' } : fields })
    label = next
  }
  const problems = problemsOf(context, job, runs[0]?.fields ?? {}, printer.value.dotsPerMm)
  if (problems.length > 0) return fail({ code: 'problems', problems: [...problems] })
  const row = await writeJob(context, {
    title: job.title, kind: job.kind, template: { key: job.templateKey, version: job.templateVersion, body: JSON.parse(job.template) as unknown }, printer: { id: printer.value.id, name: printer.value.name }, runs, cause: 'reprint',
    ...(job.receiptId === null ? {} : { receiptId: job.receiptId }), ...(job.receiptLineId === null ? {} : { receiptLineId: job.receiptLineId }), ...(job.deliveryId === null ? {} : { deliveryId: job.deliveryId }), ...(job.productId === null ? {} : { productId: job.productId }),
    copyOf: { jobId, marked, reason }
  })
  await noteJobEvent(context, jobId, 'reprinted', { fromLabel, toLabel, detail: reason })
  return ok(toJob(row))
}
