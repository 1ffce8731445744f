import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { Page } from '../../ui/page.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ReceiptGlance } from './receipt-glance.tsx'

type Row = Output<'receiving.listReceipts'>['rows'][number]
type SortKey = NonNullable<Input<'receiving.listReceipts'>['sort']>

/** Reversed, a reversal itself, or with differences. */
export const ReceiptStateBadge = ({ receipt: { reversedBy, reverses, differenceCount } }: { readonly receipt: Pick<Row, 'reversedBy' | 'reverses' | 'differenceCount'> }) => {
  const { t } = useTranslation(['receipts', 'common'])
  if (reversedBy !== null) return <StateBadge tone="stop">{t('list.reversed')}</StateBadge>
  if (reverses !== null) return <StateBadge tone="idle">{t('list.reversal')}</StateBadge>
  return differenceCount > 0 ? <StateBadge tone="attention">{t('common:count.differences', { count: differenceCount })}</StateBadge> : <StateBadge tone="good">{t('common:state.good')}</StateBadge>
}

/** All posted receipts, the newest first. */
export const ReceiptList = () => {
  const { t } = useTranslation('receipts')
  const format = useFormat()
  const { search, setSearch, settledSearch, sorting, setSorting } = useListAddress<SortKey>({ sorting: { key: 'posted', direction: 'descending' }, sorts: ['posted', 'number', 'supplier'] })
  const data = usePagedList('receiving.listReceipts', { search: settledSearch, sort: sorting.key, direction: sorting.direction })
  const columns: readonly Column<Row, SortKey>[] = [
    { key: 'number', title: t('list.number'), sort: 'number', width: '136px', phone: 'title', cell: ({ number }) => <span translate="no">{number}</span> },
    { key: 'supplier', title: t('list.supplier'), sort: 'supplier', width: 'minmax(120px, 1fr)', wraps: true, cell: ({ supplierName }) => <span translate="no">{supplierName}</span> },
    { key: 'state', title: t('list.differences'), width: '144px', phone: 'badge', cell: (row) => <ReceiptStateBadge receipt={row} /> },
    { key: 'orders', title: t('list.orders'), width: 'minmax(112px, 1fr)', wraps: true, from: 760, cell: ({ orderNumbers }) => (orderNumbers.length === 0 ? t('list.none') : <span translate="no">{orderNumbers.join(', ')}</span>) },
    { key: 'posted', title: t('list.posted'), sort: 'posted', width: '144px', cell: ({ postedAt }) => <InstantText at={postedAt} /> },
    { key: 'who', title: t('list.who'), width: 'minmax(96px, 1fr)', wraps: true, from: 900, phone: 'hidden', cell: ({ operatorName }) => <span translate="no">{operatorName}</span> },
    { key: 'lines', title: t('list.lines'), width: '64px', align: 'end', from: 720, cell: ({ lineCount }) => <span translate="no">{format.integer(lineCount)}</span> }
  ]
  return (
    <Page title={t('list.title')} kind="list">
      <DataList name={t('list.title')} data={data} columns={columns} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.receipt(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('list.find') }} sorting={sorting} onSort={setSorting}
        preview={(row) => <ReceiptGlance receiptId={row.id} />} actions={<ExportButton list="receipts" filter={{ search: settledSearch }} />} empty={{ title: t('list.empty'), text: t('list.emptyText') }} />
    </Page>
  )
}
