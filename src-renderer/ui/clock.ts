import { useSyncExternalStore } from 'react'

/** Milliseconds since 1970; the only clock of the renderer. */
export const nowMs = (): number => Date.now()

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => listeners.forEach((one) => one()), 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time in milliseconds, cut to whole steps of `stepMs` (at least a second): the component renders again when a step is over. */
export const useNowMs = (stepMs = 60_000): number => useSyncExternalStore(subscribe, () => Math.floor(nowMs() / stepMs) * stepMs)
