import { useTranslation } from 'react-i18next'
import type { ScaleReading, ScaleState } from '#shared/domain/devices/scale-reading.ts'
import type { ShownWeight } from '#shared/domain/devices/weight.ts'
import type { Format } from '../format.ts'
import type { Tone } from '../state-badge.tsx'
import { StateShape } from '../state-badge.tsx'
import { useFormat } from '../use-format.ts'
import { useDeviceWord } from './device-state.tsx'
import classes from './devices.module.css'
import type { Device } from './use-devices.ts'

const tones: Readonly<Record<ScaleState, Extract<Tone, 'good' | 'busy' | 'stop'>>> = { stable: 'good', motion: 'busy', under: 'stop', over: 'stop', error: 'stop' }
/** More signs than this are set smaller. */
const longFigure = 7

/** A weight with the digits the scale showed, zeros at the end too, and without its unit. */
export function weightText({ value, decimals }: ShownWeight, format: Format): string {
  return new Intl.NumberFormat(format.locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(`${value}e-${decimals}` as Intl.StringNumericLiteral)
}

/** What a scale shows, large, with its state in shape, word and colour. It is not read out on every change: the state beside it is. */
export const WeightView = ({ reading, status }: { readonly reading: ScaleReading | null; /** How the scale stands: one that is gone shows no weight, and says so. */ readonly status: Device['status'] }) => {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const word = useDeviceWord()
  const isGone = status.state === 'lost' || status.state === 'silent' || status.state === 'off'
  const tone = reading !== null ? tones[reading.state] : isGone ? 'stop' : null
  const weight = reading?.weight ?? null
  const figure = weight === null ? '–' : weightText(weight, format)
  return (
    <div className={classes.weight} data-tone={tone ?? 'idle'} role="group" aria-label={t('weigh.live')}>
      <p className={classes.line} role="status">
        <span>{tone !== null && <StateShape tone={tone} size={18} />}{reading !== null ? t(`weigh.${reading.state}`) : isGone ? word({ status }) : t('weigh.waiting')}</span>
        {reading?.zero === true && <span>{t('weigh.zero')}</span>}
        {reading?.net === true && <span>{t('weigh.net')}</span>}
      </p>
      <p className={classes.figure} data-long={figure.length > longFigure || undefined} translate="no">{figure}<span className={classes.unit}> {weight?.unit}</span></p>
    </div>
  )
}
