import { Button, Group } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { printerLanguages, scaleProtocols } from '#shared/domain/devices/configuration.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { useCommand } from '../../api/hooks.ts'
import { useInputProblems } from '../../ui/form/input-problems.ts'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { Notice } from '../../ui/notice.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import type { DeviceValues } from './device-values.ts'
import { connectionOf } from './device-values.ts'
import classes from './devices.module.css'

type Answer = Output<'devices.identify'>

/** Asks what is at the other end; nothing is taken over before a person says so. */
export const IdentifyPanel = ({ form }: { readonly form: RecordForm<DeviceValues> }) => {
  const { t } = useTranslation('devices')
  const { run, isRunning } = useCommand('devices.identify')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<string>()
  const [isTaken, setTaken] = useState(false)
  const { values } = form
  const isPrinter = values.kind === 'label-printer' || values.kind === 'receipt-printer'
  const protocol = scaleProtocols.find((one) => values.kind === 'scale' && one === answer?.suggestion)
  const language = printerLanguages.find((one) => isPrinter && one === answer?.suggestion)
  const ask = async (): Promise<void> => {
    const input = { connection: connectionOf(values), kind: values.kind, language: isPrinter ? values.language : null }
    const problems = problemsOf('devices.identify', input)
    form.setErrors(Object.fromEntries(Object.entries(problems).map(([path, text]) => [`setup.${path}`, text])))
    setAnswer(null)
    setProblem(undefined)
    setTaken(false)
    if (Object.keys(problems).length > 0) return
    const reply = await run(input)
    if (reply.ok) setAnswer(reply.value)
    else setProblem(describe('devices.identify', reply.failure))
  }
  const use = (): void => {
    if (protocol !== undefined) form.set({ protocol })
    if (language !== undefined) form.set({ language, reportsStatus: true })
    setTaken(true)
  }
  const seems = protocol !== undefined ? t(`protocol.${protocol}`) : language !== undefined ? t(`language.${language}`) : null
  return (
    <div className={classes.stack} style={{ gap: 8 }}>
      <Group gap="xs"><Button variant="default" loading={isRunning} leftSection={<IconHelpCircle size={16} />} onClick={() => void ask()}>{t('form.ask')}</Button><span>{t('form.askText')}</span></Group>
      {problem !== undefined && <Notice tone="stop">{problem}</Notice>}
      {answer !== null && (
        <div className={classes.answer} role="status">
          {answer.answer === '' ? <p>{t('form.noAnswer')}</p> : <><p>{t('form.answered')}</p><p className={classes.raw} translate="no">{readableText(answer.answer)}</p></>}
          {seems !== null && <p><strong>{t('form.seems', { what: seems })}</strong></p>}
          {answer.answer !== '' && seems === null && <p>{t('form.noAnswer')}</p>}
          {seems !== null && (isTaken ? <p>{t('form.used')}</p> : <div><Button variant="default" onClick={use}>{t('form.use')}</Button></div>)}
        </div>
      )}
    </div>
  )
}
