import { Button, Group, Radio, Select, Stack, Switch, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import type { VarianceOutcome } from '#shared/domain/receiving/conditions.ts'
import { possibleOutcomes, wasReceived } from '#shared/domain/receiving/variance-outcomes.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import type { ProductRow } from '../../ui/pick/product-field.tsx'
import { ProductField } from '../../ui/pick/product-field.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './variances.module.css'

type View = Output<'variances.view'>
type Goods = NonNullable<Input<'variances.resolve'>['goods']>
/** What is asked about a difference. */
export type VarianceAct = 'settle' | 'claim' | 'identify'

const isAwaited = (outcome: VarianceOutcome | null): boolean => outcome === 'replacement-expected' || outcome === 'credit-expected'

const Foot = ({ problem, busy, label, onClose, onConfirm }: { readonly problem: string | undefined; readonly busy: boolean; readonly label: string; readonly onClose: () => void; readonly onConfirm: () => void }) => {
  const { t } = useTranslation()
  return (
    <>
      {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('action.cancel')}</Button><Button loading={busy} onClick={onConfirm}>{label}</Button></Group>
    </>
  )
}

const Settle = ({ view: { variance, settlements }, onClose }: { readonly view: View; readonly onClose: () => void }) => {
  const { t } = useTranslation(['variances', 'common'])
  const format = useFormat()
  const { run, isRunning } = useCommand('variances.resolve')
  const describe = useDescribeFailure()
  const toast = useToast()
  const possible = possibleOutcomes(variance.kind, variance.productId !== null)
  const [outcome, setOutcome] = useState<VarianceOutcome>(variance.outcome ?? possible[0] ?? 'accepted')
  const [goods, setGoods] = useState<Goods>('stay')
  const [receiptId, setReceiptId] = useState<number | null>(null)
  const [settled, setSettled] = useState(variance.outcome !== null)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const awaited = isAwaited(outcome)
  const asksGoods = awaited && wasReceived(variance.kind) && variance.productId !== null
  const confirm = async (): Promise<void> => {
    const reply = await run({ varianceId: variance.id, outcome, note, settled: awaited && settled, settledByReceiptId: awaited ? receiptId : null, goods: asksGoods ? goods : 'stay' })
    if (!reply.ok) return setProblem(describe('variances.resolve', reply.failure))
    toast.good(reply.value.state === 'resolved' ? t('resolve.done') : t('resolve.doneAwaited'))
    onClose()
  }
  return (
    <Dialog title={t('resolve.title', { kind: t(`common:varianceKind.${variance.kind}`), product: variance.productCode })} onClose={onClose} onMainAct={() => void confirm()} size="lg">
      <Stack>
        <Radio.Group label={t('resolve.outcome')} value={outcome} onChange={(value) => setOutcome(value as VarianceOutcome)}>
          <div className={classes.choices}>
            {possible.map((one) => (
              <Radio.Card key={one} value={one} className={classes.choice}><Radio.Indicator /><span><strong>{t(`common:varianceOutcome.${one}`)}</strong><span className={classes.effect}>{t(`resolve.effect.${one}`)}</span></span></Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {asksGoods && (
          <Radio.Group label={t('resolve.goods')} value={goods} onChange={(value) => setGoods(value as Goods)}>
            <Group mt={4}><Radio value="stay" label={t('resolve.stay')} /><Radio value="returned" label={t('resolve.goodsReturned')} /><Radio value="written-off" label={t('resolve.goodsWrittenOff')} /></Group>
          </Radio.Group>
        )}
        {awaited && settlements.length > 0 && (
          <Select label={t('resolve.receipt')} value={receiptId === null ? '' : String(receiptId)} onChange={(value) => setReceiptId(value === null || value === '' ? null : Number(value))}
            data={[{ value: '', label: t('resolve.noReceipt') }, ...[...new Map(settlements.map((one) => [one.receiptId, one])).values()].map((one) => ({ value: String(one.receiptId), label: `${one.receiptNumber} · ${format.dateTime(one.postedAt)}` }))]} />
        )}
        {awaited && receiptId === null && <Switch label={t('resolve.settled')} checked={settled} onChange={(event) => setSettled(event.currentTarget.checked)} />}
        <Textarea label={t('resolve.note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Foot problem={problem} busy={isRunning} label={t('resolve.confirm')} onClose={onClose} onConfirm={() => void confirm()} />
      </Stack>
    </Dialog>
  )
}

const Claim = ({ view: { variance }, onClose }: { readonly view: View; readonly onClose: () => void }) => {
  const { t } = useTranslation('variances')
  const { run, isRunning } = useCommand('variances.setClaim')
  const describe = useDescribeFailure()
  const toast = useToast()
  const [due, setDue] = useState<string | null | undefined>(variance.claimDueIso)
  const [note, setNote] = useState(variance.note)
  const [problem, setProblem] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (due === undefined) return setProblem(t('claim.wrong'))
    const reply = await run({ varianceId: variance.id, claimDueIso: due, note })
    if (!reply.ok) return setProblem(describe('variances.setClaim', reply.failure))
    toast.good(t('claim.done'))
    onClose()
  }
  return (
    <Dialog title={t('claim.title')} onClose={onClose} onMainAct={() => void confirm()}>
      <Stack>
        <DateField data-autofocus label={t('claim.due')} value={due} onChange={setDue} />
        <Textarea label={t('claim.note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Foot problem={problem} busy={isRunning} label={t('claim.save')} onClose={onClose} onConfirm={() => void confirm()} />
      </Stack>
    </Dialog>
  )
}

const Identify = ({ view: { variance }, onClose }: { readonly view: View; readonly onClose: () => void }) => {
  const { t } = useTranslation('variances')
  const packName = usePackName()
  const { run, isRunning } = useCommand('variances.identify')
  const describe = useDescribeFailure()
  const toast = useToast()
  const [product, setProduct] = useState<ProductRow | null>(null)
  const [packId, setPackId] = useState<number | null>(null)
  const [problem, setProblem] = useState<string>()
  const { value } = useQuery('catalog.viewProduct', product === null ? null : { productId: product.id })
  const packs = value?.packs ?? []
  const chosen = packId ?? packs[0]?.id ?? null
  const confirm = async (): Promise<void> => {
    if (chosen === null) return setProblem(t('identify.needsProduct'))
    const reply = await run({ varianceId: variance.id, packId: chosen })
    if (!reply.ok) return setProblem(describe('variances.identify', reply.failure))
    toast.good(t('identify.done'))
    onClose()
  }
  return (
    <Dialog title={t('identify.title')} onClose={onClose} onMainAct={() => void confirm()}>
      <Stack>
        <Text>{t('identify.text')}</Text>
        <ProductField data-autofocus label={t('identify.product')} value={product === null ? null : { id: product.id, label: `${product.code} ${product.name}` }} onPick={(row) => { setProduct(row); setPackId(null) }} />
        <Select label={t('identify.pack')} disabled={packs.length === 0} data={packs.map((pack) => ({ value: String(pack.id), label: packName(pack) }))} value={chosen === null ? null : String(chosen)} onChange={(id) => setPackId(id === null ? null : Number(id))} />
        <Foot problem={problem} busy={isRunning} label={t('identify.confirm')} onClose={onClose} onConfirm={() => void confirm()} />
      </Stack>
    </Dialog>
  )
}

/** The question of an act on a difference. */
export const VarianceActDialog = ({ act, ...rest }: { readonly act: VarianceAct; readonly view: View; readonly onClose: () => void }) => {
  if (act === 'settle') return <Settle {...rest} />
  return act === 'claim' ? <Claim {...rest} /> : <Identify {...rest} />
}

/** Buttons for what can be done to an open difference; the main one is for the page. */
export const FurtherActs = ({ variance, onAct }: { readonly variance: View['variance']; readonly onAct: (act: VarianceAct) => void }) => {
  const { t } = useTranslation('variances')
  return (
    <>
      {variance.productId === null && <Button variant="default" onClick={() => onAct('identify')}>{t('page.identify')}</Button>}
      <Button variant="default" onClick={() => onAct('claim')}>{t('page.claim')}</Button>
    </>
  )
}
