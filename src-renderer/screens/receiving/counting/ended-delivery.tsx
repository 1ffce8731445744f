import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useQuery } from '../../../ui/data/use-query.ts'
import { InstantText } from '../../../ui/date-text.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Section, Values } from '../../../ui/page.tsx'
import { RecordState } from '../../../ui/record-state.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { TrailButton } from '../../../ui/trail.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { RefusedNotice } from '../finish/refused-notice.tsx'
import { useRefusedScans } from '../finish/use-refused-scans.ts'
import type { Delivery } from './delivery-state.ts'
import type { Outcome } from './ended-lines.tsx'
import { EndedLines } from './ended-lines.tsx'
import classes from './ended-lines.module.css'

/** How it ended, in a sentence: given up or taken back by whom, when and why. A posted one needs none. */
const Ending = ({ delivery, outcome }: { readonly delivery: Delivery; readonly outcome: Outcome }) => {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  const { endedAt, endedBy, endedReason, receipts } = outcome
  const words = (name: string, at: string | null, reason: string | null) => ({ name, when: at === null ? '' : format.dateTime(at), reason: reason ?? '' })
  if (delivery.state === 'cancelled') return <Notice tone="attention">{t('ended.cancelled', words(endedBy ?? '', endedAt, endedReason))}</Notice>
  const reversal = receipts.find(({ isReversal }) => isReversal)
  const receipt = receipts.find(({ isReversal }) => !isReversal)
  if (reversal === undefined || receipt === undefined) return null
  return <Notice tone="attention">{t('ended.reversed', { ...words(reversal.operatorName, reversal.postedAt, reversal.reason), number: receipt.number, reversal: reversal.number })}</Notice>
}

const Receipts = ({ receipts }: Pick<Outcome, 'receipts'>) => {
  const { t } = useTranslation('receiving')
  return (
    <ul className={classes.list}>
      {receipts.map(({ id, number, postedAt, operatorName, isReversal }) => <li key={id}>{isReversal ? t('ended.reversal') : t('ended.receipt')} <Link href={hrefs.receipt(id)} translate="no">{number}</Link> · <InstantText at={postedAt} /> · <span translate="no">{operatorName}</span></li>)}
    </ul>
  )
}

/** A delivery that was posted, reversed or given up: how it ended, its receipts, and line by line what came and where it went. Everything can be read, nothing changed. */
export const EndedDelivery = ({ delivery }: { readonly delivery: Delivery }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('receiving.viewOutcome', { deliveryId: delivery.id })
  const refused = useRefusedScans({ text: t('refused.notOpen', { state: delivery.state }), onBack: () => navigate(hrefs.receiving) })
  const title = delivery.supplierName === '' ? delivery.number : `${delivery.number} · ${delivery.supplierName}`
  const place = { title, parent: { title: t('board.title'), href: hrefs.receiving } }
  if (value === undefined) return <RecordState place={place} problem={failure === undefined ? undefined : describe('receiving.viewOutcome', failure)} onRetry={refetch} />
  const { receiptId, receiptNumber } = delivery
  return (
    <Page {...place} headline={<><StateBadge large tone={delivery.state === 'posted' ? 'good' : 'attention'}>{t(`common:deliveryState.${delivery.state}`)}</StateBadge>{delivery.state === 'posted' && <span><InstantText at={delivery.postedAt} /> · <span translate="no">{delivery.postedBy}</span></span>}{delivery.reference !== '' && <span translate="no">{delivery.reference}</span>}</>}
      actions={<TrailButton entity="delivery" entityId={delivery.id} />} main={receiptId === null ? undefined : { label: t('state.receipt', { number: receiptNumber ?? '' }), run: () => navigate(hrefs.receipt(receiptId)) }}>
      <RefusedNotice refused={refused} />
      <Ending delivery={delivery} outcome={value} />
      {value.undecidedScans > 0 && <Notice tone="attention">{t('ended.undecided', { count: value.undecidedScans })}</Notice>}
      <Section title={t('lines.name')} flush><EndedLines delivery={delivery} outcome={value} /></Section>
      {value.receipts.length > 0 && <Section title={t('ended.receipts')}><Receipts receipts={value.receipts} /></Section>}
      <Section title={t('side.delivery')}>
        <Values values={[
          { label: t('ended.opened'), value: <><InstantText at={delivery.openedAt} /> · <span translate="no">{delivery.openedBy}</span></> },
          { label: t('ended.orders'), value: delivery.orders.length === 0 ? t('side.noOrder') : delivery.orders.map(({ orderId, number }, index) => <span key={orderId}>{index > 0 && ', '}<Link href={hrefs.order(orderId)} translate="no">{number}</Link></span>) }
        ]} />
      </Section>
    </Page>
  )
}
