import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { hrefs } from '../../ui/hrefs.ts'
import { Notice } from '../../ui/notice.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { placedQuantities } from './placed-quantities.ts'
import type { ReceiptView } from './receipt-sections.tsx'

/** Of a receipt that was taken back, and of the counter-entry that took it back: who did it, when and why, with a link to the other one and what left stock again. Nothing on any other receipt. */
export const ReversalNotice = ({ view: { receipt, lines } }: { readonly view: ReceiptView }) => {
  const { t } = useTranslation(['receipts', 'common'])
  const format = useFormat()
  const { reversal, reversed } = receipt
  if (reversal !== null) {
    return (
      <Notice tone="stop">
        {t('page.isReversed', { number: receipt.number, name: reversal.operatorName, when: format.dateTime(reversal.postedAt), reason: reversal.reason ?? '' })} <Link href={hrefs.receipt(reversal.id)}>{t('page.openCounterEntry', { number: reversal.number })}</Link>
      </Notice>
    )
  }
  if (reversed === null) return null
  const took = placedQuantities(lines).map(({ place, sums }) => t(`page.took.${place}`, { quantity: sums.map(({ baseUnit, quantityMilli }) => `${format.quantity(quantityMilli)} ${t(`common:unit.${baseUnit}`)}`).join(' + ') }))
  return (
    <Notice tone="attention">
      {t('page.isReversal', { number: reversed.number, poster: reversed.operatorName, posted: format.dateTime(reversed.postedAt), name: receipt.operatorName, when: format.dateTime(receipt.postedAt), reason: receipt.reason ?? '' })} {took.join(' ')} <Link href={hrefs.receipt(reversed.id)}>{t('page.openReversed', { number: reversed.number })}</Link>
    </Notice>
  )
}
