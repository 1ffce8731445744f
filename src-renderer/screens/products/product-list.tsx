import { Button, Switch } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { MainButton, Page } from '../../ui/page.tsx'
import type { MainAct } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useMay } from '../../ui/use-session.ts'
import { ProductGlance } from './product-glance.tsx'

type Row = Output<'catalog.listProducts'>['rows'][number]
type SortKey = 'code' | 'name'
const choices = { inactive: ['hidden', 'shown'] } as const

const useColumns = (): readonly Column<Row, SortKey>[] => {
  const { t } = useTranslation('products')
  return [
    { key: 'code', title: t('list.code'), sort: 'code', width: '112px', wraps: true, cell: ({ code }) => <span translate="no">{code}</span> },
    { key: 'name', title: t('list.name'), sort: 'name', width: 'minmax(160px, 1fr)', wraps: true, phone: 'title', cell: ({ name, active }) => <><span translate="no">{name}</span>{!active && <> <StateBadge tone="idle">{t('list.inactive')}</StateBadge></>}</> },
    { key: 'onHand', title: t('list.onHand'), width: '104px', align: 'end', cell: ({ onHandMilli, baseUnit }) => <Quantity milli={onHandMilli} unit={baseUnit} /> },
    { key: 'available', title: t('list.available'), width: '112px', align: 'end', from: 760, phone: 'hidden', cell: ({ availableMilli, baseUnit }) => <Quantity milli={availableMilli} unit={baseUnit} /> },
    { key: 'onOrder', title: t('list.onOrder'), width: '104px', align: 'end', from: 560, cell: ({ onOrderMilli, baseUnit }) => <Quantity milli={onOrderMilli} unit={baseUnit} /> }
  ]
}

/** All products: found as typed over code, name and barcode, with what is there and what is on order. */
export const ProductList = () => {
  const { t } = useTranslation(['products', 'labels'])
  const [, navigate] = useLocation()
  const may = useMay()
  const { search, setSearch, settledSearch, sorting, setSorting, filters, setFilters } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'code', direction: 'ascending' }, sorts: ['code', 'name'], filters: choices })
  const includeInactive = filters.inactive === 'shown'
  const data = usePagedList('catalog.listProducts', { search: settledSearch, sort: sorting.key, direction: sorting.direction, includeInactive })
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const mark = ({ id }: Row): void => setMarked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const printLabels = (): void => navigate(hrefs.labelsOfProducts([...marked]))
  const mayPrint = may('printLabels')
  useScreenKeys(mayPrint ? [{ combination: 'l', label: t('labels:product.print'), hint: true, disabled: marked.size === 0, run: printLabels }] : [])
  const main: MainAct | undefined = may('keepCatalog') ? { label: t('list.new'), icon: <IconPlus size={16} />, run: () => navigate(hrefs.newProduct) } : undefined
  return (
    <Page title={t('list.title')} kind="list" main={main}>
      <DataList name={t('list.title')} data={data} columns={useColumns()} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.product(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('list.find') }}
        {...(settledSearch === '' ? { sorting } : {})} onSort={setSorting} preview={(row) => <ProductGlance productId={row.id} />} {...(mayPrint ? { marked: ({ id }: Row) => marked.has(id), onMark: mark } : {})}
        filters={<Switch label={t('list.showInactive')} checked={includeInactive} onChange={(event) => setFilters({ inactive: event.currentTarget.checked ? 'shown' : 'hidden' })} />}
        actions={<>{marked.size > 0 && <Button variant="default" leftSection={<IconTag size={16} />} onClick={printLabels}>{t('labels:product.printMarked', { count: marked.size })}</Button>}<ExportButton list="products" filter={{ search: settledSearch, includeInactive }} />{main !== undefined && <MainButton main={main} />}</>}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), ...(may('importFiles') ? { action: <Button variant="default" onClick={() => navigate(hrefs.imports)}>{t('list.import')}</Button> } : {}) }} />
    </Page>
  )
}
