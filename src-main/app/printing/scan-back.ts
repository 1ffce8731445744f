import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { jobActs } from '#shared/domain/labels/print-job.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { fieldsOf, loadJob } from './stored-jobs.ts'
import type { JobRow } from './stored-jobs.ts'
import { noteJobEvent } from './job-events.ts'
import { changedJob } from './write-job.ts'

/** What the symbols of the label that waits to be scanned hold, in the order of the template. */
async function symbolsOf({ sql }: CommandContext, job: JobRow): Promise<readonly string[]> {
  const filled = fillTemplate(JSON.parse(job.template) as LabelTemplate, await fieldsOf(sql, job.id, Math.max(1, job.sent)))
  return filled.ok ? filled.value.elements.flatMap((element) => (element.type === 'barcode' ? [element.symbol.text] : [])) : []
}

/** What a code says, whatever symbol carried it and whether the reader named it: a GTIN is the same in 13 and in 14 digits. */
function meaningOf({ settings, todayIso }: CommandContext, raw: string, aim?: string): string {
  const reading = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso, variableMeasurePatterns: [], inHousePrefixes: settings.inHousePrefixes })
  if (reading.kind === 'gs1') return JSON.stringify(reading.elements.map(({ ai, value }) => [ai, value]))
  return reading.kind === 'gtin' ? reading.gtin : 'code' in reading ? reading.code : raw.trim()
}

/** The first label of a job was scanned: the rest prints when it says what it should. */
export const scanBack: CommandHandler<'printing.scanBack'> = async (context, { jobId, raw, aim }) => {
  const { sql } = context
  const job = await loadJob(sql, jobId)
  if (job === undefined) return fail({ code: 'not-found' })
  if (!jobActs.scanBack.includes(job.state) || job.scanBack !== 'waiting') return fail({ code: 'wrong-state', state: job.state })
  const expected = await symbolsOf(context, job)
  const read = meaningOf(context, raw, aim)
  if (!expected.some((text) => [undefined, ']C1'].some((carrier) => meaningOf(context, text, carrier) === read))) {
    await noteJobEvent(context, jobId, 'another-code', { detail: readableText(raw).slice(0, 200) })
    return fail({ code: 'another-code', expected: readableText(expected[0] ?? ''), read: readableText(raw).slice(0, 200) })
  }
  await sql.run(`UPDATE print_jobs SET state = 'queued', scan_back = 'done', confirmed = CASE WHEN confirmed IS NULL THEN NULL ELSE sent END WHERE id = ?`, jobId)
  await noteJobEvent(context, jobId, 'scanned-back')
  return ok(await changedJob(context, jobId))
}
