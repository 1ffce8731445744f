import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import type { MainAct } from '../../ui/page.tsx'
import { MainButton, Page } from '../../ui/page.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { PersonDialog } from './person-dialog.tsx'

type Person = Output<'session.listOperators'>['rows'][number]

/** Everybody who works or worked here, with role and PIN. */
export const PeopleList = () => {
  const { t } = useTranslation(['people', 'common'])
  const describe = useDescribeFailure()
  const { value, failure, isLoading, refetch } = useQuery('session.listOperators', {})
  const { search, setSearch } = useListAddress({ sorting: { key: 'name', direction: 'ascending' }, sorts: ['name'] })
  const [edited, setEdited] = useState<Person | 'new' | null>(null)
  const main: MainAct = { label: t('list.new'), icon: <IconPlus size={16} />, run: () => setEdited('new') }
  const rows = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase()
    return (value?.rows ?? []).filter(({ name, role }) => wanted === '' || name.toLocaleLowerCase().includes(wanted) || t(`common:role.${role}`).toLocaleLowerCase().includes(wanted))
  }, [value, search, t])
  const columns: readonly Column<Person>[] = [
    { key: 'name', title: t('list.name'), width: 'minmax(160px, 1fr)', phone: 'title', cell: ({ name }) => <span translate="no">{name}</span> },
    { key: 'role', title: t('list.role'), width: 'minmax(200px, 2fr)', cell: ({ role }) => <span>{t(`common:role.${role}`)}: {t(`common:roleLong.${role}`)}</span> },
    { key: 'pin', title: t('list.pin'), width: '192px', cell: ({ hasPin }) => (hasPin ? t('list.hasPin') : <StateBadge tone="attention">{t('list.noPin')}</StateBadge>) },
    { key: 'state', title: t('list.state'), width: '112px', phone: 'badge', cell: ({ active }) => (active ? <StateBadge tone="good">{t('list.active')}</StateBadge> : <StateBadge tone="idle">{t('list.inactive')}</StateBadge>) }
  ]
  return (
    <Page title={t('list.title')} kind="list" main={main}>
      <DataList name={t('list.title')} columns={columns} rowKey={({ id }) => id} onOpen={setEdited} search={{ value: search, onChange: setSearch, placeholder: t('list.find') }} actions={<MainButton main={main} />}
        data={{ rows, loading: isLoading, problem: failure === undefined ? null : describe('session.listOperators', failure), retry: refetch, more: null, complete: true }} empty={{ title: t('list.empty'), text: t('list.emptyText') }} />
      {edited !== null && <PersonDialog person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  )
}
