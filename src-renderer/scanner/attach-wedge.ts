import type { FieldSnapshot } from './replay-typing.ts'
import { insertText, replayKey, restoreField, snapshotField, targetKindOf } from './replay-typing.ts'
import { flushWedge, stepWedge, tickWedge } from './wedge-capture.ts'
import { deadlineMs } from './wedge-finish.ts'
import type { WedgeKey } from './wedge-key.ts'
import type { WedgeSettings } from './wedge-settings.ts'
import type { WedgeOutcome, WedgeScan, WedgeState, WedgeWarning } from './wedge-state.ts'
import { idleWedge, touchesText } from './wedge-state.ts'

/** What the page wants to hear from the keyboard. */
export type WedgeListeners = {
  readonly onScan: (scan: WedgeScan) => void
  /** One character key pressed outside every field with nothing following in its window; `key` is as in KeyboardEvent.key. */
  readonly onPlainKey?: (key: string, event: KeyboardEvent) => void
  readonly onWarning?: (warning: WedgeWarning) => void
}

type Origin = { readonly event: KeyboardEvent; readonly element: Element; readonly fieldBefore: FieldSnapshot | null }

/** Keys that come late by their own time stamps are given that much longer, up to this. */
const longestLagMs = 1000

/** A timer this late means that the page was busy: queued keys are let in before the burst is ended. */
const lateTimerMs = 10

const innermost = (event: Event, document: Document): Element => {
  const first = event.composedPath()[0]
  return first instanceof Element ? first : (document.activeElement ?? document.body)
}

const asWedgeKey = (event: KeyboardEvent, element: Element): WedgeKey => ({
  type: event.type === 'keyup' ? 'up' : 'down', key: event.key, code: event.code, altKey: event.altKey, ctrlKey: event.ctrlKey, shiftKey: event.shiftKey,
  metaKey: event.metaKey, altGraph: event.getModifierState('AltGraph'), capsLock: event.getModifierState('CapsLock'), repeat: event.repeat,
  isComposing: event.isComposing, timeMs: event.timeStamp, target: targetKindOf(element)
})

/** One attached page: the state, where each key came from, and the actions carried out on the page. */
const createSession = (listeners: WedgeListeners) => {
  let state: WedgeState = idleWedge
  let replaying = false
  const origins = new WeakMap<WedgeKey, Origin>()
  const replayed = new WeakSet<Event>()

  const whileReplaying = (act: () => void): void => {
    replaying = true
    try {
      act()
    } finally {
      replaying = false
    }
  }

  const replay = (keys: WedgeState['held'], alone: boolean): void => {
    for (const { key, released } of keys) {
      const origin = origins.get(key)
      if (origin === undefined) continue
      const accepted = replayKey(origin.event, origin.element, released, (event) => replayed.add(event))
      if (accepted && alone && key.target === 'other') listeners.onPlainKey?.(key.key, origin.event)
    }
  }

  const restore = (firstKey: WedgeKey): void => {
    const origin = origins.get(firstKey)
    if (origin !== undefined && origin.fieldBefore !== null) restoreField(origin.element, origin.fieldBefore)
  }

  /** Takes over the new state first: a listener may cause further events while the actions run. */
  const carryOut = (outcome: WedgeOutcome, event?: Event): void => {
    state = outcome.state
    for (const action of outcome.actions) {
      if (action.type === 'prevent') {
        event?.preventDefault()
        event?.stopImmediatePropagation()
      } else if (action.type === 'replay') whileReplaying(() => replay(action.keys, action.alone))
      else if (action.type === 'restore') restore(action.firstKey)
      else if (action.type === 'scan') listeners.onScan(action.scan)
      else listeners.onWarning?.(action.warning)
    }
  }

  return { current: () => state, isReplaying: () => replaying, whileReplaying, origins, replayed, carryOut }
}

/**
 * Listens to the keyboard of a page before anything else on it does, and returns what stops that. Scans never reach the
 * page's own handlers; a person's keys do, at most one window later. Attach once per page.
 */
export const attachWedge = (document: Document, settings: WedgeSettings, listeners: WedgeListeners): (() => void) => {
  const view = document.defaultView
  if (view === null) throw new Error('attachWedge needs a document that is shown in a window')
  const session = createSession(listeners)
  let timer: number | undefined
  let lagMs = 0

  const schedule = (isSecondChance = false): void => {
    view.clearTimeout(timer)
    const deadline = deadlineMs(settings, session.current())
    if (deadline === null) return
    const due = deadline + lagMs + 1
    timer = view.setTimeout(() => {
      const late = view.performance.now() - due > lateTimerMs
      if (late && !isSecondChance) return schedule(true)
      session.carryOut(tickWedge(settings, session.current(), deadline + 1))
      schedule()
    }, isSecondChance ? lateTimerMs : Math.max(0, due - view.performance.now()))
  }

  const onKey = (event: KeyboardEvent): void => {
    if (session.replayed.has(event) || typeof event.key !== 'string') return
    const element = innermost(event, document)
    const key = asWedgeKey(event, element)
    lagMs = Math.min(longestLagMs, Math.max(0, view.performance.now() - event.timeStamp))
    session.origins.set(key, { event, element, fieldBefore: null })
    session.carryOut(stepWedge(settings, session.current(), key), event)
    // Only now are earlier keys back in the field, and this one not yet.
    session.origins.set(key, { event, element, fieldBefore: snapshotField(element) })
    schedule()
  }
  const onLeave = (): void => {
    session.carryOut(flushWedge(settings, session.current()))
    schedule()
  }

  /**
   * Characters that come without a key event (Alt codes, input methods, emoji pickers): they must not appear while a code
   * is read, and not before the letters that are held.
   */
  const onMadeUpText = (event: Event): void => {
    const { phase, altDigits, held } = session.current()
    if (session.isReplaying() || (event instanceof InputEvent && event.inputType !== 'insertText')) return
    const text = event instanceof InputEvent ? event.data : null
    const comesAfterHeld = phase === 'held' && altDigits === null && text !== null && touchesText(held)
    if (!comesAfterHeld && phase !== 'code' && phase !== 'overflow' && altDigits === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!comesAfterHeld) return
    // Editing inside an editing event misplaces the caret, so both are done as soon as this one is over.
    const element = innermost(event, document)
    queueMicrotask(() => {
      onLeave()
      session.whileReplaying(() => insertText(element, text))
    })
  }
  const keyEvents = ['keydown', 'keyup'] as const
  const leaveEvents = ['pointerdown', 'paste', 'compositionstart', 'dragstart', 'drop'] as const
  for (const name of keyEvents) view.addEventListener(name, onKey, true)
  for (const name of ['keypress', 'beforeinput'] as const) view.addEventListener(name, onMadeUpText, true)
  for (const name of leaveEvents) view.addEventListener(name, onLeave, true)
  view.addEventListener('blur', onLeave)
  return () => {
    view.clearTimeout(timer)
    for (const name of keyEvents) view.removeEventListener(name, onKey, true)
    for (const name of ['keypress', 'beforeinput'] as const) view.removeEventListener(name, onMadeUpText, true)
    for (const name of leaveEvents) view.removeEventListener(name, onLeave, true)
    view.removeEventListener('blur', onLeave)
    session.carryOut(tickWedge(settings, session.current(), Infinity))
  }
}
