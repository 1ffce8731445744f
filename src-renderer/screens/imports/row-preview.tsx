import { Select } from '@mantine/core'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import { useClient } from '../../api/hooks.ts'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import type { Column, ListRows } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { StateShape } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { RowStateBadge } from './import-state.tsx'
import classes from './imports.module.css'

type Row = Output<'imports.rows'>['rows'][number]
type Filter = NonNullable<Input<'imports.rows'>['state']>
type Problem = Row['problems'][number]

const pageSize = 200

/** Rows of the preview, page by page; `round` changes when they were checked anew. */
const useRows = (importId: string, state: Filter, round: string): ListRows<Row> => {
  const client = useClient()
  const describe = useDescribeFailure()
  const key = `${importId} ${state} ${round}`
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly rows: readonly Row[]; readonly total: number; readonly problem: string | null } | null>(null)
  const [asking, setAsking] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const words = useEffectEvent(describe)
  useEffect(() => {
    let isCurrent = true
    void client.call('imports.rows', { importId, state, offset: 0, limit: pageSize }).then((reply) => {
      if (isCurrent) setLoaded(reply.ok ? { key, ...reply.value, problem: null } : { key, rows: [], total: 0, problem: words('imports.rows', reply.failure) })
    })
    return () => void (isCurrent = false)
  }, [client, importId, state, key, attempt])
  const shown = loaded?.key === key ? loaded : null
  const more = useCallback((): void => {
    if (shown === null || asking) return
    setAsking(true)
    void client.call('imports.rows', { importId, state, offset: shown.rows.length, limit: pageSize }).then((reply) => {
      setAsking(false)
      if (reply.ok) setLoaded((before) => (before?.key === key ? { ...before, rows: [...before.rows, ...reply.value.rows] } : before))
    })
  }, [client, importId, state, key, shown, asking])
  const isComplete = shown !== null && shown.rows.length >= shown.total
  return { rows: shown?.rows ?? loaded?.rows ?? [], loading: shown === null, problem: shown?.problem ?? null, retry: () => setAttempt((before) => before + 1), more: isComplete || shown === null ? null : more, complete: isComplete }
}

const toneOf = ({ severity }: Problem): 'stop' | 'attention' | 'idle' => (severity === 'error' ? 'stop' : severity === 'warning' ? 'attention' : 'idle')

const RowDetail = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation('imports')
  return (
    <Glance title={row.key} badge={<RowStateBadge state={row.state} />}>
      {row.problems.length > 0 && (
        <GlancePart title={t('page.problems')} padded>
          <ul className={classes.problems}>
            {row.problems.map((problem, index) => (
              <li key={index}>
                <span className={classes.problemLine}><StateShape tone={toneOf(problem)} /><strong>{t(`problem.${problem.code}`)}</strong></span>
                {problem.column !== '' && <span translate="no">{problem.value === '' ? t('page.inColumnEmpty', { column: problem.column }) : t('page.inColumn', { column: problem.column, value: problem.value })}</span>}
                {problem.expected !== '' && <span className={classes.soft}>{t('page.expected', { expected: problem.expected })}</span>}
              </li>
            ))}
          </ul>
        </GlancePart>
      )}
      <GlancePart title={t('page.cells')} padded>
        <dl className={classes.cells}>{Object.entries(row.cells).map(([name, cell]) => <div key={name}><dt translate="no">{name}</dt><dd translate="no">{cell}</dd></div>)}</dl>
      </GlancePart>
    </Glance>
  )
}

/** Every row of the file with what would happen to it. */
export const RowPreview = ({ status }: { readonly status: Output<'imports.status'> }) => {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const [state, setState] = useState<Filter>(status.rejected > 0 ? 'rejected' : 'all')
  const data = useRows(status.importId, state, `${status.state} ${status.endedAt ?? ''}`)
  const columns: readonly Column<Row>[] = [
    { key: 'row', title: t('page.row'), width: '72px', align: 'end', cell: ({ rowNumber }) => <span translate="no">{format.integer(rowNumber)}</span> },
    { key: 'key', title: t('page.key'), width: 'minmax(120px, 220px)', phone: 'title', cell: ({ key }) => <span translate="no">{key}</span> },
    { key: 'state', title: t('page.rowState'), width: '112px', phone: 'badge', cell: (row) => <RowStateBadge state={row.state} /> },
    { key: 'problems', title: t('page.problems'), width: 'minmax(160px, 1fr)', cell: ({ problems }) => problems.map((problem) => t(`problem.${problem.code}`)).join(', ') },
    { key: 'cells', title: t('page.cells'), width: 'minmax(160px, 1fr)', from: 900, phone: 'hidden', cell: ({ cells }) => <span className={classes.soft} translate="no">{Object.values(cells).filter((cell) => cell !== '').join(' · ')}</span> }
  ]
  const filters = [['all', t('page.all'), status.total], ['create', t('rowState.create'), status.create], ['update', t('rowState.update'), status.update], ['unchanged', t('rowState.unchanged'), status.unchanged], ['rejected', t('rowState.rejected'), status.rejected], ['warning', t('page.warning'), status.warnings]] as const
  return (
    <div className={classes.rows}>
      <DataList name={t('page.preview')} data={data} columns={columns} rowKey={({ rowNumber }) => rowNumber} autoFocus={false} preview={(row) => <RowDetail row={row} />}
        filters={<Select aria-label={t('page.rowState')} w={208} value={state} data={filters.map(([value, label, count]) => ({ value, label: `${label} (${format.integer(count)})` }))} onChange={(value) => setState((value ?? 'all') as Filter)} />}
        empty={{ title: t('page.noRows'), text: '' }} />
    </div>
  )
}
