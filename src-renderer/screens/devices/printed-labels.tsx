import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../ui/data/use-query.ts'
import { SimulatedBadge } from '../../ui/devices/device-state.tsx'
import type { Device } from '../../ui/devices/use-devices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Section } from '../../ui/page.tsx'
import classes from './devices.module.css'

/** The signature of a PNG in base64. */
const pngStart = 'iVBORw0KGgo'

/** What came out of a simulated printer, newest first, as pictures where they are known; one opens large and whole. */
export const PrintedLabels = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const { value: state } = useQuery('devices.simulation', { deviceId: device.id })
  const [large, setLarge] = useState<number | null>(null)
  const shown = state?.labels.find(({ number }) => number === large)
  if (state === undefined) return null
  return (
    <Section title={t('sim.printedTitle')} actions={<SimulatedBadge />}>
      <p className={classes.hint} role="status">{state.labels.length === 0 ? t('sim.nothing') : t('sim.printed', { count: state.printed })}</p>
      <ol className={classes.printed} aria-label={t('sim.printedTitle')} hidden={state.labels.length === 0}>
        {state.labels.map(({ number, contentBase64, text }) => (
          <li key={number} className={classes.label}>
            {contentBase64.startsWith(pngStart) ? <button type="button" className={classes.picture} aria-label={t('sim.larger', { number })} onClick={() => setLarge(number)}><img src={`data:image/png;base64,${contentBase64}`} alt="" /></button> : <span className={classes.blank}><span>{t('sim.noPicture')}</span><code translate="no">{text}</code></span>}
            <span>{t('sim.number', { number })}</span>
          </li>
        ))}
      </ol>
      {shown !== undefined && <Dialog title={t('sim.number', { number: shown.number })} onClose={() => setLarge(null)} size="lg"><img className={classes.largeLabel} src={`data:image/png;base64,${shown.contentBase64}`} alt={t('sim.number', { number: shown.number })} /></Dialog>}
    </Section>
  )
}
