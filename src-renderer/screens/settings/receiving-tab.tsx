import { SimpleGrid, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { IntegerField, PercentField } from '../../ui/form/decimal-field.tsx'
import { Section } from '../../ui/page.tsx'
import { SettingsForm } from './use-settings-form.tsx'

type ReceivingValues = { readonly overTolerancePermille: FieldNumber; readonly shortDatedDays: FieldNumber; readonly claimDays: FieldNumber; readonly allowNegativeStock: boolean }

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]

/** Tolerances, days, and whether stock may go below zero. */
export const ReceivingTab = ({ parts }: { readonly parts: ReactNode }) => {
  const { t } = useTranslation('settings')
  return (
    <SettingsForm<ReceivingValues> name="receiving" parts={parts} valuesOf={({ overTolerancePermille, shortDatedDays, claimDays, allowNegativeStock }) => ({ overTolerancePermille, shortDatedDays, claimDays, allowNegativeStock })} inputOf={(values) => values}>
      {(form, mayChange) => (
        <Section title={t('receiving.title')}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <PercentField label={t('receiving.tolerance')} description={t('receiving.toleranceHint')} inputWrapperOrder={below} disabled={!mayChange} {...form.bind('overTolerancePermille')} />
            <IntegerField label={t('receiving.shortDated')} description={t('receiving.shortDatedHint')} inputWrapperOrder={below} disabled={!mayChange} rightSection={t('receiving.days')} rightSectionWidth={56} {...form.bind('shortDatedDays')} />
            <IntegerField label={t('receiving.claimDays')} description={t('receiving.claimDaysHint')} inputWrapperOrder={below} disabled={!mayChange} rightSection={t('receiving.days')} rightSectionWidth={56} {...form.bind('claimDays')} />
          </SimpleGrid>
          <Switch mt="lg" label={t('receiving.negative')} description={t('receiving.negativeHint')} disabled={!mayChange} checked={form.values.allowNegativeStock} onChange={(event) => form.set({ allowNegativeStock: event.currentTarget.checked })} />
        </Section>
      )}
    </SettingsForm>
  )
}
