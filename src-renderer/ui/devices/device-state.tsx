import { useTranslation } from 'react-i18next'
import type { DeviceState } from '#shared/domain/devices/device-state.ts'
import type { Tone } from '../state-badge.tsx'
import { StateBadge } from '../state-badge.tsx'
import classes from './devices.module.css'
import type { Device } from './use-devices.ts'

/** How a state is shown: silence needs a look, a device that is gone stops the work with it. */
export const stateTone: Readonly<Record<DeviceState, Tone>> = { off: 'idle', connecting: 'busy', ready: 'good', attention: 'attention', silent: 'attention', lost: 'stop' }

/** How a device stands, in a word or two: its first trouble where it has one, else its state. */
export function useDeviceWord(): (device: Pick<Device, 'status'>) => string {
  const { t } = useTranslation('devices')
  return ({ status: { state, troubles } }) => {
    const [first] = troubles
    return first === undefined || state === 'off' || state === 'ready' ? t(`state.${state}`) : t(`trouble.${first}`)
  }
}

/** How a device stands, as a badge. */
export const DeviceBadge = ({ device }: { readonly device: Pick<Device, 'status'> }) => {
  const word = useDeviceWord()
  const { state, troubles } = device.status
  // Paper that runs low is no reason to stop, and worth a look; so is a device that says why it cannot be reached.
  return <StateBadge tone={(state === 'ready' || state === 'connecting') && troubles.length > 0 ? 'attention' : stateTone[state]}>{word(device)}</StateBadge>
}

/** Says of a device that it is not real. */
export const SimulatedBadge = () => {
  const { t } = useTranslation('devices')
  return <span className={classes.simulated}>{t('simulated.badge')}</span>
}

/** What a state means, and for each trouble what it is and what to do. */
export const DeviceTroubles = ({ device: { status } }: { readonly device: Pick<Device, 'status'> }) => {
  const { t } = useTranslation('devices')
  return (
    <div className={classes.troubles} role="status">
      <p>{t(`stateText.${status.state}`)}</p>
      {status.state !== 'off' && status.troubles.map((trouble) => <p key={trouble}><strong>{t(`trouble.${trouble}`)}.</strong> {t(`advice.${trouble}`)}</p>)}
    </div>
  )
}
