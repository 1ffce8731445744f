import { Textarea, TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { labelFields } from '#shared/domain/labels/label-fields.ts'
import type { LabelFieldName } from '#shared/domain/labels/label-fields.ts'
import { isFields } from '#shared/domain/labels/template-fault.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { useFieldName } from '../../../ui/labels/use-problem-words.ts'

const isField = (name: string): name is LabelFieldName => Object.hasOwn(labelFields, name)
const isDay = (name: LabelFieldName): boolean => typeof labelFields[name] !== 'string'

/** The fields a template shows, in the order they first stand in it; the mark of copies is filled by the printing. */
export function fieldsOfTemplate(body: Readonly<Record<string, unknown>> | undefined): readonly LabelFieldName[] {
  const elements: unknown = body?.['elements']
  const texts = Array.isArray(elements) ? elements.flatMap((element: unknown) => (isFields(element) ? [element['text'], element['data'], ...(Array.isArray(element['parts']) ? element['parts'].map((part: unknown) => (isFields(part) ? part['value'] : '')) : [])] : [])) : []
  const names = texts.flatMap((text) => (typeof text === 'string' ? [...text.matchAll(/\{([A-Za-z][A-Za-z0-9]*)/g)].map((match) => match[1] ?? '') : []))
  return [...new Set(names)].filter(isField).filter((name) => name !== 'copyMark')
}

type FreeFieldsProps = { readonly names: readonly LabelFieldName[]; readonly values: Readonly<Record<string, string>>; readonly firstRef: Ref<HTMLInputElement>; readonly onChange: (values: Readonly<Record<string, string>>) => void }

/** One field for each thing a template shows. */
export const FreeFields = ({ names, values, firstRef, onChange }: FreeFieldsProps) => {
  const fieldName = useFieldName()
  const set = (name: string) => (value: string): void => onChange({ ...values, [name]: value })
  return names.map((name, index) => {
    const shared = { label: fieldName(name), maxLength: 2000, ...(index === 0 ? { ref: firstRef } : {}) }
    if (isDay(name)) return <DateField key={name} label={shared.label} value={values[name] === undefined || values[name] === '' ? null : values[name]} onChange={(iso) => set(name)(iso ?? '')} />
    return name === 'shipTo' ? <Textarea key={name} label={shared.label} value={values[name] ?? ''} onChange={(event) => set(name)(event.currentTarget.value)} /> : <TextInput key={name} {...shared} value={values[name] ?? ''} onChange={(event) => set(name)(event.currentTarget.value)} />
  })
}
