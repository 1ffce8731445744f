import { Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'wouter'
import type { Input, Output } from '#shared/api/index.ts'
import { openOrderStates, orderStates } from '#shared/domain/purchasing/order-state.ts'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { DateText } from '../../ui/date-text.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { Money } from '../../ui/money.tsx'
import { OrderStateBadge } from '../../ui/order-state.tsx'
import type { MainAct } from '../../ui/page.tsx'
import { MainButton, Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { idOf } from '../../ui/screen-route.ts'
import { useMay } from '../../ui/use-session.ts'
import { OrderGlance } from './order-glance.tsx'

type Row = Output<'purchasing.listOrders'>['rows'][number]
type SortKey = NonNullable<Input<'purchasing.listOrders'>['sort']>
type StateFilter = NonNullable<Input<'purchasing.listOrders'>['state']>
const choices = { state: ['open', 'all', ...orderStates] } as const

/** Whether something is still to come on an order of this state. */
export const isOpenOrder = (state: Row['state']): boolean => (openOrderStates as readonly string[]).includes(state)

const useColumns = (): readonly Column<Row, SortKey>[] => {
  const { t } = useTranslation('orders')
  return [
    { key: 'number', title: t('list.number'), sort: 'number', width: '128px', wraps: true, phone: 'title', cell: ({ number }) => <span translate="no">{number}</span> },
    { key: 'supplier', title: t('list.supplier'), sort: 'supplier', width: 'minmax(120px, 1fr)', wraps: true, cell: ({ supplierName }) => <span translate="no">{supplierName}</span> },
    { key: 'state', title: t('list.state'), width: '144px', phone: 'badge', cell: ({ state }) => <OrderStateBadge state={state} /> },
    { key: 'expected', title: t('list.expected'), sort: 'expected', width: '152px', cell: ({ dueIso, state }) => <DueDate iso={dueIso} open={isOpenOrder(state)} /> },
    { key: 'ordered', title: t('list.orderDate'), sort: 'order-date', width: '104px', from: 960, phone: 'hidden', cell: ({ orderIso }) => <DateText iso={orderIso} /> },
    { key: 'progress', title: t('list.progress'), width: '112px', from: 720, phone: 'hidden', cell: ({ completionPermille, number }) => <ProgressBar permille={completionPermille} name={number} /> },
    { key: 'value', title: t('list.value'), width: '112px', align: 'end', from: 820, cell: ({ valueMinor, currency }) => <Money minor={valueMinor} currency={currency} /> }
  ]
}

/** The supplier of the address, when the list is asked for one only. */
const useSupplierFilter = (): { readonly supplierId: number | null; readonly name: string } => {
  const [parameters] = useSearchParams()
  const id = idOf(parameters.get('supplier') ?? undefined)
  const { value } = useQuery('catalog.viewSupplier', id === 0 ? null : { supplierId: id })
  return { supplierId: id === 0 ? null : id, name: value?.supplier.name ?? '' }
}

/** All purchase orders: what is open first, with what has come of each. */
export const OrderList = () => {
  const { t } = useTranslation(['orders', 'common'])
  const [, navigate] = useLocation()
  const may = useMay()
  const { search, setSearch, settledSearch, sorting, setSorting, filters: { state }, setFilters, drop } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'number', direction: 'descending' }, sorts: ['number', 'expected', 'supplier', 'order-date'], filters: choices })
  const supplier = useSupplierFilter()
  const data = usePagedList('purchasing.listOrders', { search: settledSearch, sort: sorting.key, direction: sorting.direction, state, supplierId: supplier.supplierId })
  const main: MainAct | undefined = may('purchase') ? { label: t('list.new'), icon: <IconPlus size={16} />, run: () => navigate(hrefs.newOrder) } : undefined
  const states = [{ value: 'open', label: t('list.open') }, { value: 'all', label: t('list.all') }, ...orderStates.map((one) => ({ value: one, label: t(`common:orderState.${one}`) }))]
  const isFiltered = state !== 'all' || supplier.supplierId !== null
  return (
    <Page title={t('list.title')} kind="list" main={main}>
      <DataList name={t('list.title')} data={data} columns={useColumns()} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.order(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('list.find') }} sorting={sorting} onSort={setSorting}
        preview={(row) => <OrderGlance orderId={row.id} />}
        filters={<><Select aria-label={t('list.stateFilter')} data={states} value={state} onChange={(value) => setFilters({ state: (value ?? 'all') as StateFilter })} w={152} />{supplier.supplierId !== null && <Button variant="light" rightSection={<IconX size={14} aria-label={t('list.allSuppliers')} />} onClick={() => drop('supplier')}>{t('list.supplierOnly', { supplier: supplier.name })}</Button>}</>}
        actions={<><ExportButton list="orders" filter={{ search: settledSearch, state, supplierId: supplier.supplierId }} />{main !== undefined && <MainButton main={main} />}</>}
        empty={isFiltered ? { title: t('list.emptyFilter'), text: t('list.emptyText'), action: <Button variant="default" onClick={() => { setFilters({ state: 'all' }); drop('supplier') }}>{t('common:action.showAll')}</Button> } : { title: t('list.empty'), text: t('list.emptyText'), ...(may('importFiles') ? { action: <Button variant="default" onClick={() => navigate(hrefs.imports)}>{t('list.import')}</Button> } : {}) }} />
    </Page>
  )
}
