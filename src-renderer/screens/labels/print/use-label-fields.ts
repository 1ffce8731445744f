import type { RefObject } from 'react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { LabelField } from './use-print-act.ts'

/**
 * The fields the label screen moves between by itself. A field is entered once it is drawn, with its text marked, so that what is typed replaces it: `shown` is the number in its field, and while nobody
 * has typed one (`isProposed`) it is marked again when the station proposes another. A 3 typed then is 3, never 13.
 */
export function useLabelFields(shown: number | null, isProposed: boolean): { readonly fields: Readonly<Record<LabelField, RefObject<HTMLInputElement | null>>>; readonly goTo: (field: LabelField) => void } {
  const fields = { start: useRef<HTMLInputElement>(null), lot: useRef<HTMLInputElement>(null), expiry: useRef<HTMLInputElement>(null), copies: useRef<HTMLInputElement>(null) }
  const [wanted, setWanted] = useState<{ readonly field: LabelField } | null>(null)
  const enter = useEffectEvent((field: LabelField) => {
    fields[field].current?.focus()
    fields[field].current?.select()
  })
  useEffect(() => {
    if (wanted !== null) enter(wanted.field)
  }, [wanted])
  const markProposed = useEffectEvent(() => {
    if (isProposed && document.activeElement === fields.copies.current) fields.copies.current?.select()
  })
  useEffect(() => markProposed(), [shown])
  return { fields, goTo: (field) => setWanted({ field }) }
}
