import { useTranslation } from 'react-i18next'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import { useClient } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { DetailDialog } from './detail-dialog.tsx'
import type { CountEvent, Delivery, Line } from './delivery-state.ts'
import { LineDialog } from './line-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import type { WaitingOutcome } from './panel.ts'
import { QuantityDialog } from './quantity-dialog.tsx'
import { RefusedCountDialog } from './refused-count-dialog.tsx'
import { SetAsideDialog } from './set-aside-dialog.tsx'
import type { Weighed } from './use-weighing.ts'
import type { Counting, KeyedCount, RefusedCount } from './use-counting.ts'

/** The dialog that is open over the count. */
export type OpenDialog =
  | { readonly kind: 'line'; readonly lineId: number; readonly startsAtNote?: true }
  | { readonly kind: 'count'; readonly lineId: number; readonly condition: Condition }
  | { readonly kind: 'quantity'; readonly event: CountEvent }
  | { readonly kind: 'part'; readonly event: CountEvent; readonly condition: Condition }
  | { readonly kind: 'link'; readonly scanId: number; readonly code: string }
  | { readonly kind: 'set-aside'; readonly scanId: number; readonly code: string }
  | { readonly kind: 'detail'; readonly outcome: Extract<WaitingOutcome, { readonly outcome: 'needs-detail' }> }
  | { readonly kind: 'refused-count'; readonly refused: RefusedCount }
  | { readonly kind: 'identify'; readonly lineId: number }
  | { readonly kind: 'cancel' }

type DialogsProps = { readonly open: OpenDialog | null; readonly delivery: Delivery; readonly counting: Counting; readonly canCount: boolean; readonly show: (dialog: OpenDialog | null) => void; readonly reload: () => void }

/** The lot and date of the last case of the same product: cases of one pallet mostly share them. */
function lastDetail(delivery: Delivery, productCode: string): { readonly lot: string | null; readonly expiryIso: string | null } {
  const event = delivery.recentEvents.find((one) => one.productCode === productCode && one.undoes === null && one.lot !== null)
  return { lot: event?.lot ?? null, expiryIso: event?.expiryIso ?? null }
}

type CountProps = { readonly line: Line; readonly counting: Counting; readonly show: (dialog: OpenDialog | null) => void }

/** Counts, and closes once it is counted; what asks for a decision or a detail opens its own dialog, anything else is said in this one. */
function useCountHere({ counting, show }: CountProps): (input: KeyedCount) => Promise<string | undefined> {
  const describe = useDescribeFailure()
  return async (input) => {
    const refused = await counting.count(input)
    const isAsked = refused?.failure.code === 'over-tolerance' || refused?.failure.code === 'needs-detail'
    if (refused !== null && !isAsked) return describe('receiving.recordCount', refused.failure)
    show(refused === null ? null : { kind: 'refused-count', refused })
    return undefined
  }
}

/** What a count says that came from a scale. */
const byScale = (weighed: Weighed | undefined): Partial<KeyedCount> => (weighed === undefined ? {} : { source: 'scale', weightGrams: weighed.weightGrams })

const Quantity = ({ event, ...props }: CountProps & { readonly event: CountEvent }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const { line, show } = props
  const countHere = useCountHere(props)
  const pack = line.packs.find(({ name }) => name === event.packName)
  return (
    <QuantityDialog title={t('quantity.ofScan', { product: line.productName })} text={t('quantity.ofScanText')} line={line} packId={pack?.id ?? null} confirmLabel={t('quantity.set')} onClose={() => show(null)}
      onConfirm={({ packId, quantityMilli, weighed }) => countHere({ lineId: line.id, packId, quantityMilli, condition: event.condition, lot: event.lot, expiryIso: event.expiryIso, serial: event.serial, weightGrams: event.weightGrams, replaces: event.id, ...byScale(weighed) })} />
  )
}

const Count = ({ delivery, condition, ...props }: CountProps & { readonly delivery: Delivery; readonly condition: Condition }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const { line, show } = props
  const countHere = useCountHere(props)
  const { lot, expiryIso } = lastDetail(delivery, line.productCode)
  const title = t('quantity.ofLine', { product: line.productName })
  return (
    <QuantityDialog title={condition === 'good' ? title : `${t(`common:condition.${condition}`)}: ${title}`} text={t('quantity.ofLineText')} line={line} packId={line.packs.at(-1)?.id ?? null} confirmLabel={t('quantity.add')} onClose={() => show(null)}
      onConfirm={({ packId, quantityMilli, weighed }) => countHere({ lineId: line.id, packId, quantityMilli, condition, ...byScale(weighed), ...(line.lotRequired || line.expiryRequired ? { lot, expiryIso } : {}) })} />
  )
}

