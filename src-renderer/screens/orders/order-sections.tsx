import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { orderActions } from '#shared/domain/purchasing/order-actions.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { DateText, InstantText } from '../../ui/date-text.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Money, UnitPrice } from '../../ui/money.tsx'
import { DeliveryStateBadge } from '../../ui/order-state.tsx'
import { Values } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ProductName } from '../../ui/product-name.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { changedFields } from '../../ui/trail-changes.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useTrailWords } from '../../ui/use-trail-words.ts'
import classes from './orders.module.css'

/** What the order page shows. */
export type OrderView = Output<'purchasing.viewOrder'>
/** One line of it. */
export type OrderLine = OrderView['lines'][number]
type Delivery = OrderView['deliveries'][number]
type Entry = Output<'system.trail'>['rows'][number]

const permilleOf = ({ orderedMilli, receivedMilli, returnedForReplacementMilli }: OrderLine): number => Math.floor((Math.min(orderedMilli, Math.max(0, receivedMilli - returnedForReplacementMilli)) * 1000) / orderedMilli)

/** More lines than this are shown a part at a time. */
const longTable = 80

const matches = (line: OrderLine, search: string): boolean => [line.productCode, line.productName, line.supplierCode ?? '', String(line.lineNumber)].some((text) => text.toLocaleLowerCase().includes(search.toLocaleLowerCase()))

const useLineColumns = (currency: string, onClose: ((line: OrderLine) => void) | null, brief: boolean): readonly PlainColumn<OrderLine>[] => {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const base: readonly PlainColumn<OrderLine>[] = [
    { key: 'line', title: t('page.line'), align: 'end', width: '56px', cell: ({ lineNumber }) => <span translate="no">{format.integer(lineNumber)}</span> },
    { key: 'product', title: t('page.product'), heads: true, width: '30%', cell: ({ productId, productCode, productName, closedShortReason }) => <ProductName productId={productId} code={productCode} name={productName}>{closedShortReason !== null && <StateBadge tone="attention">{t('page.closed', { reason: closedShortReason })}</StateBadge>}</ProductName> },
    { key: 'ordered', title: t('page.qtyOrdered'), align: 'end', cell: ({ orderedMilli, baseUnit }) => <Quantity milli={orderedMilli} unit={baseUnit} /> }
  ]
  const toCome: PlainColumn<OrderLine> = { key: 'toCome', title: t('page.qtyToCome'), align: 'end', cell: ({ remainingMilli, baseUnit }) => <Quantity milli={remainingMilli} unit={baseUnit} /> }
  if (brief) return [...base.slice(1), toCome]
  return [
    ...base,
    { key: 'received', title: t('page.qtyReceived'), align: 'end', cell: ({ receivedMilli, baseUnit }) => <Quantity milli={receivedMilli} unit={baseUnit} /> },
    toCome,
    { key: 'progress', title: '', width: '160px', cell: (line) => <ProgressBar permille={permilleOf(line)} name={t('page.progressOf', { line: line.lineNumber })} /> },
    { key: 'price', title: t('page.price'), align: 'end', cell: ({ unitCostScaled }) => <UnitPrice scaled={unitCostScaled} currency={currency} /> },
    { key: 'value', title: t('page.value'), align: 'end', cell: ({ valueMinor }) => <Money minor={valueMinor} currency={currency} /> },
    ...(onClose === null ? [] : [{ key: 'close', title: '', align: 'end' as const, cell: (line: OrderLine) => (line.remainingMilli > 0 ? <Button size="xs" variant="subtle" onClick={() => onClose(line)}>{t('page.closeShort')}</Button> : null) }])
  ]
}

/** Many lines: found and scrolled in a list of their own. */
const LongLines = ({ lines, columns }: { readonly lines: readonly OrderLine[]; readonly columns: readonly PlainColumn<OrderLine>[] }) => {
  const { t } = useTranslation('orders')
  const [search, setSearch] = useState('')
  const rows = search === '' ? lines : lines.filter((line) => matches(line, search.trim()))
  const listColumns = columns.map((column): Column<OrderLine> => ({ key: column.key, title: column.title, width: column.heads === true ? 'minmax(200px, 1fr)' : (column.width ?? 'minmax(88px, auto)'), ...(column.align === undefined ? {} : { align: column.align }), ...(column.heads === true ? { phone: 'title' as const } : {}), cell: column.cell }))
  return (
    <div className={classes.longLines}>
      <DataList name={t('page.lines')} columns={listColumns} rowKey={({ id }) => id} data={{ rows, loading: false, problem: null, retry: () => undefined, more: null, complete: true }} autoFocus={false}
        search={{ value: search, onChange: setSearch, placeholder: t('page.findLine') }} empty={{ title: t('page.noLines'), text: '' }} />
    </div>
  )
}

