import { ActionIcon, Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../format.ts'
import { useFormat } from '../use-format.ts'
import { useToday } from '../use-today.ts'
import classes from './month-grid.module.css'

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The first day of the week there: 1 is Monday, 7 Sunday. */
const firstDayOf = (locale: string): Weekday => {
  const info = new Intl.Locale(locale) as Intl.Locale & { readonly getWeekInfo?: () => { readonly firstDay: Weekday } }
  return info.getWeekInfo?.().firstDay ?? 1
}

const weekdayOf = (iso: string): number => new Date(`${iso}T12:00:00Z`).getUTCDay() || 7
const daysFrom = (iso: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => addDays(iso, index))
const monthOf = (iso: string): string => iso.slice(0, 7)
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 }

/** One month to pick a day from: arrows move by days and weeks, Page Up and Page Down by four weeks. */
export const MonthGrid = ({ value, onPick }: { readonly value: string | null; readonly onPick: (iso: string | null) => void }) => {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const todayIso = useToday()
  const [cursor, setCursor] = useState(value ?? todayIso)
  const grid = useRef<HTMLDivElement>(null)
  const monthStart = `${monthOf(cursor)}-01`
  const first = addDays(monthStart, -((weekdayOf(monthStart) - firstDayOf(locale) + 7) % 7))
  const weeks = Array.from({ length: 6 }, (_, week) => daysFrom(addDays(first, week * 7), 7))
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const fullName = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  const heading = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const noon = (iso: string): Date => new Date(`${iso}T12:00:00Z`)
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [cursor])
  return (
    <div className={classes.root}>
      <Group justify="space-between" mb={8}>
        <ActionIcon aria-label={t('date.previousMonth')} onClick={() => setCursor(`${monthOf(addDays(monthStart, -1))}-01`)}><IconChevronLeft size={16} /></ActionIcon>
        <strong aria-live="polite" translate="no">{heading.format(noon(cursor))}</strong>
        <ActionIcon aria-label={t('date.nextMonth')} onClick={() => setCursor(`${monthOf(addDays(monthStart, 32))}-01`)}><IconChevronRight size={16} /></ActionIcon>
      </Group>
      <div ref={grid} role="grid" aria-label={heading.format(noon(cursor))} onKeyDown={(event) => {
        const step = steps[event.key]
        if (step === undefined) return
        event.preventDefault()
        setCursor(addDays(cursor, step))
      }}>
        <div role="row" className={classes.week}>{daysFrom(first, 7).map((iso) => <span role="columnheader" key={iso} className={classes.name} translate="no">{dayName.format(noon(iso))}</span>)}</div>
        {weeks.map((week) => (
          <div role="row" key={week[0]} className={classes.week}>
            {week.map((iso) => (
              <span role="gridcell" key={iso} aria-selected={iso === value}>
                <button type="button" className={classes.day} tabIndex={iso === cursor ? 0 : -1} aria-label={fullName.format(noon(iso))} data-today={iso === todayIso || undefined} data-picked={iso === value || undefined} data-other={monthOf(iso) !== monthOf(cursor) || undefined}
                  onClick={() => onPick(iso)} translate="no">{Number(iso.slice(8))}</button>
              </span>
            ))}
          </div>
        ))}
      </div>
      <Group justify="space-between" mt={8}>
        <Button size="xs" variant="subtle" onClick={() => onPick(null)}>{t('date.clear')}</Button>
        <Button size="xs" variant="light" onClick={() => onPick(todayIso)}>{t('date.today')}</Button>
      </Group>
    </div>
  )
}
