import { useTranslation } from 'react-i18next'
import { usePagedList } from '../../ui/data/use-paged-list.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { Page } from '../../ui/page.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import type { Movement } from './product-sections.tsx'
import { MovementDocument, movementReasonOf } from './product-sections.tsx'

/** Every movement of a product. */
export const ProductMovements = ({ productId }: { readonly productId: number }) => {
  const { t } = useTranslation('products')
  const { value } = useQuery('catalog.viewProduct', { productId })
  const { search, setSearch, settledSearch, sorting, setSorting } = useListAddress<'at'>({ sorting: { key: 'at', direction: 'descending' }, sorts: ['at'] })
  const data = usePagedList('catalog.listMovements', { productId, search: settledSearch, sort: 'at', direction: sorting.direction })
  const columns: readonly Column<Movement, 'at'>[] = [
    { key: 'at', title: t('page.when'), sort: 'at', width: '160px', phone: 'title', cell: ({ at }) => <InstantText at={at} /> },
    { key: 'quantity', title: t('page.quantity'), width: '112px', align: 'end', phone: 'badge', cell: ({ quantityMilli }) => <Quantity milli={quantityMilli} unit={value?.product.baseUnit ?? ''} signed /> },
    { key: 'reason', title: t('page.reason'), width: 'minmax(120px, 1fr)', cell: ({ reason }) => t(`movementReason.${movementReasonOf(reason)}`) },
    { key: 'place', title: t('page.place'), width: '120px', cell: ({ locationCode }) => <span translate="no">{locationCode}</span> },
    { key: 'lot', title: t('page.lot'), width: '120px', from: 760, phone: 'hidden', cell: ({ lot, serial }) => <span translate="no">{lot ?? serial}</span> },
    { key: 'document', title: t('page.document'), width: '140px', cell: (movement) => <MovementDocument movement={movement} /> },
    { key: 'who', title: t('page.who'), width: 'minmax(120px, 1fr)', from: 900, cell: ({ operatorName, station }) => <span translate="no">{operatorName}, {station}</span> }
  ]
  return (
    <Page title={t('page.movements')} parent={{ title: value === undefined ? '' : `${value.product.code} ${value.product.name}`, href: hrefs.product(productId) }} kind="list">
      <DataList name={t('page.movements')} data={data} columns={columns} rowKey={({ id }) => id} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('movements.find') }} sorting={sorting} onSort={setSorting}
        actions={<ExportButton list="movements" filter={{ productId, search: settledSearch }} />} empty={{ title: t('page.noMovements'), text: t('movements.emptyText') }} />
    </Page>
  )
}
