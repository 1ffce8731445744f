import type { Failure, ParsedInput } from '#shared/api/index.ts'
import type { ServerEvent } from '#shared/api/events.ts'
import type { LabelSheet } from '#shared/domain/labels/label-sheet.ts'
import { placeOnSheets } from '#shared/domain/labels/label-sheet.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CommandContext, StandaloneHandler } from '../context.ts'
import { pdfDotsPerMm } from '#main/documents/labels/label-pdf.ts'
import type { Labels } from '../printing/print-labels.ts'
import { labelsFor } from '../printing/print-labels.ts'
import type { StoredTemplate } from './templates.ts'
import { findTemplate } from './templates.ts'

/** Sheets for office printers are A4. */
const page = { pageWidthMm: 210, pageHeightMm: 297 } as const

type Wanted = ParsedInput<'labels.pdf'>
type ToDraw = { readonly template: StoredTemplate; readonly labels: Labels; readonly sheet: { readonly layout: LabelSheet; readonly startAt: number } | null }

/** What is to be drawn, found to fit, with its codes taken. */
async function prepareLabels(context: CommandContext, { templateKey, subject, copies, sheet }: Wanted): Promise<Result<ToDraw, Failure<'labels.pdf'>>> {
  const template = await findTemplate(context.sql, templateKey)
  if (template === undefined) return fail({ code: 'not-found' })
  const { widthMm, heightMm } = template.body
  const layout = sheet === null ? null : { ...page, columns: sheet.columns, rows: sheet.rows, labelWidthMm: widthMm, labelHeightMm: heightMm, marginLeftMm: sheet.marginLeftMm, marginTopMm: sheet.marginTopMm, gapAcrossMm: sheet.gapXMm, gapDownMm: sheet.gapYMm }
  const places = layout === null || sheet === null ? null : placeOnSheets(copies, { widthMm, heightMm }, layout, sheet.start - 1)
  if (places !== null && !places.ok) return fail({ code: 'bad-sheet', detail: places.failure.code })
  const labels = await labelsFor(context, template, subject, copies)
  if (!labels.ok) return labels.failure.code === 'no-printer' || labels.failure.code === 'not-a-printer' ? fail({ code: 'not-found' }) : fail(labels.failure)
  // SSCCs are all as long as the first.
  const first = context.services.labelMaker.layOut(template.body, labels.value.runs[0]?.fields ?? {}, pdfDotsPerMm)
  if (!first.ok) return fail({ code: 'problems', problems: [...first.failure] })
  return ok({ template, labels: labels.value, sheet: layout === null || sheet === null ? null : { layout, startAt: sheet.start - 1 } })
}

/** Labels as a PDF. Codes are taken as when printing, in a transaction of their own: what is on paper is linked. The pages are drawn beside the main thread, so that no scan waits for them. */
export const pdf: StandaloneHandler<'labels.pdf'> = {
  standalone: async (context, wanted) => {
    const { services, nowIso, publish } = context
    const events: ServerEvent[] = []
    const prepared = await services.database.write((sql) =>
      services.database.inSavepoint(sql, () => prepareLabels({ ...context, sql, publish: (event) => void events.push(event) }, wanted), (result) => result.ok))
    if (!prepared.ok) return prepared
    events.forEach(publish)
    const { template, labels, sheet } = prepared.value
    const bytes = await services.workers.run<Uint8Array>('draw-labels', { template: template.body, runs: labels.runs, sheet, title: template.row.name, madeAtIso: nowIso })
    return ok({ fileName: `dockside-${template.row.key}.pdf`, mime: 'application/pdf', contentBase64: Buffer.from(bytes).toString('base64') })
  }
}
