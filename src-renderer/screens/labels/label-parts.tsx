import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hrefs } from '../../ui/hrefs.ts'

const addresses = { print: hrefs.labels, queue: hrefs.printQueue, templates: hrefs.templates } as const
/** The three parts of the labels area. */
export type LabelPart = keyof typeof addresses
const parts = ['print', 'queue', 'templates'] as const satisfies readonly LabelPart[]

/** The way between printing, the queue and the templates; each has an address of its own. */
export const LabelParts = ({ part }: { readonly part: LabelPart }) => {
  const { t } = useTranslation('labels')
  const [, navigate] = useLocation()
  return <SegmentedControl aria-label={t('parts')} value={part} data={parts.map((one) => ({ value: one, label: t(`part.${one}`) }))} onChange={(next) => navigate(addresses[parts.find((one) => one === next) ?? 'print'])} />
}
