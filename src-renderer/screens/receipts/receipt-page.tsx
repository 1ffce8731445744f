import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { Figures, Page, Section, Values } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'
import { ReceiptStateBadge } from './receipt-list.tsx'
import type { ReceiptView } from './receipt-sections.tsx'
import { Differences, ReceiptLines } from './receipt-sections.tsx'
import { placedQuantities } from './placed-quantities.ts'
import { ReceiptLabels } from './receipt-labels.tsx'
import { ReversalNotice } from './reversal-notice.tsx'

/** What a receipt is worth, one amount a currency. */
const Totals = ({ lines }: { readonly lines: ReceiptView['lines'] }) => {
  const { currency } = useFormat()
  const currencies = lines.length === 0 ? [currency] : [...new Set(lines.map((line) => line.currency))]
  return <>{currencies.map((one, index) => <span key={one}>{index > 0 && ' + '}<Money minor={lines.filter((line) => line.currency === one).reduce((sum, line) => sum + line.valueMinor, 0)} currency={one} /></span>)}</>
}

const Reverse = ({ view: { receipt, lines }, onClose }: { readonly view: ReceiptView; readonly onClose: () => void }) => {
  const { t } = useTranslation('receipts')
  const format = useFormat()
  const [, navigate] = useLocation()
  const { run } = useCommand('receiving.reverseReceipt')
  const describe = useDescribeFailure()
  const toast = useToast()
  const integer = (value: number) => <span translate="no">{format.integer(value)}</span>
  return (
    <ReasonDialog title={t('ask.title', { number: receipt.number })} text={t('ask.text')} dangerous confirmLabel={t('ask.confirm')} suggestions={[t('ask.wrongCount'), t('ask.reasonTwice'), t('ask.wrongDelivery')]} onClose={onClose}
      facts={[{ label: t('ask.lines'), value: integer(receipt.lineCount) }, { label: t('ask.value'), value: <Totals lines={lines} /> }, { label: t('ask.differences'), value: integer(receipt.differenceCount) }]}
      onConfirm={async (reason) => {
        const reply = await run({ receiptId: receipt.id, reason })
        if (!reply.ok) return describe('receiving.reverseReceipt', reply.failure)
        toast.good(t('ask.done', { number: reply.value.receiptNumber }))
        onClose()
        navigate(hrefs.receipt(reply.value.receiptId))
        return undefined
      }} />
  )
}

/** A posted receipt: what came, in which condition, what was different. It is never edited, only taken back by a counter-entry. */
export const ReceiptPage = ({ receiptId }: { readonly receiptId: number }) => {
  const { t } = useTranslation('receipts')
  const may = useMay()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('receiving.viewReceipt', { receiptId })
  const [reverses, setReverses] = useState(false)
  const parent = { title: t('list.title'), href: hrefs.receipts }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('receiving.viewReceipt', failure)} onRetry={refetch} />
  const { receipt, lines } = value
  const mayReverse = receipt.reversedBy === null && receipt.reverses === null && may('purchase')
  return (
    <Page title={receipt.number} parent={parent} headline={(
      <>
        <ReceiptStateBadge receipt={receipt} />
        <Figures figures={[
          { label: t('page.supplier'), value: <span translate="no">{receipt.supplierName}</span> }, { label: t('page.posted'), value: <InstantText at={receipt.postedAt} /> }, { label: t('page.value'), value: <Totals lines={lines} /> },
          ...(receipt.reverses === null ? placedQuantities(lines).map(({ place, sums }) => ({ label: t(`page.placed.${place}`), value: sums.map(({ baseUnit, quantityMilli }, index) => <span key={baseUnit}>{index > 0 && ' + '}<Quantity milli={quantityMilli} unit={baseUnit} /></span>) })) : [])
        ]} />
      </>
    )} actions={<><TrailButton entity="receipt" entityId={receipt.id} />{mayReverse && <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setReverses(true)}>{t('page.reverse')}</Button>}</>}>
      <ReversalNotice view={value} />
      <Section title={receipt.reverses === null ? t('page.lines') : t('page.linesTaken')} flush><ReceiptLines view={value} /></Section>
      {receipt.reverses === null && <ReceiptLabels receiptId={receiptId} number={receipt.number} />}
      <Section title={t('page.differences')} flush><Differences view={value} /></Section>
      <Section title={t('page.details')}>
        <Values values={[
          { label: t('page.delivery'), value: <Link href={hrefs.delivery(receipt.deliveryId)} translate="no">{receipt.deliveryNumber}</Link> },
          { label: t('page.orders'), value: receipt.orderNumbers.length === 0 ? t('list.none') : <span translate="no">{receipt.orderNumbers.join(', ')}</span> },
          { label: t('page.who'), value: t('page.by', { who: receipt.operatorName, station: receipt.station }) },
          ...(receipt.reversedBy === null ? [] : [{ label: t('page.reversedBy'), value: receipt.reversal === null ? receipt.reversedBy : <Link href={hrefs.receipt(receipt.reversal.id)} translate="no">{receipt.reversedBy}</Link> }]),
          ...(receipt.reverses === null ? [] : [{ label: t('page.reverses'), value: receipt.reversed === null ? receipt.reverses : <Link href={hrefs.receipt(receipt.reversed.id)} translate="no">{receipt.reverses}</Link> }]),
          ...(receipt.reason === null ? [] : [{ label: t('page.reason'), value: <span translate="no">{receipt.reason}</span> }])
        ]} />
      </Section>
      {reverses && <Reverse view={value} onClose={() => setReverses(false)} />}
    </Page>
  )
}
