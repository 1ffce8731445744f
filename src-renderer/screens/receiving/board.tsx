import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { DateText } from '../../ui/date-text.tsx'
import { useQuery } from '../../ui/data/use-query.ts'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'

type Entry = Output<'receiving.board'>['today']['rows'][number]

/** What is expected and under way, oldest promise first. */
export const Board = () => {
  const { t } = useTranslation(['receiving', 'shell'])
  const describe = useDescribeFailure()
  const [search, setSearch] = useState('')
  const { value, failure, isLoading, refetch } = useQuery('receiving.board', { search }, { keepWhileChanging: true })
  const rows = useMemo(() => (value === undefined ? [] : [value.inProgress, value.arriving, value.overdue, value.today, value.later, value.undated].flatMap((group) => group.rows)), [value])
  const columns: readonly Column<Entry>[] = [
    { key: 'number', title: t('board.number'), width: 'minmax(140px, 1fr)', phone: 'title', cell: ({ number }) => number },
    { key: 'supplier', title: t('board.supplier'), width: 'minmax(160px, 2fr)', cell: ({ supplierName }) => supplierName },
    { key: 'expected', title: t('board.expected'), width: '120px', cell: ({ expectedIso }) => <DateText iso={expectedIso} relative /> },
    { key: 'done', title: t('board.done'), width: '160px', phone: 'badge', cell: ({ completionPermille, number }) => <ProgressBar permille={completionPermille} name={number} /> }
  ]
  return (
    <Page title={t('shell:nav.receiving')} kind="list">
      <DataList name={t('shell:nav.receiving')} columns={columns} rowKey={({ kind, id }) => `${kind}${id}`} hrefOf={({ kind, id }) => (kind === 'delivery' ? hrefs.delivery(id) : hrefs.order(id))}
        data={{ rows, loading: isLoading, problem: failure === undefined ? null : describe('receiving.board', failure), retry: refetch, more: null, complete: true }}
        search={{ value: search, onChange: setSearch, placeholder: t('board.find') }} empty={{ title: t('board.empty'), text: t('board.emptyText') }} />
    </Page>
  )
}
