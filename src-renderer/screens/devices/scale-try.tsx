import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/hooks.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import { useLiveReading } from '../../ui/devices/use-devices.ts'
import { WeightView } from '../../ui/devices/weight-view.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './devices.module.css'

/** The live weight of a scale, to be read from two metres, with zero and tare. */
export const ScaleTry = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const reading = useLiveReading(device)
  const { run, isRunning } = useCommand('devices.scaleAct')
  const describe = useDescribeFailure()
  const toast = useToast()
  const act = async (which: 'zero' | 'tare'): Promise<void> => {
    const reply = await run({ deviceId: device.id, act: which })
    if (!reply.ok) return toast.stop(describe('devices.scaleAct', reply.failure))
    toast.good(t(which === 'zero' ? 'weigh.zeroed' : 'weigh.tared'))
  }
  return (
    <div className={classes.stack}>
      <WeightView reading={reading} status={device.status} />
      <Group gap="xs"><Button variant="default" disabled={isRunning} onClick={() => void act('zero')}>{t('weigh.setZero')}</Button><Button variant="default" disabled={isRunning} onClick={() => void act('tare')}>{t('weigh.tare')}</Button></Group>
    </div>
  )
}
