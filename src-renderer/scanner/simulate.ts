import { usKeyFor } from './us-keyboard.ts'

/** How the simulated scanner sends: pause between keys in milliseconds, keys or characters before and after the code. */
export type SimulatedScanner = { readonly perCharacterMs?: number; readonly prefix?: string; readonly suffix?: 'Enter' | 'Tab' | 'none' }

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const separatorKey: Readonly<Record<string, string>> = { '\u001c': 'F7', '\u001d': 'F8', '\u001e': 'F9', '\u001f': 'F10' }

const press = (target: EventTarget, key: string, code: string, shiftKey = false): void => {
  for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key, code, shiftKey, bubbles: true, cancelable: true, composed: true }))
}

/**
 * Plays a scanner for demonstrations: the key events of `text` on a US keyboard, separators as F7 to F10. The events are
 * synthetic, so they do nothing unless the wedge is attached.
 */
export const typeScan = async (target: EventTarget, text: string, { perCharacterMs = 5, prefix = '', suffix = 'Enter' }: SimulatedScanner = {}): Promise<void> => {
  const isNamed = /^F\d{1,2}$/.test(prefix)
  if (isNamed) press(target, prefix, prefix)
  for (const character of isNamed ? text : prefix + text) {
    if (perCharacterMs > 0) await pause(perCharacterMs)
    const named = separatorKey[character]
    const place = usKeyFor(character)
    if (named === undefined) press(target, character, place?.code ?? '', place?.shift)
    else press(target, named, named)
  }
  if (perCharacterMs > 0) await pause(perCharacterMs)
  if (suffix !== 'none') press(target, suffix, suffix)
}
