import type { TextInputProps } from '@mantine/core'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './record-field.module.css'

/** A record as a field names it. */
export type Picked = { readonly id: number; readonly label: string }
/** One record that can be picked. */
export type PickOption<Row> = { readonly id: number; readonly label: string; readonly detail?: ReactNode; readonly row: Row }

type RecordFieldProps<Row> = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: Picked | null
  readonly onPick: (option: PickOption<Row> | null) => void
  /** Finds records for what was typed, the best first. */
  readonly load: (search: string) => Promise<readonly PickOption<Row>[]>
  readonly nothing: string
  readonly inputRef?: Ref<HTMLInputElement>
}

const settleMs = 120

/** A field that finds a record as one types: arrows and Enter pick, leaving it without a pick puts the old one back. */
export const RecordField = <Row,>({ value, onPick, load, nothing, inputRef, onKeyDown, onFocus, onBlur, ...rest }: RecordFieldProps<Row>) => {
  const { t } = useTranslation()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState<string | null>(null)
  const [options, setOptions] = useState<readonly PickOption<Row>[]>([])
  const [searched, setSearched] = useState<string | null>(null)
  const latestLoad = useRef(load)
  useEffect(() => {
    latestLoad.current = load
  })
  const isOpen = combobox.dropdownOpened
  const search = (text ?? '').trim()
  /** What is listed answers what was typed before: nothing is picked from it. */
  const isStale = isOpen && searched !== search
  const [picksFirst, setPicksFirst] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    let isCurrent = true
    const timer = setTimeout(() => void latestLoad.current(search).then((found) => {
      if (!isCurrent) return
      setOptions(found)
      setSearched(search)
    }), search === '' || picksFirst ? 0 : settleMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [isOpen, search, picksFirst])
  // The best match is chosen as soon as the list is there, so that Enter takes it.
  const chooseFirst = useEffectEvent(() => combobox.selectFirstOption())
  useEffect(() => {
    if (isOpen && options.length > 0) chooseFirst()
  }, [isOpen, options])
  const pick = (option: PickOption<Row> | undefined): void => {
    setPicksFirst(false)
    if (option === undefined) return
    setText(null)
    onPick(option)
    combobox.closeDropdown()
  }
  // Enter came before the answer: the best match is taken as soon as it is there.
  const pickFirst = useEffectEvent(() => pick(options[0]))
  useEffect(() => {
    if (picksFirst && !isStale) pickFirst()
  }, [picksFirst, isStale])
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => pick(options.find((option) => String(option.id) === id))} withinPortal shadow="md" position="bottom-start" width="max-content">
      <Combobox.Target withKeyboardNavigation={isOpen && !isStale} withExpandedAttribute>
        <TextInput autoComplete="off" {...rest} ref={inputRef} value={text ?? value?.label ?? ''}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setPicksFirst(false)
            if (event.currentTarget.value === '' && value !== null) onPick(null)
            combobox.openDropdown()
          }}
          onFocus={(event) => {
            event.currentTarget.select()
            onFocus?.(event)
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={(event) => {
            combobox.closeDropdown()
            setText(null)
            setPicksFirst(false)
            onBlur?.(event)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== null) setText(null)
            if (event.key === 'Enter' && isStale && !event.ctrlKey) {
              event.preventDefault()
              setPicksFirst(true)
            }
            // While the list is closed its keys rest, so that Escape goes on to the dialog.
            if (!isOpen && !event.defaultPrevented && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
              event.preventDefault()
              combobox.openDropdown()
            }
            onKeyDown?.(event)
          }} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options} mah={280} aria-label={typeof rest.label === 'string' ? rest.label : rest['aria-label']}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={String(option.id)} className={classes.option}><span className={classes.label}>{option.label}</span><span className={classes.detail}>{option.detail}</span></Combobox.Option>
          ))}
          {options.length === 0 && <Combobox.Empty>{searched === search ? nothing : t('list.loading')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
