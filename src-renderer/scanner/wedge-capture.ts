import type { KeyMeaning, WedgeKey } from './wedge-key.ts'
import { editsText, meaningOf } from './wedge-key.ts'
import { deadlineMs, finish, finishAsScan, release, suffixText, takeBack } from './wedge-finish.ts'
import type { WedgeSettings } from './wedge-settings.ts'
import { longestScan } from './wedge-settings.ts'
import type { EndedBurst, HeldKey, WedgeAction, WedgeOutcome, WedgeState } from './wedge-state.ts'
import { cleared, isConfirmed, isKeyPrefix, mayBeginPrefix, prefixAtEnd, splitAim, textOf, touchesText } from './wedge-state.ts'

/*
 * Why keys are held and not let through and taken back later. The first characters of a code without a prefix look like
 * typing. Letting them through would show them for a moment, run the change handlers of a controlled field (searches,
 * number formats, length limits), and restoring the old value would run them again and spoil undo. Holding delays a
 * person's key by one window (50 ms, about three frames), after which it arrives through the browser's own editing
 * command, so undo, selection, maxlength and React see an ordinary input event. Only fields whose keys the browser alone
 * can interpret (date, time, select) let keys through and get their value back when a code is recognised.
 */

const prevent: WedgeAction = { type: 'prevent' }

/** Runs `next` on the state of `first` and joins the actions. */
const andThen = (first: WedgeOutcome, next: (state: WedgeState) => WedgeOutcome): WedgeOutcome => {
  const second = next(first.state)
  return { state: second.state, actions: [...first.actions, ...second.actions] }
}

const pass = (state: WedgeState): WedgeOutcome => ({ state, actions: [] })

const swallow = (state: WedgeState, key: WedgeKey): WedgeOutcome => ({
  state: { ...state, swallowed: state.swallowed.includes(key.code) ? state.swallowed : [...state.swallowed, key.code] },
  actions: [prevent]
})

/** Swallows a key that belongs to an open burst and keeps the burst alive. */
const absorb = (state: WedgeState, key: WedgeKey): WedgeOutcome => swallow({ ...state, lastMs: key.timeMs }, key)

const hold = (state: WedgeState, key: WedgeKey, text: string): WedgeState => {
  const one: HeldKey = { key, text, gapMs: state.held.length === 0 ? 0 : Math.max(0, key.timeMs - state.lastMs), released: false, arrived: false }
  return { ...state, phase: state.phase === 'idle' ? 'held' : state.phase, held: [...state.held, one], length: state.length + text.length, lastMs: key.timeMs }
}

const withLast = (state: WedgeState, change: Partial<HeldKey>): WedgeState => {
  const last = state.held.at(-1)
  return last === undefined ? state : { ...state, held: [...state.held.slice(0, -1), { ...last, ...change }] }
}

const beginCode = (state: WedgeState, keys: readonly HeldKey[], prefixKeys: number, lastMs: number): WedgeState => ({
  ...cleared(state), phase: 'code', mode: 'prefix', held: keys, prefixKeys, length: textOf(keys).length, lastMs
})

/** A whole prefix stands at the end: what came before it is finished by itself, so two codes never merge. */
const splitAtPrefix = (settings: WedgeSettings, state: WedgeState, prefixLength: number): WedgeOutcome => {
  const before = state.held.slice(0, -prefixLength)
  const code = state.held.slice(-prefixLength)
  const lastMs = before.at(-1)?.key.timeMs ?? state.lastMs
  const earlier = { ...state, held: before, length: textOf(before).length, lastMs }
  const finished = before.length === 0 ? pass(cleared(state)) : finish(settings, earlier)
  return andThen(finished, (next) => takeBack(beginCode(next, code, settings.prefix === ']' ? 0 : prefixLength, state.lastMs)))
}

