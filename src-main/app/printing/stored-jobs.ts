import type { Output } from '#shared/api/index.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import type { JobState } from '#shared/domain/labels/print-job.ts'
import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** A print job as the contract shows it. */
export type PrintJob = Output<'printing.view'>['job']

/** A print job as it is stored; `sent` labels were taken by the line, `handedOver` counts those that were at least on their way. */
export type JobRow = {
  readonly id: number; readonly state: JobState; readonly title: string; readonly kind: LabelKind; readonly templateKey: string; readonly templateVersion: number; readonly template: string
  readonly printerId: number | null; readonly printerName: string; readonly printerConnection: string | null; readonly cause: PrintJob['cause']; readonly receiptId: number | null; readonly receiptLineId: number | null; readonly deliveryId: number | null; readonly productId: number | null
  readonly labels: number; readonly handedOver: number; readonly sent: number; readonly confirmed: number | null; readonly resumeFrom: number | null; readonly troubles: string; readonly detail: string
  readonly scanBack: 'no' | 'wanted' | 'waiting' | 'done'; readonly isCopy: number; readonly copyOf: number | null; readonly reason: string; readonly station: string; readonly createdAt: string; readonly createdBy: string; readonly endedAt: string | null
}

/** The columns of a `JobRow`, from `print_jobs j`; end it with WHERE and ORDER. */
export const selectJobs = `SELECT j.id, j.state, j.title, j.kind, j.template_key AS templateKey, j.template_version AS templateVersion, j.template, j.printer_id AS printerId, j.printer_name AS printerName, d.connection AS printerConnection,
  j.cause, j.receipt_id AS receiptId, j.receipt_line_id AS receiptLineId, j.delivery_id AS deliveryId, j.product_id AS productId, j.labels, j.handed_over AS handedOver, j.sent, j.confirmed, j.resume_from AS resumeFrom, j.troubles, j.detail,
  j.scan_back AS scanBack, j.is_copy AS isCopy, j.copy_of AS copyOf, j.reason, j.station, j.created_at AS createdAt, coalesce(u.name, '') AS createdBy, j.ended_at AS endedAt
  FROM print_jobs j LEFT JOIN devices d ON d.id = j.printer_id LEFT JOIN operators u ON u.id = j.operator_id`

/** One job, or undefined. */
export const loadJob = (sql: Sql, jobId: number): Promise<JobRow | undefined> => sql.get<JobRow>(`${selectJobs} WHERE j.id = ?`, jobId)

/** A stored job as the contract shows it. */
export function toJob({ template: _template, sent: _sent, troubles, scanBack, isCopy, printerConnection, receiptLineId: _line, ...row }: JobRow): PrintJob {
  return {
    ...row, troubles: JSON.parse(troubles) as DeviceTrouble[], isCopy: isCopy === 1, waitsForScanBack: scanBack === 'waiting' && row.state === 'paused',
    simulated: printerConnection !== null && (JSON.parse(printerConnection) as { readonly kind: string }).kind === 'simulated'
  }
}

/** What the label of this number says, as the fields of its template. */
export async function fieldsOf(sql: Sql, jobId: number, label: number): Promise<FieldValues> {
  const row = await sql.get<{ readonly fields: string }>('SELECT fields FROM print_job_labels WHERE job_id = ? AND first <= ? ORDER BY first DESC LIMIT 1', jobId, label)
  if (row === undefined) throw new Error(`job ${jobId} has no label ${label}`)
  return JSON.parse(row.fields) as FieldValues
}

/** The number of the first label that says something else than this one; past the end when none does. */
export async function nextDifferentLabel(sql: Sql, jobId: number, label: number): Promise<number> {
  const row = await sql.get<{ readonly first: number | null }>('SELECT min(first) AS first FROM print_job_labels WHERE job_id = ? AND first > ?', jobId, label)
  return row?.first ?? Number.MAX_SAFE_INTEGER
}
