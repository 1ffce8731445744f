import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { RawScan, VariableMeasurePattern } from '#shared/domain/barcode/types.ts'
import { useScanner } from '../../scanner/use-scanner.ts'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { Section } from '../../ui/page.tsx'
import { ReadingView } from '../../ui/reading-view.tsx'
import { useSounds } from '../../ui/use-sounds.ts'
import { useToday } from '../../ui/use-today.ts'
import classes from './settings.module.css'
import { SettingsForm } from './use-settings-form.tsx'

type CodeValues = { readonly inHousePrefixes: readonly string[]; readonly variableMeasurePatterns: readonly VariableMeasurePattern[] }
type Form = RecordForm<CodeValues>

const measures = ['weight', 'price', 'count'] as const

const replaced = <T,>(all: readonly T[], at: number, next: T): readonly T[] => all.map((one, index) => (index === at ? next : one))
const without = <T,>(all: readonly T[], at: number): readonly T[] => all.filter((_one, index) => index !== at)

const Prefixes = ({ form, mayChange }: { readonly form: Form; readonly mayChange: boolean }) => {
  const { t } = useTranslation('settings')
  const { inHousePrefixes: prefixes } = form.values
  const set = (inHousePrefixes: readonly string[]): void => form.set({ inHousePrefixes })
  return (
    <Section title={t('codes.prefixes')}>
      <p className={classes.hint}>{t('codes.prefixesHint')}</p>
      <div className={classes.list}>
        {prefixes.map((prefix, at) => (
          <div key={at} className={classes.row}>
            <TextInput className={classes.code} aria-label={t('codes.prefix')} disabled={!mayChange} maxLength={20} value={prefix} error={form.errors[`inHousePrefixes.${at}`]} onChange={(event) => set(replaced(prefixes, at, event.currentTarget.value))} />
            {mayChange && <ActionIcon aria-label={t('codes.removePrefix', { prefix })} onClick={() => set(without(prefixes, at))}><IconX size={16} /></ActionIcon>}
          </div>
        ))}
        {mayChange && <div><Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => set([...prefixes, ''])}>{t('codes.addPrefix')}</Button></div>}
      </div>
    </Section>
  )
}

const Patterns = ({ form, mayChange }: { readonly form: Form; readonly mayChange: boolean }) => {
  const { t } = useTranslation('settings')
  const { variableMeasurePatterns: patterns } = form.values
  const set = (variableMeasurePatterns: readonly VariableMeasurePattern[]): void => form.set({ variableMeasurePatterns })
  const change = (at: number, changes: Partial<VariableMeasurePattern>): void => set(patterns.map((pattern, index) => (index === at ? { ...pattern, ...changes } : pattern)))
  return (
    <Section title={t('codes.patterns')}>
      <p className={classes.hint}>{t('codes.patternsHint')}</p>
      <div className={classes.list}>
        {patterns.map(({ pattern, measure, decimals }, at) => (
          <div key={at} className={classes.row}>
            <TextInput className={`${classes.code} ${classes.grow}`} label={t('codes.pattern')} placeholder="21IIIIIVVVVVC" disabled={!mayChange} maxLength={20} value={pattern} error={form.errors[`variableMeasurePatterns.${at}.pattern`]} onChange={(event) => change(at, { pattern: event.currentTarget.value.toUpperCase() })} />
            <Select label={t('codes.measure')} w={128} disabled={!mayChange} value={measure} data={measures.map((one) => ({ value: one, label: t(`codes.${one}`) }))} onChange={(value) => change(at, { measure: measures.find((one) => one === value) ?? 'weight' })} />
            <Select label={t('codes.decimals')} w={96} disabled={!mayChange} value={String(decimals)} data={['0', '1', '2', '3', '4', '5', '6']} onChange={(value) => change(at, { decimals: Number(value ?? 0) })} />
            {mayChange && <ActionIcon mt={26} aria-label={t('codes.removePattern', { pattern })} onClick={() => set(without(patterns, at))}><IconX size={16} /></ActionIcon>}
          </div>
        ))}
        {mayChange && <div><Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => set([...patterns, { pattern: '', measure: 'weight', decimals: 3 }])}>{t('codes.addPattern')}</Button></div>}
      </div>
    </Section>
  )
}

/** Reads a typed or scanned code with the patterns and prefixes as they stand in the form. */
const TryCode = ({ values }: { readonly values: CodeValues }) => {
  const { t } = useTranslation('settings')
  const todayIso = useToday()
  const sounds = useSounds()
  const [scan, setScan] = useState<RawScan | null>(null)
  useScanner(({ raw, aim }) => {
    sounds.play('good')
    setScan({ raw, ...(aim === undefined ? {} : { aim }) })
  })
  const reading = scan === null || scan.raw === '' ? null : parseBarcode(scan, { todayIso, variableMeasurePatterns: values.variableMeasurePatterns, inHousePrefixes: values.inHousePrefixes.filter((prefix) => prefix !== '') })
  return (
    <Section title={t('codes.test')}>
      <p className={classes.hint}>{t('codes.testHint')}</p>
      <TextInput className={classes.code} aria-label={t('codes.testLabel')} maw={420} mb="md" value={scan?.raw ?? ''} onChange={(event) => setScan({ raw: event.currentTarget.value })} />
      {reading === null ? <Text c="dimmed">{t('codes.nothing')}</Text> : <ReadingView reading={reading} />}
    </Section>
  )
}

/** Codes of the company's own making, with a field to try one before saving. */
export const CodesTab = ({ parts }: { readonly parts: ReactNode }) => (
  <SettingsForm<CodeValues> name="codes" parts={parts} valuesOf={({ inHousePrefixes, variableMeasurePatterns }) => ({ inHousePrefixes, variableMeasurePatterns })} inputOf={(values) => values}>
    {(form, mayChange) => <><Prefixes form={form} mayChange={mayChange} /><Patterns form={form} mayChange={mayChange} /><TryCode values={form.values} /></>}
  </SettingsForm>
)
