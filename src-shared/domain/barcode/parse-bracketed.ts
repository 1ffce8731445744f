import { elementFault } from './element-fault.ts'
import { findAi } from './find-ai.ts'
import { faultOfElement, type Gs1Fault, type Gs1Reading, type ReadElement } from './gs1-reading.ts'

/** Length of an identifier in brackets at `position`, e.g. 4 for `(10)`, or 0 when none stands there. */
function bracketLength(text: string, position: number): number {
  if (text[position] !== '(') return 0
  let end = position + 1
  while (end - position <= 5 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1
  return text[end] === ')' && end - position >= 3 && end - position <= 5 ? end + 1 - position : 0
}

/** A data field with the position of each of its characters; `end` is where the next identifier or the end of the text is. */
type Field = { readonly value: string; readonly positions: readonly number[]; readonly end: number }

/** The field that begins at `start`: spaces around it are layout, `\(` is a bracket of the data. */
function readField(text: string, start: number): Field {
  let value = ''
  const positions: number[] = []
  let position = start
  while (text[position] === ' ') position += 1
  while (position < text.length && bracketLength(text, position) === 0) {
    if (text[position] === '\\' && text[position + 1] === '(') position += 1
    value += text.charAt(position)
    positions.push(position)
    position += 1
  }
  const trimmed = value.trimEnd()
  return { value: trimmed, positions, end: position }
}

/**
 * The elements of bracketed text such as `(01)09506000134352 (10)ABC`, the human readable form (GS1 General Specifications §4.14), which
 * people type and some QR codes hold. An opening bracket begins an element when two to four digits and a closing bracket follow; one that
 * belongs to the data may be written `\(`. `offset` is the position of `text` in the raw scan.
 */
export function parseBracketed(text: string, offset: number, currentYear: number): Gs1Reading | Gs1Fault {
  const elements: ReadElement[] = []
  let position = 0
  while (position < text.length) {
    const length = bracketLength(text, position)
    const elementsBefore = elements.length
    if (length === 0) return { rule: 'brackets', position: offset + position, detail: 'The number of a part belongs here in brackets, such as (01).', elementsBefore }
    const ai = text.slice(position + 1, position + length - 1)
    const definition = findAi(ai)
    if (definition === undefined) return { rule: 'unknown-ai', position: offset + position + 1, detail: `No part of a code has the number ${ai}.`, elementsBefore }
    const { value, positions, end } = readField(text, position + length)
    const fault = elementFault(definition, value, currentYear)
    if (fault !== undefined) return faultOfElement(definition, fault, offset + (positions[fault.offset] ?? end), elementsBefore)
    elements.push({ definition, value, position: offset + position + 1 })
    position = end
  }
  return { elements, warnings: [] }
}
