import type { KeyboardEvent, RefObject } from 'react'
import { useContext } from 'react'
import { KeyLayersContext } from '../keys.ts'

type ListKeys = {
  readonly count: number
  readonly active: number
  readonly pageSize: number
  readonly onActive: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onMark?: ((index: number) => void) | undefined
  /** A letter typed on the list begins a search. */
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly onSearch?: ((text: string) => void) | undefined
}

const isTyped = (event: KeyboardEvent): boolean => [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey

/** Keys of a list that has the focus: arrows, Home/End and pages move, Enter opens, Space marks, a letter finds (UX "Keys"). */
export function useListKeys({ count, active, pageSize, onActive, onOpen, onMark, searchField, onSearch }: ListKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const layers = useContext(KeyLayersContext)
  /** A letter the screen has an act for is that act, not the beginning of a search. */
  const isScreenKey = (key: string): boolean => layers.visible().some(({ combination, run, disabled }) => combination === key.toLowerCase() && run !== undefined && disabled !== true)
  const go = (index: number): void => onActive(Math.min(count - 1, Math.max(0, index)))
  return (event) => {
    if (event.target !== event.currentTarget) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1, PageDown: active + pageSize, PageUp: active - pageSize }
    const target = moves[event.key]
    if (target !== undefined && !event.ctrlKey && !event.altKey) go(target)
    else if (event.key === 'Enter' && !event.ctrlKey && active >= 0 && active < count) onOpen(active)
    else if (event.key === ' ' && onMark !== undefined && active >= 0) {
      onMark(active)
      go(active + 1)
    } else if (isTyped(event) && onSearch !== undefined && !isScreenKey(event.key)) {
      const field = searchField.current
      onSearch((field?.value ?? '') + event.key)
      field?.focus()
    } else return
    event.preventDefault()
  }
}
