import { useTranslation } from 'react-i18next'
import { daysBetween } from './format.ts'
import { useToday } from './use-today.ts'
import { useFormat } from './use-format.ts'
import classes from './values.module.css'

type DateTextProps = {
  /** A calendar date YYYY-MM-DD, or nothing. */
  readonly iso: string | null
  /** Says today, yesterday and tomorrow in words. */
  readonly relative?: boolean
}

/** A calendar date in the company's form. */
export const DateText = ({ iso, relative = false }: DateTextProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const todayIso = useToday()
  if (iso === null) return null
  const days = relative ? daysBetween(todayIso, iso) : 99
  if (days === 0) return <time dateTime={iso}>{t('date.today')}</time>
  if (days === 1) return <time dateTime={iso}>{t('date.tomorrow')}</time>
  if (days === -1) return <time dateTime={iso}>{t('date.yesterday')}</time>
  return <time dateTime={iso} className={classes.number} translate="no">{format.date(iso)}</time>
}

/** An instant (UTC) as local date and time. */
export const InstantText = ({ at }: { readonly at: string | null }) => {
  const format = useFormat()
  return at === null ? null : <time dateTime={at} className={classes.number} translate="no">{format.dateTime(at)}</time>
}
