import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import type { ClientInput } from '../../api/client.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { Page } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { StateShape } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './settings.module.css'

/** The settings as stored. */
export type Settings = Output<'system.settings'>

type PartProps<Values extends object> = {
  readonly name: string
  readonly parts: ReactNode
  /** The fields of this part, from the stored settings. */
  readonly valuesOf: (settings: Settings) => Values
  /** What is sent; numbers that are no numbers go as they are, so that the contract names their fields. */
  readonly inputOf: (values: Values) => object
  readonly children: (form: RecordForm<Values>, mayChange: boolean) => ReactNode
}

const Part = <Values extends object>({ name, parts, saved, inputOf, children }: Omit<PartProps<Values>, 'valuesOf'> & { readonly saved: Values }) => {
  const { t } = useTranslation(['settings', 'common'])
  const may = useMay()
  const mayChange = may('administer')
  const form = useRecordForm(`settings-${name}`, saved)
  const { run, isRunning } = useCommand('system.saveSettings')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    const input = inputOf(form.values)
    const found = problemsOf('system.saveSettings', input)
    form.setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return focusFirstProblem()
    const reply = await run(input as ClientInput<'system.saveSettings'>)
    if (!reply.ok) return setProblem(describe('system.saveSettings', reply.failure))
    form.markSaved()
    toast.good(t('saved'))
  }
  return (
    <Page title={t('title')} headline={parts} main={mayChange ? { label: t('save'), run: () => void save(), busy: isRunning, disabled: !form.changed } : undefined}>
      {!mayChange && <Text c="dimmed">{t('readOnly')}</Text>}
      {problem !== undefined && <p className={classes.problem} role="alert"><StateShape tone="stop" /> {problem}</p>}
      {children(form, mayChange)}
    </Page>
  )
}

/** One part of the company's settings as a form that is saved by itself. */
export const SettingsForm = <Values extends object>({ valuesOf, ...rest }: PartProps<Values>) => {
  const { t } = useTranslation('settings')
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('system.settings', {})
  if (value === undefined) return <RecordState place={{ title: t('title') }} problem={failure === undefined ? undefined : describe('system.settings', failure)} onRetry={refetch} />
  return <Part {...rest} saved={valuesOf(value)} />
}
