import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { DueDate } from '../../ui/due-date.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { UnitPrice } from '../../ui/money.tsx'
import { OrderStateText } from '../../ui/order-state.tsx'
import { Values } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ProductName } from '../../ui/product-name.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** What the supplier page shows. */
export type SupplierView = Output<'catalog.viewSupplier'>
type Order = SupplierView['openOrders'][number]
/** A product the supplier delivers, on its terms. */
export type SupplierItem = SupplierView['items'][number]

/** Orders from which something is still to come. */
export const OpenOrders = ({ view: { openOrders } }: { readonly view: SupplierView }) => {
  const { t } = useTranslation('suppliers')
  const columns: readonly PlainColumn<Order>[] = [
    { key: 'order', title: t('page.order'), heads: true, cell: ({ orderId, number }) => <Link href={hrefs.order(orderId)} translate="no">{number}</Link> },
    { key: 'state', title: t('page.state'), cell: ({ state }) => <OrderStateText state={state} /> },
    { key: 'expected', title: t('page.expected'), cell: ({ dueIso }) => <DueDate iso={dueIso} open /> }
  ]
  return <PlainTable name={t('page.openOrders')} rows={openOrders} columns={columns} rowKey={({ orderId }) => orderId} empty={t('page.noOrders')} />
}

/** What the supplier delivers, by its own codes. */
export const SupplierItems = ({ view: { items }, brief = false, onEdit = null }: { readonly view: SupplierView; readonly brief?: boolean; readonly onEdit?: ((item: SupplierItem) => void) | null }) => {
  const { t } = useTranslation(['suppliers', 'common'])
  const columns: readonly PlainColumn<SupplierItem>[] = [
    { key: 'product', title: t('page.product'), heads: true, cell: ({ productId, productCode, productName }) => <ProductName productId={productId} code={productCode} name={productName} /> },
    { key: 'code', title: t('page.theirCode'), cell: ({ supplierCode }) => <span translate="no">{supplierCode}</span> },
    ...(brief ? [] : [
      { key: 'cost', title: t('page.unitCost'), align: 'end' as const, cell: ({ unitCostScaled, currency }: SupplierItem) => (unitCostScaled === null ? null : <UnitPrice scaled={unitCostScaled} currency={currency} />) },
      { key: 'lead', title: t('page.leadDays'), align: 'end' as const, cell: ({ leadDays }: SupplierItem) => (leadDays === null ? null : t('common:count.days', { count: leadDays })) }
    ]),
    ...(onEdit === null ? [] : [{ key: 'edit', title: '', align: 'end' as const, cell: (item: SupplierItem) => <Button size="xs" variant="default" onClick={() => onEdit(item)}>{t('page.change')}</Button> }])
  ]
  return <PlainTable name={t('page.items')} rows={brief ? items.slice(0, 12) : items} columns={columns} rowKey={({ id }) => id} empty={t('page.noItems')} />
}

/** What was decided about the supplier. */
export const SupplierDetails = ({ view: { supplier } }: { readonly view: SupplierView }) => {
  const { t } = useTranslation(['suppliers', 'common'])
  const format = useFormat()
  return (
    <Values values={[
      { label: t('page.code'), value: <span translate="no">{supplier.code}</span> },
      { label: t('page.currency'), value: <span translate="no">{supplier.currency}</span> },
      { label: t('page.email'), value: supplier.email === '' ? t('page.none') : <a href={`mailto:${supplier.email}`} translate="no">{supplier.email}</a> },
      { label: t('page.tolerance'), value: supplier.overTolerancePermille === null ? t('page.toleranceInherited') : <span translate="no">{format.finePercent(supplier.overTolerancePermille)}</span> },
      { label: t('page.blind'), value: supplier.blindReceiving ? t('page.blindYes') : t('page.blindNo') },
      { label: t('page.preferred'), value: supplier.preferred ? t('common:answer.yes') : t('common:answer.no') }
    ]} />
  )
}
