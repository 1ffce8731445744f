import { Select, SimpleGrid, Switch, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../ui/form/decimal-field.tsx'
import { focusFirstProblem, useInputProblems } from '../../ui/form/input-problems.ts'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { useRecordForm } from '../../ui/form/use-record-form.ts'
import { RuleFields } from '../../ui/labels/rule-fields.tsx'
import type { WrittenRule } from '../../ui/labels/rule-fields.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { StateShape } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'
import { nextCodeOf } from './next-code.ts'
import type { WrittenScheme } from './next-code.ts'
import classes from './settings.module.css'

type Stored = Output<'labels.settings'>
type LabelValues = { readonly scheme: WrittenScheme; readonly companyPrefix: string; readonly defaultRule: WrittenRule; readonly printAtCount: boolean; readonly printAtFinish: boolean; readonly scanBackFirst: boolean; readonly codesPerLot: boolean }
type PartProps = { readonly form: RecordForm<LabelValues>; readonly disabled: boolean }

const schemes = ['own', 'restricted', 'company'] as const
const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]

const valuesOf = ({ codes, companyPrefix, defaultRule, printAtCount, printAtFinish, scanBackFirst, codesPerLot }: Stored): LabelValues => ({
  scheme: {
    kind: codes.kind, own: codes.kind === 'own' ? codes.prefix : '', digits: codes.kind === 'own' ? codes.digits : 6, restricted: codes.kind === 'restricted' ? codes.prefix : '20', company: codes.kind === 'company' ? codes.prefix : (companyPrefix ?? '')
  },
  companyPrefix: companyPrefix ?? '', defaultRule, printAtCount, printAtFinish, scanBackFirst, codesPerLot
})

/** What is sent; what cannot be read goes as it is, so that the contract names its field. */
const inputOf = ({ scheme, companyPrefix, defaultRule, ...flags }: LabelValues): object => ({
  codes: scheme.kind === 'own' ? { kind: 'own', prefix: scheme.own, digits: scheme.digits } : { kind: scheme.kind, prefix: scheme[scheme.kind] },
  companyPrefix: companyPrefix.trim() === '' ? null : companyPrefix.trim(), defaultRule: { ...defaultRule, every: defaultRule.per === 'every' ? defaultRule.every : null }, ...flags
})

const Codes = ({ form: { values: { scheme, companyPrefix, codesPerLot }, set, errors }, disabled, stored }: PartProps & { readonly stored: Stored }) => {
  const { t } = useTranslation('labels')
  const change = (changes: Partial<WrittenScheme>): void => set((before) => ({ scheme: { ...before.scheme, ...changes } }))
  const isStored = JSON.stringify(scheme) === JSON.stringify(valuesOf(stored).scheme)
  const next = nextCodeOf(scheme, isStored ? stored.codesTaken + 1 : 1)
  const prefix = { disabled, error: errors['codes.prefix'], inputWrapperOrder: below }
  return (
    <Section title={t('settings.codes')}>
      <p className={classes.hint}>{t('settings.codesHint')}</p>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select label={t('settings.scheme')} disabled={disabled} data={schemes.map((kind) => ({ value: kind, label: t(`settings.schemeOf.${kind}`) }))} value={scheme.kind} onChange={(kind) => change({ kind: schemes.find((one) => one === kind) ?? 'own' })} />
        {scheme.kind === 'own' && <TextInput label={t('settings.ownPrefix')} description={t('settings.ownPrefixHint')} maxLength={10} value={scheme.own} {...prefix} onChange={(event) => change({ own: event.currentTarget.value.toUpperCase() })} />}
        {scheme.kind === 'own' && <IntegerField label={t('settings.digits')} description={t('settings.digitsHint')} inputWrapperOrder={below} disabled={disabled} value={scheme.digits} error={errors['codes.digits']} onChange={(digits: FieldNumber) => change({ digits })} />}
        {scheme.kind === 'restricted' && <TextInput label={t('settings.restrictedPrefix')} description={t('settings.restrictedPrefixHint')} inputMode="numeric" maxLength={5} value={scheme.restricted} {...prefix} onChange={(event) => change({ restricted: event.currentTarget.value })} />}
        {scheme.kind === 'company' && <TextInput label={t('settings.companyPrefix')} description={t('settings.companyPrefixHint')} inputMode="numeric" maxLength={11} value={scheme.company} {...prefix} onChange={(event) => change({ company: event.currentTarget.value })} />}
      </SimpleGrid>
      <p className={classes.next} role="status">
        {next === null ? <Text c="dimmed">{t('settings.wrong')}</Text> : <>{t('settings.next')} <strong translate="no">{next}</strong></>}
        {isStored && <Text span c="dimmed">{[t('settings.taken', { count: stored.codesTaken }), ...(stored.codesLeft === null ? [] : [t('settings.left', { left: stored.codesLeft })])].join(', ')}</Text>}
      </p>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={t('settings.ssccPrefix')} description={t('settings.ssccPrefixHint')} inputWrapperOrder={below} inputMode="numeric" maxLength={11} disabled={disabled} value={companyPrefix} error={errors.companyPrefix} onChange={(event) => set({ companyPrefix: event.currentTarget.value })} />
      </SimpleGrid>
      <Switch mt="md" label={t('settings.perLot')} description={t('settings.perLotHint')} disabled={disabled} checked={codesPerLot} onChange={(event) => set({ codesPerLot: event.currentTarget.checked })} />
    </Section>
  )
}

