import type { WedgeKey } from './wedge-key.ts'
import type { WedgeSettings } from './wedge-settings.ts'

/** A key of a burst: what it adds to the code, the pause before it, whether it has come up again and whether the page has it. */
export type HeldKey = {
  readonly key: WedgeKey
  readonly text: string
  readonly gapMs: number
  readonly released: boolean
  /** True when the page already got this key: a native field, or a burst that a timer ended too early. */
  readonly arrived: boolean
}

/** A burst that a timer ended: keys whose own time stamps belong to it may still be on their way through a busy machine. */
export type EndedBurst = { readonly burst: WedgeState; readonly untilMs: number; readonly delivered: boolean }

/**
 * Where the capture stands. 'idle': nothing open. 'held': keys are kept back until it is clear whose they are.
 * 'code': a prefix proved that a scanner is sending. 'overflow': a code was too long, the rest is swallowed.
 */
export type WedgeState = {
  readonly phase: 'idle' | 'held' | 'code' | 'overflow'
  readonly mode: 'prefix' | 'timing'
  readonly held: readonly HeldKey[]
  /** How many of `held` are the prefix and no part of the code. */
  readonly prefixKeys: number
  /** Length in characters of what `held` adds to the code. */
  readonly length: number
  readonly lastMs: number
  /** Digits typed on the numpad since Alt went down, or null when Alt is up. */
  readonly altDigits: string | null
  /** Physical keys whose down was swallowed and whose up must be swallowed too. */
  readonly swallowed: readonly string[]
  /** Until when an Enter or Tab is the tail of the last code (CR LF, two suffixes). */
  readonly blankUntilMs: number
  /** True after a dead key of a person: the next character belongs to it and is never held. */
  readonly afterDead: boolean
  readonly ended: EndedBurst | null
  /** Until when a new code may be the rest of one that broke off, so that it is marked incomplete. */
  readonly brokenUntilMs: number
}

/** A code as it was sent: `aim` is the AIM identifier such as ']C1' when one came first, `raw` the rest. */
export type WedgeScan = {
  readonly raw: string
  readonly aim?: string
  readonly startedMs: number
  readonly endedMs: number
  readonly mode: 'prefix' | 'timing'
  /** The suffix never came: the code may be cut off. */
  readonly incomplete?: true
  /** The code was longer than `longestScan` characters and is cut there. */
  readonly truncated?: true
}

/** Something that looked like a code and could not be one; `raw` is what was read. */
export type WedgeWarning = { readonly code: 'incomplete' | 'short' | 'empty'; readonly raw: string }

/**
 * What to do, in order. 'prevent': the event at hand goes nowhere else. 'replay': these held keys were a person's, do them now;
 * `alone` means one key with nothing following in its window, so that a single-letter shortcut may act.
 * 'restore': give the field the value it had before this key, because what came since was a scanner.
 */
export type WedgeAction =
  | { readonly type: 'prevent' }
  | { readonly type: 'replay'; readonly keys: readonly HeldKey[]; readonly alone: boolean }
  | { readonly type: 'restore'; readonly firstKey: WedgeKey }
  | { readonly type: 'scan'; readonly scan: WedgeScan }
  | { readonly type: 'warning'; readonly warning: WedgeWarning }

/** A new state and what to do on the way there. */
export type WedgeOutcome = { readonly state: WedgeState; readonly actions: readonly WedgeAction[] }

/** The state before any key. */
export const idleWedge: WedgeState = {
  phase: 'idle', mode: 'timing', held: [], prefixKeys: 0, length: 0, lastMs: 0, altDigits: null, swallowed: [], blankUntilMs: -1,
  afterDead: false, ended: null, brokenUntilMs: -1
}

/** The state with nothing open; keys that are still down stay remembered so that their up is swallowed. */
export const cleared = (state: WedgeState): WedgeState => ({ ...idleWedge, lastMs: state.lastMs, swallowed: state.swallowed, blankUntilMs: state.blankUntilMs, brokenUntilMs: state.brokenUntilMs })

/** What these keys add up to. */
export const textOf = (held: readonly HeldKey[]): string => held.map((one) => one.text).join('')

/** Whether the prefix is a key such as F9 and no text. */
export const isKeyPrefix = (prefix: string): boolean => /^F\d{1,2}$/.test(prefix)

/** AIM identifiers by ISO/IEC 15424: ']', a code letter in use, a modifier. */
const aimPattern = /^\][ACdEeFGHIJKLMNOopPQRSsTUVXYz][0-9A-Za-z]/

/** Splits a leading AIM identifier off a code. */
export const splitAim = (text: string): { readonly raw: string; readonly aim?: string } => {
  const aim = aimPattern.exec(text)?.[0]
  return aim === undefined ? { raw: text } : { raw: text.slice(aim.length), aim }
}

/** How many keys at the end of `held` are a whole prefix, or 0; longer pauses than `prefixMaxGapMs` have ended the burst before. */
export const prefixAtEnd = (settings: WedgeSettings, held: readonly HeldKey[]): number => {
  const { prefix } = settings
  if (prefix === '' || isKeyPrefix(prefix)) return 0
  const length = prefix === ']' ? 3 : prefix.length
  const tail = held.slice(-length)
  if (tail.length < length) return 0
  const text = textOf(tail)
  return (prefix === ']' ? text.length === 3 && aimPattern.test(text) : text === prefix) ? length : 0
}

/** Whether the last held keys may be the beginning of a prefix, so that slow scanners get time to finish it. */
export const mayBeginPrefix = (settings: WedgeSettings, held: readonly HeldKey[]): boolean => {
  const { prefix } = settings
  if (prefix === '' || isKeyPrefix(prefix)) return false
  if (prefix === ']') return /\][ACdEeFGHIJKLMNOopPQRSsTUVXYz]?$/.test(textOf(held.slice(-2)))
  const tail = textOf(held.slice(-prefix.length))
  for (let length = Math.min(prefix.length - 1, tail.length); length > 0; length -= 1) if (tail.endsWith(prefix.slice(0, length))) return true
  return false
}

/** Whether a burst in timing mode is long enough that a scanner must be typing it. */
export const isConfirmed = (settings: WedgeSettings, state: WedgeState): boolean =>
  state.phase === 'held' && settings.maxGapMs > 0 && state.length >= Math.max(2, settings.minLength)

/** Whether any of the keys went to a text field. */
export const touchesText = (held: readonly HeldKey[]): boolean => held.some((one) => one.key.target === 'text')
