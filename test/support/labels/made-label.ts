import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { layoutLabel } from '#shared/domain/labels/layout-label.ts'
import { createLabelTools } from '#main/documents/labels/label-tools.ts'
import type { RandomLabel } from './random-labels.ts'

export const tools = createLabelTools()

/** The label laid out, or its problems. */
export function makeLabel({ template, values }: RandomLabel, dotsPerMm = 8): LaidOutLabel | readonly LabelProblem[] {
  const filled = fillTemplate(template, values)
  if (!filled.ok) return filled.failure
  const laidOut = layoutLabel(filled.value, dotsPerMm, tools)
  return laidOut.ok ? laidOut.value : laidOut.failure
}

export const isLabel = (made: LaidOutLabel | readonly LabelProblem[]): made is LaidOutLabel => 'marks' in made
