import type { ScanLevel } from './scan-stack.ts'
import { createScanStack } from './scan-stack.ts'

/** What a shortcut does; it may give what takes it back, for a key that turns out to be the first character of a code on a busy machine. */
export type PlainAct = () => void | (() => void)

/** Shortcuts by `KeyboardEvent.key`; letters count in both cases. */
export type PlainKeyMap = Readonly<Record<string, PlainAct>>

/** Single-letter shortcuts of this window, fed by the wedge so that a scan never sets one off. */
export type PlainKeys = {
  /** Runs the topmost shortcut for a key; returns false when nobody has one. */
  readonly press: (key: string) => boolean
  /** Takes back what the last shortcut did, once, where it can be taken back. */
  readonly takeBack: () => void
  /** Adds shortcuts on top of their level; an open dialog with any shortcuts hides those below it. */
  readonly subscribe: (map: () => PlainKeyMap, level?: ScanLevel) => () => void
}

const shortcutFor = (map: PlainKeyMap, key: string): PlainAct | undefined =>
  [key, key.toLowerCase(), key.toUpperCase()].map((name) => (Object.hasOwn(map, name) ? map[name] : undefined)).find((act) => act !== undefined)

/** No shortcuts yet. */
export const createPlainKeys = (): PlainKeys => {
  const stack = createScanStack<{ readonly map: () => PlainKeyMap; readonly level: ScanLevel }>()
  let last: (() => void) | undefined
  return {
    press: (key) => {
      last = undefined
      for (const { map, level } of stack.fromTop()) {
        const act = shortcutFor(map(), key)
        if (act !== undefined) {
          last = act() ?? undefined
          return true
        }
        if (level === 'dialog') return false
      }
      return false
    },
    takeBack: () => {
      last?.()
      last = undefined
    },
    subscribe: (map, level = 'screen') => stack.add({ map, level }, level)
  }
}
