import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { DeviceBadge, DeviceTroubles, SimulatedBadge } from '../../ui/devices/device-state.tsx'
import { isSimulated, useDevices } from '../../ui/devices/use-devices.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Page, Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { DeviceActs } from './device-acts.tsx'
import { DeviceLog } from './device-log.tsx'
import { DeviceSetup } from './device-setup.tsx'
import { DeviceTry } from './device-try.tsx'
import classes from './devices.module.css'
import { PrintedLabels } from './printed-labels.tsx'
import { Simulation } from './simulation.tsx'

/** One device: how it stands and what to do about it, its test, what a simulated one can be made to do, its setup and what went over its line. */
export const DevicePage = ({ deviceId }: { readonly deviceId: number }) => {
  const { t } = useTranslation('devices')
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useDevices()
  const parent = { title: t('list.title'), href: hrefs.devices }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('devices.list', failure)} onRetry={refetch} />
  const device = value.rows.find(({ id }) => id === deviceId)
  if (device === undefined) return <Page title={t('page.gone')} parent={parent}><EmptyState title={t('page.gone')} text={t('page.goneText')} action={<Button onClick={() => navigate(hrefs.devices)}>{t('page.toList')}</Button>} /></Page>
  const isPrinter = device.setup.kind === 'label-printer' || device.setup.kind === 'receipt-printer'
  return (
    <Page title={device.setup.name} parent={parent} headline={<>{isSimulated(device) && <SimulatedBadge />}<DeviceBadge device={device} /></>} actions={<><TrailButton entity="device" entityId={device.id} /><DeviceActs device={device} /></>}>
      <Section title={t('page.stateTitle')}><DeviceTroubles device={device} /></Section>
      <div className={classes.sides}>
        {device.active && (
          <div className={classes.stack}>
            <Section title={t('page.test')}><DeviceTry device={device} /></Section>
            {isSimulated(device) && isPrinter && <PrintedLabels device={device} />}
          </div>
        )}
        {isSimulated(device) && <Section title={t('page.simulation')} actions={<SimulatedBadge />}><Simulation device={device} /></Section>}
      </div>
      <Section title={t('page.setup')}><DeviceSetup device={device} /></Section>
      <DeviceLog device={device} />
    </Page>
  )
}