const dropTail = (state: WedgeState, characters: number): WedgeState => {
  const held = [...state.held]
  for (let left = characters; left > 0; ) left -= held.pop()?.text.length ?? left
  return { ...state, held, length: state.length - characters }
}

/** After a key was added to the burst: a prefix, a suffix made of characters, or the length limit may now be reached. */
const examine = (settings: WedgeSettings, state: WedgeState): WedgeOutcome => {
  const prefixLength = prefixAtEnd(settings, state.held)
  const ownPrefixLength = settings.prefix === ']' ? prefixLength : state.prefixKeys
  const isOwnPrefix = state.phase === 'code' && state.held.length < ownPrefixLength + prefixLength
  if (prefixLength > 0 && !isOwnPrefix) return splitAtPrefix(settings, state, prefixLength)
  const suffix = suffixText(settings)
  if (suffix !== '' && textOf(state.held.slice(state.prefixKeys).slice(-suffix.length)).endsWith(suffix)) {
    const code = dropTail(state, suffix.length)
    if (state.phase === 'code' || isConfirmed(settings, code)) return finishAsScan(settings, code, state.lastMs)
  }
  if (state.length < longestScan) return pass(state)
  const cut = finishAsScan(settings, state, state.lastMs, { truncated: true })
  return { state: { ...cut.state, phase: 'overflow', mode: state.mode, lastMs: state.lastMs }, actions: cut.actions }
}

const add = (settings: WedgeSettings, state: WedgeState, key: WedgeKey, text: string): WedgeOutcome => {
  const wasConfirmed = isConfirmed(settings, state)
  const next = hold(state, key, text)
  if (wasConfirmed || !isConfirmed(settings, next)) {
    const staysWithPage = key.target === 'native' && state.phase !== 'code' && !wasConfirmed
    return staysWithPage ? examine(settings, withLast(next, { arrived: true })) : andThen(swallow(next, key), (after) => examine(settings, after))
  }
  return andThen(andThen(swallow(next, key), takeBack), (after) => examine(settings, after))
}

const isNamedPrefix = (settings: WedgeSettings, key: WedgeKey): boolean =>
  isKeyPrefix(settings.prefix) && key.key === settings.prefix && !key.ctrlKey && !key.altKey && !key.metaKey

const startWithNamedPrefix = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome =>
  andThen(finish(settings, state), (next) => {
    const opened = hold(cleared(next), key, '')
    return swallow(beginCode(next, opened.held, 1, key.timeMs), key)
  })

/** Nothing is open: characters are held, everything else goes its way. */
const downWhileIdle = (settings: WedgeSettings, state: WedgeState, key: WedgeKey, meaning: KeyMeaning): WedgeOutcome => {
  if (meaning.kind === 'end') return key.timeMs <= state.blankUntilMs ? swallow(state, key) : pass(state)
  if (meaning.kind === 'dead') return pass({ ...state, afterDead: true })
  if (meaning.kind !== 'character') return pass(state)
  if (state.afterDead) return pass({ ...state, afterDead: false })
  if (key.key === ' ' && key.target === 'other') return pass(state)
  const held = hold(state, key, meaning.text)
  const cannotBeCode = settings.maxGapMs <= 0 && !mayBeginPrefix(settings, held.held) && prefixAtEnd(settings, held.held) === 0
  return cannotBeCode && key.target !== 'other' ? pass(state) : add(settings, state, key, meaning.text)
}

/** Enter or Tab after a burst: the end of a code, or a person's key after a few quick letters. */
const endWhileHeld = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome => {
  if (isConfirmed(settings, state)) return andThen(swallow(state, key), (next) => finishAsScan(settings, next, key.timeMs))
  if (touchesText(state.held) || state.length < 2 || key.target === 'native') return release(state)
  const warning: WedgeAction = { type: 'warning', warning: { code: 'short', raw: textOf(state.held) } }
  return andThen(swallow({ ...cleared(state), blankUntilMs: key.timeMs + settings.maxGapMs }, key), (next) => ({ state: next, actions: [warning] }))
}

