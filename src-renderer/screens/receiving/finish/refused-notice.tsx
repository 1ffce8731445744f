import { useTranslation } from 'react-i18next'
import { StateShape } from '../../../ui/state-badge.tsx'
import classes from './refused-notice.module.css'
import type { RefusedScan } from './use-refused-scans.ts'

/** Says in large letters that a scan was not taken, and what to do; it stays in sight while the screen scrolls. */
export const RefusedNotice = ({ refused }: { readonly refused: RefusedScan | null }) => {
  const { t } = useTranslation('common')
  if (refused === null) return null
  return (
    <section key={refused.count} className={classes.notice} role="alert">
      <p className={classes.state}><StateShape tone="stop" size={26} />{t('state.stop')}</p>
      <p className={classes.title}>{refused.title}{refused.code !== '' && <span className={classes.code} translate="no">{refused.code}</span>}</p>
      <p className={classes.text}>{refused.text}</p>
    </section>
  )
}
