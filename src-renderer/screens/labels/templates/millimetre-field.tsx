import type { TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { milliToText, textToMilli } from '#shared/domain/quantity.ts'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { DecimalField } from '../../../ui/form/decimal-field.tsx'

type MillimetreFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & { readonly value: number; readonly onChange: (mm: number) => void }

/** Millimetres with up to three decimals. While what stands in it is no number the template keeps the last one, and leaving the field shows that again. */
export const MillimetreField = ({ value, onChange, onBlur, ...rest }: MillimetreFieldProps) => {
  const { t } = useTranslation(['labels', 'common'])
  const [unread, setUnread] = useState<{ readonly value: null | undefined } | null>(null)
  const milli = Math.round(value * 1000)
  return (
    <DecimalField rightSection={t('template.millimetres')} rightSectionWidth={40} {...rest} value={unread === null ? milli : unread.value} toText={milliToText} fromText={textToMilli} tooFine={t('common:form.quantityFine')}
      onChange={(next: FieldNumber) => {
        if (typeof next !== 'number') return setUnread({ value: next })
        setUnread(null)
        onChange(next / 1000)
      }}
      onBlur={(event) => {
        setUnread(null)
        onBlur?.(event)
      }} />
  )
}
