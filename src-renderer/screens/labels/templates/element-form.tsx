import { Button, FileButton, SegmentedControl, Select, SimpleGrid, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOfKind } from '#shared/domain/labels/label-fields.ts'
import { textAligns } from '#shared/domain/labels/template.ts'
import type { LabelElement, LabelKind, TextElement } from '#shared/domain/labels/template.ts'
import { toBase64 } from '../../../ui/download.ts'
import { IntegerField } from '../../../ui/form/decimal-field.tsx'
import { useFieldName } from '../../../ui/labels/use-problem-words.ts'
import { BarcodeForm } from './barcode-form.tsx'
import { FieldText } from './insert-field.tsx'
import { MillimetreField } from './millimetre-field.tsx'
import classes from './templates.module.css'

type ElementProps<E extends LabelElement = LabelElement> = { readonly element: E; readonly kind: LabelKind; readonly onChange: (element: LabelElement) => void }

/** A picture of a template is at most so long in base64 (read-template.ts). */
const mostPng = 400_000
const pngStart = 'iVBORw0KGgo'

const TextForm = ({ element, kind, onChange }: ElementProps<TextElement>) => {
  const { t } = useTranslation('labels')
  const { text, sizeMm, minSizeMm, bold, align, maxLines } = element
  return (
    <>
      <FieldText label={t('elementForm.text')} description={t('elementForm.textHint')} several kind={kind} maxLength={500} value={text} onChange={(next) => onChange({ ...element, text: next })} />
      <SimpleGrid cols={3} spacing="sm">
        <MillimetreField label={t('elementForm.size')} value={sizeMm} onChange={(mm) => onChange({ ...element, sizeMm: mm })} />
        <MillimetreField label={t('elementForm.minSize')} value={minSizeMm} onChange={(mm) => onChange({ ...element, minSizeMm: mm })} />
        <IntegerField label={t('elementForm.maxLines')} value={maxLines} onChange={(next) => { if (typeof next === 'number') onChange({ ...element, maxLines: next }) }} />
      </SimpleGrid>
      <div className={classes.rowOf}>
        <SegmentedControl aria-label={t('elementForm.align')} data={textAligns.map((one) => ({ value: one, label: t(`elementForm.alignOf.${one}`) }))} value={align} onChange={(next) => onChange({ ...element, align: textAligns.find((one) => one === next) ?? 'left' })} />
        <Switch label={t('elementForm.bold')} checked={bold} onChange={(event) => onChange({ ...element, bold: event.currentTarget.checked })} />
      </div>
    </>
  )
}

const ImageForm = ({ element, onChange }: Pick<ElementProps<Extract<LabelElement, { readonly type: 'image' }>>, 'element' | 'onChange'>) => {
  const { t } = useTranslation('labels')
  const [problem, setProblem] = useState<string>()
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    const png = await toBase64(file)
    setProblem(!png.startsWith(pngStart) ? t('elementForm.notPng') : png.length > mostPng ? t('elementForm.pictureTooLarge') : undefined)
    if (png.startsWith(pngStart) && png.length <= mostPng) onChange({ ...element, png })
  }
  return (
    <div>
      <FileButton accept="image/png" onChange={(file) => void choose(file)}>{(props) => <Button variant="default" {...props}>{t('elementForm.choosePicture')}</Button>}</FileButton>
      {problem !== undefined && <p className={classes.fault} role="alert">{problem}</p>}
    </div>
  )
}

const ByType = ({ element, kind, onChange }: ElementProps) => {
  const { t } = useTranslation('labels')
  switch (element.type) {
    case 'text': return <TextForm element={element} kind={kind} onChange={onChange} />
    case 'barcode': return <BarcodeForm element={element} kind={kind} onChange={onChange} />
    case 'box': return <MillimetreField label={t('elementForm.thickness')} value={element.thicknessMm} onChange={(mm) => onChange({ ...element, thicknessMm: mm })} />
    case 'image': return <ImageForm element={element} onChange={onChange} />
    case 'line': return null
  }
}

/** When an element is left out. */
const Shown = ({ element, kind, onChange }: ElementProps) => {
  const { t } = useTranslation('labels')
  const fieldName = useFieldName()
  const data = [{ value: '', label: t('elementForm.always') }, ...fieldsOfKind[kind].map((name) => ({ value: name as string, label: fieldName(name) }))]
  const set = (name: 'showIf' | 'hideIf') => (next: string | null): void => {
    const { [name]: _before, ...rest } = element
    onChange((next === null || next === '' ? rest : { ...rest, [name]: next }) as LabelElement)
  }
  return (
    <SimpleGrid cols={2} spacing="sm">
      <Select label={t('elementForm.showIf')} data={data} value={element.showIf ?? ''} onChange={set('showIf')} />
      <Select label={t('elementForm.hideIf')} data={data} value={element.hideIf ?? ''} onChange={set('hideIf')} />
    </SimpleGrid>
  )
}

/** Everything about one element, by its type: what it shows, where it stands, when it is left out. */
export const ElementForm = ({ element, kind, onChange }: ElementProps) => {
  const { t } = useTranslation('labels')
  return (
    <div className={classes.elementForm}>
      <ByType element={element} kind={kind} onChange={onChange} />
      <SimpleGrid cols={2} spacing="sm">
        <MillimetreField label={t('elementForm.x')} value={element.xMm} onChange={(mm) => onChange({ ...element, xMm: mm })} />
        <MillimetreField label={t('elementForm.y')} value={element.yMm} onChange={(mm) => onChange({ ...element, yMm: mm })} />
        <MillimetreField label={t('elementForm.width')} value={element.widthMm} onChange={(mm) => onChange({ ...element, widthMm: mm })} />
        <MillimetreField label={t('elementForm.height')} value={element.heightMm} onChange={(mm) => onChange({ ...element, heightMm: mm })} />
      </SimpleGrid>
      <Shown element={element} kind={kind} onChange={onChange} />
    </div>
  )
}