const When = ({ form: { values, set }, disabled }: PartProps) => {
  const { t } = useTranslation('labels')
  return (
    <Section title={t('settings.when')}>
      <div className={classes.list}>
        <Switch label={t('settings.atCount')} description={t('settings.atCountHint')} disabled={disabled} checked={values.printAtCount} onChange={(event) => set({ printAtCount: event.currentTarget.checked })} />
        <Switch label={t('settings.atFinish')} description={t('settings.atFinishHint')} disabled={disabled} checked={values.printAtFinish} onChange={(event) => set({ printAtFinish: event.currentTarget.checked })} />
        <Switch label={t('settings.scanBack')} description={t('settings.scanBackHint')} disabled={disabled} checked={values.scanBackFirst} onChange={(event) => set({ scanBackFirst: event.currentTarget.checked })} />
      </div>
    </Section>
  )
}

const Form = ({ stored, parts, onSaved }: { readonly stored: Stored; readonly parts: ReactNode; readonly onSaved: () => void }) => {
  const { t } = useTranslation(['labels', 'settings'])
  const may = useMay()
  const disabled = !may('keepLabels')
  const form = useRecordForm<LabelValues>('settings-labels', valuesOf(stored))
  const { run, isRunning } = useCommand('labels.saveSettings')
  const problemsOf = useInputProblems()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    const input = inputOf(form.values)
    const found = problemsOf('labels.saveSettings', input)
    form.setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) {
      if (Object.keys(found).some((path) => path.startsWith('defaultRule'))) setProblem(Object.values(found)[0])
      return focusFirstProblem()
    }
    const reply = await run(input as Omit<Input<'labels.saveSettings'>, 'requestId'>)
    if (!reply.ok) return setProblem(describe('labels.saveSettings', reply.failure))
    form.markSaved()
    onSaved()
    toast.good(t('settings.saved'))
  }
  return (
    <Page title={t('settings:title')} headline={parts} main={disabled ? undefined : { label: t('settings.save'), run: () => void save(), busy: isRunning, disabled: !form.changed }}>
      {disabled && <Text c="dimmed">{t('settings.readOnly')}</Text>}
      {problem !== undefined && <p className={classes.problem} role="alert"><StateShape tone="stop" /> {problem}</p>}
      <Codes form={form} disabled={disabled} stored={stored} />
      <Section title={t('settings.usual')}>
        <p className={classes.hint}>{t('settings.usualHint')}</p>
        <RuleFields rule={form.values.defaultRule} disabled={disabled} onChange={(defaultRule) => form.set({ defaultRule })} />
      </Section>
      <When form={form} disabled={disabled} />
    </Page>
  )
}

/** Where codes of the company's own come from, how many labels goods get, and when labels print by themselves. */
export const LabelsTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation('settings')
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('labels.settings', {})
  if (value === undefined) return <RecordState place={{ title: t('title') }} problem={failure === undefined ? undefined : describe('labels.settings', failure)} onRetry={refetch} />
  return <Form stored={value} parts={parts} onSaved={refetch} />
}
