import { Button, Group, Slider } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { QuantityField } from '../../ui/form/decimal-field.tsx'
import { useFormat } from '../../ui/use-format.ts'
import classes from './devices.module.css'
import type { Simulate, SimulationState } from './simulation.tsx'

/** As much as the slider puts on; the field takes more, to try what happens then. */
const sliderGrams = 15_000
const stepGrams = 5
const milligramsPerGram = 1000
/** A slider on its way is followed this often. */
const followMs = 80

/** What stands on the scale: by a slider for the hand, by a number for what has to be exact. */
export const SimulatedScale = ({ state, simulate }: { readonly state: SimulationState; readonly simulate: Simulate }) => {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const [dragged, setDragged] = useState<number | null>(null)
  const [typed, setTyped] = useState<FieldNumber>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const put = (milligrams: number): void => void simulate({ act: 'load', milligrams })
  const grams = dragged ?? Math.min(sliderGrams, Math.max(0, state.milligrams / milligramsPerGram))
  const follow = (next: number): void => {
    setDragged(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => put(next * milligramsPerGram), followMs)
  }
  const drop = (next: number): void => {
    clearTimeout(timer.current)
    void simulate({ act: 'load', milligrams: next * milligramsPerGram }).then(() => setDragged(null))
  }
  return (
    <div className={classes.stack}>
      <div>
        <h3 className={classes.heading} id="load-slider">{t('sim.load')}</h3>
        <Slider min={0} max={sliderGrams} step={stepGrams} value={grams} onChange={follow} onChangeEnd={drop} label={(value) => `${format.integer(value)} g`} thumbLabel={t('sim.load')} size="lg" />
      </div>
      <form onSubmit={(event) => {
        event.preventDefault()
        if (typeof typed === 'number') put(typed)
      }}>
        <Group gap="xs" align="flex-end">
          <QuantityField w={176} label={t('sim.loadField')} value={typed} onChange={setTyped} />
          <Button type="submit" variant="default">{t('sim.put')}</Button>
          <Button variant="default" onClick={() => { setTyped(null); put(0) }}>{t('sim.empty')}</Button>
        </Group>
      </form>
    </div>
  )
}
