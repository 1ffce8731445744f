import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { pdfDotsPerMm } from '#main/documents/labels/label-pdf.ts'
import { labelsFor } from '../printing/print-labels.ts'
import { findTemplate } from './templates.ts'

/** Sheets for office printers are A4. */
const page = { pageWidthMm: 210, pageHeightMm: 297 } as const

/** Labels as a PDF. Codes are taken as when printing: what is on paper is linked. */
export const pdf: CommandHandler<'labels.pdf'> = async (context, { templateKey, subject, copies, sheet }) => {
  const { sql, services, nowIso } = context
  const template = await findTemplate(sql, templateKey)
  if (template === undefined) return fail({ code: 'not-found' })
  const labels = await labelsFor(context, template, subject, copies)
  if (!labels.ok) return labels.failure.code === 'no-printer' || labels.failure.code === 'not-a-printer' ? fail({ code: 'not-found' }) : fail(labels.failure)
  const laidOut: LaidOutLabel[] = []
  for (const run of labels.value.runs) {
    const label = services.labelMaker.layOut(template.body, run.fields, pdfDotsPerMm)
    if (!label.ok) return fail({ code: 'problems', problems: [...label.failure] })
    laidOut.push(...Array.from({ length: run.labels }, () => label.value))
  }
  const { widthMm, heightMm } = template.body
  const layout = sheet === null ? null : { ...page, columns: sheet.columns, rows: sheet.rows, labelWidthMm: widthMm, labelHeightMm: heightMm, marginLeftMm: sheet.marginLeftMm, marginTopMm: sheet.marginTopMm, gapAcrossMm: sheet.gapXMm, gapDownMm: sheet.gapYMm }
  const bytes = await services.labelMaker.pdf({ labels: laidOut, sheet: layout === null || sheet === null ? null : { layout, startAt: sheet.start - 1 }, title: template.row.name, madeAt: new Date(nowIso) })
  if (!bytes.ok) return fail({ code: 'bad-sheet', detail: bytes.failure.code })
  return ok({ fileName: `dockside-${template.row.key}.pdf`, mime: 'application/pdf', contentBase64: Buffer.from(bytes.value).toString('base64') })
}
