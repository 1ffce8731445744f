import { Button } from '@mantine/core'
import { IconArrowsExchange, IconBarcode, IconCheck, IconPlayerPause, IconPlayerPlay, IconRepeat, IconSquareX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { jobActs } from '#shared/domain/labels/print-job.ts'
import { useCommand } from '../../../api/hooks.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useScreenKeys } from '../../../ui/keys.ts'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { ScanBackDialog } from '../../../ui/printing/scan-back-dialog.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useMay } from '../../../ui/use-session.ts'
import { useToast } from '../../../ui/use-toast.ts'
import classes from './queue.module.css'
import { ReprintDialog } from './reprint-dialog.tsx'
import { ResumeDialog } from './resume-dialog.tsx'

type Question = 'resume' | 'move' | 'cancel' | 'confirm' | 'reprint' | 'scanBack'
type Act = { readonly key: string; readonly label: string; readonly icon: ReactNode; readonly run: () => void; readonly possible: boolean }

const JobQuestions = ({ job, question, onClose }: { readonly job: PrintJob; readonly question: Question; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run: cancel } = useCommand('printing.cancel')
  const { run: confirm } = useCommand('printing.confirm')
  const integer = (value: number): ReactNode => <span translate="no">{value}</span>
  switch (question) {
    case 'resume': return <ResumeDialog job={job} moves={false} onClose={onClose} />
    case 'move': return <ResumeDialog job={job} moves onClose={onClose} />
    case 'reprint': return <ReprintDialog job={job} onClose={onClose} />
    case 'scanBack': return <ScanBackDialog job={job} onClose={onClose} />
    case 'cancel': return (
      <ConfirmDialog title={t('cancelJob.title', { title: job.title })} text={t('cancelJob.text')} dangerous confirmLabel={t('cancelJob.confirm')} onClose={onClose}
        facts={[{ label: t('cancelJob.labels'), value: integer(job.labels) }, { label: t('cancelJob.handedOver'), value: integer(job.handedOver) }, { label: t('cancelJob.left'), value: integer(job.labels - job.handedOver) }]}
        onConfirm={async () => {
          const reply = await cancel({ jobId: job.id })
          if (!reply.ok) return describe('printing.cancel', reply.failure)
          toast.good(t('job.done.cancel', { title: job.title }))
          onClose()
          return undefined
        }} />
    )
    case 'confirm': return (
      <ConfirmDialog title={t('confirmJob.title', { title: job.title })} text={t('confirmJob.text')} confirmLabel={t('confirmJob.confirm')} onClose={onClose}
        onConfirm={async () => {
          const reply = await confirm({ jobId: job.id })
          if (!reply.ok) return describe('printing.confirm', reply.failure)
          toast.good(t('job.done.confirm', { title: job.title }))
          onClose()
          return undefined
        }} />
    )
  }
}

/** What can be done with a job as it stands, each act with its key. */
export const JobActs = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run: pause, isRunning } = useCommand('printing.pause')
  const [question, setQuestion] = useState<Question | null>(null)
  const ask = (next: Question) => (): void => setQuestion(next)
  const is = (act: keyof typeof jobActs): boolean => jobActs[act].includes(job.state) && may('printLabels')
  const pauseNow = async (): Promise<void> => {
    const reply = await pause({ jobId: job.id })
    if (reply.ok) toast.good(t('job.done.pause', { title: job.title }))
    else toast.stop(describe('printing.pause', reply.failure))
  }
  const acts: readonly Act[] = [
    { key: 'b', label: t('job.scanBack'), icon: <IconBarcode size={16} />, run: ask('scanBack'), possible: is('scanBack') && job.waitsForScanBack },
    { key: 'g', label: t('job.resume'), icon: <IconPlayerPlay size={16} />, run: ask('resume'), possible: is('resume') },
    { key: 'p', label: t('job.pause'), icon: <IconPlayerPause size={16} />, run: () => void pauseNow(), possible: is('pause') },
    { key: 'a', label: t('job.confirm'), icon: <IconCheck size={16} />, run: ask('confirm'), possible: is('confirm') },
    { key: 'm', label: t('job.move'), icon: <IconArrowsExchange size={16} />, run: ask('move'), possible: is('resume') || is('pause') },
    { key: 'n', label: t('job.reprint'), icon: <IconRepeat size={16} />, run: ask('reprint'), possible: is('reprint') },
    { key: 'x', label: t('job.cancel'), icon: <IconSquareX size={16} />, run: ask('cancel'), possible: is('cancel') }
  ]
  const possible = acts.filter((act) => act.possible)
  useScreenKeys(possible.map(({ key, label, run }) => ({ combination: key, label, run, hint: true })))
  return (
    <div className={classes.acts} role="group" aria-label={t('job.acts')}>
      {possible.map(({ key, label, icon, run }) => <Button key={key} variant="default" leftSection={icon} aria-keyshortcuts={key} loading={key === 'p' && isRunning} onClick={run}>{label}</Button>)}
      {question !== null && <JobQuestions job={job} question={question} onClose={() => setQuestion(null)} />}
    </div>
  )
}
