import type { CDPSession } from '@playwright/test'

import { usKeyFor } from '#renderer/scanner/us-keyboard.ts'

/** One raw key press for the browser's input queue. */
export type RawKey = { readonly key: string; readonly code: string; readonly text?: string; readonly keyCode?: number; readonly modifiers?: number; readonly half?: 'down' | 'up'; readonly location?: number }

/** Modifier bits of the devtools protocol. */
const altBit = 1
const ctrlBit = 2
const shiftBit = 8

const named: Readonly<Record<string, RawKey>> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', keyCode: 13 },
  Tab: { key: 'Tab', code: 'Tab', keyCode: 9 },
  F8: { key: 'F8', code: 'F8', keyCode: 119 },
  F12: { key: 'F12', code: 'F12', keyCode: 123 },
  Escape: { key: 'Escape', code: 'Escape', keyCode: 27 },
  Backspace: { key: 'Backspace', code: 'Backspace', keyCode: 8 }
}

/** The key of a name such as 'Enter', or of a character on a US keyboard. */
export const rawKey = (name: string): RawKey => {
  const special = named[name]
  if (special !== undefined) return special
  const place = usKeyFor(name)
  const keyCode = /^[a-z0-9 ]$/i.test(name) ? name.toUpperCase().charCodeAt(0) : 0
  return { key: name, code: place?.code ?? '', text: name, keyCode, modifiers: place?.shift === true ? shiftBit : 0 }
}

/** The keys of a text, then further named keys. */
export const keysOf = (text: string, ...names: readonly string[]): readonly RawKey[] => [...text, ...names].map(rawKey)

/** GS as Alt and digits on the numpad, with or without NumLock. */
export const altGs = (digits: string, numLock: boolean): readonly RawKey[] => [
  { key: 'Alt', code: 'AltLeft', keyCode: 18, modifiers: altBit, half: 'down' },
  ...[...digits].map((digit): RawKey => {
    const key = numLock ? digit : ({ 0: 'Insert', 2: 'ArrowDown', 9: 'PageUp' }[Number(digit)] ?? 'Clear')
    return { key, code: `Numpad${digit}`, keyCode: numLock ? 96 + Number(digit) : 0, modifiers: altBit, location: 3 }
  }),
  { key: 'Alt', code: 'AltLeft', keyCode: 18, half: 'up' }
]

/** GS as Ctrl and the key right of P. */
export const ctrlGs: readonly RawKey[] = [
  { key: 'Control', code: 'ControlLeft', keyCode: 17, modifiers: ctrlBit, half: 'down' },
  { key: ']', code: 'BracketRight', keyCode: 221, modifiers: ctrlBit },
  { key: 'Control', code: 'ControlLeft', keyCode: 17, half: 'up' }
]

/**
 * Puts real key events into the browser's input queue at once, `gapMs` apart by their own time stamps, so that a busy
 * machine does not slow the scanner down.
 */
export const sendBurst = async (session: CDPSession, keys: readonly RawKey[], gapMs: number, startMs: number): Promise<void> => {
  const sent: Promise<unknown>[] = []
  keys.forEach((key, index) => {
    const event = {
      key: key.key, code: key.code, windowsVirtualKeyCode: key.keyCode ?? 0, modifiers: key.modifiers ?? 0,
      timestamp: (startMs + index * gapMs) / 1000, ...(key.location === undefined ? {} : { location: key.location })
    }
    if (key.half !== 'up') sent.push(session.send('Input.dispatchKeyEvent', key.text === undefined ? { ...event, type: 'rawKeyDown' } : { ...event, type: 'keyDown', text: key.text, unmodifiedText: key.text }))
    if (key.half !== 'down') sent.push(session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }))
  })
  await Promise.all(sent)
}
