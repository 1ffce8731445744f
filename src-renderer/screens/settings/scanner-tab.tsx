import { ActionIcon, Button, Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WedgeSettings } from '../../scanner/wedge-settings.ts'
import { defaultWedgeSettings } from '../../scanner/wedge-settings.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../ui/form/decimal-field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { useToast } from '../../ui/use-toast.ts'
import { readWedgeSettings, saveWedgeSettings } from '../../ui/wedge-store.ts'
import { ScannerTest } from './scanner-test.tsx'
import classes from './settings.module.css'

type Numbers = 'maxGapMs' | 'prefixMaxGapMs' | 'minLength' | 'endTimeoutMs'
type Draft = Omit<WedgeSettings, Numbers> & Readonly<Record<Numbers, FieldNumber>>

const functionKeys = ['F9', 'F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F17', 'F18', 'F19', 'F20', 'F21', 'F22', 'F23', 'F24']
const limits: Readonly<Record<Numbers, readonly [number, number]>> = { maxGapMs: [0, 500], prefixMaxGapMs: [20, 2000], minLength: [2, 50], endTimeoutMs: [0, 2000] }
const numbers: readonly Numbers[] = ['maxGapMs', 'prefixMaxGapMs', 'minLength', 'endTimeoutMs']

const isNumber = (value: FieldNumber, [least, most]: readonly [number, number]): value is number => typeof value === 'number' && value >= least && value <= most

/** The settings that can be used, or the fields that keep them from it. */
const checked = (draft: Draft): { readonly settings: WedgeSettings } | { readonly wrong: readonly Numbers[] } => {
  const wrong = numbers.filter((name) => !isNumber(draft[name], limits[name]))
  return wrong.length > 0 ? { wrong } : { settings: { ...draft, gsSubstitutes: draft.gsSubstitutes.filter((text) => text !== ''), endTimeoutMs: Math.max(Number(draft.endTimeoutMs), Number(draft.maxGapMs)) } as WedgeSettings }
}

const Ends = ({ draft, set }: { readonly draft: Draft; readonly set: (changes: Partial<Draft>) => void }) => {
  const { t } = useTranslation('settings')
  const isOtherPrefix = draft.prefix !== '' && draft.prefix !== ']' && !functionKeys.includes(draft.prefix)
  const isOtherSuffix = !['Enter', 'Tab', 'none'].includes(draft.suffix)
  const [writesPrefix, setWritesPrefix] = useState(isOtherPrefix)
  const [writesSuffix, setWritesSuffix] = useState(isOtherSuffix)
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <div>
        <Select label={t('scanner.prefix')} description={t('scanner.prefixHint')} value={writesPrefix ? 'other' : draft.prefix} data={[{ value: '', label: t('scanner.prefixNone') }, { value: ']', label: t('scanner.prefixAim') }, ...functionKeys.map((key) => ({ value: key, label: key })), { value: 'other', label: t('scanner.prefixOther') }]}
          onChange={(value) => { setWritesPrefix(value === 'other'); set({ prefix: value === 'other' ? '' : (value ?? '') }) }} />
        {writesPrefix && <TextInput mt="xs" className={classes.code} label={t('scanner.prefixText')} maxLength={8} value={draft.prefix} onChange={(event) => set({ prefix: event.currentTarget.value })} />}
      </div>
      <div>
        <Select label={t('scanner.suffix')} description={'\u00a0'} value={writesSuffix ? 'other' : draft.suffix} data={[{ value: 'Enter', label: t('scanner.suffixEnter') }, { value: 'Tab', label: t('scanner.suffixTab') }, { value: 'none', label: t('scanner.suffixNone') }, { value: 'other', label: t('scanner.suffixOther') }]}
          onChange={(value) => { setWritesSuffix(value === 'other'); set({ suffix: value === 'other' ? '##' : (value ?? 'Enter') }) }} />
        {writesSuffix && <TextInput mt="xs" className={classes.code} label={t('scanner.suffixText')} maxLength={8} value={draft.suffix} onChange={(event) => set({ suffix: event.currentTarget.value })} />}
      </div>
    </SimpleGrid>
  )
}

const Substitutes = ({ draft, set }: { readonly draft: Draft; readonly set: (changes: Partial<Draft>) => void }) => {
  const { t } = useTranslation('settings')
  const { gsSubstitutes } = draft
  return (
    <div className={classes.list}>
      <strong>{t('scanner.gs')}</strong>
      <p className={classes.hint}>{t('scanner.gsHint')}</p>
      {gsSubstitutes.map((text, at) => (
        <div key={at} className={classes.row}>
          <TextInput className={classes.code} aria-label={t('scanner.gs')} maxLength={8} value={text} onChange={(event) => set({ gsSubstitutes: gsSubstitutes.map((one, index) => (index === at ? event.currentTarget.value : one)) })} />
          <ActionIcon aria-label={t('scanner.removeGs', { text })} onClick={() => set({ gsSubstitutes: gsSubstitutes.filter((_one, index) => index !== at) })}><IconX size={16} /></ActionIcon>
        </div>
      ))}
      <div><Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => set({ gsSubstitutes: [...gsSubstitutes, ''] })}>{t('scanner.addGs')}</Button></div>
    </div>
  )
}

/** How the keyboard scanner of this station sends, with a field to try it. */
export const ScannerTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation(['settings', 'common'])
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(readWedgeSettings)
  const [wrong, setWrong] = useState<readonly Numbers[]>([])
  const set = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }))
  const save = (next: Draft): void => {
    const result = checked(next)
    if ('wrong' in result) return setWrong(result.wrong)
    setWrong([])
    setDraft(result.settings)
    saveWedgeSettings(result.settings)
    toast.good(t('scanner.saved'))
  }
  const number = (name: Numbers, label: string, unit: string) => <IntegerField label={label} rightSection={unit} rightSectionWidth={40} value={draft[name]} onChange={(value) => set({ [name]: value })} error={wrong.includes(name) ? t('common:form.tooBig', { maximum: limits[name][1] }) : undefined} />
  return (
    <Page title={t('title')} headline={parts} main={{ label: t('scanner.save'), run: () => save(draft) }} actions={<Button variant="default" onClick={() => save(defaultWedgeSettings)}>{t('scanner.defaults')}</Button>}>
      <ScannerTest />
      <Section title={t('scanner.title')}>
        <p className={classes.hint}>{t('scanner.text')}</p>
        <Ends draft={draft} set={set} />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mt="md">
          {number('maxGapMs', t('scanner.gap'), t('scanner.milliseconds'))}
          {number('prefixMaxGapMs', t('scanner.prefixGap'), t('scanner.milliseconds'))}
          {number('endTimeoutMs', t('scanner.timeout'), t('scanner.milliseconds'))}
          {number('minLength', t('scanner.minimum'), '')}
        </SimpleGrid>
        <p className={classes.hint}>{t('scanner.gapHint')}</p>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
          <Select label={t('scanner.layout')} value={draft.layout} data={[{ value: 'as-typed', label: t('scanner.layoutAsTyped') }, { value: 'us-scanner', label: t('scanner.layoutUs') }]} onChange={(value) => set({ layout: value === 'us-scanner' ? 'us-scanner' : 'as-typed' })} />
        </SimpleGrid>
        <Switch mb="md" label={t('scanner.caps')} checked={draft.correctCapsLock} onChange={(event) => set({ correctCapsLock: event.currentTarget.checked })} />
        <Substitutes draft={draft} set={set} />
      </Section>
    </Page>
  )
}
