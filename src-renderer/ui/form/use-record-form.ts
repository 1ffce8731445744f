import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useLeaveGuard } from '../leave-guard.ts'
import { useOwner } from '../use-owner.ts'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'

/** Messages by the path of a field, for example `packs.0.name`. */
export type FieldErrors = Readonly<Record<string, string>>

/** A form of one record: values, what is wrong with them, and whether they differ from what is saved. */
export type RecordForm<Values extends object> = {
  readonly values: Values
  readonly set: (changes: Partial<Values> | ((values: Values) => Partial<Values>)) => void
  readonly errors: FieldErrors
  readonly setErrors: (errors: FieldErrors) => void
  readonly changed: boolean
  /** When the values come from a draft: the time it was kept. */
  readonly draftAtMs: number | null
  /** Back to what is saved, and the draft forgotten. */
  readonly discard: () => void
  /** Says that the values are saved now: they count as unchanged and the draft is forgotten. */
  readonly markSaved: () => void
  /** What a field needs. */
  readonly bind: <K extends keyof Values & string>(name: K) => { readonly value: Values[K]; readonly onChange: (value: Values[K]) => void; readonly error: string | undefined }
}

const keepAfterMs = 300
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Holds the values of a form, keeps a draft of them, and asks before they are left behind. `name` tells drafts apart; `saved` is the record as it is stored. */
export function useRecordForm<Values extends object>(name: string, saved: Values): RecordForm<Values> {
  const owner = useOwner()
  const draft = useMemo(() => readDraft<Values>(owner, name), [owner, name])
  const [values, setValues] = useState<Values>(() => (draft === null ? saved : { ...saved, ...draft.values }))
  const [base, setBase] = useState(saved)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [draftAtMs, setDraftAtMs] = useState<number | null>(draft?.atMs ?? null)
  const done = useRef(false)
  const changed = !same(values, base)

  const discard = useCallback((): void => {
    done.current = true
    dropDraft(owner, name)
    setValues(base)
    setErrors({})
    setDraftAtMs(null)
  }, [owner, name, base])
  const isDone = useCallback(() => done.current, [])
  useLeaveGuard(changed, isDone, discard)

  // A newer version from the station shows at once unless something was written.
  if (!same(saved, base) && !changed) {
    setBase(saved)
    setValues(saved)
  }

  useEffect(() => {
    if (!changed || done.current) return undefined
    const keep = (): void => {
      if (!done.current) keepDraft(owner, name, values)
    }
    const timer = setTimeout(keep, keepAfterMs)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [changed, owner, name, values])

  // Whoever leaves before the pause is over leaves nothing behind either.
  const keepNow = useEffectEvent(() => {
    if (changed && !done.current) keepDraft(owner, name, values)
  })
  useEffect(() => () => keepNow(), [])

  const set = useCallback((changes: Partial<Values> | ((values: Values) => Partial<Values>)): void => {
    done.current = false
    setValues((before) => ({ ...before, ...(typeof changes === 'function' ? changes(before) : changes) }))
  }, [])
  return {
    values, set, errors, setErrors, changed, draftAtMs, discard,
    markSaved: () => {
      done.current = true
      dropDraft(owner, name)
      setBase(values)
      setDraftAtMs(null)
    },
    bind: (field) => ({
      value: values[field],
      onChange: (value) => {
        set({ [field]: value } as unknown as Partial<Values>)
        if (errors[field] !== undefined) setErrors(Object.fromEntries(Object.entries(errors).filter(([path]) => path !== field)))
      },
      error: errors[field]
    })
  }
}
