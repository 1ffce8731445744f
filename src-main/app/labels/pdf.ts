import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { labelsFor } from '../printing/print-labels.ts'
import { findTemplate } from './templates.ts'

/** Dots per millimetre of an office printer's labels: 600 dpi, as fine as the label printers. */
const dotsPerMm = 24

/** Labels as a PDF. Codes are taken as when printing: what is on paper is linked. */
export const pdf: CommandHandler<'labels.pdf'> = async (context, { templateKey, subject, copies, sheet }) => {
  const { sql, services, nowIso } = context
  const template = await findTemplate(sql, templateKey)
  if (template === undefined) return fail({ code: 'not-found' })
  const labels = await labelsFor(context, template, subject, copies)
  if (!labels.ok) return labels.failure.code === 'no-printer' || labels.failure.code === 'not-a-printer' ? fail({ code: 'not-found' }) : fail(labels.failure)
  const laidOut: LaidOutLabel[] = []
  for (const run of labels.value.runs) {
    const label = services.labelMaker.layOut(template.body, run.fields, dotsPerMm)
    if (!label.ok) return fail({ code: 'problems', problems: [...label.failure] })
    laidOut.push(...Array.from({ length: run.labels }, () => label.value))
  }
  const bytes = await services.labelMaker.pdf(laidOut, { sheet, title: template.row.name, madeAt: new Date(nowIso) })
  if (!bytes.ok) return fail({ code: 'bad-sheet', detail: bytes.failure })
  return ok({ fileName: `dockside-${template.row.key}.pdf`, mime: 'application/pdf', contentBase64: Buffer.from(bytes.value).toString('base64') })
}
