import { useTranslation } from 'react-i18next'
import type { Device } from '../../ui/devices/use-devices.ts'
import { useConnectionText } from '../../ui/devices/use-connection-text.ts'
import { Values } from '../../ui/page.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { dpiOf } from './printer-choices.ts'

type Value = { readonly label: string; readonly value: React.ReactNode }

/** How a device is set up, in words. */
export const DeviceSetup = ({ device: { setup, station } }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const connectionText = useConnectionText()
  const decimal = (number: number): string => format.quantity(Math.round(number * 1000))
  const own = (): readonly Value[] => {
    if (setup.kind === 'scanner') return [{ label: t('setup.protocol'), value: t(`form.${setup.settings.protocol}`) }]
    if (setup.kind === 'scale') return [{ label: t('setup.protocol'), value: t(`protocol.${setup.settings.protocol}`) }, { label: t('setup.unit'), value: setup.settings.unit === null ? t('setup.unitByScale') : <span translate="no">{setup.settings.unit}</span> }]
    const { language, dotsPerMm, widthMm, heightMm, codePage, reportsStatus } = setup.settings
    const media = setup.kind === 'receipt-printer' ? { label: t('setup.roll'), value: t('setup.rollValue', { width: decimal(widthMm) }) } : { label: t('setup.media'), value: t('setup.mediaValue', { width: decimal(widthMm), height: decimal(heightMm) }) }
    return [
      { label: t('setup.language'), value: t(`language.${language}`) }, media, { label: t('setup.resolution'), value: t('setup.resolutionValue', { dots: dotsPerMm, dpi: dpiOf(dotsPerMm) }) },
      ...(codePage === null ? [] : [{ label: t('setup.codePage'), value: <span translate="no">{codePage}</span> }]), { label: t('setup.status'), value: reportsStatus ? t('setup.yes') : t('setup.no') }
    ]
  }
  return (
    <Values values={[
      { label: t('setup.kind'), value: t(`kind.${setup.kind}`) }, { label: t('setup.station'), value: <span translate="no">{station}</span> },
      { label: t('setup.where'), value: <span translate={setup.connection.kind === 'simulated' ? undefined : 'no'}>{connectionText(setup.connection)}</span> }, ...own()
    ]} />
  )
}
