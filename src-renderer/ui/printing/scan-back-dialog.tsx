import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/hooks.ts'
import type { Scan } from '../../scanner/scan-hub.ts'
import { Dialog } from '../dialog.tsx'
import { Notice } from '../notice.tsx'
import { useDescribeFailure } from '../use-describe-failure.ts'
import type { PrintJob } from './job-state.tsx'
import { useScanBack } from './use-scan-back.ts'

/** Takes the scan of a job's first label, from whatever screen; the rest prints once it reads right, or when a person says so without. */
export const ScanBackDialog = ({ job, onClose }: { readonly job: PrintJob; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  const scanBack = useScanBack()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.resume')
  const [problem, setProblem] = useState<string>()
  const onScan = async (scan: Scan): Promise<void> => {
    const { outcome, text } = await scanBack(job.id, scan)
    if (outcome === 'good') onClose()
    else setProblem(text)
  }
  const goOn = async (): Promise<void> => {
    const reply = await run({ jobId: job.id })
    if (reply.ok) onClose()
    else setProblem(describe('printing.resume', reply.failure))
  }
  return (
    <Dialog title={t('scanBack.title')} onClose={onClose} onScan={onScan}>
      <Stack gap="md">
        <Text>{t('scanBack.text', { title: job.title, count: job.labels - 1 })}</Text>
        {problem === undefined ? <Text c="dimmed" role="status">{t('scanBack.waiting')}</Text> : <Notice tone="stop">{problem}</Notice>}
        <Group justify="flex-end"><Button variant="default" loading={isRunning} onClick={() => void goOn()}>{t('scanBack.without')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
