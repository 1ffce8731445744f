import { useDebouncedValue } from '@mantine/hooks'
import type { Input, Output } from '#shared/api/index.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { usePrinters } from '../../../ui/printing/use-printers.ts'
import { kindOf, subjectOf } from './label-form.ts'
import type { LabelForm } from './label-form.ts'

const settleMs = 150

/** What the station says about the label in hand: what it would take to print it, which templates there are for it, and how it will look. */
export type LabelDrawing = {
  readonly subject: NonNullable<Input<'labels.preview'>['subject']> | null
  readonly prepared: Output<'labels.prepare'> | undefined
  readonly templates: Output<'labels.templates'>['rows']
  readonly templateKey: string | null
  readonly template: Output<'labels.viewTemplate'> | undefined
  readonly preview: Output<'labels.preview'> | undefined
  /** The picture and its problems are those of what stands in the fields now. */
  readonly isSettled: boolean
}

/** Follows the fields of the label screen. */
export function useLabelDrawing(form: LabelForm): LabelDrawing {
  const kind = kindOf(form)
  const printers = usePrinters()
  const subject = subjectOf(form)
  const pack = form.product?.packs.find(({ id }) => id === form.packId)
  // What is prepared hangs on the pack, not on each letter of the lot; the rule counts for one pack of it.
  const { value: prepared } = useQuery('labels.prepare', subject === null ? null : { subject: subject.kind === 'free' ? { kind: 'free', fields: {} } : subject.kind === 'pack' ? { kind: 'pack', packId: subject.packId } : subject, kind, quantityMilli: pack?.baseQuantityMilli ?? null })
  const { value: listed } = useQuery('labels.templates', { kind }, { keepWhileChanging: false })
  const templates = listed?.rows ?? []
  const chosen = templates.find(({ key }) => key === form.templateKey)
  const templateKey = chosen?.key ?? prepared?.templateKey ?? templates[0]?.key ?? null
  const { value: template } = useQuery('labels.viewTemplate', templateKey === null ? null : { key: templateKey })
  const printer = printers.find(({ id }) => id === (form.printerId ?? prepared?.printerId))
  const asked = subject === null || templateKey === null ? '' : JSON.stringify({ key: templateKey, subject, ...(printer === undefined ? {} : { language: printer.language, dotsPerMm: printer.dotsPerMm }) })
  const [settled] = useDebouncedValue(asked, settleMs)
  const { value: preview, isStale, isLoading } = useQuery('labels.preview', settled === '' ? null : (JSON.parse(settled) as Input<'labels.preview'>), { keepWhileChanging: true })
  return { subject, prepared, templates, templateKey, template, preview: asked === '' ? undefined : preview, isSettled: asked !== '' && settled === asked && !isStale && !isLoading && preview !== undefined }
}
