import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { CommandContext } from '../context.ts'
import { noteJobEvent } from './job-events.ts'
import type { JobRow, PrintJob } from './stored-jobs.ts'
import { loadJob, toJob } from './stored-jobs.ts'

/** What a job prints and why. `runs`: what its labels say, in order, each for so many labels. */
export type NewJob = {
  readonly title: string
  readonly kind: LabelKind
  readonly template: { readonly key: string; readonly version: number; readonly body: unknown }
  readonly printer: { readonly id: number; readonly name: string }
  readonly runs: readonly { readonly labels: number; readonly fields: FieldValues }[]
  readonly cause: PrintJob['cause']
  readonly receiptId?: number
  readonly receiptLineId?: number
  readonly deliveryId?: number
  readonly productId?: number
  readonly scanBackFirst?: boolean
  readonly copyOf?: { readonly jobId: number; readonly marked: boolean; readonly reason: string }
}

type Writer = Pick<CommandContext, 'sql' | 'nowIso' | 'operator' | 'station'>

/** Writes a job into the queue inside the transaction that causes it: paper never gets ahead of data. It prints after the commit. */
export async function writeJob(context: Writer & Pick<CommandContext, 'publish'>, job: NewJob): Promise<JobRow> {
  const { sql, nowIso, operator, station, publish } = context
  const labels = job.runs.reduce((sum, run) => sum + run.labels, 0)
  const { id } = await sql.run(
    `INSERT INTO print_jobs (state, title, kind, template_key, template_version, template, printer_id, printer_name, cause, receipt_id, receipt_line_id, delivery_id, product_id, labels, scan_back, is_copy, copy_of, reason, station, operator_id, created_at)
    VALUES ('queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    job.title, job.kind, job.template.key, job.template.version, JSON.stringify(job.template.body), job.printer.id, job.printer.name, job.cause, job.receiptId ?? null, job.receiptLineId ?? null, job.deliveryId ?? null, job.productId ?? null,
    labels, job.scanBackFirst === true && labels > 1 ? 'wanted' : 'no', job.copyOf?.marked === true ? 1 : 0, job.copyOf?.jobId ?? null, job.copyOf?.reason ?? '', station, operator.id === 0 ? null : operator.id, nowIso
  )
  let first = 1
  for (const run of job.runs) {
    await sql.run('INSERT INTO print_job_labels (job_id, first, fields) VALUES (?, ?, ?)', id, first, JSON.stringify(run.fields))
    first += run.labels
  }
  await noteJobEvent(context, id, 'queued', { detail: job.copyOf?.reason ?? '' })
  publish({ type: 'printing.changed', jobId: id })
  const row = await loadJob(sql, id)
  if (row === undefined) throw new Error('the job that was just written is not there')
  return row
}

/** Ends jobs nothing of which went out yet, because what caused them was taken back. */
export async function endUnprinted(context: Writer & Pick<CommandContext, 'publish'>, where: string, ...values: readonly SqlValue[]): Promise<void> {
  const { sql, nowIso, publish } = context
  for (const { id } of await sql.all<{ readonly id: number }>(`SELECT j.id FROM print_jobs j WHERE ${where} AND j.state IN ('queued','paused') AND j.handed_over = 0`, ...values)) {
    await sql.run(`UPDATE print_jobs SET state = 'cancelled', ended_at = ?, troubles = '[]', scan_back = 'no' WHERE id = ?`, nowIso, id)
    await noteJobEvent(context, id, 'cancelled')
    publish({ type: 'printing.changed', jobId: id })
  }
}

/** A job that was just changed, as the contract shows it. */
export async function changedJob({ sql, publish }: Pick<CommandContext, 'sql' | 'publish'>, jobId: number): Promise<PrintJob> {
  publish({ type: 'printing.changed', jobId })
  const row = await loadJob(sql, jobId)
  if (row === undefined) throw new Error(`job ${jobId} is not there`)
  return toJob(row)
}
