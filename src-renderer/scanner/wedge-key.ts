import { usCharacter } from './us-keyboard.ts'
import type { WedgeSettings } from './wedge-settings.ts'

/**
 * Where a key goes: 'text' is a field into which typing can be replayed; 'native' is a field whose keys only the browser
 * can interpret (date, time, select), so its value is put back instead; 'other' is everything else.
 */
export type KeyTarget = 'text' | 'native' | 'other'

/** One keyboard event as a plain record; `timeMs` is any clock that all events share. */
export type WedgeKey = {
  readonly type: 'down' | 'up'
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly altGraph: boolean
  readonly capsLock: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly timeMs: number
  readonly target: KeyTarget
}

/** What a key can mean to a scanner; `text` is what it adds to a code. */
export type KeyMeaning =
  | { readonly kind: 'unreadable' | 'modifier' | 'alt' }
  | { readonly kind: 'alt-digit' | 'character' | 'separator' | 'control'; readonly text: string }
  | { readonly kind: 'end' | 'dead'; readonly text: string }

const modifiers = new Set(['Shift', 'Control', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn'])
/** The function keys some scanners send for the four information separators (HARDWARE: function-key character sets). */
const separatorKeys: Readonly<Record<string, string>> = { F7: '\u001c', F8: '\u001d', F9: '\u001e', F10: '\u001f' }
const namedControls: Readonly<Record<string, string>> = { Backspace: '\b', Delete: '\u007f', Escape: '\u001b' }
const controlCodes: Readonly<Record<string, string>> = { BracketLeft: '\u001b', Backslash: '\u001c', BracketRight: '\u001d', Digit6: '\u001e', Minus: '\u001f' }

const controlText = (key: WedgeKey): string => {
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1]
  return letter === undefined ? (controlCodes[key.code] ?? '') : String.fromCharCode(letter.charCodeAt(0) - 64)
}

const meaningOfShortcut = (key: WedgeKey): KeyMeaning => {
  if (key.altKey && !key.ctrlKey && /^Numpad\d$/.test(key.code)) return { kind: 'alt-digit', text: key.code.slice(6) }
  if (!key.ctrlKey || key.altKey || key.metaKey) return { kind: 'control', text: '' }
  const text = key.key === ']' ? '\u001d' : controlText(key)
  if (text === '\u001d') return { kind: 'separator', text }
  return text === '\r' || text === '\n' ? { kind: 'end', text } : { kind: 'control', text }
}

const swapCase = (text: string): string => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase())

/** Whether the key types one character by itself (no shortcut). */
export const isPrintable = (key: WedgeKey): boolean => [...key.key].length === 1 && (key.altGraph || (!key.ctrlKey && !key.altKey && !key.metaKey))

/** What `key` would mean as a part of a code under these settings; decides nothing about whose key it is. */
export const meaningOf = (settings: WedgeSettings, key: WedgeKey): KeyMeaning => {
  if (key.isComposing || key.key === 'Process' || (key.key === 'Unidentified' && key.code === '')) return { kind: 'unreadable' }
  if (key.key === 'Alt') return { kind: 'alt' }
  if (modifiers.has(key.key)) return { kind: 'modifier' }
  if (!key.altGraph && (key.ctrlKey || key.altKey || key.metaKey)) return meaningOfShortcut(key)
  if (key.key === 'Enter' || key.key === 'Tab') return { kind: 'end', text: key.key }
  const separator = separatorKeys[key.key]
  if (separator !== undefined) return { kind: 'separator', text: separator }
  const fromCode = settings.layout === 'us-scanner' ? usCharacter(key.code, key.shiftKey) : undefined
  if (key.key === 'Dead') return { kind: 'dead', text: fromCode ?? '' }
  if (!isPrintable(key)) return { kind: 'control', text: namedControls[key.key] ?? '' }
  if (fromCode !== undefined) return { kind: 'character', text: fromCode }
  const swapped = key.capsLock && settings.correctCapsLock && /^\p{L}$/u.test(key.key)
  return { kind: 'character', text: swapped ? swapCase(key.key) : key.key }
}

/** Keys that edit a text field: inside a fast burst in a field they show that a person is at work. */
export const editsText = (key: WedgeKey): boolean => /^(Backspace|Delete|Arrow|Home|End|Page)/.test(key.key)
