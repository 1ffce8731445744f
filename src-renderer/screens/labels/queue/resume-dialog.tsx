import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useCommand } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../../ui/form/decimal-field.tsx'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { PrinterField } from '../../../ui/printing/printer-field.tsx'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useToast } from '../../../ui/use-toast.ts'
import { resumeRanges } from './label-ranges.ts'
import type { LabelRange } from './label-ranges.ts'
import classes from './queue.module.css'

type Sentence = 'prints' | 'taken' | 'twice' | 'missing' | 'skipped'
const sentences = ['prints', 'taken', 'twice', 'missing', 'skipped'] as const satisfies readonly Sentence[]
const tones = { prints: 'good', taken: 'idle', twice: 'attention', missing: 'attention', skipped: 'stop' } as const

/** Goes on with a job from a label, on its own printer or another: says for every label what happens to it before it does. */
export const ResumeDialog = ({ job, moves, onClose }: { readonly job: PrintJob; /** The printer is to be another one; a job at work is paused first. */ readonly moves: boolean; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  const client = useClient()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.resume')
  const [typed, setTyped] = useState<FieldNumber>(job.resumeFrom ?? job.handedOver + 1)
  const [printerId, setPrinterId] = useState<number | null>(null)
  const [problem, setProblem] = useState<string>()
  const from = typeof typed === 'number' && Number.isInteger(typed) && typed >= 1 && typed <= job.labels + 1 ? typed : null
  const wrong = t('resume.wrong', { labels: job.labels, end: job.labels + 1 })
  const ranges = from === null ? null : resumeRanges(job, from)
  const prints = ranges?.prints ?? null
  const says = (sentence: Sentence, { from: first, to }: LabelRange): string => t(`resume.${sentence}`, { count: to - first + 1, from: first, to })
  const resume = async (): Promise<void> => {
    if (from === null) return setProblem(wrong)
    setProblem(undefined)
    if (job.state === 'queued' || job.state === 'sending') {
      const paused = await client.call('printing.pause', { jobId: job.id })
      if (!paused.ok) return setProblem(describe('printing.pause', paused.failure))
    }
    const reply = await run({ jobId: job.id, fromLabel: from, printerId })
    if (!reply.ok) return setProblem(describe('printing.resume', reply.failure))
    toast.good(t('job.done.resume', { title: job.title }))
    onClose()
  }
  return (
    <Dialog title={t(moves ? 'resume.moveTitle' : 'resume.title', { title: job.title })} onClose={onClose} onMainAct={() => void resume()}>
      <Stack gap="md">
        <IntegerField data-autofocus label={t('resume.from')} description={t('resume.fromHint')} value={typed} error={from === null ? wrong : undefined} onChange={setTyped} />
        <PrinterField label={t('resume.printer')} value={printerId} onChange={setPrinterId} usual={job.printerId === null ? null : { id: job.printerId, name: job.printerName }} />
        {ranges !== null && (
          <ul className={classes.happens} aria-live="polite">
            {ranges.prints === null && <li data-tone="idle"><StateShape tone="idle" /> <span>{t('resume.nothing')}</span></li>}
            {sentences.map((sentence) => {
              const found = ranges[sentence]
              return found === null ? null : <li key={sentence} data-tone={tones[sentence]}><StateShape tone={tones[sentence]} /> <span>{says(sentence, found)}</span></li>
            })}
          </ul>
        )}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end">
          <Button aria-keyshortcuts="Control+Enter" rightSection={<Kbd translate="no" aria-hidden>Ctrl Enter</Kbd>} loading={isRunning} disabled={from === null} onClick={() => void resume()}>{from === null ? t('job.resume') : prints === null ? t('resume.finish') : t('resume.confirm', { count: prints.to - prints.from + 1 })}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
