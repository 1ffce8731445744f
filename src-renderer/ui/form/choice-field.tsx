import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Choice } from './best-choices.ts'
import { bestChoices } from './best-choices.ts'

type ChoiceFieldProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'filter' | 'searchValue' | 'onSearchChange'> & {
  readonly data: readonly Choice[]
  readonly value: string | null
  /** Gets null only from a field that is `clearable`. */
  readonly onChange: (value: string | null) => void
}

/**
 * A choice from a long list that is found by typing: entering the field and choosing mark its text, typing or a click opens the list, the best match is chosen while one types, and Enter, Tab, a click elsewhere or saving takes it.
 * Escape, or leaving with a text that fits nothing, puts the old choice back.
 */
export const ChoiceField = ({ data, value, onChange, onFocus, onBlur, onKeyDown, ...rest }: ChoiceFieldProps) => {
  const { t } = useTranslation()
  const label = data.find((choice) => choice.value === value)?.label ?? ''
  const [text, setText] = useState(label)
  const field = useRef<HTMLInputElement>(null)
  const takeTyped = (): void => {
    const best = text === label || text.trim() === '' ? undefined : bestChoices(data, text)[0]
    if (best !== undefined && best.value !== value) onChange(best.value)
  }
  // Ctrl+Enter saves before the field hears of it, so what was typed is taken on the way down, and drawn before the form is read.
  const takeBeforeSaving = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey && event.target === field.current) flushSync(takeTyped)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => takeBeforeSaving(event)
    window.addEventListener('keydown', listener, true)
    return () => window.removeEventListener('keydown', listener, true)
  }, [])
  return (
    <Select {...rest} ref={field} data={data} value={value} onChange={onChange} searchable openOnFocus={false} selectFirstOptionOnChange searchValue={text} onSearchChange={setText} nothingFoundMessage={t('form.nothingFound', { text: text.trim() })}
      filter={({ options, search, limit }) => bestChoices(options as readonly Choice[], search).slice(0, limit)}
      onOptionSubmit={() => requestAnimationFrame(() => {
        if (field.current === document.activeElement) field.current?.select()
      })}
      onFocus={(event) => {
        event.currentTarget.select()
        onFocus?.(event)
      }}
      onBlur={(event) => {
        takeTyped()
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(label)
        onKeyDown?.(event)
      }} />
  )
}
