import { Button, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import { varianceKinds } from '#shared/domain/receiving/conditions.ts'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { DueDate } from '../../ui/due-date.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { Money } from '../../ui/money.tsx'
import { Page } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { VarianceKindBadge } from '../../ui/variance-kind.tsx'
import { VarianceGlance } from './variance-glance.tsx'
import { VarianceStateBadge } from './variance-detail.tsx'

type Row = Output<'variances.list'>['rows'][number]
type SortKey = NonNullable<Input<'variances.list'>['sort']>
type StateFilter = NonNullable<Input<'variances.list'>['state']>
type KindFilter = NonNullable<Input<'variances.list'>['kind']>
const choices = { state: ['open', 'resolved', 'all'], kind: ['all', ...varianceKinds] } as const

const useColumns = (): readonly Column<Row, SortKey>[] => {
  const { t } = useTranslation(['variances', 'common'])
  return [
    { key: 'product', title: t('list.product'), width: 'minmax(160px, 1.6fr)', wraps: true, phone: 'title', cell: ({ productCode, productName }) => <span translate="no">{productCode} {productName}</span> },
    { key: 'kind', title: t('list.kind'), sort: 'kind', width: '176px', phone: 'badge', cell: ({ kind }) => <VarianceKindBadge kind={kind} /> },
    { key: 'supplier', title: t('list.supplier'), sort: 'supplier', width: 'minmax(112px, 1fr)', wraps: true, from: 820, cell: ({ supplierName }) => <span translate="no">{supplierName}</span> },
    { key: 'quantity', title: t('list.quantity'), width: '96px', align: 'end', from: 780, cell: ({ quantityMilli, baseUnit }) => <Quantity milli={quantityMilli} unit={baseUnit} /> },
    { key: 'value', title: t('list.value'), sort: 'value', width: '104px', align: 'end', cell: ({ valueMinor, currency }) => <Money minor={valueMinor} currency={currency} /> },
    { key: 'age', title: t('list.age'), sort: 'age', width: '80px', align: 'end', cell: ({ ageDays }) => t('common:count.days', { count: ageDays }) },
    { key: 'due', title: t('list.due'), width: '152px', from: 960, cell: ({ claimDueIso, state }) => (claimDueIso === null ? null : <DueDate iso={claimDueIso} open={state === 'open'} />) },
    { key: 'receipt', title: t('list.receipt'), width: '136px', from: 1100, phone: 'hidden', cell: ({ receiptNumber }) => <span translate="no">{receiptNumber}</span> },
    { key: 'state', title: t('list.state'), width: '176px', from: 1240, phone: 'hidden', cell: (row) => <VarianceStateBadge variance={row} /> }
  ]
}

/** The register of differences: every one with its age and value until it is settled. */
export const VarianceList = () => {
  const { t } = useTranslation(['variances', 'common'])
  const format = useFormat()
  const { search, setSearch, settledSearch, sorting, setSorting, filters: { state, kind }, setFilters } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'age', direction: 'descending' }, sorts: ['age', 'value', 'supplier', 'kind'], filters: choices })
  const filter = { search: settledSearch, state, kind }
  // The register sorts by the day a difference was found: the oldest day is the greatest age.
  const direction = sorting.key !== 'age' ? sorting.direction : sorting.direction === 'ascending' ? 'descending' : 'ascending'
  const data = usePagedList('variances.list', { ...filter, sort: sorting.key, direction })
  const isFiltered = state !== 'all' || kind !== 'all'
  return (
    <Page title={t('list.title')} kind="list">
      <DataList name={t('list.title')} data={data} columns={useColumns()} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.variance(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('list.find') }} sorting={sorting} onSort={setSorting}
        preview={(row) => <VarianceGlance key={row.id} varianceId={row.id} />}
        filters={(
          <>
            <Select aria-label={t('list.stateFilter')} w={112} value={state} data={[{ value: 'open', label: t('list.open') }, { value: 'resolved', label: t('list.resolved') }, { value: 'all', label: t('list.all') }]} onChange={(value) => setFilters({ state: (value ?? 'open') as StateFilter })} />
            <Select aria-label={t('list.kindFilter')} w={160} value={kind} data={[{ value: 'all', label: t('list.allKinds') }, ...varianceKinds.map((one) => ({ value: one, label: t(`common:varianceKind.${one}`) }))]} onChange={(value) => setFilters({ kind: (value ?? 'all') as KindFilter })} />
          </>
        )}
        summary={data.first === null ? undefined : <Text span fw={600}>{t('list.summary', { count: data.first.openCount, value: format.money(data.first.openValueMinor, data.first.currency) })}</Text>} actions={<ExportButton list="variances" filter={filter} />}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), ...(isFiltered ? { action: <Button variant="default" onClick={() => setFilters({ state: 'all', kind: 'all' })}>{t('common:action.showAll')}</Button> } : {}) }} />
    </Page>
  )
}
