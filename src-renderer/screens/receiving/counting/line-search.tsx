import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { StateShape } from '../../../ui/state-badge.tsx'
import classes from './line-search.module.css'

type LineSearchProps = {
  readonly field: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onChange: (search: string) => void
  /** Lines that match, and all there are. */
  readonly shown: number
  readonly total: number
  /** Goes from the field into the lines that match. */
  readonly onInto: () => void
}

/** Finds lines by typing. While it hides some it says so, because a line that is not shown is easily taken for one that is not there. */
export const LineSearch = ({ field, value, onChange, shown, total, onInto }: LineSearchProps) => {
  const { t } = useTranslation('receiving')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') onInto()
    else if (event.key === 'Escape') {
      onChange('')
      field.current?.blur()
    } else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput ref={field} className={classes.search} role="searchbox" size="md" aria-label={t('lines.find')} placeholder={t('lines.find')} value={value} leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={value === '' ? undefined : <CloseButton aria-label={t('lines.showAll')} onClick={() => onChange('')} />} onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={onKeyDown} />
      {value.trim() !== '' && (
        <span className={classes.filtered} role="status">
          <StateShape tone="attention" />{shown === 0 ? t('lines.noMatch', { search: value.trim() }) : t('lines.filtered', { shown, count: total })}
          <Button size="sm" variant="subtle" onClick={() => onChange('')}>{t('lines.showAll')}</Button>
        </span>
      )}
    </>
  )
}
