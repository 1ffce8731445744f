import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { InstantText } from '../../../ui/date-text.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Values } from '../../../ui/page.tsx'
import { printerWaits, useWaitsFor } from '../../../ui/printing/job-state.tsx'
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
  const isStopped = printerWaits(job)
  const isLate = job.state === 'queued' && what !== t('queue.turn')
  const meaning = job.waitsForScanBack ? t('jobMeans.scanBack') : isStopped && job.state === 'sending' ? t('jobMeans.stopped') : t(`jobMeans.${job.state}`)
  const text = isStopped || isLate ? `${t('job.waitsFor', { what })} ${meaning}` : meaning
  const tone = isStopped || isLate ? 'attention' : job.state === 'queued' ? null : tones[job.state]
  return tone === null ? <p className={classes.means}>{text}</p> : <Notice tone={tone}>{text}</Notice>
}

/** Where a job came from and what it prints. */
export const JobDetails = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('labels')
  return (
    <Values values={[
      { label: t('job.template'), value: <Link href={hrefs.template(job.templateKey)}>{job.templateVersion === 0 ? t('job.templateShipped', { name: t(`kind.${job.kind}`) }) : t('job.templateVersion', { name: t(`kind.${job.kind}`), version: job.templateVersion })}</Link> },
      { label: t('job.cause'), value: t(`cause.${job.cause}`) }, { label: t('job.by'), value: <span translate="no">{job.createdBy}</span> }, { label: t('job.station'), value: <span translate="no">{job.station}</span> }, { label: t('queue.made'), value: <InstantText at={job.createdAt} /> },
      ...(job.endedAt === null ? [] : [{ label: t('job.ended'), value: <InstantText at={job.endedAt} /> }]), ...(job.reason === '' ? [] : [{ label: t('job.reason'), value: <span translate="no">{job.reason}</span> }]),
      ...(job.copyOf === null ? [] : [{ label: t('job.copyOf'), value: <Link href={hrefs.printJob(job.copyOf)}>{t('job.openOriginal')}</Link> }]), ...(job.receiptId === null ? [] : [{ label: t('job.receipt'), value: <Link href={hrefs.receipt(job.receiptId)}>{t('job.showReceipt')}</Link> }])
    ]} />
  )
}

/** What an event says besides its name: the label it went on from, what the printer needed, or the words a person wrote. */
function useEventDetail(): (event: JobEvent) => ReactNode {
  const { t } = useTranslation('labels')
  return ({ what, fromLabel, toLabel, troubles, detail }) => {
    if (what === 'resumed' && fromLabel !== null) return t('job.fromLabel', { label: fromLabel })
    if (what === 'interrupted' && fromLabel !== null && toLabel !== null) return t('job.mayMiss', { from: fromLabel, to: toLabel })
    // The printer's own answer stands beside its troubles; it is read in the log of the device, by those who can.
    return troubles.length > 0 ? troubles.map((one) => t(`trouble.${one}`)).join(', ') : <span translate="no">{detail}</span>
  }
}

/** Everything that happened to a job, newest last. */
export const JobHistory = ({ events }: { readonly events: readonly JobEvent[] }) => {
  const { t } = useTranslation('labels')
  const detailOf = useEventDetail()
  if (events.length === 0) return <Text c="dimmed" p="md">{t('job.noHistory')}</Text>
  return (
    <ol className={classes.history}>
      {events.map((event, index) => <li key={index}><InstantText at={event.at} /> <strong>{isKnown(event.what) ? t(`job.event.${event.what}`) : <span translate="no">{event.what}</span>}</strong> <span>{detailOf(event)}</span> <span className={classes.soft} translate="no">{event.by}</span></li>)}
    </ol>
  )
}
