import { Button, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../../api/hooks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import { Page, Section } from '../../ui/page.tsx'
import { TrailEntry } from '../../ui/trail.tsx'
import { english } from '../../words/en/index.ts'
import classes from './settings.module.css'

type Entry = Output<'system.trail'>['rows'][number]
type Entity = keyof typeof english.settings.trail.entity

const entities = Object.keys(english.settings.trail.entity) as readonly Entity[]
const choices = { records: ['all', ...entities] } as const
const pageSize = 50

/** Who changed what, newest first; of all records or of one kind. */
export const TrailTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation('settings')
  const client = useClient()
  const { filters: { records: entity }, setFilters } = useListAddress({ sorting: { key: 'at', direction: 'descending' }, sorts: ['at'], filters: choices })
  const [rows, setRows] = useState<readonly Entry[] | null>(null)
  const [hasMore, setHasMore] = useState(false)
  const load = async (chosen: Entity | 'all', before: readonly Entry[]): Promise<void> => {
    const last = before.at(-1)
    const reply = await client.call('system.trail', { ...(chosen === 'all' ? {} : { entity: chosen }), ...(last === undefined ? {} : { beforeId: last.id }), limit: pageSize })
    if (!reply.ok) return
    setRows([...before, ...reply.value.rows])
    setHasMore(reply.value.rows.length === pageSize)
  }
  useEffect(() => {
    let isCurrent = true
    void client.call('system.trail', { ...(entity === 'all' ? {} : { entity }), limit: pageSize }).then((reply) => {
      if (!isCurrent || !reply.ok) return
      setRows(reply.value.rows)
      setHasMore(reply.value.rows.length === pageSize)
    })
    return () => void (isCurrent = false)
  }, [client, entity])
  return (
    <Page title={t('title')} headline={parts}>
      <Section title={t('trail.title')} flush actions={<Select aria-label={t('trail.filter')} w={176} value={entity} data={[{ value: 'all', label: t('trail.all') }, ...entities.map((one) => ({ value: one, label: t(`trail.entity.${one}`) }))]} onChange={(value) => setFilters({ records: entities.find((one) => one === value) ?? 'all' })} />}>
        {rows?.length === 0 && <EmptyState title={t('trail.empty')} text={t('trail.emptyText')} />}
        <ol className={classes.list2}>{rows?.map((entry) => <TrailEntry key={entry.id} entry={entry} kind={entities.find((one) => one === entry.entity)} />)}</ol>
        {hasMore && <Button m="md" variant="default" onClick={() => void load(entity, rows ?? [])}>{t('trail.more')}</Button>}
      </Section>
    </Page>
  )
}
