import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useFormat } from '../../ui/use-format.ts'
import classes from './orders.module.css'

/** How many lines have no price, and how many a price of nothing; a stored order knows only the second. */
export type UnpricedCount = { readonly without: number; readonly atZero: number }

/** Marks lines without a price; nothing when there are none. */
export const Unpriced = ({ count: { without, atZero }, currency }: { readonly count: UnpricedCount; readonly currency: string }) => {
  const { t } = useTranslation('orders')
  const format = useFormat()
  if (without + atZero === 0) return null
  return (
    <span className={classes.unpriced}>
      {without > 0 && <StateBadge tone="attention">{t('unpriced.without', { count: without })}</StateBadge>}
      {atZero > 0 && <StateBadge tone="attention">{t('unpriced.atZero', { count: atZero, zero: format.money(0, currency) })}</StateBadge>}
    </span>
  )
}

/** Asks before an order with such lines is saved and sent. */
export const AskUnpriced = ({ count, currency, onSend, onClose }: { readonly count: UnpricedCount; readonly currency: string; readonly onSend: () => void; readonly onClose: () => void }) => {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const send = async (): Promise<undefined> => {
    onClose()
    onSend()
    return Promise.resolve(undefined)
  }
  return <ConfirmDialog title={t('unpriced.askTitle')} text={t('unpriced.askText', { zero: format.money(0, currency) })} facts={[{ label: t('unpriced.title'), value: <Unpriced count={count} currency={currency} /> }]} confirmLabel={t('form.saveAndSend')} onClose={onClose} onConfirm={send} />
}
