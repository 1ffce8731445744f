import { Button, Group, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Values } from '../../ui/page.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { ReceiptStateBadge } from './receipt-list.tsx'
import { Differences, ReceiptLines } from './receipt-sections.tsx'

const settleMs = 80

/** A receipt beside the list: what came and what was different. */
export const ReceiptGlance = ({ receiptId }: { readonly receiptId: number }) => {
  const { t } = useTranslation('receipts')
  const [settledId] = useDebouncedValue(receiptId, settleMs)
  const { value, isLoading } = useQuery('receiving.viewReceipt', { receiptId: settledId }, { keepWhileChanging: true })
  const showsSkeleton = useDelayed(isLoading && value === undefined)
  if (value === undefined) return showsSkeleton ? <Skeleton height={240} /> : null
  const { receipt } = value
  return (
    <Glance title={receipt.number} code={receipt.supplierName} badge={<ReceiptStateBadge receipt={receipt} />} actions={<Group><Button component={Link} href={hrefs.receipt(receipt.id)} variant="default">{t('page.open')}</Button></Group>}
      figures={<Values values={[{ label: t('page.posted'), value: <InstantText at={receipt.postedAt} /> }, { label: t('page.who'), value: t('page.by', { who: receipt.operatorName, station: receipt.station }) }]} />}>
      <GlancePart title={t('page.lines')}><ReceiptLines view={value} brief /></GlancePart>
      <GlancePart title={t('page.differences')}><Differences view={value} /></GlancePart>
    </Glance>
  )
}