/** The lines with their progress; of many a part at a time. */
export const OrderLines = ({ view: { order, lines }, onClose = null, brief = false }: { readonly view: OrderView; readonly onClose?: ((line: OrderLine) => void) | null; readonly brief?: boolean }) => {
  const { t } = useTranslation('orders')
  const columns = useLineColumns(order.currency, onClose, brief)
  if (!brief && lines.length > longTable) return <LongLines lines={lines} columns={columns} />
  return <PlainTable name={t('page.lines')} rows={brief ? lines.slice(0, 15) : lines} columns={columns} rowKey={({ id }) => id} empty={t('page.noLines')} />
}

/** In which deliveries the goods came. */
export const OrderDeliveries = ({ view: { deliveries } }: { readonly view: OrderView }) => {
  const { t } = useTranslation('orders')
  const columns: readonly PlainColumn<Delivery>[] = [
    { key: 'delivery', title: t('page.delivery'), heads: true, cell: ({ deliveryId, number }) => <Link href={hrefs.delivery(deliveryId)} translate="no">{number}</Link> },
    { key: 'state', title: t('list.state'), cell: ({ state }) => <DeliveryStateBadge state={state} /> },
    { key: 'receipt', title: t('page.receipt'), cell: ({ receiptNumber }) => <span translate="no">{receiptNumber}</span> },
    { key: 'posted', title: t('page.posted'), cell: ({ postedAt }) => <InstantText at={postedAt} /> }
  ]
  return <PlainTable name={t('page.deliveries')} rows={deliveries} columns={columns} rowKey={({ deliveryId }) => deliveryId} empty={t('page.noDeliveries')} />
}

const actionOf = (action: string): (typeof orderActions)[number] | 'other' => orderActions.find((known) => known === action) ?? 'other'

/** Of a new order only these facts are told: its lines stand above. */
const factsOfNew = ['valueMinor', 'expectedIso', 'supplierReference', 'reason']

/** What an entry of the trail changed, on one line. */
const HistoryFacts = ({ entry }: { readonly entry: Entry }) => {
  const words = useTrailWords(entry)
  const isNew = entry.before === null && changedFields(null, entry.after).some(({ field }) => field === 'number')
  // The decision is what the entry is named after.
  const changes = changedFields(entry.before, entry.after).filter(({ field }) => (isNew ? factsOfNew.includes(field) : field !== 'decision'))
  const facts = changes.map(({ field, before, after }) => {
    const now = words.value(field, after).replaceAll('\n', '; ')
    return field === 'reason' ? now : `${words.field(field)}: ${before === undefined || before === null || before === '' ? '' : `${words.value(field, before).replaceAll('\n', '; ')} → `}${now}`
  })
  return facts.length === 0 ? null : <span className={classes.detail} translate="no"> {facts.join(' · ')}</span>
}

/** What was done to the order, newest first, from the trail. */
export const OrderHistory = ({ view: { order } }: { readonly view: OrderView }) => {
  const { t } = useTranslation('orders')
  const { value } = useQuery('system.trail', { entity: 'purchase-order', entityId: order.id, limit: 200 })
  const columns: readonly PlainColumn<Entry>[] = [
    { key: 'when', title: t('page.when'), width: '160px', cell: ({ at }) => <InstantText at={at} /> },
    { key: 'act', title: t('page.act'), heads: true, cell: (entry) => <>{t(`action.${actionOf(entry.action)}`)}<HistoryFacts entry={entry} /></> },
    { key: 'who', title: t('page.who'), cell: ({ operatorName, station }) => <span translate="no">{operatorName}, {station}</span> }
  ]
  return value === undefined ? null : <PlainTable name={t('page.history')} rows={value.rows} columns={columns} rowKey={({ id }) => id} empty={t('page.noHistory')} />
}

/** Dates, references and notes. */
export const OrderDetails = ({ view: { order } }: { readonly view: OrderView }) => {
  const { t } = useTranslation(['orders', 'common'])
  return (
    <Values values={[
      { label: t('page.supplier'), value: <Link href={hrefs.supplier(order.supplierId)} translate="no">{order.supplierName}</Link> },
      { label: t('page.ordered'), value: <DateText iso={order.orderIso} /> },
      ...(order.sentAt === null ? [] : [{ label: t('page.sent'), value: <InstantText at={order.sentAt} /> }]),
      { label: t('page.reference'), value: order.supplierReference === '' ? t('common:answer.none') : <span translate="no">{order.supplierReference}</span> },
      ...(order.decisionReason === null ? [] : [{ label: t('page.reason'), value: <span translate="no">{order.decisionReason}</span> }]),
      ...(order.note === '' ? [] : [{ label: t('page.note'), value: <span className={classes.note} translate="no">{order.note}</span> }])
    ]} />
  )
}
