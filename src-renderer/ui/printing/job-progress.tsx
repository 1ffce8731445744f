import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../progress-bar.tsx'
import type { PrintJob } from './job-state.tsx'
import classes from './printing.module.css'

/** How far a job is: by what the printer confirmed where it can, else by what was handed over to it; the bar is only full when the paper is. `brief` says that one alone. */
export const JobProgress = ({ job, brief = false }: { readonly job: PrintJob; readonly brief?: boolean }) => {
  const { t } = useTranslation('labels')
  const { labels, handedOver, confirmed, title } = job
  return (
    <span className={classes.progress}>
      <ProgressBar permille={labels === 0 ? 0 : Math.floor(((confirmed ?? handedOver) * 1000) / labels)} name={t('queue.progressOf', { title })} showFigure={false} />
      <span className={classes.note}>{brief && confirmed !== null ? t('queue.confirmedOf', { done: confirmed, count: labels }) : t('queue.handedOver', { done: handedOver, count: labels })}{!brief && <>, {confirmed === null ? t('queue.cannotSay') : t('queue.confirmed', { done: confirmed })}</>}</span>
    </span>
  )
}
