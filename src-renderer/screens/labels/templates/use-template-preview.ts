import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Input, Output } from '#shared/api/index.ts'
import type { LabelProblem } from '#shared/domain/labels/label-problem.ts'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import type { TemplateFault } from '#shared/domain/labels/template-fault.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { usePrinters } from '../../../ui/printing/use-printers.ts'

const settleMs = 250

/** How a template looks while it is edited: `picture` is the last one that could be drawn, `isOld` says that the template has gone on since; faults keep it from being a template, problems from being printed. */
export type TemplatePreview = { readonly picture: Output<'labels.preview'> | null; readonly isOld: boolean; readonly faults: readonly TemplateFault[]; readonly problems: readonly LabelProblem[]; readonly isSettled: boolean }

/** Draws a template with sample values a moment after each change, as the first printer of the station would print it. */
export function useTemplatePreview(template: LabelTemplate): TemplatePreview {
  const [printer] = usePrinters()
  const checked = readTemplate(template)
  const asked = checked.ok ? JSON.stringify({ body: template, ...(printer === undefined ? {} : { language: printer.language, dotsPerMm: printer.dotsPerMm }) }) : ''
  const [settled] = useDebouncedValue(asked, settleMs)
  const { value, isStale, isLoading } = useQuery('labels.preview', settled === '' ? null : (JSON.parse(settled) as Input<'labels.preview'>), { keepWhileChanging: true })
  const [picture, setPicture] = useState<Output<'labels.preview'> | null>(null)
  if (value !== undefined && value.contentBase64 !== null && value !== picture) setPicture(value)
  const isSettled = settled === asked && !isStale && !isLoading
  const isCurrent = checked.ok && value !== undefined && isSettled
  return { picture, isOld: !isCurrent || value.contentBase64 === null, faults: checked.ok ? [] : checked.failure, problems: checked.ok ? (value?.problems ?? []) : [], isSettled: !checked.ok || isSettled }
}
