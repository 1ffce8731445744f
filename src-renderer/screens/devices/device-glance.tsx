import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DeviceBadge, DeviceTroubles, SimulatedBadge } from '../../ui/devices/device-state.tsx'
import type { Device } from '../../ui/devices/use-devices.ts'
import { isSimulated } from '../../ui/devices/use-devices.ts'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { DeviceActs } from './device-acts.tsx'
import { DeviceSetup } from './device-setup.tsx'
import { DeviceTry } from './device-try.tsx'
import classes from './devices.module.css'

/** A device beside the list: how it stands, what to do about it, and its test. */
export const DeviceGlance = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  return (
    <Glance title={device.setup.name} badge={<span className={classes.head}>{isSimulated(device) && <SimulatedBadge />}<DeviceBadge device={device} /></span>} figures={<DeviceTroubles device={device} />} actions={<Group gap="xs"><DeviceActs device={device} opens /></Group>}>
      {device.active && <GlancePart title={t('page.test')} padded><DeviceTry device={device} brief /></GlancePart>}
      <GlancePart title={t('page.setup')} padded><DeviceSetup device={device} /></GlancePart>
    </Glance>
  )
}
