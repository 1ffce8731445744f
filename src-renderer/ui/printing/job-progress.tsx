import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../progress-bar.tsx'
import type { PrintJob } from './job-state.tsx'
import classes from './printing.module.css'

/** How many labels of a job were handed over and how many the printer confirmed; `brief` leaves the second line out. */
export const JobProgress = ({ job, brief = false }: { readonly job: PrintJob; readonly brief?: boolean }) => {
  const { t } = useTranslation('labels')
  const { labels, handedOver, confirmed, title } = job
  return (
    <span className={classes.progress}>
      <ProgressBar permille={labels === 0 ? 0 : Math.floor((handedOver * 1000) / labels)} name={t('queue.progressOf', { title })} showFigure={false} />
      <span className={classes.note}>{t('queue.handedOver', { done: handedOver, count: labels })}{!brief && <>, {confirmed === null ? t('queue.cannotSay') : t('queue.confirmed', { done: confirmed })}</>}</span>
    </span>
  )
}
