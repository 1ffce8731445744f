import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import type { MainAct } from '../../ui/page.tsx'
import { MainButton, Page } from '../../ui/page.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useMay } from '../../ui/use-session.ts'
import { SupplierGlance } from './supplier-glance.tsx'

type Row = Output<'catalog.listSuppliers'>['rows'][number]
type SortKey = 'code' | 'name'
const choices = { inactive: ['hidden', 'shown'] } as const

/** All suppliers, with how many of their orders are open. */
export const SupplierList = () => {
  const { t } = useTranslation('suppliers')
  const format = useFormat()
  const [, navigate] = useLocation()
  const may = useMay()
  const { search, setSearch, settledSearch, sorting, setSorting, filters, setFilters } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'code', direction: 'ascending' }, sorts: ['code', 'name'], filters: choices })
  const includeInactive = filters.inactive === 'shown'
  const data = usePagedList('catalog.listSuppliers', { search: settledSearch, sort: sorting.key, direction: sorting.direction, includeInactive })
  const main: MainAct | undefined = may('purchase') ? { label: t('list.new'), icon: <IconPlus size={16} />, run: () => navigate(hrefs.newSupplier) } : undefined
  const columns: readonly Column<Row, SortKey>[] = [
    { key: 'code', title: t('list.code'), sort: 'code', width: '128px', wraps: true, cell: ({ code }) => <span translate="no">{code}</span> },
    { key: 'name', title: t('list.name'), sort: 'name', width: 'minmax(160px, 1fr)', wraps: true, phone: 'title', cell: ({ name, active, preferred }) => <><span translate="no">{name}</span> {active ? preferred && <StateBadge tone="good">{t('list.preferred')}</StateBadge> : <StateBadge tone="idle">{t('list.inactive')}</StateBadge>}</> },
    { key: 'currency', title: t('list.currency'), width: '80px', from: 620, phone: 'hidden', cell: ({ currency }) => <span translate="no">{currency}</span> },
    { key: 'openOrders', title: t('list.openOrders'), width: '104px', align: 'end', cell: ({ openOrders }) => <span translate="no">{format.integer(openOrders)}</span> }
  ]
  return (
    <Page title={t('list.title')} kind="list" main={main}>
      <DataList name={t('list.title')} data={data} columns={columns} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.supplier(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('list.find') }} sorting={sorting} onSort={setSorting}
        preview={(row) => <SupplierGlance supplierId={row.id} />} filters={<Switch label={t('list.showInactive')} checked={includeInactive} onChange={(event) => setFilters({ inactive: event.currentTarget.checked ? 'shown' : 'hidden' })} />}
        actions={<><ExportButton list="suppliers" filter={{ search: settledSearch, includeInactive }} />{main !== undefined && <MainButton main={main} />}</>}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), ...(may('importFiles') ? { action: <Button variant="default" onClick={() => navigate(hrefs.imports)}>{t('list.import')}</Button> } : {}) }} />
    </Page>
  )
}
