import { Button, Group, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/hooks.ts'
import { SimulatedBadge } from '../../../ui/devices/device-state.tsx'
import { isSimulated } from '../../../ui/devices/use-devices.ts'
import { WeightView } from '../../../ui/devices/weight-view.tsx'
import { IntegerField, QuantityField } from '../../../ui/form/decimal-field.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { Weighing } from './use-weighing.ts'
import classes from './weigh-panel.module.css'

const Pieces = ({ pieces }: { readonly pieces: NonNullable<Weighing['pieces']> }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const { count } = pieces
  if (pieces.sampling) {
    return (
      <div className={classes.sample}>
        <Text>{t('weigh.sampleText')}</Text>
        <IntegerField data-autofocus label={t('weigh.sampleSize')} w={200} value={pieces.sampleSize} onChange={pieces.setSampleSize} />
      </div>
    )
  }
  return (
    <div className={classes.pieces}>
      <p className={classes.count} aria-live="polite">{count === null || !count.fits ? '–' : format.integer(count.pieces)}<span className={classes.unit}>{' '}{t('common:unit.each')}</span></p>
      {count !== null && count.fits && (count.sure ? <StateBadge large tone="good">{t('weigh.sure')}</StateBadge> : <StateBadge large tone="attention">{t('weigh.between', { lowest: count.lowest, highest: count.highest })}</StateBadge>)}
      <Button variant="default" size="xs" onClick={pieces.newSample}>{t('weigh.newSample')}</Button>
    </div>
  )
}

type WeighPanelProps = { readonly weighing: Weighing; readonly busy: boolean; readonly takeLabel: string; readonly onTake: () => void; readonly onCancel: () => void }

/** The scale of the station inside the question how many: its weight, what that makes, and what keeps it from being taken. Only a steady weight is. */
export const WeighPanel = ({ weighing, busy, takeLabel, onTake, onCancel }: WeighPanelProps) => {
  const { t } = useTranslation(['receiving', 'devices', 'common'])
  const { run, isRunning } = useCommand('devices.scaleAct')
  const describe = useDescribeFailure()
  const toast = useToast()
  const { scale, scales, reading, pieces, containerMg, setContainerMg, why } = weighing
  const isSample = pieces?.sampling === true
  const act = async (which: 'zero' | 'tare'): Promise<void> => {
    const reply = await run({ deviceId: scale.id, act: which })
    if (!reply.ok) toast.stop(describe('devices.scaleAct', reply.failure))
  }
  return (
    <div className={classes.root}>
      <div className={classes.which}>
        {scales.length > 1 ? <Select aria-label={t('weigh.scale')} allowDeselect={false} value={String(scale.id)} data={scales.map(({ id, setup }) => ({ value: String(id), label: setup.name }))} onChange={(id) => weighing.chooseScale(Number(id))} /> : <strong translate="no">{scale.setup.name}</strong>}
        {isSimulated(scale) && <SimulatedBadge />}
      </div>
      <WeightView reading={reading} status={scale.status} />
      {pieces !== null && <Pieces pieces={pieces} />}
      <p className={classes.why} role="status">{why}</p>
      <Group gap="xs" align="flex-end">
        <Button variant="default" disabled={isRunning} onClick={() => void act('tare')}>{t('devices:weigh.tare')}</Button>
        <Button variant="default" disabled={isRunning} onClick={() => void act('zero')}>{t('devices:weigh.setZero')}</Button>
        <QuantityField label={t('weigh.container')} rightSection="g" w={160} value={containerMg} onChange={setContainerMg} />
      </Group>
      <div className={classes.take}>
        <Button variant="default" size="lg" onClick={onCancel}>{t('common:action.cancel')}</Button>
        <Button size="lg" loading={busy} disabled={isSample ? why !== '' : weighing.weighed === null} onClick={onTake}>{isSample ? t('weigh.keepSample') : takeLabel}</Button>
      </div>
    </div>
  )
}
