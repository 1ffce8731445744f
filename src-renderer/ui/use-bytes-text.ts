import { useTranslation } from 'react-i18next'
import { useFormat } from './use-format.ts'

/** Sizes of files as people say them. */
export function useBytesText(): (bytes: number) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (bytes) => {
    const { unit, value } = format.bytes(bytes)
    return t(`bytes.${unit}`, { value })
  }
}
