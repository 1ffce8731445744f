import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { Page, Section } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DropZone } from './drop-zone.tsx'
import { ImportStateBadge } from './import-state.tsx'

type Run = Output<'imports.list'>['rows'][number]

const Result = ({ run: { state, create, update, rejected } }: { readonly run: Run }) => {
  const { t } = useTranslation('imports')
  if (state === 'uploaded' || state === 'checking') return <>{t('list.nothingYet')}</>
  if (state === 'cancelled' || state === 'failed') return <>{t('list.nothingWritten')}</>
  const found = [t('list.created', { count: create }), t('list.updated', { count: update }), ...(rejected > 0 ? [t('list.rejected', { count: rejected })] : [])].join(', ')
  return <>{state === 'applied' ? found : t('list.notYet', { found })}</>
}

/** Files in: bring one, and see what earlier ones brought. */
export const ImportList = () => {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { value } = useQuery('imports.list', {})
  const columns: readonly PlainColumn<Run>[] = [
    { key: 'file', title: t('list.file'), heads: true, cell: ({ importId, fileName }) => <Link href={hrefs.importRun(importId)} translate="no">{fileName}</Link> },
    { key: 'kind', title: t('list.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'state', title: t('list.state'), cell: ({ state }) => <ImportStateBadge state={state} /> },
    { key: 'rows', title: t('list.rows'), align: 'end', cell: ({ total }) => <span translate="no">{format.integer(total)}</span> },
    { key: 'result', title: t('list.result'), cell: (run) => <Result run={run} /> },
    { key: 'when', title: t('list.when'), cell: ({ at }) => <InstantText at={at} /> },
    { key: 'who', title: t('list.who'), cell: ({ byOperator }) => <span translate="no">{byOperator}</span> }
  ]
  return (
    <Page title={t('list.title')}>
      <DropZone />
      <Section title={t('list.earlier')} flush><PlainTable name={t('list.earlier')} rows={value?.rows ?? []} columns={columns} rowKey={({ importId }) => importId} empty={t('list.none')} /></Section>
    </Page>
  )
}
