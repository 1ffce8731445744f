import { createContext, useContext, useEffect } from 'react'
import type { BaseLocationHook } from 'wouter'
import { useBrowserLocation } from 'wouter/use-browser-location'

/** What a question about leaving is answered with: go, or stay. */
export type LeaveQuestion = { readonly go: () => void; readonly discard: (() => void) | undefined }

/** Asks before a screen with unsaved changes is left. */
export type LeaveGuard = {
  /** Marks the screen as having changes as long as `isChanged` says so; `discard` throws them away. Returns what takes the mark off. */
  readonly hold: (isChanged: () => boolean, discard: (() => void) | undefined) => () => void
  readonly isHeld: () => boolean
  readonly ask: (go: () => void) => void
  readonly question: () => LeaveQuestion | null
  readonly answer: (answer: 'stay' | 'leave' | 'discard') => void
  readonly subscribe: (listener: () => void) => () => void
}

/** A guard with nothing to hold. */
export function createLeaveGuard(): LeaveGuard {
  const holders: { readonly isChanged: () => boolean; readonly discard: (() => void) | undefined }[] = []
  const held = () => holders.filter((holder) => holder.isChanged())
  const listeners = new Set<() => void>()
  let question: LeaveQuestion | null = null
  const set = (next: LeaveQuestion | null): void => {
    question = next
    listeners.forEach((listener) => listener())
  }
  return {
    hold: (isChanged, discard) => {
      const holder = { isChanged, discard }
      holders.push(holder)
      return () => void holders.splice(holders.indexOf(holder), 1)
    },
    isHeld: () => held().length > 0,
    ask: (go) => (held().length === 0 ? go() : set({ go, discard: held().at(-1)?.discard })),
    question: () => question,
    answer: (answer) => {
      const asked = question
      set(null)
      if (asked === null || answer === 'stay') return
      if (answer === 'discard') asked.discard?.()
      holders.length = 0
      asked.go()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

/** Carries the guard of the window. */
export const LeaveGuardContext = createContext<LeaveGuard>(createLeaveGuard())

/** Asks before leaving while `changed` and not `isDone` (which may become true before the next render); `discard` throws the changes away. */
export function useLeaveGuard(changed: boolean, isDone: () => boolean, discard?: () => void): void {
  const guard = useContext(LeaveGuardContext)
  useEffect(() => (changed ? guard.hold(() => !isDone(), discard) : undefined), [guard, changed, isDone, discard])
}

/** The location hook of the router: every way to another screen asks the guard first. */
export function createGuardedLocation(guard: LeaveGuard): BaseLocationHook {
  return (options) => {
    const [path, navigate] = useBrowserLocation(options as { readonly ssrPath?: string } | undefined)
    const guarded: typeof navigate = (to, navigation) => {
      if (String(to).split('?')[0] === path) navigate(to, navigation)
      else guard.ask(() => navigate(to, navigation))
    }
    return [path, guarded]
  }
}

/** Holds the browser's back and forward as well: the address is put back until the person has answered. Returns what stops that. */
export function guardHistory(target: Window, guard: LeaveGuard): () => void {
  let here = target.location.href
  const remember = (): void => void (here = target.location.href)
  const onPop = (event: PopStateEvent): void => {
    const wanted = target.location.href
    if (!guard.isHeld() || wanted === here) return remember()
    event.stopImmediatePropagation()
    target.history.pushState(null, '', here)
    guard.ask(() => target.history.pushState(null, '', wanted))
  }
  target.addEventListener('popstate', onPop, true)
  target.addEventListener('pushState', remember)
  target.addEventListener('replaceState', remember)
  return () => {
    target.removeEventListener('popstate', onPop, true)
    target.removeEventListener('pushState', remember)
    target.removeEventListener('replaceState', remember)
  }
}
