import { Select, SimpleGrid, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportKind, ImportOptions } from '#shared/domain/imports/kinds.ts'
import { dateFormats } from '#shared/domain/imports/kinds.ts'
import { ChoiceField } from '../../ui/form/choice-field.tsx'
import { useCurrencyOptions } from '../../ui/locale-options.ts'

/** How dates, decimals and prices of the file are read, and what counts as all or nothing. */
export const ImportOptionFields = ({ kind, options, onChange }: { readonly kind: ImportKind; readonly options: ImportOptions; readonly onChange: (options: ImportOptions) => void }) => {
  const { t } = useTranslation('imports')
  const currencies = useCurrencyOptions()
  const set = (changes: Partial<ImportOptions>): void => onChange({ ...options, ...changes })
  const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <Select label={t('page.dates')} value={options.dateFormat} data={dateFormats.map((one) => ({ value: one, label: one === 'auto' ? t('page.auto') : one }))} onChange={(value) => set({ dateFormat: (value ?? 'auto') as ImportOptions['dateFormat'] })} />
        <Select label={t('page.decimals')} value={options.decimalComma} data={[{ value: 'auto', label: t('page.auto') }, { value: 'point', label: t('page.decimalPoint') }, { value: 'comma', label: t('page.decimalComma') }]} onChange={(value) => set({ decimalComma: (value ?? 'auto') as ImportOptions['decimalComma'] })} />
        <ChoiceField label={t('page.currency')} description={t('page.currencyHint')} inputWrapperOrder={below} clearable value={options.currency ?? null} data={currencies} onChange={(value) => set({ currency: value ?? undefined })} />
        {kind === 'purchase-orders' && <Select label={t('page.ordersAre')} value={options.ordersAre} data={[{ value: 'sent', label: t('page.ordersSent') }, { value: 'draft', label: t('page.ordersDraft') }]} onChange={(value) => set({ ordersAre: value === 'draft' ? 'draft' : 'sent' })} />}
      </SimpleGrid>
      <Switch mt="md" label={t('page.onlyGood')} checked={options.onlyGoodRows} onChange={(event) => set({ onlyGoodRows: event.currentTarget.checked })} />
    </>
  )
}
