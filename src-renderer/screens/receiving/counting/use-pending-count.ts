import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { textToMilli } from '#shared/domain/quantity.ts'

/** A number typed (or scanned from the command sheet) before the act it belongs to: packs of the next scan, or the damaged part of the last one. */
export type PendingCount = {
  readonly typed: string
  /** The number as a whole count, null when nothing was typed. */
  readonly value: number | null
  readonly digit: (digit: string) => void
  readonly set: (count: number) => void
  readonly back: () => void
  readonly clear: () => void
}

const longest = 6

/** Nothing typed yet. */
export function usePendingCount(): PendingCount {
  const [typed, setTyped] = useState('')
  // Shown before the next key is looked at: a quick Enter, or a letter, is about this number even where the two arrive at once.
  const digit = useCallback((next: string): void => flushSync(() => setTyped((before) => (before.length >= longest ? before : before === '' && next === '0' ? '' : before + next))), [])
  const clear = useCallback((): void => setTyped(''), [])
  const milli = typed === '' ? undefined : textToMilli(typed)
  return {
    typed, value: milli === undefined || milli === 0 ? null : milli / 1000,
    digit, set: useCallback((count: number): void => flushSync(() => setTyped(String(count))), []), back: useCallback((): void => setTyped((before) => before.slice(0, -1)), []), clear
  }
}
