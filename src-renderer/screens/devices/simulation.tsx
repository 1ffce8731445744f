import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './devices.module.css'
import { SimulatedPrinter } from './simulated-printer.tsx'
import { SimulatedScale } from './simulated-scale.tsx'
import { SimulatedScanner } from './simulated-scanner.tsx'

/** How a simulated device is set. */
export type SimulationState = Output<'devices.simulation'>
/** What hands can do with it; gives true when it was done. */
export type Simulate = (what: Input<'devices.simulate'>['what']) => Promise<boolean>

/** What hands would do with a simulated device: plug it in and out, and what belongs to its kind. */
export const Simulation = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const describe = useDescribeFailure()
  const toast = useToast()
  const { value, failure } = useQuery('devices.simulation', device.active ? { deviceId: device.id } : null)
  const { run } = useCommand('devices.simulate')
  const [answered, setAnswered] = useState<{ readonly state: SimulationState; readonly over: SimulationState | undefined } | null>(null)
  const simulate: Simulate = async (what) => {
    const reply = await run({ deviceId: device.id, what })
    if (!reply.ok) toast.stop(describe('devices.simulate', reply.failure))
    else setAnswered({ state: reply.value, over: value })
    return reply.ok
  }
  if (!device.active) return <p className={classes.hint}>{t('stateText.off')}</p>
  if (value === undefined) return failure === undefined ? null : <p className={classes.hint} role="alert">{describe('devices.simulation', failure)}</p>
  // What an act was answered with is newer than what was asked before it.
  const state = answered !== null && answered.over === value ? answered.state : value
  return (
    <div className={classes.stack}>
      <p className={classes.hint} style={{ margin: 0 }}>{t('sim.text')}</p>
      <Switch label={t('sim.plugged')} checked={state.plugged} onChange={(event) => void simulate({ act: 'plugged', plugged: event.currentTarget.checked })} />
      {device.setup.kind === 'scanner' && <SimulatedScanner simulate={simulate} />}
      {device.setup.kind === 'scale' && <SimulatedScale state={state} simulate={simulate} />}
      {(device.setup.kind === 'label-printer' || device.setup.kind === 'receipt-printer') && <SimulatedPrinter state={state} simulate={simulate} />}
    </div>
  )
}
