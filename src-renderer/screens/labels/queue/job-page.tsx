import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../ui/data/use-query.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { Figures, Page, Section } from '../../../ui/page.tsx'
import { JobProgress } from '../../../ui/printing/job-progress.tsx'
import { JobStateBadge, printerWaits } from '../../../ui/printing/job-state.tsx'
import { SimulatedMark } from '../../../ui/printing/printer-field.tsx'
import { RecordState } from '../../../ui/record-state.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { JobActs } from './job-acts.tsx'
import { JobDetails, JobHistory, JobMeaning } from './job-sections.tsx'

/** One print job: how it stands, what it waits for, what can be done, and everything that happened to it. */
export const JobPage = ({ jobId }: { readonly jobId: number }) => {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('printing.view', { jobId })
  const parent = { title: t('queue.title'), href: hrefs.printQueue }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('printing.view', failure)} onRetry={refetch} />
  const { job, events } = value
  const integer = (number: number) => <span translate="no">{format.integer(number)}</span>
  return (
    <Page title={job.title} parent={parent} headline={(
      <>
        <JobStateBadge state={job.state} waits={printerWaits(job)} large />{job.isCopy && <StateBadge tone="idle">{t('queue.copy')}</StateBadge>}{job.simulated && <SimulatedMark />}
        <Figures figures={[{ label: t('job.printed'), value: integer(job.labels) }, { label: t('job.handedOver'), value: integer(job.handedOver) }, { label: t('job.confirmed'), value: job.confirmed === null ? t('job.unknownConfirmed') : integer(job.confirmed) }, { label: t('job.printer'), value: job.printerName === '' ? t('print.noPrinter') : <span translate="no">{job.printerName}</span> }]} />
      </>
    )} actions={<JobActs job={job} />}>
      <JobMeaning job={job} />
      <Section title={t('queue.progress')}><JobProgress job={job} /></Section>
      <Section title={t('job.details')}><JobDetails job={job} /></Section>
      <Section title={t('job.history')} flush><JobHistory events={events} /></Section>
    </Page>
  )
}
