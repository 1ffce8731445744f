import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { jobStates } from '#shared/domain/labels/print-job.ts'
import { usePagedList } from '../../../ui/data/use-paged-list.ts'
import { InstantText } from '../../../ui/date-text.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { Glance, GlancePart } from '../../../ui/glance.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import type { Column } from '../../../ui/list/column.ts'
import { DataList } from '../../../ui/list/data-list.tsx'
import { useListAddress } from '../../../ui/list/use-list-address.ts'
import { Page } from '../../../ui/page.tsx'
import { JobProgress } from '../../../ui/printing/job-progress.tsx'
import { JobStateBadge, printerWaits, useWaitsFor } from '../../../ui/printing/job-state.tsx'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { SimulatedMark } from '../../../ui/printing/printer-field.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { LabelParts } from '../label-parts.tsx'
import { JobActs } from './job-acts.tsx'
import { JobDetails, JobMeaning } from './job-sections.tsx'

const states = ['open', 'all', ...jobStates] as const
const choices = { state: states } as const

const useColumns = (): readonly Column<PrintJob, 'newest'>[] => {
  const { t } = useTranslation('labels')
  const waitsFor = useWaitsFor()
  return [
    { key: 'what', title: t('queue.what'), width: 'minmax(136px, 1fr)', phone: 'title', wraps: true, cell: ({ title, isCopy }) => <><span translate="no">{title}</span>{isCopy && <> <StateBadge tone="idle">{t('queue.copy')}</StateBadge></>}</> },
    { key: 'state', title: t('queue.state'), width: '136px', phone: 'badge', cell: (job) => <JobStateBadge state={job.state} waits={printerWaits(job)} /> },
    { key: 'progress', title: t('queue.progress'), width: '152px', cell: (job) => <JobProgress job={job} brief /> },
    { key: 'waits', title: t('queue.waitsFor'), width: 'minmax(112px, 1fr)', from: 620, wraps: true, cell: (job) => { const what = waitsFor(job); return what === '' ? t('queue.none') : what } },
    { key: 'printer', title: t('queue.printer'), width: 'minmax(112px, 160px)', from: 980, wraps: true, cell: ({ printerName, simulated }) => <><span translate="no">{printerName}</span>{simulated && <> <SimulatedMark /></>}</> },
    { key: 'made', title: t('queue.made'), sort: 'newest', width: '136px', from: 800, cell: ({ createdAt }) => <InstantText at={createdAt} /> }
  ]
}

const JobGlance = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('labels')
  return (
    <Glance title={job.title} badge={<JobStateBadge state={job.state} waits={printerWaits(job)} />} figures={<JobMeaning job={job} />} actions={<JobActs key={job.id} job={job} />}>
      <GlancePart title={t('queue.progress')} padded><JobProgress job={job} /></GlancePart>
      <GlancePart title={t('job.details')} padded><JobDetails job={job} /></GlancePart>
    </Glance>
  )
}

/** The print queue: what waits, what is at work, what came of it. */
export const JobList = () => {
  const { t } = useTranslation('labels')
  const [, navigate] = useLocation()
  const { search, setSearch, settledSearch, sorting, setSorting, filters, setFilters } = useListAddress({ sorting: { key: 'newest', direction: 'ascending' }, sorts: ['newest'], filters: choices })
  const data = usePagedList('printing.jobs', { search: settledSearch, sort: 'newest', direction: sorting.direction, state: filters.state })
  const stateWord = (state: (typeof states)[number]): string => (state === 'open' || state === 'all' ? t(`queue.${state}`) : t(`jobState.${state}`))
  return (
    <Page title={t('queue.title')} kind="list" headline={<LabelParts part="queue" />}>
      <DataList name={t('queue.title')} data={data} columns={useColumns()} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.printJob(id)} search={{ value: search, settled: settledSearch, onChange: setSearch, placeholder: t('queue.find') }}
        sorting={sorting} onSort={setSorting} preview={(row) => <JobGlance job={row} />} summary={data.first !== null && t('queue.summary', { count: data.first.openCount })}
        filters={<Select aria-label={t('queue.state')} w={160} data={states.map((state) => ({ value: state, label: stateWord(state) }))} value={filters.state} onChange={(next) => setFilters({ state: states.find((one) => one === next) ?? 'open' })} />}
        actions={<><ExportButton list="print-jobs" filter={{ search: settledSearch, state: filters.state }} /><Button component={Link} href={hrefs.labels} variant="default">{t('queue.toPrint')}</Button></>}
        empty={{ title: t('queue.empty'), text: t('queue.emptyText'), action: <Button variant="default" onClick={() => navigate(hrefs.labels)}>{t('queue.toPrint')}</Button> }} />
    </Page>
  )
}
