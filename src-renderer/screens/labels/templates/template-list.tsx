import { Select, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { InstantText } from '../../../ui/date-text.tsx'
import { Glance } from '../../../ui/glance.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { LabelPicture } from '../../../ui/labels/label-picture.tsx'
import { ProblemList } from '../../../ui/labels/problem-list.tsx'
import type { Column } from '../../../ui/list/column.ts'
import { DataList } from '../../../ui/list/data-list.tsx'
import { useListAddress } from '../../../ui/list/use-list-address.ts'
import { Page } from '../../../ui/page.tsx'
import type { MainAct } from '../../../ui/page.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useMay } from '../../../ui/use-session.ts'
import { LabelParts } from '../label-parts.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { ImportButton } from './import-button.tsx'

type Row = Output<'labels.templates'>['rows'][number]
type SortKey = 'name' | 'kind' | 'changed'
const kinds = ['all', ...labelKinds] as const
const choices = { kind: kinds, inactive: ['hidden', 'shown'] } as const

const useColumns = (): readonly Column<Row, SortKey>[] => {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const mm = (value: number): string => format.quantity(Math.round(value * 1000))
  return [
    { key: 'name', title: t('template.list.name'), sort: 'name', width: 'minmax(160px, 1fr)', wraps: true, phone: 'title', cell: ({ name, active }) => <><span translate="no">{name}</span>{!active && <> <StateBadge tone="idle">{t('template.list.inactive')}</StateBadge></>}</> },
    { key: 'kind', title: t('template.list.kind'), sort: 'kind', width: '176px', cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'size', title: t('template.list.size'), width: '136px', align: 'end', from: 560, cell: ({ widthMm, heightMm }) => t('print.size', { width: mm(widthMm), height: mm(heightMm) }) },
    { key: 'version', title: t('template.list.version'), width: '112px', align: 'end', from: 480, cell: ({ version }) => (version === 0 ? t('template.list.shipped') : <span translate="no">{version}</span>) },
    { key: 'changed', title: t('template.list.changed'), sort: 'changed', width: '208px', from: 860, cell: ({ changedAt, changedBy }) => (changedAt === null ? null : <><InstantText at={changedAt} /> <span translate="no">{changedBy}</span></>) }
  ]
}

const TemplateGlance = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation('labels')
  const { value } = useQuery('labels.preview', { key: row.key })
  return (
    <Glance title={row.name} code={row.key} badge={<StateBadge tone={row.active ? 'good' : 'idle'}>{t(row.active ? 'template.list.active' : 'template.list.inactive')}</StateBadge>}>
      {value !== undefined && <><LabelPicture {...value} name={row.name} /><ProblemList problems={value.problems} /></>}
    </Glance>
  )
}

const sortedBy: Readonly<Record<SortKey, (row: Row) => string>> = { name: ({ name }) => name.toLowerCase(), kind: ({ kind, name }) => `${kind} ${name}`.toLowerCase(), changed: ({ changedAt }) => changedAt ?? '' }

/** All templates, with the picture of the one the arrows stand on. */
export const TemplateList = () => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const describe = useDescribeFailure()
  const { search, setSearch, settledSearch, sorting, setSorting, filters, setFilters } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'name', direction: 'ascending' }, sorts: ['name', 'kind', 'changed'], filters: choices })
  const includeInactive = filters.inactive === 'shown'
  const { value, failure, isLoading, refetch } = useQuery('labels.templates', { kind: filters.kind, includeInactive }, { keepWhileChanging: true })
  const [makes, setMakes] = useState(false)
  const mayKeep = may('keepLabels')
  const words = settledSearch.toLowerCase()
  const keyOf = sortedBy[sorting.key]
  const found = (value?.rows ?? []).filter(({ name, key, kind }) => `${name} ${key} ${t(`kind.${kind}`)}`.toLowerCase().includes(words)).sort((one, other) => keyOf(one).localeCompare(keyOf(other)) * (sorting.direction === 'ascending' ? 1 : -1))
  const main: MainAct | undefined = mayKeep ? { label: t('template.list.new'), icon: <IconPlus size={16} />, run: () => setMakes(true) } : undefined
  return (
    <Page title={t('template.list.title')} parent={{ title: t('title'), href: hrefs.labels }} kind="list" main={main} headline={<LabelParts part="templates" />} actions={mayKeep && <ImportButton />}>
      <DataList name={t('template.list.title')} data={{ rows: found, loading: isLoading, problem: failure === undefined || value !== undefined ? null : describe('labels.templates', failure), retry: refetch, more: null, complete: true }} columns={useColumns()} rowKey={({ key }) => key} hrefOf={({ key }) => hrefs.template(key)}
        search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('template.list.find') }} sorting={sorting} onSort={setSorting} preview={(row) => <TemplateGlance key={row.key} row={row} />}
        filters={(
          <>
            <Select aria-label={t('template.list.kind')} w={184} data={kinds.map((kind) => ({ value: kind, label: kind === 'all' ? t('template.list.allKinds') : t(`kind.${kind}`) }))} value={filters.kind} onChange={(next) => setFilters({ kind: kinds.find((one) => one === next) ?? 'all' })} />
            <Switch label={t('template.list.showInactive')} checked={includeInactive} onChange={(event) => setFilters({ inactive: event.currentTarget.checked ? 'shown' : 'hidden' })} />
          </>
        )}
        empty={{ title: t('template.list.empty'), text: t('template.list.emptyText') }} />
      {makes && <CopyDialog from={null} onClose={() => setMakes(false)} />}
    </Page>
  )
}
