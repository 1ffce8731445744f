import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { ChangedLine } from './changed-lines.ts'
import classes from './changed-notice.module.css'

const shownLines = 12

/** How a line changed, in words. */
const useChangeText = (): ((change: ChangedLine) => string) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  return ({ line, before, now }) => {
    const figures = { unit: t(`common:unit.${line.baseUnit}`), counted: format.quantity(now?.countedMilli ?? 0), expected: format.quantity(now?.expectedMilli ?? 0), before: format.quantity(before?.countedMilli ?? 0), expectedBefore: format.quantity(before?.expectedMilli ?? 0) }
    if (now === null) return t('changed.removed')
    if (before === null) return t('changed.added', figures)
    if (before.expectedMilli !== now.expectedMilli) return t('changed.expected', figures)
    return before.countedMilli === now.countedMilli ? t('changed.condition', figures) : t('changed.counted', figures)
  }
}

/** Says which lines changed since they were looked at, and that nothing was posted. It comes into view by itself. */
export const ChangedNotice = ({ changes }: { readonly changes: readonly ChangedLine[] }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const textOf = useChangeText()
  const notice = useRef<HTMLElement>(null)
  useEffect(() => {
    void notice.current?.scrollIntoView({ block: 'center' })
  }, [changes])
  return (
    <section ref={notice} className={classes.notice} role="alert">
      <p className={classes.title}><StateShape tone="stop" size={22} />{t('changed.title')}</p>
      <p className={classes.text}>{changes.length === 0 ? t('changed.rules') : t('changed.text', { count: changes.length })}</p>
      {changes.length > 0 && <ul className={classes.list}>{changes.slice(0, shownLines).map((change) => <li key={change.line.lineId}><strong translate="no">{change.line.productCode === '' ? change.line.productName : `${change.line.productCode} ${change.line.productName}`}</strong>: {textOf(change)}</li>)}{changes.length > shownLines && <li>{t('common:count.more', { count: changes.length - shownLines })}</li>}</ul>}
    </section>
  )
}
