import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { openJobStates } from '#shared/domain/labels/print-job.ts'
import { fail, ok } from '#shared/result.ts'
import { containing } from '#main/persistence/containing.ts'
import { fromCursor, toCursor, toPage } from '#main/persistence/page-cursor.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import type { QueryHandler } from '../context.ts'
import type { JobRow } from './stored-jobs.ts'
import { loadJob, selectJobs, toJob } from './stored-jobs.ts'

const open = `(${openJobStates.map((state) => `'${state}'`).join(',')})`

/** The queue, newest first (`descending` shows the oldest first); `askingCount` is how many jobs wait for a person. */
export const jobs: QueryHandler<'printing.jobs'> = async ({ sql }, { search, direction, cursor, limit, state, printerId, receiptId, deliveryId }) => {
  const name = `printing:${direction}`
  const conditions: string[] = ['1']
  const values: SqlValue[] = []
  const where = (condition: string, ...bound: readonly SqlValue[]): void => {
    conditions.push(condition)
    values.push(...bound)
  }
  if (state === 'open') where(`j.state IN ${open}`)
  else if (state !== 'all') where('j.state = ?', state)
  if (printerId !== null) where('j.printer_id = ?', printerId)
  if (receiptId !== null) where('j.receipt_id = ?', receiptId)
  if (deliveryId !== null) where('j.delivery_id = ?', deliveryId)
  if (search.trim() !== '') where(`(j.title LIKE ? ESCAPE '\\' OR j.printer_name LIKE ? ESCAPE '\\')`, containing(search), containing(search))
  const after = fromCursor(cursor, name, ['number'])
  if (after !== null) where(direction === 'ascending' ? 'j.id < ?' : 'j.id > ?', after[0])
  const rows = await sql.all<JobRow>(`${selectJobs} WHERE ${conditions.join(' AND ')} ORDER BY j.id ${direction === 'ascending' ? 'DESC' : 'ASC'} LIMIT ?`, ...values, limit + 1)
  const page = toPage(rows, limit, ({ id }) => toCursor(name, [id]))
  const counts = await sql.get<{ readonly openCount: number; readonly askingCount: number }>(
    `SELECT count(*) AS openCount, coalesce(sum(state IN ('unknown','failed') OR troubles <> '[]' OR scan_back = 'waiting'), 0) AS askingCount FROM print_jobs WHERE state IN ${open}`
  )
  return ok({ rows: page.rows.map(toJob), nextCursor: page.nextCursor, openCount: counts?.openCount ?? 0, askingCount: counts?.askingCount ?? 0 })
}

type EventRow = { readonly at: string; readonly by: string; readonly what: string; readonly fromLabel: number | null; readonly toLabel: number | null; readonly troubles: string; readonly detail: string }

/** One job with what happened to it, oldest first. */
export const view: QueryHandler<'printing.view'> = async ({ sql }, { jobId }) => {
  const row = await loadJob(sql, jobId)
  if (row === undefined) return fail({ code: 'not-found' })
  const events = await sql.all<EventRow>(`SELECT e.at, coalesce(u.name, '') AS by, e.what, e.from_label AS fromLabel, e.to_label AS toLabel, e.troubles, e.detail FROM print_job_events e LEFT JOIN operators u ON u.id = e.operator_id WHERE e.job_id = ? ORDER BY e.id`, jobId)
  return ok({ job: toJob(row), events: events.map(({ troubles, ...event }) => ({ ...event, troubles: JSON.parse(troubles) as DeviceTrouble[] })) })
}
