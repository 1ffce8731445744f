import { isPrintable } from './wedge-key.ts'
import type { WedgeSettings } from './wedge-settings.ts'
import type { HeldKey, WedgeAction, WedgeOutcome, WedgeScan, WedgeState } from './wedge-state.ts'
import { cleared, isConfirmed, isKeyPrefix, mayBeginPrefix, splitAim, textOf, touchesText } from './wedge-state.ts'

/** The string suffix of the settings, or '' when the suffix is a key or nothing. */
export const suffixText = (settings: WedgeSettings): string => (['Enter', 'Tab', 'none'].includes(settings.suffix) ? '' : settings.suffix)

/** Marks that only a faulty or cut-off code carries. */
export type ScanMarks = { readonly incomplete?: true; readonly truncated?: true }

/** How long after a broken-off burst the next one is suspected to be its rest. */
const brokenMs = 500

/** Delivers what is held as one scan and goes back to idle; an Enter or Tab shortly after is swallowed as its tail. */
export const finishAsScan = (settings: WedgeSettings, state: WedgeState, endedMs: number, marks: ScanMarks = {}): WedgeOutcome => {
  const keys = state.held.slice(state.prefixKeys)
  const text = settings.gsSubstitutes.reduce((code, substitute) => (substitute === '' ? code : code.replaceAll(substitute, '\u001d')), textOf(keys))
  const startedMs = state.held[0]?.key.timeMs ?? endedMs
  const rest: ScanMarks = state.mode === 'timing' && startedMs <= state.brokenUntilMs ? { incomplete: true } : {}
  const scan: WedgeScan = { ...splitAim(text), startedMs, endedMs, mode: state.mode, ...marks, ...rest }
  const averageGapMs = (endedMs - startedMs) / Math.max(1, state.held.length)
  const blankMs = Math.max(settings.maxGapMs, Math.min(settings.prefixMaxGapMs, 2 * averageGapMs))
  const none: readonly WedgeAction[] = scan.raw === '' ? [{ type: 'warning', warning: { code: 'empty', raw: text } }] : [{ type: 'scan', scan }]
  return { state: { ...cleared(state), blankUntilMs: endedMs + blankMs }, actions: none }
}

const replayable = (one: HeldKey): boolean => !one.arrived && one.key.target !== 'native'

/** Takes keys back that the page already got, now that they are known to be a scanner's. */
export const takeBack = (state: WedgeState): WedgeOutcome => {
  const first = state.held.find((one) => one.arrived && one.key.target !== 'other')
  const held = first === undefined ? state.held : state.held.map((one) => ({ ...one, arrived: false }))
  return { state: { ...state, held }, actions: first === undefined ? [] : [{ type: 'restore', firstKey: first.key }] }
}

/** Gives the held keys back to the person who typed them; keys still down keep their own up event. */
export const release = (state: WedgeState, keep: (one: HeldKey) => boolean = () => true, alone = false): WedgeOutcome => {
  const keys = state.held.filter((one) => replayable(one) && keep(one))
  const stillDown = new Set(keys.filter((one) => !one.released).map((one) => one.key.code))
  const next = { ...cleared(state), swallowed: state.swallowed.filter((code) => !stillDown.has(code)) }
  return { state: next, actions: keys.length === 0 ? [] : [{ type: 'replay', keys, alone }] }
}

/** Ends a burst of timing mode after which nothing more came: a scan where no suffix is expected, else typing or a warning. */
const finishHeld = (settings: WedgeSettings, state: WedgeState): WedgeOutcome => {
  if (!isConfirmed(settings, state)) return release(state, () => true, state.held.length === 1)
  if (settings.suffix === 'none') return finishAsScan(settings, state, state.lastMs)
  const broken = { ...state, brokenUntilMs: state.lastMs + brokenMs }
  if (touchesText(state.held)) return release(broken, (one) => isPrintable(one.key))
  return { state: cleared(broken), actions: [{ type: 'warning', warning: { code: 'incomplete', raw: textOf(state.held) } }] }
}

/**
 * Whether a code may be a person's text after all: it began with printable characters in a text field, at a person's pace.
 * The AIM identifier and function keys are proof enough of a scanner.
 */
const mayBeTyping = (settings: WedgeSettings, state: WedgeState): boolean =>
  !isKeyPrefix(settings.prefix) && settings.prefix !== ']' && touchesText(state.held) && state.held.some((one) => one.gapMs > settings.maxGapMs)

const finishCode = (settings: WedgeSettings, state: WedgeState): WedgeOutcome => {
  const { raw } = splitAim(textOf(state.held.slice(state.prefixKeys)))
  if (raw === '') return release(state)
  if (settings.suffix === 'none') return finishAsScan(settings, state, state.lastMs)
  if (mayBeTyping(settings, state)) return release(state, (one) => isPrintable(one.key))
  return finishAsScan(settings, state, state.lastMs, { incomplete: true })
}

/** Ends whatever is open because nothing more belongs to it. */
export const finish = (settings: WedgeSettings, state: WedgeState): WedgeOutcome => {
  if (state.phase === 'held') return finishHeld(settings, state)
  if (state.phase === 'code') return finishCode(settings, state)
  return { state: cleared(state), actions: [] }
}

/** The time in the clock of the keys at which the open burst ends by itself, or null when nothing is open. */
export const deadlineMs = (settings: WedgeSettings, state: WedgeState): number | null => {
  if (state.phase === 'idle') return null
  if (state.phase === 'code' || (state.phase === 'overflow' && state.mode === 'prefix')) return state.lastMs + settings.prefixMaxGapMs
  if (state.phase === 'overflow') return state.lastMs + settings.maxGapMs
  if (isConfirmed(settings, state) && settings.suffix !== 'none') return state.lastMs + Math.max(settings.maxGapMs, settings.endTimeoutMs)
  return state.lastMs + (mayBeginPrefix(settings, state.held) ? Math.max(settings.maxGapMs, settings.prefixMaxGapMs) : settings.maxGapMs)
}
