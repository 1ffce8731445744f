import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CommandName } from '#shared/api/index.ts'
import type { ClientInput } from '../../api/client.ts'
import { useClient } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Fact } from '../../ui/confirm-dialog.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/use-toast.ts'
import type { OrderLine, OrderView } from './order-sections.tsx'
import { Unpriced } from './unpriced.tsx'

/** An act that is asked about first. */
export type OrderAct = { readonly kind: 'send' | 'cancel' | 'hold' | 'release' | 'close' } | { readonly kind: 'close-line'; readonly line: OrderLine }

/** Runs a command and gives its failure in words, or says that it is done. */
const useRun = () => {
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  return async <N extends CommandName>(name: N, input: ClientInput<N>, done: string, onDone: () => void): Promise<string | undefined> => {
    const reply = await client.call(name, input)
    if (!reply.ok) return describe(name, reply.failure)
    toast.good(done)
    onDone()
    return undefined
  }
}

const useFacts = ({ order, lines }: OrderView): { readonly all: readonly Fact[]; readonly open: readonly Fact[] } => {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const integer = (value: number) => <span translate="no">{format.integer(value)}</span>
  const open = lines.filter(({ remainingMilli }) => remainingMilli > 0)
  return {
    all: [{ label: t('ask.lines'), value: integer(order.lineCount) }, { label: t('ask.value'), value: <Money minor={order.valueMinor} currency={order.currency} /> }],
    open: [{ label: t('ask.toCome'), value: integer(open.length) }, { label: t('ask.receivedSoFar'), value: <span translate="no">{format.percent(order.completionPermille)}</span> }]
  }
}

/** The question before an act on an order, with what it will do in numbers. */
export const OrderActDialog = ({ act, view, onClose }: { readonly act: OrderAct; readonly view: OrderView; readonly onClose: () => void }) => {
  const { t } = useTranslation('orders')
  const run = useRun()
  const facts = useFacts(view)
  const { id: orderId, number, currency } = view.order
  const atZero = view.lines.filter(({ unitCostScaled }) => unitCostScaled === 0).length
  const prices = atZero === 0 ? [] : [{ label: t('unpriced.title'), value: <Unpriced count={{ without: 0, atZero }} currency={currency} /> }]
  if (act.kind === 'send') return <ConfirmDialog title={t('ask.sendTitle', { number })} text={t('ask.sendText')} facts={[...facts.all, ...prices]} confirmLabel={t('page.send')} onClose={onClose} onConfirm={() => run('purchasing.sendOrder', { orderId }, t('ask.sendDone', { number }), onClose)} />
  if (act.kind === 'cancel') {
    return <ReasonDialog title={t('ask.cancelTitle', { number })} text={view.order.state === 'draft' ? t('ask.cancelDraftText') : t('ask.cancelText')} facts={facts.all} dangerous confirmLabel={t('page.cancel')} suggestions={[t('ask.reasonMistake'), t('ask.reasonNotAvailable')]} onClose={onClose} onConfirm={(reason) => run('purchasing.cancelOrder', { orderId, reason }, t('ask.cancelDone', { number }), onClose)} />
  }
  if (act.kind === 'hold') return <ReasonDialog title={t('ask.holdTitle', { number })} text={t('ask.holdText')} confirmLabel={t('page.hold')} suggestions={[t('ask.reasonPrice')]} onClose={onClose} onConfirm={(reason) => run('purchasing.holdOrder', { orderId, hold: true, reason }, t('ask.holdDone', { number }), onClose)} />
  if (act.kind === 'release') return <ReasonDialog title={t('ask.releaseTitle', { number })} text={t('ask.releaseText')} confirmLabel={t('page.release')} suggestions={[t('ask.reasonSettled')]} onClose={onClose} onConfirm={(reason) => run('purchasing.holdOrder', { orderId, hold: false, reason }, t('ask.releaseDone', { number }), onClose)} />
  const suggestions = [t('ask.reasonNotAvailable'), t('ask.reasonLate')]
  if (act.kind !== 'close-line') return <ReasonDialog title={t('ask.closeTitle', { number })} text={t('ask.closeText')} facts={facts.open} dangerous confirmLabel={t('page.closeShort')} suggestions={suggestions} onClose={onClose} onConfirm={(reason) => run('purchasing.closeShort', { orderId, reason }, t('ask.closeDone'), onClose)} />
  const { line } = act
  return (
    <ReasonDialog title={t('ask.closeLineTitle', { line: line.lineNumber })} text={t('ask.closeLineText')} dangerous confirmLabel={t('page.closeLine')} suggestions={suggestions} onClose={onClose} onConfirm={(reason) => run('purchasing.closeShort', { orderId, lineId: line.id, reason }, t('ask.closeDone'), onClose)}
      facts={[{ label: `${line.productCode} ${line.productName}`, value: '' }, { label: t('ask.receivedSoFar'), value: <Quantity milli={line.receivedMilli} unit={line.baseUnit} /> }, { label: t('ask.quantityToCome'), value: <Quantity milli={line.remainingMilli} unit={line.baseUnit} /> }]} />
  )
}

/** Opens a delivery for an order, or goes to the one that is being counted. */
export function useReceive(view: OrderView | undefined): { readonly label: string; readonly run: () => void; readonly busy: boolean } {
  const { t } = useTranslation('orders')
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const underWay = view?.deliveries.find(({ state }) => state === 'counting' || state === 'parked' || state === 'announced')
  const receive = async (orderId: number): Promise<void> => {
    setBusy(true)
    const reply = await client.call('receiving.openDelivery', { orderIds: [orderId] })
    setBusy(false)
    if (reply.ok) navigate(hrefs.delivery(reply.value.deliveryId))
    else toast.stop(describe('receiving.openDelivery', reply.failure))
  }
  return {
    busy, label: underWay === undefined ? t('page.receive') : t('page.goToDelivery', { number: underWay.number }),
    run: () => (underWay === undefined ? view !== undefined && void receive(view.order.id) : navigate(hrefs.delivery(underWay.deliveryId)))
  }
}
