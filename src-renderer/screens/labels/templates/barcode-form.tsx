import { ActionIcon, Button, Checkbox, Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isGs1Symbology } from '#shared/domain/labels/fill-barcode.ts'
import { symbologies } from '#shared/domain/labels/template.ts'
import type { BarcodeElement, Gs1Part, LabelKind } from '#shared/domain/labels/template.ts'
import { FieldText } from './insert-field.tsx'
import { MillimetreField } from './millimetre-field.tsx'
import { withSymbology } from './template-edits.ts'
import classes from './templates.module.css'

type BarcodeFormProps = { readonly element: BarcodeElement; readonly kind: LabelKind; readonly onChange: (element: BarcodeElement) => void }

const Parts = ({ element, kind, onChange }: BarcodeFormProps) => {
  const { t } = useTranslation('labels')
  const parts = element.parts ?? []
  const set = (next: readonly Gs1Part[]): void => onChange({ ...element, parts: next })
  const change = (at: number, changes: Partial<Gs1Part>): void => set(parts.map((part, index) => (index === at ? { ...part, ...changes } : part)))
  return (
    <div className={classes.parts} role="group" aria-label={t('elementForm.parts')}>
      {parts.map(({ ai, value, optional = false }, at) => (
        <div key={at} className={classes.partLine}>
          <TextInput className={classes.ai ?? ''} label={t('elementForm.ai')} maxLength={4} inputMode="numeric" value={ai} onChange={(event) => change(at, { ai: event.currentTarget.value.trim() })} />
          <div className={classes.partValue}><FieldText label={t('elementForm.value')} kind={kind} inPart maxLength={200} value={value} onChange={(next) => change(at, { value: next })} /></div>
          <Checkbox label={t('elementForm.optional')} checked={optional} onChange={(event) => set(parts.map((part, index) => (index === at ? { ai: part.ai, value: part.value, ...(event.currentTarget.checked ? { optional: true } : {}) } : part)))} />
          {parts.length > 1 && <ActionIcon aria-label={t('elementForm.removePart', { ai })} onClick={() => set(parts.filter((_part, index) => index !== at))}><IconX size={16} /></ActionIcon>}
        </div>
      ))}
      <div><Button variant="default" size="xs" leftSection={<IconPlus size={14} />} disabled={parts.length >= 20} onClick={() => set([...parts, { ai: '10', value: '{lot}', optional: true }])}>{t('elementForm.addPart')}</Button></div>
    </div>
  )
}

/** What a barcode is and holds. */
export const BarcodeForm = ({ element, kind, onChange }: BarcodeFormProps) => {
  const { t } = useTranslation('labels')
  const { symbology, data = '', linkBase = '', minModuleMm, maxModuleMm, readable } = element
  const setLinkBase = (text: string): void => {
    const { linkBase: _before, ...rest } = element
    onChange(text.trim() === '' ? rest : { ...rest, linkBase: text.trim() })
  }
  return (
    <>
      <Select label={t('elementForm.symbology')} data={symbologies.map((one) => ({ value: one, label: t(`elementForm.symbol.${one}`) }))} value={symbology} onChange={(next) => onChange(withSymbology(element, symbologies.find((one) => one === next) ?? symbology))} />
      {isGs1Symbology(symbology) ? <Parts element={element} kind={kind} onChange={onChange} /> : <FieldText label={t('elementForm.data')} kind={kind} maxLength={500} value={data} onChange={(next) => onChange({ ...element, data: next })} />}
      {symbology === 'gs1-digital-link' && <TextInput label={t('elementForm.linkBase')} description={t('elementForm.linkBaseHint')} maxLength={100} value={linkBase} onChange={(event) => setLinkBase(event.currentTarget.value)} />}
      <SimpleGrid cols={2} spacing="sm">
        <MillimetreField label={t('elementForm.minModule')} value={minModuleMm} onChange={(mm) => onChange({ ...element, minModuleMm: mm })} />
        <MillimetreField label={t('elementForm.maxModule')} value={maxModuleMm} onChange={(mm) => onChange({ ...element, maxModuleMm: mm })} />
      </SimpleGrid>
      <Switch label={t('elementForm.readable')} checked={readable} onChange={(event) => onChange({ ...element, readable: event.currentTarget.checked })} />
    </>
  )
}
