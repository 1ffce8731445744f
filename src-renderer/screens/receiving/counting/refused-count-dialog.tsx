import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OverAction } from '#shared/domain/receiving/decide-scan.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { DetailDialog } from './detail-dialog.tsx'
import type { Line } from './delivery-state.ts'
import type { Counting, KeyedCount, RefusedCount } from './use-counting.ts'
import { overActionWords, overActions } from './waiting-choices.tsx'

type RefusedProps = {
  readonly refused: RefusedCount
  readonly line: Line
  /** Lot and date of the last case of this product. */
  readonly last: { readonly lot: string | null; readonly expiryIso: string | null }
  readonly counting: Counting
  /** The count was refused once more, for another reason. */
  readonly onRefused: (refused: RefusedCount) => void
  readonly onClose: () => void
}

/** A count by key that was not taken: the decision or the detail it asks for, and the same count again with it; else why. */
export const RefusedCountDialog = ({ refused: { input, failure }, line, last, counting, onRefused, onClose }: RefusedProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const describe = useDescribeFailure()
  const again = async (more: Partial<KeyedCount>): Promise<void> => {
    onClose()
    const refused = await counting.count({ ...input, ...more })
    if (refused !== null) onRefused(refused)
  }
  if (failure.code === 'needs-detail') {
    const missing = failure.missing.filter((one) => one === 'lot' || one === 'expiry' || one === 'serial' || one === 'weight')
    return <DetailDialog productName={line.productName} missing={missing} start={{ lot: input.lot ?? last.lot, expiryIso: input.expiryIso ?? last.expiryIso, serial: input.serial ?? null, weightGrams: input.weightGrams ?? null }} onClose={onClose} onConfirm={({ lot, expiryIso, serial, weightGrams }) => void again({ lot, expiryIso, serial, weightGrams })} />
  }
  const actions: readonly OverAction[] = failure.code === 'over-tolerance' ? overActions(failure.mayExceed) : []
  const text = failure.code === 'over-tolerance' ? t('quantity.over', { over: format.quantity(failure.overMilli), unit: t(`common:unit.${line.baseUnit}`) }) : describe('receiving.recordCount', failure)
  const keys = actions.map((over, index) => ({ combination: String(index + 1), label: t(overActionWords[over]), run: () => void again({ over }) }))
  return (
    <Dialog title={line.productName} onClose={onClose} keys={keys}>
      <Stack gap="md">
        <Text role="alert">{text}</Text>
        {keys.map(({ combination, label, run }) => <Button key={combination} size="lg" variant="default" justify="flex-start" leftSection={<kbd>{combination}</kbd>} onClick={run}>{label}</Button>)}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t(actions.length > 0 ? 'common:action.cancel' : 'common:action.close')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
