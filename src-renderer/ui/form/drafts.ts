import { nowMs } from '../clock.ts'

const prefix = 'dockside.draft.'
const keptForMs = 30 * 86_400_000

/** What was written and not saved, with the time. */
export type Draft<Values> = { readonly values: Values; readonly atMs: number }

/** Drafts of one person on this station; they outlive a closed window, a crash and signing out. */
const keyOf = (owner: number, name: string): string => `${prefix}${owner}.${name}`

/** The draft of a form, or null. One that cannot be read is dropped. */
export function readDraft<Values>(owner: number, name: string): Draft<Values> | null {
  const stored = localStorage.getItem(keyOf(owner, name))
  if (stored === null) return null
  try {
    return JSON.parse(stored) as Draft<Values>
  } catch {
    localStorage.removeItem(keyOf(owner, name))
    return null
  }
}

/** Keeps what is written so far; a full store is no reason to stop a person writing. */
export function keepDraft(owner: number, name: string, values: unknown): void {
  try {
    localStorage.setItem(keyOf(owner, name), JSON.stringify({ values, atMs: nowMs() }))
  } catch {
    dropOldDrafts(0)
  }
}

/** Forgets the draft of a form. */
export const dropDraft = (owner: number, name: string): void => localStorage.removeItem(keyOf(owner, name))

/** Forgets drafts that nobody came back to. */
export function dropOldDrafts(maximumAgeMs = keptForMs): void {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const { atMs = 0 } = safeParse(localStorage.getItem(key))
    if (nowMs() - atMs > maximumAgeMs) localStorage.removeItem(key)
  }
}

const safeParse = (text: string | null): { readonly atMs?: number } => {
  try {
    return (JSON.parse(text ?? '{}') as { readonly atMs?: number } | null) ?? {}
  } catch {
    return {}
  }
}
