import type { ScanLevel } from './scan-stack.ts'
import { createScanStack } from './scan-stack.ts'

/** Shortcuts by `KeyboardEvent.key`; letters count in both cases. */
export type PlainKeyMap = Readonly<Record<string, () => void>>

/** Single-letter shortcuts of this window, fed by the wedge so that a scan never sets one off. */
export type PlainKeys = {
  /** Runs the topmost shortcut for a key; returns false when nobody has one. */
  readonly press: (key: string) => boolean
  /** Adds shortcuts on top of their level; an open dialog with any shortcuts hides those below it. */
  readonly subscribe: (map: () => PlainKeyMap, level?: ScanLevel) => () => void
}

const shortcutFor = (map: PlainKeyMap, key: string): (() => void) | undefined =>
  [key, key.toLowerCase(), key.toUpperCase()].map((name) => (Object.hasOwn(map, name) ? map[name] : undefined)).find((act) => act !== undefined)

/** No shortcuts yet. */
export const createPlainKeys = (): PlainKeys => {
  const stack = createScanStack<{ readonly map: () => PlainKeyMap; readonly level: ScanLevel }>()
  return {
    press: (key) => {
      for (const { map, level } of stack.fromTop()) {
        const act = shortcutFor(map(), key)
        if (act !== undefined) {
          act()
          return true
        }
        if (level === 'dialog') return false
      }
      return false
    },
    subscribe: (map, level = 'screen') => stack.add({ map, level }, level)
  }
}
