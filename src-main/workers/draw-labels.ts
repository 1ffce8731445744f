import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { LabelSheet } from '#shared/domain/labels/label-sheet.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { layoutLabel } from '#shared/domain/labels/layout-label.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { pdfDotsPerMm, renderLabelPdf } from '#main/documents/labels/label-pdf.ts'
import { createLabelTools } from '#main/documents/labels/label-tools.ts'
import { job } from './job.ts'

/** Labels to draw: what they say, in order, each so many times. They were found to fit before. */
type Input = {
  readonly template: LabelTemplate
  readonly runs: readonly { readonly labels: number; readonly fields: FieldValues }[]
  readonly sheet: { readonly layout: LabelSheet; readonly startAt: number } | null
  readonly title: string
  readonly madeAtIso: string
}

await job(async ({ template, runs, sheet, title, madeAtIso }: Input, _report, stopIfCancelled) => {
  const tools = createLabelTools()
  const labels: LaidOutLabel[] = []
  for (const run of runs) {
    stopIfCancelled()
    const filled = fillTemplate(template, run.fields)
    const label = filled.ok ? layoutLabel(filled.value, pdfDotsPerMm, tools) : filled
    if (!label.ok) throw new Error(`a label that was checked cannot be drawn: ${JSON.stringify(label.failure)}`)
    for (let count = 0; count < run.labels; count += 1) labels.push(label.value)
  }
  const bytes = await renderLabelPdf({ labels, sheet, title, madeAt: new Date(madeAtIso), tools })
  if (!bytes.ok) throw new Error(`the labels cannot be placed: ${bytes.failure.code}`)
  return bytes.value
})