const downWhileHeld = (settings: WedgeSettings, state: WedgeState, key: WedgeKey, meaning: KeyMeaning): WedgeOutcome => {
  const confirmed = isConfirmed(settings, state)
  switch (meaning.kind) {
    case 'character':
    case 'separator':
      return add(settings, state, key, meaning.text)
    case 'end':
      return endWhileHeld(settings, state, key)
    case 'dead':
      return confirmed ? add(settings, state, key, meaning.text) : andThen(release(state), (next) => downWhileIdle(settings, next, key, meaning))
    case 'control':
      if (!confirmed || (touchesText(state.held) && editsText(key))) return release(state)
      return meaning.text === '' ? absorb(state, key) : add(settings, state, key, meaning.text)
    default:
      return release(state)
  }
}

/** A prefix was read: every key belongs to the scanner until the code ends. */
const downWhileCode = (settings: WedgeSettings, state: WedgeState, key: WedgeKey, meaning: KeyMeaning): WedgeOutcome => {
  if (meaning.kind !== 'end') return 'text' in meaning && meaning.text !== '' ? add(settings, state, key, meaning.text) : absorb(state, key)
  const isOnlyPrefix = splitAim(textOf(state.held.slice(state.prefixKeys))).raw === ''
  if (isOnlyPrefix && !isKeyPrefix(settings.prefix) && touchesText(state.held)) return release(state)
  return andThen(swallow(state, key), (next) => finishAsScan(settings, next, key.timeMs))
}

const downWhileOverflow = (state: WedgeState, key: WedgeKey, meaning: KeyMeaning): WedgeOutcome => {
  const next = absorb(state, key)
  if (meaning.kind !== 'end') return next
  return { state: { ...cleared(next.state), blankUntilMs: Math.max(state.blankUntilMs, key.timeMs) }, actions: next.actions }
}

/** Whether the pause before `key` parts it from the open burst, although the burst still waits for something else. */
const partsFromBurst = (settings: WedgeSettings, state: WedgeState, key: WedgeKey, meaning: KeyMeaning): boolean => {
  if (state.phase !== 'held' || key.timeMs - state.lastMs <= settings.maxGapMs) return false
  if (meaning.kind === 'end') return !isConfirmed(settings, state)
  if (meaning.kind !== 'character') return true
  const next = hold(state, key, meaning.text).held
  return !mayBeginPrefix(settings, state.held) || (prefixAtEnd(settings, next) === 0 && !mayBeginPrefix(settings, next))
}

/**
 * A key whose time stamp belongs to a burst that a timer has ended already: the machine was busy. The burst is opened
 * again, so that its rest is never read as another code; where a code was delivered, the rest is swallowed.
 */
const reopen = (settings: WedgeSettings, state: WedgeState, { burst, delivered }: EndedBurst): WedgeOutcome => {
  if (delivered) {
    const warning: WedgeAction = { type: 'warning', warning: { code: 'incomplete', raw: textOf(burst.held.slice(burst.prefixKeys)) } }
    return { state: { ...cleared(state), phase: 'overflow', mode: burst.mode, lastMs: burst.lastMs }, actions: [warning] }
  }
  const held = burst.held.map((one) => ({ ...one, arrived: true }))
  const open = { ...burst, held, swallowed: state.swallowed, ended: null }
  return burst.phase === 'code' || isConfirmed(settings, burst) ? takeBack(open) : pass(open)
}

