import { useTranslation } from 'react-i18next'
import { DateText } from './date-text.tsx'
import classes from './due-date.module.css'
import { StateShape } from './state-badge.tsx'
import { useToday } from './use-today.ts'

/** A date something is due; late ones carry the sign and the word of attention. */
export const DueDate = ({ iso, open }: { readonly iso: string | null; readonly open: boolean }) => {
  const { t } = useTranslation()
  const todayIso = useToday()
  if (iso === null) return <span className={classes.none}>{t('date.none')}</span>
  const isLate = open && iso < todayIso
  return isLate ? <span className={classes.late}><StateShape tone="attention" size={12} /> <DateText iso={iso} relative /><span className={classes.word}>{t('date.late')}</span></span> : <DateText iso={iso} relative />
}
