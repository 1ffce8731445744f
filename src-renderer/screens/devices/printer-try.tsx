import { Button, Group, Select } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#shared/api/index.ts'
import type { JobState } from '#shared/domain/labels/print-job.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import type { Tone } from '../../ui/state-badge.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './devices.module.css'

type Subject = Input<'printing.print'>['subject']

/** The shipped template of the smallest label that says what it is. */
const testTemplate = 'command'
/** No code that means anything: a test label that stays somewhere must not do something when it is scanned. */
const testCode = 'TEST-LABEL'
const tones: Readonly<Record<JobState, Tone>> = { queued: 'busy', sending: 'busy', paused: 'attention', sent: 'good', confirmed: 'good', unknown: 'attention', failed: 'stop', cancelled: 'idle' }

const JobLine = ({ jobId }: { readonly jobId: number }) => {
  const { t } = useTranslation('devices')
  const { value } = useQuery('printing.view', { jobId })
  if (value === undefined) return null
  const { state, troubles } = value.job
  return <Group gap="xs" role="status"><span>{t('print.sent')}</span><StateBadge tone={tones[state]}>{t(`print.state.${state}`)}</StateBadge>{troubles.map((trouble) => <span key={trouble}>{t(`trouble.${trouble}`)}. {t(`advice.${trouble}`)}</span>)}</Group>
}

/** Prints one label for a try and says what became of it. */
export const PrinterTry = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const may = useMay()
  const describe = useDescribeFailure()
  const toast = useToast()
  const { run, isRunning } = useCommand('printing.print')
  const { value: templates } = useQuery('labels.templates', {})
  const [key, setKey] = useState(testTemplate)
  const [jobId, setJobId] = useState<number | null>(null)
  const rows = templates?.rows ?? []
  const template = rows.find((one) => one.key === key)
  const print = async (): Promise<void> => {
    const fields = { ...sampleValues(template?.kind ?? 'command'), ...(key === testTemplate ? { commandCode: testCode, commandName: t('print.name'), commandHint: device.setup.name } : {}) }
    const reply = await run({ templateKey: key, subject: { kind: 'free', fields } as Subject, copies: 1, printerId: device.id, cause: 'test' })
    if (!reply.ok) return toast.stop(describe('printing.print', reply.failure))
    setJobId(reply.value.id)
  }
  if (!may('printLabels')) return null
  return (
    <div className={classes.stack}>
      <Group gap="xs" align="flex-end">
        <Select label={t('print.template')} description={t('print.text')} value={key} allowDeselect={false} data={rows.map((row) => ({ value: row.key, label: row.name }))} onChange={(next) => setKey(next ?? testTemplate)} style={{ flex: '1 1 200px', maxWidth: 360 }} />
        <Button variant="default" loading={isRunning} leftSection={<IconPrinter size={16} />} onClick={() => void print()}>{t('print.print')}</Button>
      </Group>
      {jobId !== null && <JobLine key={jobId} jobId={jobId} />}
    </div>
  )
}