const stepDown = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome => {
  const meaning = meaningOf(settings, key)
  const belongsToScanner = state.phase === 'code' || state.phase === 'overflow' || isConfirmed(settings, state)
  if (meaning.kind === 'unreadable') return state.phase === 'held' ? release(state) : pass(state)
  if (key.repeat) return belongsToScanner ? { state, actions: [prevent] } : state.phase === 'held' ? release(state) : pass(state)
  if (meaning.kind === 'modifier') return pass(state.phase === 'idle' ? state : { ...state, lastMs: key.timeMs })
  if (state.ended !== null) {
    const reopened = key.timeMs <= state.ended.untilMs ? reopen(settings, state, state.ended) : pass({ ...state, ended: null })
    return andThen(reopened, (next) => stepDown(settings, next, key))
  }
  if (isNamedPrefix(settings, key)) return startWithNamedPrefix(settings, state, key)
  if (partsFromBurst(settings, state, key, meaning)) return andThen(finish(settings, state), (next) => downWhileIdle(settings, next, key, meaning))
  if (state.phase !== 'idle' && meaning.kind === 'alt') return absorb({ ...state, altDigits: '' }, key)
  if (state.altDigits !== null && meaning.kind === 'alt-digit') {
    return absorb({ ...hold(state, key, ''), altDigits: (state.altDigits + meaning.text).slice(0, 5) }, key)
  }
  if (state.phase === 'held') return downWhileHeld(settings, state, key, meaning)
  if (state.phase === 'code') return downWhileCode(settings, state, key, meaning)
  return state.phase === 'overflow' ? downWhileOverflow(state, key, meaning) : downWhileIdle(settings, state, key, meaning)
}

const withAltCharacter = (state: WedgeState, text: string): WedgeState => ({
  ...withLast(state, { text: (state.held.at(-1)?.text ?? '') + text }), length: state.length + text.length
})

/** Alt came up: the digits make one character (codes below 32 are control characters on every code page). */
const finishAltCode = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome => {
  const code = Number(state.altDigits)
  const open = { ...state, altDigits: null, lastMs: key.timeMs, swallowed: state.swallowed.filter((one) => one !== key.code) }
  const typed = state.altDigits === '' || code === 0 ? open : withAltCharacter(open, String.fromCharCode(code))
  return andThen(state.phase === 'overflow' ? pass(open) : examine(settings, typed), (next) => ({ state: next, actions: [prevent] }))
}

const stepUp = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome => {
  if (key.key === 'Alt' && state.altDigits !== null) return finishAltCode(settings, state, key)
  const open = state.phase !== 'idle' && meaningOf(settings, key).kind === 'modifier' ? { ...state, lastMs: key.timeMs } : state
  if (!open.swallowed.includes(key.code)) return pass(open)
  const held = open.held.map((one) => (one.key.code === key.code && !one.released ? { ...one, released: true } : one))
  return { state: { ...open, held, swallowed: open.swallowed.filter((code) => code !== key.code) }, actions: [prevent] }
}

/** The time has come to `timeMs` with no key: ends the open burst when its deadline has passed. */
export const tickWedge = (settings: WedgeSettings, state: WedgeState, timeMs: number): WedgeOutcome => {
  const deadline = deadlineMs(settings, state)
  if (deadline === null || timeMs <= deadline) return pass(state)
  const { state: next, actions } = finish(settings, state)
  const delivered = state.phase === 'overflow' || actions.some((action) => action.type === 'scan')
  return { state: { ...next, ended: { burst: state, untilMs: deadline, delivered } }, actions }
}

/**
 * Takes one key event and says what to do with it. Events come in order of `timeMs`; a burst whose deadline has passed by
 * then is ended first, so late timers never change what is read.
 */
export const stepWedge = (settings: WedgeSettings, state: WedgeState, key: WedgeKey): WedgeOutcome =>
  andThen(tickWedge(settings, state, key.timeMs), (next) => (key.type === 'up' ? stepUp(settings, next, key) : stepDown(settings, next, key)))

/** Gives back keys whose owner is undecided, because the focus moves or the window goes away; an open code is kept. */
export const flushWedge = (settings: WedgeSettings, state: WedgeState): WedgeOutcome =>
  state.phase === 'held' ? (isConfirmed(settings, state) ? finish(settings, state) : release(state)) : pass(state)
