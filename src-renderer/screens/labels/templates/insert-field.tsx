import { Menu, TextInput, Textarea, UnstyledButton } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOfKind, labelFields } from '#shared/domain/labels/label-fields.ts'
import type { LabelFieldName } from '#shared/domain/labels/label-fields.ts'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import { useFieldName } from '../../../ui/labels/use-problem-words.ts'
import classes from './templates.module.css'

/** How a field is usually written: dates in the company's form in texts, six digits in GS1 parts; GTINs there with all their fourteen digits. */
function placeholderFor(name: LabelFieldName, inPart: boolean): string {
  if (typeof labelFields[name] !== 'string') return `{${name}:${inPart ? 'yymmdd' : 'date'}}`
  if (inPart && (name === 'gtin' || name === 'containedGtin')) return `{${name}:pad14}`
  return inPart && name === 'netWeightGrams' ? `{${name}:pad6}` : `{${name}}`
}

type FieldTextProps = { readonly label: string; readonly description?: string; readonly value: string; readonly kind: LabelKind; readonly inPart?: boolean; readonly several?: boolean; readonly maxLength: number; readonly error?: string | undefined; readonly onChange: (text: string) => void }

/** A text with fields in braces, and a menu of the fields this kind of label may show; one that is chosen goes where the cursor stands. */
export const FieldText = ({ label, description, value, kind, inPart = false, several = false, maxLength, error, onChange }: FieldTextProps) => {
  const { t } = useTranslation('labels')
  const fieldName = useFieldName()
  const line = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (name: LabelFieldName): void => {
    const input = several ? area.current : line.current
    const placeholder = placeholderFor(name, inPart)
    const from = input?.selectionStart ?? value.length
    onChange(value.slice(0, from) + placeholder + value.slice(input?.selectionEnd ?? from))
    // After the menu has given the focus back and the new text is there.
    setTimeout(() => {
      input?.focus()
      input?.setSelectionRange(from + placeholder.length, from + placeholder.length)
    }, 50)
  }
  const menu = (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target><UnstyledButton className={classes.insert} aria-label={`${t('elementForm.insert')}: ${label}`}><IconBraces size={16} /></UnstyledButton></Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('elementForm.insert')}</Menu.Label>
        {fieldsOfKind[kind].map((name) => <Menu.Item key={name} rightSection={<span className={classes.sample} translate="no">{placeholderFor(name, inPart)}</span>} onClick={() => insert(name)}>{fieldName(name)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
  const shared = { label, value, maxLength, error, rightSection: menu, rightSectionWidth: 36, inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[], ...(description === undefined ? {} : { description }) }
  return several ? <Textarea ref={area} minRows={2} maxRows={5} {...shared} onChange={(event) => onChange(event.currentTarget.value)} /> : <TextInput ref={line} {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
}
