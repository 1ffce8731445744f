import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hrefs } from '../../ui/hrefs.ts'

/** The list of devices and the table of their labels, as a line of choices. */
export const DeviceParts = ({ part }: { readonly part: 'list' | 'labels' }) => {
  const { t } = useTranslation('devices')
  const [, navigate] = useLocation()
  return <SegmentedControl aria-label={t('parts.label')} value={part} data={(['list', 'labels'] as const).map((one) => ({ value: one, label: t(`parts.${one}`) }))} onChange={(next) => navigate(next === 'labels' ? hrefs.labelPrinters : hrefs.devices)} style={{ maxWidth: '100%', overflowX: 'auto' }} />
}
