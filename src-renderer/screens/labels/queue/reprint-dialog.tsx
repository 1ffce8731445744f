import { Button, Group, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCommand } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../../ui/form/decimal-field.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { PrinterField } from '../../../ui/printing/printer-field.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useToast } from '../../../ui/use-toast.ts'

const longestReason = 500
const suggestions = ['smudged', 'torn', 'missing'] as const

/** Prints labels of a job again, all or a part, with the reason that stays on the record. */
export const ReprintDialog = ({ job, onClose }: { readonly job: PrintJob; readonly onClose: () => void }) => {
  const { t } = useTranslation(['labels', 'common'])
  const [, navigate] = useLocation()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.reprint')
  const [from, setFrom] = useState<FieldNumber>(1)
  const [to, setTo] = useState<FieldNumber>(job.labels)
  const [printerId, setPrinterId] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const isRange = typeof from === 'number' && typeof to === 'number' && from >= 1 && from <= to && to <= job.labels
  const print = async (): Promise<void> => {
    if (!isRange) return setProblem(t('reprint.wrong', { labels: job.labels }))
    if (reason.trim() === '') return setProblem(t('common:dialog.reasonNeeded'))
    setProblem(undefined)
    const reply = await run({ jobId: job.id, fromLabel: from, toLabel: to, reason: reason.trim(), printerId })
    if (!reply.ok) return setProblem(describe('printing.reprint', reply.failure))
    toast.good(t('job.done.reprint', { title: job.title }))
    onClose()
    navigate(hrefs.printJob(reply.value.id))
  }
  return (
    <Dialog title={t('reprint.title', { title: job.title })} onClose={onClose} onMainAct={() => void print()}>
      <Stack gap="md">
        <Text>{t('reprint.text')} {t('reprint.copies')}</Text>
        <SimpleGrid cols={2}>
          <IntegerField label={t('reprint.from')} value={from} onChange={setFrom} /><IntegerField label={t('reprint.to')} value={to} onChange={setTo} />
        </SimpleGrid>
        <PrinterField label={t('reprint.printer')} value={printerId} onChange={setPrinterId} usual={job.printerId === null ? null : { id: job.printerId, name: job.printerName }} />
        <Textarea data-autofocus label={t('common:dialog.reason')} required maxLength={longestReason} value={reason} error={problem} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group gap="xs">{suggestions.map((suggestion) => <Button key={suggestion} size="xs" variant="default" onClick={() => setReason(t(`reprint.${suggestion}`))}>{t(`reprint.${suggestion}`)}</Button>)}</Group>
        <Group justify="flex-end"><Button loading={isRunning} onClick={() => void print()}>{t('reprint.confirm', { count: isRange ? to - from + 1 : 0 })}</Button></Group>
      </Stack>
    </Dialog>
  )
}
