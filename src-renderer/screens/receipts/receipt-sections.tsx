import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { DateText } from '../../ui/date-text.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Money, UnitPrice } from '../../ui/money.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ProductName } from '../../ui/product-name.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import type { Tone } from '../../ui/state-badge.tsx'
import { VarianceKindBadge } from '../../ui/variance-kind.tsx'
import classes from './receipts.module.css'

/** What the receipt page shows. */
export type ReceiptView = Output<'receiving.viewReceipt'>
type Line = ReceiptView['lines'][number]

const tones: Readonly<Record<Condition, Tone>> = { good: 'good', damaged: 'stop', 'wrong-item': 'stop', refused: 'stop', held: 'attention' }
const shownDifferences = 30

/** What came, in which condition, where it went, what it cost. */
export const ReceiptLines = ({ view: { lines }, brief = false }: { readonly view: ReceiptView; readonly brief?: boolean }) => {
  const { t } = useTranslation(['receipts', 'common'])
  const has = (field: 'lot' | 'expiryIso' | 'serial'): boolean => !brief && lines.some((line) => line[field] !== null)
  const columns: readonly PlainColumn<Line>[] = [
    { key: 'product', title: t('page.product'), heads: true, width: '30%', cell: ({ productId, productCode, productName }) => (productId === null ? <span>{productName === '' ? t('page.unknown') : productName}</span> : <ProductName productId={productId} code={productCode} name={productName} />) },
    { key: 'condition', title: t('page.condition'), cell: ({ condition }) => <StateBadge tone={tones[condition]}>{t(`common:condition.${condition}`)}</StateBadge> },
    { key: 'quantity', title: t('page.quantity'), align: 'end', cell: ({ quantityMilli, baseUnit }) => <Quantity milli={quantityMilli} unit={baseUnit} /> },
    ...(has('lot') ? [{ key: 'lot', title: t('page.lot'), cell: ({ lot }: Line) => <span translate="no">{lot}</span> }] : []),
    ...(has('expiryIso') ? [{ key: 'expiry', title: t('page.expiry'), cell: ({ expiryIso }: Line) => <DateText iso={expiryIso} /> }] : []),
    ...(has('serial') ? [{ key: 'serial', title: t('page.serial'), cell: ({ serial }: Line) => <span translate="no">{serial}</span> }] : []),
    ...(brief ? [] : [
      { key: 'place', title: t('page.place'), cell: ({ locationCode }: Line) => <span translate="no">{locationCode}</span> },
      { key: 'order', title: t('page.order'), cell: ({ orderNumber }: Line) => <span translate="no">{orderNumber}</span> },
      { key: 'cost', title: t('page.unitCost'), align: 'end' as const, cell: ({ unitCostScaled, currency }: Line) => (unitCostScaled === null ? null : <UnitPrice scaled={unitCostScaled} currency={currency} />) },
      { key: 'value', title: t('page.lineValue'), align: 'end' as const, cell: ({ valueMinor, currency }: Line) => <Money minor={valueMinor} currency={currency} /> }
    ])
  ]
  return <PlainTable name={t('page.lines')} rows={lines} columns={columns} rowKey={({ id }) => id} empty={t('page.noLines')} />
}

const Difference = ({ varianceId }: { readonly varianceId: number }) => {
  const { t } = useTranslation('common')
  const { value } = useQuery('variances.view', { varianceId })
  if (value === undefined) return null
  const { variance } = value
  return (
    <li>
      <VarianceKindBadge kind={variance.kind} />
      <Link href={hrefs.variance(varianceId)} className={classes.difference}><span translate="no">{variance.productCode} {variance.productName}</span></Link>
      <Quantity milli={variance.quantityMilli} unit={variance.baseUnit} />
      <Money minor={variance.valueMinor} currency={variance.currency} />
      <StateBadge tone={variance.state === 'open' ? 'attention' : variance.state === 'resolved' ? 'good' : 'idle'}>{variance.state === 'resolved' && variance.outcome !== null ? t(`varianceOutcome.${variance.outcome}`) : t(`varianceState.${variance.state}`)}</StateBadge>
    </li>
  )
}

/** The differences of a receipt, each a link to its own page. */
export const Differences = ({ view: { receipt, varianceIds } }: { readonly view: ReceiptView }) => {
  const { t } = useTranslation('receipts')
  if (varianceIds.length === 0) return <Text c="dimmed" p="md">{receipt.reverses === null ? t('page.noDifferences') : t('page.differencesEnded', { number: receipt.reverses })}</Text>
  return (
    <ul className={classes.differences}>
      {varianceIds.slice(0, shownDifferences).map((id) => <Difference key={id} varianceId={id} />)}
      {varianceIds.length > shownDifferences && <li><Link href={hrefs.variances}>{t('page.moreDifferences', { count: varianceIds.length - shownDifferences })}</Link></li>}
    </ul>
  )
}
