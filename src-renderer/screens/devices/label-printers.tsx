import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { useClient, useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import { useDevices } from '../../ui/devices/use-devices.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import { DeviceParts } from './device-parts.tsx'
import classes from './devices.module.css'

const isPrinter = ({ setup }: Device): boolean => setup.kind === 'label-printer' || setup.kind === 'receipt-printer'

/** This station first, then the others that have devices or were told which printer they use. */
function stationsOf(own: string, devices: readonly Device[], assigned: readonly { readonly station: string }[]): readonly string[] {
  const others = new Set([...devices, ...assigned].map(({ station }) => station))
  others.delete(own)
  return [own, ...[...others].toSorted((one, other) => one.localeCompare(other, undefined, { numeric: true }))]
}

/** Which printer prints which label, a column for each station. */
export const LabelPrinters = () => {
  const { t } = useTranslation('devices')
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const { value: devices } = useDevices()
  const { value: assigned, refetch } = useQuery('devices.assignments', {})
  const { run } = useCommand('devices.assign')
  const own = client.station()
  const printers = (devices?.rows ?? []).filter(isPrinter)
  const chosen = (station: string, labelKind: LabelKind): string => String(assigned?.rows.find((row) => row.station === station && row.labelKind === labelKind)?.deviceId ?? '')
  const assign = async (station: string, labelKind: LabelKind, value: string | null): Promise<void> => {
    const deviceId = value === null || value === '' ? null : Number(value)
    const reply = await run({ station, labelKind, deviceId })
    if (!reply.ok) return toast.stop(describe('devices.assign', reply.failure))
    toast.good(t('labels.saved', { label: t(`labelKind.${labelKind}`), station, printer: printers.find(({ id }) => id === deviceId)?.setup.name ?? t('labels.first') }))
    refetch()
  }
  const columns: readonly PlainColumn<LabelKind>[] = [
    { key: 'label', title: t('labels.label'), heads: true, cell: (kind) => t(`labelKind.${kind}`) },
    ...stationsOf(own, devices?.rows ?? [], assigned?.rows ?? []).map((station): PlainColumn<LabelKind> => ({
      key: station, title: station === own ? t('labels.here', { station }) : station,
      cell: (kind) => (
        <Select className={classes.matrix} aria-label={t('labels.choice', { label: t(`labelKind.${kind}`), station })} value={chosen(station, kind)} allowDeselect={false}
          data={[{ value: '', label: t('labels.first') }, ...printers.map(({ id, setup }) => ({ value: String(id), label: setup.name }))]} onChange={(value) => void assign(station, kind, value)} />
      )
    }))
  ]
  return (
    <Page title={t('labels.title')} headline={<DeviceParts part="labels" />}>
      {devices !== undefined && printers.length === 0 && <EmptyState title={t('labels.noPrinter')} text={t('labels.noPrinterText')} />}
      {printers.length > 0 && <Section title={t('labels.title')} flush><p className={classes.hint} style={{ padding: '8px 16px 0' }}>{t('labels.text')}</p><PlainTable name={t('labels.title')} rows={labelKinds} columns={columns} rowKey={(kind) => kind} empty="" /></Section>}
    </Page>
  )
}
