import type { TextInputProps } from '@mantine/core'
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import { useToday } from '../use-today.ts'
import { MonthGrid } from './month-grid.tsx'

type DateFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** A calendar date YYYY-MM-DD, null when empty, undefined while what stands in the field is no date. */
  readonly value: string | null | undefined
  readonly onChange: (value: string | null | undefined) => void
}

/** A calendar date, typed in the company's order, without separators, or as days from today ("+7"); a small calendar opens beside it. */
export const DateField = ({ value, onChange, error, onBlur, ...rest }: DateFieldProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const todayIso = useToday()
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: string | null | undefined } | null>(null)
  const [open, setOpen] = useState(false)
  const text = typed !== null && typed.value === value ? typed.text : typeof value === 'string' ? format.date(value) : ''
  const example = format.date(todayIso)
  const ownError = value === undefined && text.trim() !== '' ? t('date.wrong', { text, example }) : undefined
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target><ActionIcon size={24} aria-label={t('date.pick')} disabled={rest.disabled ?? false} onClick={() => setOpen((now) => !now)}><IconCalendar size={16} /></ActionIcon></Popover.Target>
      <Popover.Dropdown p="xs">
        <MonthGrid value={typeof value === 'string' ? value : null} onPick={(iso) => {
          setTyped(null)
          onChange(iso)
          setOpen(false)
        }} />
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput autoComplete="off" placeholder={t('date.placeholder', { example })} {...rest} value={text} error={ownError ?? error} rightSection={calendar}
      onChange={(event) => {
        const next = event.currentTarget.value
        const parsed = next.trim() === '' ? null : format.parseDate(next, todayIso)
        setTyped({ text: next, value: parsed })
        onChange(parsed)
      }}
      onBlur={(event) => {
        if (value !== undefined) setTyped(null)
        onBlur?.(event)
      }} />
  )
}
