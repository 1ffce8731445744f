import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import type { LabelTools, LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { layoutLabel } from '#shared/domain/labels/layout-label.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import type { Result } from '#shared/result.ts'
import { labelPng } from '#main/documents/labels/label-png.ts'
import { createLabelTools } from '#main/documents/labels/label-tools.ts'
import { renderLabel } from '#main/drivers/printer/languages/render-label.ts'

/** Makes labels: from a template and values to dots, and from dots to the bytes of a printer or a picture. */
export type LabelMaker = {
  /** A label laid out for a printer's dots, or everything that keeps it from being printed. */
  readonly layOut: (template: LabelTemplate, values: FieldValues, dotsPerMm: number) => Result<LaidOutLabel, readonly LabelProblem[]>
  /** The bytes that print so many of it. */
  readonly render: (label: LaidOutLabel, printer: Pick<PrinterSettings, 'language' | 'codePage'>, copies: number) => Buffer
  /** A PNG at the printer's dots. */
  readonly picture: (label: LaidOutLabel) => Buffer
}

/** Fonts and encoders are loaded with the first label, not with the program. */
export function createLabelMaker(): LabelMaker {
  let loaded: LabelTools | undefined
  const tools = (): LabelTools => (loaded ??= createLabelTools())
  return {
    layOut: (template, values, dotsPerMm) => {
      const filled = fillTemplate(template, values)
      return filled.ok ? layoutLabel(filled.value, dotsPerMm, tools()) : filled
    },
    render: (label, printer, copies) => renderLabel(printer, label, { copies, tools: tools() }),
    picture: (label) => labelPng(label, tools())
  }
}
