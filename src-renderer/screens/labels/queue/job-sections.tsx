import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { InstantText } from '../../../ui/date-text.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Values } from '../../../ui/page.tsx'
import { useWaitsFor } from '../../../ui/printing/job-state.tsx'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { english } from '../../../words/en/index.ts'
import classes from './queue.module.css'

type JobEvent = Output<'printing.view'>['events'][number]
type KnownEvent = keyof typeof english.labels.job.event
const isKnown = (what: string): what is KnownEvent => Object.hasOwn(english.labels.job.event, what)

const tones = { queued: 'attention', sending: null, paused: 'attention', sent: null, confirmed: 'good', unknown: 'attention', failed: 'stop', cancelled: null } as const

/** What the state of a job means, what it waits for, and what to do. */
export const JobMeaning = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('labels')
  const waitsFor = useWaitsFor()
  const what = waitsFor(job)
  const text = [job.waitsForScanBack ? t('jobMeans.scanBack') : t(`jobMeans.${job.state}`), ...(job.troubles.length > 0 ? [t('job.waitsFor', { what })] : [])].join(' ')
  const tone = job.state === 'queued' && job.troubles.length === 0 ? null : tones[job.state]
  return tone === null ? <p className={classes.means}>{text}</p> : <Notice tone={tone}>{text}</Notice>
}

/** Where a job came from and what it prints. */
export const JobDetails = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('labels')
  return (
    <Values values={[
      { label: t('job.template'), value: <Link href={hrefs.template(job.templateKey)}>{t('job.templateVersion', { name: t(`kind.${job.kind}`), version: job.templateVersion })}</Link> },
      { label: t('job.cause'), value: t(`cause.${job.cause}`) }, { label: t('job.by'), value: <span translate="no">{job.createdBy}</span> }, { label: t('job.station'), value: <span translate="no">{job.station}</span> }, { label: t('queue.made'), value: <InstantText at={job.createdAt} /> },
      ...(job.endedAt === null ? [] : [{ label: t('job.ended'), value: <InstantText at={job.endedAt} /> }]), ...(job.reason === '' ? [] : [{ label: t('job.reason'), value: <span translate="no">{job.reason}</span> }]),
      ...(job.copyOf === null ? [] : [{ label: t('job.copyOf'), value: <Link href={hrefs.printJob(job.copyOf)}>{t('job.openOriginal')}</Link> }]), ...(job.receiptId === null ? [] : [{ label: t('job.receipt'), value: <Link href={hrefs.receipt(job.receiptId)}>{t('job.showReceipt')}</Link> }])
    ]} />
  )
}

/** Everything that happened to a job, newest last. */
export const JobHistory = ({ events }: { readonly events: readonly JobEvent[] }) => {
  const { t } = useTranslation('labels')
  if (events.length === 0) return <Text c="dimmed" p="md">{t('job.noHistory')}</Text>
  return (
    <ol className={classes.history}>
      {events.map(({ at, by, what, detail }, index) => <li key={index}><InstantText at={at} /> <strong>{isKnown(what) ? t(`job.event.${what}`) : <span translate="no">{what}</span>}</strong> <span translate="no">{detail}</span> <span className={classes.soft} translate="no">{by}</span></li>)}
    </ol>
  )
}
