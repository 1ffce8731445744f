import { SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/form/choice-field.tsx'
import { createFormat } from '../../ui/format.ts'
import { useCurrencyOptions, useLocaleOptions } from '../../ui/locale-options.ts'
import { Section } from '../../ui/page.tsx'
import { useToday } from '../../ui/use-today.ts'
import { SettingsForm } from './use-settings-form.tsx'

/** The company's name, its currency, and how it writes dates and numbers. */
export const CompanyTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation('settings')
  const currencies = useCurrencyOptions()
  const locales = useLocaleOptions()
  const todayIso = useToday()
  return (
    <SettingsForm name="company" parts={parts} valuesOf={({ companyName, currency, locale }) => ({ companyName, currency, locale })} inputOf={(values) => values}>
      {(form, mayChange) => {
        const format = createFormat(form.values.locale, form.values.currency)
        const known = locales.some(({ value }) => value === form.values.locale) ? locales : [{ value: form.values.locale, label: form.values.locale }, ...locales]
        return (
          <Section title={t('company.title')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextInput label={t('company.name')} required disabled={!mayChange} maxLength={200} value={form.values.companyName} error={form.errors.companyName} onChange={(event) => form.bind('companyName').onChange(event.currentTarget.value)} />
              <ChoiceField label={t('company.currency')} disabled={!mayChange} data={currencies} value={form.values.currency} onChange={(currency) => form.set({ currency: currency ?? form.values.currency })} />
              <ChoiceField label={t('company.locale')} disabled={!mayChange} data={known} value={form.values.locale} error={form.errors.locale} onChange={(locale) => form.set({ locale: locale ?? form.values.locale })}
                description={t('company.localeHint', { date: format.date(todayIso), number: format.quantity(1_234_500), money: format.money(123_456, form.values.currency) })} inputWrapperOrder={['label', 'input', 'description', 'error']} />
            </SimpleGrid>
          </Section>
        )
      }}
    </SettingsForm>
  )
}
