import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money } from '../../ui/money.tsx'
import { Figures, Values } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** A difference. */
export type Variance = Output<'variances.view'>['variance']
type Settlement = Output<'variances.view'>['settlements'][number]

/** How a difference stands: open, expected, settled, reversed. */
export const VarianceStateBadge = ({ variance: { state, outcome } }: { readonly variance: Pick<Variance, 'state' | 'outcome'> }) => {
  const { t } = useTranslation(['common', 'variances'])
  if (state === 'open' && outcome !== null) return <StateBadge tone="busy">{t(`varianceOutcome.${outcome}`)}</StateBadge>
  if (state === 'open') return <StateBadge tone="attention">{t('varianceState.open')}</StateBadge>
  return <StateBadge tone={state === 'resolved' ? 'good' : 'idle'}>{state === 'resolved' && outcome !== null ? t(`varianceOutcome.${outcome}`) : t(`varianceState.${state}`)}</StateBadge>
}

/** How much, what it is worth, how old. */
export const VarianceFigures = ({ variance }: { readonly variance: Variance }) => {
  const { t } = useTranslation(['variances', 'common'])
  return (
    <Figures figures={[
      { label: t('page.quantity'), value: <Quantity milli={variance.quantityMilli} unit={variance.baseUnit} /> },
      ...(variance.settledMilli === 0 ? [] : [{ label: t('page.came'), value: <Quantity milli={variance.settledMilli} unit={variance.baseUnit} /> }]),
      { label: t('page.value'), value: <Money minor={variance.valueMinor} currency={variance.currency} /> },
      { label: t('page.age'), value: t('common:count.days', { count: variance.ageDays }) }
    ]} />
  )
}

/** Where it was found, what is claimed, how it ended. */
export const VarianceValues = ({ variance }: { readonly variance: Variance }) => {
  const { t } = useTranslation(['variances', 'common'])
  const format = useFormat()
  const { supplierId, orderId, orderNumber, productId, settledByReceiptId, settledByReceiptNumber } = variance
  const by = (who: string, at: string) => t('page.foundBy', { who, when: format.dateTime(at) })
  return (
    <Values values={[
      { label: t('page.product'), value: productId === null ? variance.productName : <Link href={hrefs.product(productId)} translate="no">{variance.productCode} {variance.productName}</Link> },
      { label: t('page.supplier'), value: supplierId === null ? variance.supplierName : <Link href={hrefs.supplier(supplierId)} translate="no">{variance.supplierName}</Link> },
      { label: t('page.receipt'), value: <Link href={hrefs.receipt(variance.receiptId)} translate="no">{variance.receiptNumber}</Link> },
      ...(orderId === null || orderNumber === null ? [] : [{ label: t('page.order'), value: <Link href={hrefs.order(orderId)} translate="no">{orderNumber}</Link> }]),
      { label: t('page.found'), value: by(variance.foundBy, variance.foundAt) },
      { label: t('page.claimDue'), value: variance.claimDueIso === null ? t('page.noClaim') : <DueDate iso={variance.claimDueIso} open={variance.state === 'open'} /> },
      ...(variance.outcome === null ? [] : [{ label: variance.state === 'open' ? t('page.awaited') : t('page.outcome'), value: t(`common:varianceOutcome.${variance.outcome}`) }]),
      ...(variance.resolvedAt === null ? [] : [{ label: t('page.resolved'), value: by(variance.resolvedBy ?? '', variance.resolvedAt) }]),
      ...(settledByReceiptId === null ? [] : [{ label: t('page.settledBy'), value: <Link href={hrefs.receipt(settledByReceiptId)} translate="no">{settledByReceiptNumber}</Link> }]),
      ...(variance.note === '' ? [] : [{ label: t('page.note'), value: <span translate="no">{variance.note}</span> }]),
      ...(variance.resolutionNote === null || variance.resolutionNote === '' ? [] : [{ label: t('page.outcome'), value: <span translate="no">{variance.resolutionNote}</span> }])
    ]} />
  )
}

/** Receipts that brought more of the product after the difference was found. */
export const Settlements = ({ settlements, baseUnit }: { readonly settlements: readonly Settlement[]; readonly baseUnit: string }) => {
  const { t } = useTranslation('variances')
  const columns: readonly PlainColumn<Settlement>[] = [
    { key: 'receipt', title: t('page.receipt'), heads: true, cell: ({ receiptId, receiptNumber }) => <Link href={hrefs.receipt(receiptId)} translate="no">{receiptNumber}</Link> },
    { key: 'posted', title: t('page.posted'), cell: ({ postedAt }) => <InstantText at={postedAt} /> },
    { key: 'quantity', title: t('page.quantity'), align: 'end', cell: ({ quantityMilli }) => <Quantity milli={quantityMilli} unit={baseUnit} /> }
  ]
  return <PlainTable name={t('page.settlements')} rows={settlements} columns={columns} rowKey={({ receiptLineId }) => receiptLineId} empty={t('page.noSettlements')} />
}
