import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { barcodeLookup, looksLikeGtin } from '#shared/domain/barcode/to-gtin14.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { StateShape } from '../../ui/state-badge.tsx'
import classes from './packs-editor.module.css'
import type { PackValues } from './product-values.ts'

const settleMs = 300

/** A text once nobody has typed in it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

type BarcodeWarningsProps = { readonly code: string; readonly productId: number | null; /** The other packs of the product that carry a code of the same meaning. */ readonly alsoOn: readonly string[] }

/** The other packs that carry the same code, by what they are called. */
export const packsWith = (packs: readonly PackValues[], own: PackValues, code: string, nameOf: (pack: PackValues) => string): readonly string[] =>
  packs.filter((pack) => pack.key !== own.key && pack.barcodes.some((barcode) => barcodeLookup(barcode.code) === barcodeLookup(code))).map(nameOf)

/** What speaks against a barcode before it is saved: a wrong check digit, and where else it stands. Nothing of it forbids the code. */
export const BarcodeWarnings = ({ code, productId, alsoOn }: BarcodeWarningsProps) => {
  const { t } = useTranslation('products')
  const settled = useSettled(code.trim())
  const { value } = useQuery('system.find', settled === '' ? null : { text: settled })
  const others = settled === code.trim() ? (value?.hits ?? []).filter((hit) => hit.kind === 'product' && hit.exact && hit.id !== productId) : []
  const isWrong = looksLikeGtin(code.trim())
  if (!isWrong && alsoOn.length === 0 && others.length === 0) return null
  return (
    <ul className={classes.warnings} role="status">
      {isWrong && <li><StateShape tone="attention" /> <span>{t('form.wrongCheckDigit', { digit: checkDigit(code.trim().slice(0, -1)) })}</span></li>}
      {alsoOn.map((pack) => <li key={pack}><StateShape tone="attention" /> <span>{t('form.alsoOnPack', { pack })}</span></li>)}
      {others.map(({ id, label, detail }) => <li key={id}><StateShape tone="attention" /> <span>{t('form.alsoOnProduct')} <Link href={hrefs.product(id)} translate="no">{detail} {label}</Link>. {t('form.scanAsks')}</span></li>)}
    </ul>
  )
}
