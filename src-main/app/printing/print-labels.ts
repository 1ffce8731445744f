import type { Failure } from '#shared/api/index.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { codeForPack } from '../labels/issue-code.ts'
import type { LabelSettings } from '../labels/label-settings.ts'
import { loadLabelSettings } from '../labels/label-settings.ts'
import type { Printer } from '../labels/choose-printer.ts'
import { choosePrinter } from '../labels/choose-printer.ts'
import { issueSsccs } from '../labels/issue-ssccs.ts'
import type { LabelSubject, ReceivedFrom } from '../labels/subject-values.ts'
import { packValues, subjectValues } from '../labels/subject-values.ts'
import type { StoredTemplate } from '../labels/templates.ts'
import { findTemplate } from '../labels/templates.ts'
import { toJob } from './stored-jobs.ts'
import type { NewJob } from './write-job.ts'
import { writeJob } from './write-job.ts'

type NotPrinted = Failure<'printing.print'>
/** What the labels of one job say. */
export type Labels = { readonly title: string; readonly productId: number | null; readonly runs: NewJob['runs'] }

/** The values of a label with its code: a pack that has none gets the next one of the company's own. */
async function valuesWithCode(context: CommandContext, settings: LabelSettings, subject: LabelSubject, from: ReceivedFrom): Promise<Result<{ readonly title: string; readonly productId: number | null; readonly values: FieldValues }, NotPrinted>> {
  const found = await subjectValues(context, subject, from)
  if (found === undefined) return fail({ code: 'not-found' })
  const { title, pack } = found
  if (pack === null || subject.kind !== 'pack') return ok({ title, productId: null, values: found.values })
  const lot = settings.codesPerLot && (subject.lot !== null || subject.expiryIso !== null) ? { lot: subject.lot ?? '', expiryIso: subject.expiryIso ?? '' } : null
  const code = await codeForPack(context, pack, settings.codes, lot)
  return code.ok ? ok({ title, productId: pack.productId, values: packValues({ ...pack, code: code.value.code, gtin: code.value.gtin }, subject, context, from) }) : code
}

/** What so many labels of a subject say. Logistic units get an SSCC each, so no two of their labels are the same. */
export async function labelsFor(context: CommandContext, template: StoredTemplate, subject: LabelSubject, copies: number, from: ReceivedFrom = {}): Promise<Result<Labels, NotPrinted>> {
  const settings = await loadLabelSettings(context.sql)
  const found = await valuesWithCode(context, settings, subject, from)
  if (!found.ok) return found
  const { title, productId, values } = found.value
  if (template.row.kind !== 'sscc' || typeof values.sscc === 'string') return ok({ title, productId, runs: [{ labels: copies, fields: values }] })
  const ssccs = await issueSsccs(context, settings, productId, copies)
  if (!ssccs.ok) return ssccs
  return ok({ title, productId, runs: ssccs.value.map((sscc) => ({ labels: 1, fields: { ...values, sscc, containedGtin: values.gtin, containedCount: values.quantity ?? '1' } })) })
}

/** Writes a job for these labels when each of them can be printed on that printer; nothing is cut off, so what does not fit is said before. */
export async function writeChecked(context: CommandContext, template: StoredTemplate, printer: Printer, labels: Labels, job: Pick<NewJob, 'cause' | 'receiptId' | 'receiptLineId' | 'deliveryId' | 'scanBackFirst'>): Promise<Result<ReturnType<typeof toJob>, NotPrinted>> {
  // SSCCs are all as long as the first.
  const laidOut = context.services.labelMaker.layOut(template.body, labels.runs[0]?.fields ?? {}, printer.setup.settings.dotsPerMm)
  if (!laidOut.ok) return fail({ code: 'problems', problems: [...laidOut.failure] })
  const row = await writeJob(context, {
    title: labels.title === '' ? template.row.name : labels.title, kind: template.row.kind, template: { key: template.row.key, version: template.row.version, body: template.body }, printer: { id: printer.id, name: printer.setup.name },
    runs: labels.runs, ...(labels.productId === null ? {} : { productId: labels.productId }), ...job
  })
  return ok(toJob(row))
}

/** Prints labels because a person asked. */
export const print: CommandHandler<'printing.print'> = async (context, { templateKey, subject, copies, printerId, scanBackFirst, cause }) => {
  const { sql } = context
  const template = await findTemplate(sql, templateKey)
  if (template === undefined) return fail({ code: 'not-found' })
  const printer = await choosePrinter(context, template.row.kind, printerId)
  if (printer === null) return fail({ code: printerId === null ? 'no-printer' : 'not-a-printer' })
  const labels = await labelsFor(context, template, subject, copies)
  if (!labels.ok) return labels
  const wantsScan = cause !== 'test' && (scanBackFirst ?? (await loadLabelSettings(sql)).scanBackFirst)
  return writeChecked(context, template, printer, labels.value, { cause, scanBackFirst: wantsScan })
}
