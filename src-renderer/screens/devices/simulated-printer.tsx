import { Button, Group, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { DecimalField, IntegerField } from '../../ui/form/decimal-field.tsx'
import { milliToText, textToMilli } from '#shared/domain/quantity.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import classes from './devices.module.css'
import type { Simulate, SimulationState } from './simulation.tsx'

/** The signature of a PNG in base64. */
const pngStart = 'iVBORw0KGgo'
const mostLabels = 100_000

/** What came out of the printer, newest first, as pictures where they are known; one opens large. */
const Printed = ({ state }: { readonly state: SimulationState }) => {
  const { t } = useTranslation('devices')
  const [large, setLarge] = useState<number | null>(null)
  const shown = state.labels.find(({ number }) => number === large)
  if (state.labels.length === 0) return <p className={classes.hint} style={{ margin: 0 }}>{t('sim.nothing')}</p>
  return (
    <>
      <ol className={classes.printed} aria-label={t('sim.printedTitle')}>
        {state.labels.map(({ number, contentBase64, text }) => (
          <li key={number} className={classes.label}>
            {contentBase64.startsWith(pngStart) ? <button type="button" className={classes.picture} aria-label={t('sim.larger', { number })} onClick={() => setLarge(number)}><img src={`data:image/png;base64,${contentBase64}`} alt="" /></button> : <span className={classes.blank}><span>{t('sim.noPicture')}</span><code translate="no">{text}</code></span>}
            <span>{t('sim.number', { number })}</span>
          </li>
        ))}
      </ol>
      {shown !== undefined && <Dialog title={t('sim.number', { number: shown.number })} onClose={() => setLarge(null)} size="lg"><img className={classes.largeLabel} src={`data:image/png;base64,${shown.contentBase64}`} alt={t('sim.number', { number: shown.number })} /></Dialog>}
    </>
  )
}

const Paper = ({ state: { paperFor }, simulate }: { readonly state: SimulationState; readonly simulate: Simulate }) => {
  const { t } = useTranslation('devices')
  const [labels, setLabels] = useState<FieldNumber>(null)
  const set = (next: number | null): void => void simulate({ act: 'printer', paperFor: next })
  return (
    <div>
      <Group gap="xs" mb="xs"><h3 className={classes.heading} style={{ margin: 0 }}>{t('sim.paper')}</h3>{paperFor === 0 ? <StateBadge tone="attention">{t('sim.paperOut')}</StateBadge> : <StateBadge tone="good">{paperFor === null ? t('sim.plenty') : t('sim.paperLeft', { count: paperFor })}</StateBadge>}</Group>
      <form onSubmit={(event) => {
        event.preventDefault()
        if (typeof labels === 'number' && labels >= 0 && labels <= mostLabels) set(labels)
      }}>
        <Group gap="xs" align="flex-end">
          <IntegerField w={256} label={t('sim.paperFor')} value={labels} onChange={setLabels} />
          <Button type="submit" variant="default">{t('sim.setPaper')}</Button>
          <Button variant="default" onClick={() => set(0)}>{t('sim.paperOut')}</Button>
          <Button variant="default" onClick={() => { setLabels(null); set(null) }}>{t('sim.refill')}</Button>
        </Group>
      </form>
    </div>
  )
}

/** A printer on the screen: its switches, its paper, and what it printed. */
export const SimulatedPrinter = ({ state, simulate }: { readonly state: SimulationState; readonly simulate: Simulate }) => {
  const { t } = useTranslation(['devices', 'common'])
  const [speed, setSpeed] = useState<FieldNumber>(() => Math.round(state.labelsPerSecond * 1000))
  const set = (what: { readonly headOpen?: boolean; readonly paused?: boolean; readonly silent?: boolean; readonly power?: boolean; readonly labelsPerSecond?: number }): void => void simulate({ act: 'printer', ...what })
  return (
    <div className={classes.stack}>
      <div className={classes.switches}>
        <Switch label={t('sim.power')} checked={state.power} onChange={(event) => set({ power: event.currentTarget.checked })} />
        <Switch label={t('sim.headOpen')} checked={state.headOpen} onChange={(event) => set({ headOpen: event.currentTarget.checked })} />
        <Switch label={t('sim.paused')} checked={state.paused} onChange={(event) => set({ paused: event.currentTarget.checked })} />
        <Switch label={t('sim.silent')} checked={state.silent} onChange={(event) => set({ silent: event.currentTarget.checked })} />
      </div>
      <Paper state={state} simulate={simulate} />
      <form onSubmit={(event) => {
        event.preventDefault()
        if (typeof speed === 'number' && speed >= 100 && speed <= 1_000_000) set({ labelsPerSecond: speed / 1000 })
      }}>
        <Group gap="xs" align="flex-end">
          <DecimalField w={256} label={t('sim.speed')} value={speed} onChange={setSpeed} toText={milliToText} fromText={textToMilli} tooFine={t('common:form.quantityFine')} />
          <Button type="submit" variant="default">{t('sim.setPaper')}</Button>
        </Group>
      </form>
      <div><p className={classes.hint} role="status">{t('sim.printed', { count: state.printed })}</p><Printed state={state} /></div>
    </div>
  )
}
