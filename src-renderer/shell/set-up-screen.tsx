import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useCommand } from '../api/hooks.ts'
import { ChoiceField } from '../ui/form/choice-field.tsx'
import { createFormat } from '../ui/format.ts'
import { useScreenKeys } from '../ui/keys.ts'
import { usePlace } from '../ui/page-store.ts'
import { useDescribeFailure } from '../ui/use-describe-failure.ts'
import { useToday } from '../ui/use-today.ts'
import { useCurrencyOptions, useLocaleOptions } from '../ui/locale-options.ts'
import classes from './set-up-screen.module.css'
import type { SignedIn } from './sign-in-screen.tsx'

type Answers = { readonly companyName: string; readonly currency: string; readonly locale: string; readonly name: string; readonly pin: string; readonly pinAgain: string }
type Problems = Partial<Record<keyof Answers, string>>

const guessedLocale = (known: readonly { readonly value: string }[]): string => {
  const wanted = navigator.language
  return known.find((one) => one.value === wanted)?.value ?? known.find((one) => one.value.startsWith(wanted.split('-')[0] ?? ''))?.value ?? 'en-GB'
}

const useProblems = () => {
  const { t } = useTranslation(['shell', 'common'])
  return (answers: Answers): Problems => {
    const required = t('common:form.required')
    return {
      ...(answers.companyName.trim() === '' ? { companyName: required } : {}),
      ...(answers.name.trim() === '' ? { name: required } : {}),
      ...(/^\d{4,12}$/.test(answers.pin) ? {} : { pin: t('setUp.pinWrong') }),
      ...(answers.pin === answers.pinAgain ? {} : { pinAgain: t('setUp.pinDiffers') })
    }
  }
}

/** First start: the company, how it writes numbers and dates, and the one administrator. */
export const SetUpScreen = ({ onSignedIn }: { readonly onSignedIn: (signedIn: SignedIn) => void }) => {
  const { t } = useTranslation('shell')
  const client = useClient()
  const { run: setUp, isRunning: busy } = useCommand('session.setUp')
  const describe = useDescribeFailure()
  const currencies = useCurrencyOptions()
  const locales = useLocaleOptions()
  const todayIso = useToday()
  const [answers, setAnswers] = useState<Answers>({ companyName: '', currency: 'EUR', locale: guessedLocale(locales), name: '', pin: '', pinAgain: '' })
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<string>()
  const problemsOf = useProblems()
  usePlace({ title: t('setUp.title') })
  const set = (field: keyof Answers) => (value: string | null) => {
    setAnswers((before) => ({ ...before, [field]: value ?? '' }))
    setProblems((before) => ({ ...before, [field]: undefined }))
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    const found = problemsOf(answers)
    setProblems(found)
    const first = Object.keys(found)[0]
    if (first !== undefined) return document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    const { pinAgain: _pinAgain, ...input } = answers
    const reply = await setUp({ ...input, device: client.device() })
    if (reply.ok) onSignedIn(reply.value)
    else setFailure(describe('session.setUp', reply.failure))
  }
  useScreenKeys([{ combination: 'Ctrl+Enter', label: t('setUp.start'), run: () => void submit() }])
  const text = (field: 'companyName' | 'name' | 'pin' | 'pinAgain') => ({ name: field, value: answers[field], error: problems[field], size: 'md', onChange: (event: { readonly currentTarget: { readonly value: string } }) => set(field)(event.currentTarget.value) })
  const format = createFormat(answers.locale, answers.currency)
  const pinProps = { inputMode: 'numeric', autoComplete: 'off', maxLength: 12, styles: { input: { WebkitTextSecurity: 'disc' } } } as const
  return (
    <main className={classes.root} id="main" tabIndex={-1}>
      <form className={classes.card} noValidate onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}>
        <p className={classes.welcome}>{t('setUp.welcome')}</p>
        <h1 className={classes.title}>{t('setUp.title')}</h1>
        <Text c="dimmed" mb="lg">{t('setUp.text')}</Text>
        <Stack gap="md">
          <TextInput label={t('setUp.company')} description={t('setUp.companyHint')} required autoFocus maxLength={200} {...text('companyName')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <ChoiceField label={t('setUp.currency')} description={'\u00a0'} size="md" data={currencies} value={answers.currency} onChange={set('currency')} />
            <ChoiceField label={t('setUp.locale')} description={t('setUp.localeHint', { date: format.date(todayIso), number: format.quantity(1_234_500) })} size="md" data={locales} value={answers.locale} onChange={set('locale')} />
          </SimpleGrid>
          <TextInput label={t('setUp.name')} description={t('setUp.nameHint')} required maxLength={200} {...text('name')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('setUp.pin')} description={t('setUp.pinHint')} required {...text('pin')} {...pinProps} />
            <TextInput label={t('setUp.pinAgain')} description={'\u00a0'} required {...text('pinAgain')} {...pinProps} />
          </SimpleGrid>
          {failure !== undefined && <Text c="var(--dk-stop)" role="alert">{failure}</Text>}
          <Button type="submit" size="lg" loading={busy}>{t('setUp.start')}</Button>
        </Stack>
      </form>
    </main>
  )
}