const Part = ({ event, condition, line, counting, onClose }: { readonly event: CountEvent; readonly condition: Condition; readonly line: Line; readonly counting: Counting; readonly onClose: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const unit = t(`common:unit.${line.baseUnit}`)
  return (
    <QuantityDialog title={t('quantity.part', { condition: t(`common:condition.${condition}`) })} text={t('quantity.partText', { quantity: format.quantity(event.quantityMilli), unit, product: line.productName })} line={line} packId={null} unitsOnly maximumMilli={event.quantityMilli}
      confirmLabel={t('quantity.set')} onClose={onClose}
      onConfirm={async ({ quantityMilli }) => {
        onClose()
        // What was marked whole goes back to good for the rest: the opposite of the rest.
        if (quantityMilli < event.quantityMilli) await counting.setCondition('good', { quantityMilli: event.quantityMilli - quantityMilli, eventId: event.id })
        return undefined
      }} />
  )
}

const Cancel = ({ delivery, onClose, reload }: { readonly delivery: Delivery; readonly onClose: () => void; readonly reload: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const client = useClient()
  const describe = useDescribeFailure()
  return (
    <ReasonDialog title={t('cancel.title', { number: delivery.number })} text={t('cancel.text')} confirmLabel={t('cancel.confirm')} dangerous suggestions={[t('cancel.wrongTruck'), t('cancel.double')]} onClose={onClose}
      onConfirm={async (reason) => {
        const reply = await client.call('receiving.cancelDelivery', { deliveryId: delivery.id, reason })
        if (!reply.ok) return describe('receiving.cancelDelivery', reply.failure)
        reload()
        onClose()
        return undefined
      }} />
  )
}

/** Shows the dialog that is open over the count; each closes with Escape and leaves the count as it was. */
export const CountingDialogs = ({ open, delivery, counting, canCount, show, reload }: DialogsProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const client = useClient()
  const close = (): void => show(null)
  const lineOf = (lineId: number | null): Line | undefined => delivery.lines.find(({ id }) => id === lineId)
  if (open === null) return null
  if (open.kind === 'cancel') return <Cancel delivery={delivery} onClose={close} reload={reload} />
  if (open.kind === 'link') return <LinkDialog code={open.code} delivery={delivery} title={t('link.title')} canRemember onClose={close} onConfirm={({ packId, lineId, remember }) => { close(); void counting.decide(open.scanId, { choice: 'link', packId, lineId, remember }) }} />
  if (open.kind === 'set-aside') return <SetAsideDialog code={open.code} onClose={close} onConfirm={(aside) => { close(); void counting.decide(open.scanId, { choice: 'set-aside', ...aside }) }} />
  if (open.kind === 'detail') {
    const { outcome } = open
    const { lot, expiryIso, serial, weightGrams } = outcome.reading
    const last = lastDetail(delivery, outcome.candidate.productCode)
    return <DetailDialog productName={outcome.candidate.productName} missing={outcome.missing} start={{ lot: lot ?? last.lot, expiryIso: expiryIso ?? last.expiryIso, serial, weightGrams }} onClose={close} onConfirm={(detail) => { close(); void counting.decide(outcome.scanId, { choice: 'detail', ...detail }) }} />
  }
  const line = lineOf(open.kind === 'refused-count' ? open.refused.input.lineId : 'lineId' in open ? open.lineId : open.event.lineId)
  if (line === undefined) return null
  switch (open.kind) {
    case 'line':
      return <LineDialog startsAtNote={open.startsAtNote === true} deliveryId={delivery.id} line={line} canCount={canCount} onClose={close} onChanged={reload} onCount={() => show({ kind: 'count', lineId: line.id, condition: 'good' })} onIdentify={() => show({ kind: 'identify', lineId: line.id })} onUndo={(eventId) => void counting.undo(eventId)} />
    case 'identify':
      return <LinkDialog code={line.productName} delivery={{ ...delivery, lines: [] }} title={t('link.identify')} canRemember={false} onClose={close} onConfirm={({ packId }) => { close(); void client.call('receiving.identifyLine', { deliveryId: delivery.id, lineId: line.id, packId }).then(reload) }} />
    case 'count':
      return <Count line={line} delivery={delivery} condition={open.condition} counting={counting} show={show} />
    case 'quantity':
      return <Quantity event={open.event} line={line} counting={counting} show={show} />
    case 'refused-count':
      return <RefusedCountDialog refused={open.refused} line={line} last={lastDetail(delivery, line.productCode)} counting={counting} onClose={close} onRefused={(refused) => show({ kind: 'refused-count', refused })} />
    case 'part':
      return <Part event={open.event} condition={open.condition} line={line} counting={counting} onClose={close} />
  }
}
