import { useTranslation } from 'react-i18next'
import { defaultPackName, packKinds } from '#shared/domain/catalog/pack.ts'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { useFormat } from './use-format.ts'

type Pack = { readonly kind: string; readonly name: string; readonly baseQuantityMilli: number }
const isKind = (kind: string): kind is PackKind => (packKinds as readonly string[]).includes(kind)

/** What a pack is called: the name somebody gave it, else its kind with its content in the person's words ("Case of 12"). */
export function usePackName(): (pack: Pack) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ kind, name, baseQuantityMilli }) => {
    if (!isKind(kind)) return name
    if (name !== '' && name !== defaultPackName(kind, baseQuantityMilli)) return name
    const word = t(`packKind.${kind}`)
    return baseQuantityMilli === milliPerUnit ? word : t('packName', { kind: word, quantity: format.quantity(baseQuantityMilli) })
  }
}
