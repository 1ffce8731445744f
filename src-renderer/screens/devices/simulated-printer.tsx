import { Button, Group, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { DecimalField, IntegerField } from '../../ui/form/decimal-field.tsx'
import { milliToText, textToMilli } from '#shared/domain/quantity.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import classes from './devices.module.css'
import type { Simulate, SimulationState } from './simulation.tsx'

const mostLabels = 100_000

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

/** The switches of a printer that is on the screen only, and its paper. */
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
    </div>
  )
}
