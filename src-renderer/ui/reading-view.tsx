import { useTranslation } from 'react-i18next'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { DateText } from './date-text.tsx'
import { StateBadge } from './state-badge.tsx'
import { Values } from './page.tsx'

type Value = { readonly label: string; readonly value: React.ReactNode }
type Words = ReturnType<typeof useTranslation<'settings'>>['t']

const code = (text: string | number) => <span translate="no">{text}</span>
const when = <T,>(value: T | undefined, make: (value: T) => Value): readonly Value[] => (value === undefined ? [] : [make(value)])

const decimal = (value: number, decimals: number): string => {
  const digits = String(value).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const valuesOf = (reading: ParsedBarcode, t: Words): readonly Value[] => {
  if (reading.kind === 'gs1') {
    return [
      ...when(reading.gtin ?? reading.containedGtin, (gtin) => ({ label: t('reading.gtinValue'), value: code(gtin) })), ...when(reading.sscc, (sscc) => ({ label: t('reading.sscc'), value: code(sscc) })), ...when(reading.lot, (lot) => ({ label: t('reading.lot'), value: code(lot) })),
      ...when(reading.expiry, ({ iso }) => ({ label: t('reading.expiry'), value: <DateText iso={iso} /> })), ...when(reading.bestBefore, ({ iso }) => ({ label: t('reading.bestBefore'), value: <DateText iso={iso} /> })), ...when(reading.serial, (serial) => ({ label: t('reading.serial'), value: code(serial) })), ...when(reading.count, (count) => ({ label: t('reading.count'), value: code(count) })),
      ...(reading.warnings.length === 0 ? [] : [{ label: t('reading.warnings'), value: code(reading.warnings.map(({ detail }) => detail).join(' ')) }])
    ]
  }
  if (reading.kind === 'gtin') return [{ label: t('reading.gtinValue'), value: code(`${reading.gtin} (${reading.form})`) }]
  if (reading.kind === 'variable-measure') return [{ label: t('reading.gtinValue'), value: code(reading.gtin) }, { label: t('reading.item'), value: code(reading.itemReference) }, { label: t('reading.value'), value: <>{code(decimal(reading.value, reading.decimals))} {t(`codes.${reading.measure}`)}</> }, { label: t('reading.pattern'), value: code(reading.pattern) }]
  if (reading.kind === 'in-house') return [{ label: t('reading.code'), value: code(reading.code) }, { label: t('reading.prefix'), value: code(reading.prefix) }]
  if (reading.kind === 'plain') return [{ label: t('reading.code'), value: code(reading.code) }, ...when(reading.nearlyGs1, ({ detail }) => ({ label: t('reading.warnings'), value: code(detail) }))]
  return reading.kind === 'invalid' ? [{ label: t('reading.code'), value: code(reading.readable) }, { label: t('reading.detail'), value: code(reading.detail) }] : []
}

/** What a code was read as, with everything taken out of it. */
export const ReadingView = ({ reading }: { readonly reading: ParsedBarcode }) => {
  const { t } = useTranslation('settings')
  return <Values values={[{ label: t('reading.kind'), value: <StateBadge tone={reading.kind === 'invalid' ? 'stop' : 'good'}>{t(`reading.${reading.kind}`)}</StateBadge> }, ...valuesOf(reading, t)]} />
}
