import type { KeyTarget } from './wedge-key.ts'

const typedInputs = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number'])
const nativeInputs = new Set(['date', 'time', 'month', 'week', 'datetime-local', 'color'])

/** What kind of field the element is for typing; read-only and disabled fields are none. */
export const targetKindOf = (element: Element | null): KeyTarget => {
  if (element instanceof HTMLTextAreaElement) return element.readOnly || element.disabled ? 'other' : 'text'
  if (element instanceof HTMLSelectElement) return element.disabled ? 'other' : 'native'
  if (element instanceof HTMLInputElement) {
    if (element.readOnly || element.disabled) return 'other'
    return typedInputs.has(element.type) ? 'text' : nativeInputs.has(element.type) ? 'native' : 'other'
  }
  return element instanceof HTMLElement && element.isContentEditable ? 'text' : 'other'
}

const keyboardCopy = (type: 'keydown' | 'keyup', event: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent(type, {
    key: event.key, code: event.code, location: event.location, repeat: event.repeat, bubbles: true, cancelable: true, composed: true,
    altKey: event.altKey, ctrlKey: event.ctrlKey, shiftKey: event.shiftKey, metaKey: event.metaKey,
    modifierAltGraph: event.getModifierState('AltGraph'), modifierCapsLock: event.getModifierState('CapsLock')
  })

/** Types text at the selection: through the browser's editing command where the field has the focus, else into its value. */
export const insertText = (element: Element, text: string): void => {
  const root = element.getRootNode()
  const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
  const hasFocus = focused !== null && (focused === element || focused.contains(element))
  if (hasFocus && element.ownerDocument.execCommand('insertText', false, text)) return
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return
  const start = element.selectionStart
  if (start === null) setNativeValue(element, element.value + text)
  else {
    element.setRangeText(text, start, element.selectionEnd ?? start, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
  }
}

/** Sets a field's value past React's value tracker and tells the page, as if a person had changed it. */
export const setNativeValue = (element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void => {
  if (element.value === value) return
  const owner: object = Object.getPrototypeOf(element)
  Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(element, value)
  element.dispatchEvent(new Event('input', { bubbles: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
}

type ValueField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const isValueField = (element: Element): element is ValueField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

/** The value and caret of a field at one moment. */
export type FieldSnapshot = { readonly value: string; readonly caret: readonly [start: number, end: number] | null }

/** What a field holds now, or null for anything else than a field. */
export const snapshotField = (element: Element): FieldSnapshot | null => {
  if (!isValueField(element)) return null
  if (element instanceof HTMLSelectElement || element.selectionStart === null) return { value: element.value, caret: null }
  return { value: element.value, caret: [element.selectionStart, element.selectionEnd ?? element.selectionStart] }
}

/** Puts a field back to what it held then. */
export const restoreField = (element: Element, before: FieldSnapshot): void => {
  if (!isValueField(element)) return
  setNativeValue(element, before.value)
  if (before.caret !== null && !(element instanceof HTMLSelectElement)) element.setSelectionRange(...before.caret)
}

const clickedBySpace = 'button, summary, input[type="checkbox"], input[type="radio"], input[type="button"], input[type="submit"]'

/**
 * Does a swallowed key of a person after all: the keydown is dispatched again, its character inserted unless the page
 * prevented it, and the keyup too when the key has come up meanwhile. `mark` sees each event before it is dispatched.
 * Returns false when the page prevented the key.
 */
export const replayKey = (event: KeyboardEvent, element: Element, released: boolean, mark: (event: KeyboardEvent) => void): boolean => {
  const target = element.isConnected ? element : element.ownerDocument.body
  const down = keyboardCopy('keydown', event)
  mark(down)
  const accepted = target.dispatchEvent(down)
  if (accepted && [...event.key].length === 1 && targetKindOf(target) === 'text') insertText(target, event.key)
  if (accepted && event.key === ' ' && target instanceof HTMLElement && target.matches(clickedBySpace)) target.click()
  if (released) {
    const up = keyboardCopy('keyup', event)
    mark(up)
    target.dispatchEvent(up)
  }
  return accepted
}
