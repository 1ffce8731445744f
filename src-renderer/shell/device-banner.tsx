import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useDeviceWord } from '../ui/devices/device-state.tsx'
import { isSimulated, useStationDevices } from '../ui/devices/use-devices.ts'
import { hrefs } from '../ui/hrefs.ts'
import { StateShape } from '../ui/state-badge.tsx'
import { useFormat } from '../ui/use-format.ts'
import classes from './workplace.module.css'

/** One line for a device of this station that is lost, needs something or was never reached (a wrong address prints nothing, and nobody would know), with the way to it; it goes when the device is well. One more while something here is only simulated. */
export const DeviceBanner = () => {
  const { t } = useTranslation('devices')
  const { locale } = useFormat()
  const wordOf = useDeviceWord()
  const devices = useStationDevices()
  const troubled = devices.filter(({ status: { state, troubles } }) => state === 'lost' || state === 'attention' || state === 'silent' || (state === 'connecting' && troubles.length > 0))
  const simulated = devices.filter(isSimulated)
  const [first] = troubled
  const tone = troubled.some(({ status }) => status.state === 'lost') ? 'stop' : 'attention'
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale, { type: 'unit' }).format(names)
  return (
    <>
      {first !== undefined && (
        <div className={classes.banner} data-tone={tone} role="alert">
          <StateShape tone={tone} />
          <span className={classes.bannerText}>{troubled.length === 1 ? t('banner.trouble', { name: first.setup.name, what: wordOf(first) }) : t('banner.several', { count: troubled.length, names: list(troubled.map(({ setup }) => setup.name)) })}</span>
          <Link href={troubled.length === 1 ? hrefs.device(first.id) : hrefs.devices}>{t('banner.look')}</Link>
        </div>
      )}
      {simulated.length > 0 && <div className={classes.simulated}>{t('banner.simulated', { names: list(simulated.map(({ setup }) => setup.name)) })}</div>}
    </>
  )
}
