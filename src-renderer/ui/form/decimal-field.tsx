import type { TextInputProps } from '@mantine/core'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scaledPriceToText, textToScaledPrice } from '#shared/domain/money.ts'
import { milliToText, mostMilli, textToMilli } from '#shared/domain/quantity.ts'
import { useFormat } from '../use-format.ts'

/** What a number field holds: the integer, null when it is empty, undefined while what stands in it is no number. */
export type FieldNumber = number | null | undefined

type DecimalFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: FieldNumber
  readonly onChange: (value: FieldNumber) => void
  /** Plain decimal text of an integer, and back; undefined when it is finer than the integer holds. */
  readonly toText: (value: number) => string
  readonly fromText: (plain: string) => number | undefined
  readonly tooFine: string
  /** The largest number the field takes, said when what was typed is beyond every number that can be kept. */
  readonly most?: number
}

/** A number as the company writes it. Keeps what was typed until it is left, then shows it tidied. */
export const DecimalField = ({ value, onChange, toText, fromText, tooFine, most, error, onBlur, ...rest }: DecimalFieldProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = typeof value === 'number' ? format.editable(toText(value)) : ''
  /** What stands in the field while it differs from its tidied value, and the value it stands for. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: FieldNumber } | null>(null)
  const text = typed !== null && typed.value === value ? typed.text : shown
  const plain = text.trim() === '' ? undefined : format.parseDecimal(text)
  // The whole part alone is never too fine, so it is too large when it cannot be kept.
  const isTooLarge = most !== undefined && plain !== undefined && fromText(plain.replace(/\..*$/, '') || '0') === undefined
  const problem = (): string => {
    if (plain === undefined) return t('form.notNumber', { text })
    return isTooLarge ? t('form.atMost', { maximum: format.integer(Math.floor(Number(toText(most)))) }) : tooFine
  }
  const ownError = value === undefined && text.trim() !== '' ? problem() : undefined
  return (
    <TextInput inputMode="decimal" autoComplete="off" {...rest} value={text} error={ownError ?? error} styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } }}
      onChange={(event) => {
        const next = event.currentTarget.value
        const decimal = format.parseDecimal(next)
        const parsed: FieldNumber = next.trim() === '' ? null : decimal === undefined ? undefined : fromText(decimal)
        setTyped({ text: next, value: parsed })
        onChange(parsed)
      }}
      onBlur={(event) => {
        if (value !== undefined) setTyped(null)
        onBlur?.(event)
      }} />
  )
}

type NumberProps = Omit<DecimalFieldProps, 'toText' | 'fromText' | 'tooFine'>

/** The largest price in minor units x 10,000. */
const mostScaled = 9e15

/** A quantity in thousandths; give the unit as `rightSection`. */
export const QuantityField = (props: NumberProps) => {
  const { t } = useTranslation()
  return <DecimalField most={mostMilli} {...props} toText={milliToText} fromText={textToMilli} tooFine={t('form.quantityFine')} />
}

/** A unit price in minor units x 10,000 of a currency. */
export const PriceField = ({ currency, ...props }: NumberProps & { readonly currency: string }) => {
  const { t } = useTranslation()
  return <DecimalField most={mostScaled} rightSection={currency} rightSectionWidth={48} {...props} toText={(scaled) => scaledPriceToText(scaled, currency)} fromText={(plain) => textToScaledPrice(plain, currency)} tooFine={t('form.priceFine')} />
}

/** A whole number. */
export const IntegerField = (props: NumberProps) => {
  const { t } = useTranslation()
  return <DecimalField inputMode="numeric" {...props} toText={String} fromText={(plain) => (/^-?\d{1,15}$/.test(plain) ? Number(plain) : undefined)} tooFine={t('form.notWhole')} />
}

/** Thousandths shown as per cent with one decimal: 25 is 2.5 %. */
export const PercentField = (props: NumberProps) => {
  const { t } = useTranslation()
  return <DecimalField rightSection="%" {...props} toText={(permille) => milliToText(permille * 100)} fromText={(plain) => { const milli = textToMilli(plain); return milli === undefined || milli % 100 !== 0 ? undefined : milli / 100 }} tooFine={t('form.invalid')} />
}
