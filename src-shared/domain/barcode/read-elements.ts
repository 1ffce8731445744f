import type { PartFault } from './check-part.ts'
import { elementFault } from './element-fault.ts'
import { aiAt, type AiDefinition } from './find-ai.ts'
import { separator, type ReadElement } from './gs1-reading.ts'

/** Where reading stopped: the element's definition, its field from `start` to the next separator or the end, and what is wrong; only `start` at an unknown identifier. */
export type Stop = { readonly start: number; readonly definition?: AiDefinition; readonly field?: string; readonly fault?: PartFault }

/** Elements read before the end or before `stop`; their positions and that of the stop are 0-based in the text. */
export type StrictReading = { readonly elements: readonly ReadElement[]; readonly stop?: Stop }

/**
 * Reads a GS1 element string from `start` as the standard has it (GS1 General Specifications §7.8.6): a field of predefined length takes
 * just that length, any other ends at a separator or the end. Separators are allowed where none is needed, and several in a row count as one.
 */
export function readElements(text: string, start: number, currentYear: number): StrictReading {
  const elements: ReadElement[] = []
  let position = start
  for (;;) {
    while (text[position] === separator) position += 1
    if (position >= text.length) return { elements }
    const definition = aiAt(text, position)
    if (definition === undefined) return { elements, stop: { start: position } }
    const fieldStart = position + definition.ai.length
    const separatorAt = text.indexOf(separator, fieldStart)
    const limit = separatorAt < 0 ? text.length : separatorAt
    const end = definition.predefined ? Math.min(limit, fieldStart + definition.longest) : limit
    const value = text.slice(fieldStart, end)
    const fault = elementFault(definition, value, currentYear)
    if (fault !== undefined) return { elements, stop: { start: fieldStart, definition, field: value, fault } }
    elements.push({ definition, value, position })
    position = end
  }
}
