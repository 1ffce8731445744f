import { Button, Group, Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { printerLanguages, scaleProtocols, weightUnits } from '#shared/domain/devices/configuration.ts'
import { lineText } from '../../ui/devices/use-connection-text.ts'
import { IntegerField, QuantityField } from '../../ui/form/decimal-field.tsx'
import type { RecordForm } from '../../ui/form/use-record-form.ts'
import { Section } from '../../ui/page.tsx'
import type { DeviceValues } from './device-values.ts'
import { protocolOf } from './device-values.ts'
import { usualLineOf } from './line-defaults.ts'
import { dpiOf, resolutions } from './printer-choices.ts'

type Form = RecordForm<DeviceValues>

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]
/** Its frames carry no unit (HARDWARE 3.1). */
const withoutUnit = 'toledo-8217'

const ScaleDetails = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  const { values, errors, set } = form
  const protocol = protocolOf(values)
  const usual = usualLineOf(protocol)
  const isUsual = values.way !== 'serial' || lineText(usual) === lineText({ ...values, baudRate: values.baudRate ?? 0 })
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select label={t('setup.protocol')} description={t('form.protocolHint')} inputWrapperOrder={below} allowDeselect={false} disabled={values.way === 'hid'} value={protocol} data={scaleProtocols.filter((one) => one !== 'dymo-hid' || values.way === 'hid').map((one) => ({ value: one, label: t(`protocol.${one}`) }))}
          onChange={(value) => {
            const next = scaleProtocols.find((one) => one === value) ?? protocol
            // A line that was still as usual follows the protocol; one that a person set stays.
            set({ protocol: next, ...(isUsual && values.way === 'serial' ? usualLineOf(next) : {}) })
          }} />
        <Select label={t('form.unit')} description={t('form.unitHint')} inputWrapperOrder={below} value={values.unit ?? ''} allowDeselect={false} error={errors.unit} data={[{ value: '', label: t('setup.unitByScale') }, ...weightUnits.map((unit) => ({ value: unit, label: unit }))]} onChange={(value) => set({ unit: weightUnits.find((unit) => unit === value) ?? null })} />
        <IntegerField label={t('form.decimals')} description={t('form.decimalsHint')} inputWrapperOrder={below} value={values.decimals} error={errors['setup.settings.decimals']} onChange={(decimals) => set({ decimals })} />
      </SimpleGrid>
      {!isUsual && <Group gap="xs" mt="sm"><span>{t('form.lineDefaults', { line: lineText(usual) })}</span><Button variant="default" size="xs" onClick={() => set(usual)}>{t('form.useDefaults')}</Button></Group>}
    </>
  )
}

const PrinterDetails = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  const { values, errors, set } = form
  const isReceipt = values.kind === 'receipt-printer'
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
        <Select label={t('setup.language')} allowDeselect={false} value={values.language} data={printerLanguages.map((one) => ({ value: one, label: t(`language.${one}`) }))} onChange={(value) => set({ language: printerLanguages.find((one) => one === value) ?? values.language })} />
        <Select label={t('form.resolution')} allowDeselect={false} value={String(values.dotsPerMm)} data={resolutions.map((one) => ({ value: String(one), label: t('form.dpi', { dpi: dpiOf(one) }) }))} onChange={(value) => set({ dotsPerMm: resolutions.find((one) => String(one) === value) ?? 8 })} />
        <QuantityField label={isReceipt ? t('form.rollWidth') : t('form.width')} rightSection={t('form.millimetres')} rightSectionWidth={40} required value={values.widthMilli} error={errors['setup.settings.widthMm']} onChange={(widthMilli) => set({ widthMilli })} />
        {!isReceipt && <QuantityField label={t('form.height')} rightSection={t('form.millimetres')} rightSectionWidth={40} required value={values.heightMilli} error={errors['setup.settings.heightMm']} onChange={(heightMilli) => set({ heightMilli })} />}
        {values.language === 'esc-pos' && <TextInput label={t('form.codePage')} description={t('form.codePageHint')} inputWrapperOrder={below} maxLength={20} value={values.codePage} onChange={(event) => set({ codePage: event.currentTarget.value })} />}
      </SimpleGrid>
      <Switch mt="md" label={t('form.reportsStatus')} description={t('form.reportsStatusHint')} checked={values.reportsStatus} onChange={(event) => set({ reportsStatus: event.currentTarget.checked })} />
    </>
  )
}

/** What the station has to know of the device besides its place; scanners need nothing. */
export const DetailsSection = ({ form }: { readonly form: Form }) => {
  const { t } = useTranslation('devices')
  if (form.values.kind === 'scanner') return null
  return <Section title={t('form.details')}>{form.values.kind === 'scale' ? <ScaleDetails form={form} /> : <PrinterDetails form={form} />}</Section>
}

/** Whether a scale would show numbers nobody can read: its frames have no unit, and none was declared. */
export const lacksUnit = (values: DeviceValues): boolean => values.kind === 'scale' && protocolOf(values) === withoutUnit && values.unit === null
