import { elementFault } from './element-fault.ts'
import { elementName } from './element-name.ts'
import type { AiDefinition } from './find-ai.ts'
import { faultOfElement, separator, type Gs1Fault, type Gs1Reading, type ReadElement } from './gs1-reading.ts'
import { couldHaveEndedEarlier, seemsToHoldNextElement } from './lost-separator.ts'
import { readElements, type Stop } from './read-elements.ts'
import { readableText } from './readable-text.ts'
import type { Gs1Warning } from './types.ts'

const lost = (definition: AiDefinition, detail: string): Gs1Warning => ({ rule: 'separator-lost', ai: definition.ai, detail: `${elementName(definition)}: ${detail}` })

/** The fault at which strict reading stopped; `offset` is the position of `text` in the raw scan. */
export function faultOfStop(text: string, stop: Stop, offset: number, elementsBefore: number): Gs1Fault {
  const { start, definition, fault } = stop
  if (definition !== undefined && fault !== undefined) return faultOfElement(definition, fault, offset + start + fault.offset, elementsBefore)
  return { rule: 'unknown-ai', position: offset + start, detail: `No part of a code begins with ${readableText(text.slice(start, start + 4))}.`, elementsBefore }
}

/**
 * The elements of a GS1 element string as a scanner sends it (GS1 General Specifications §7.8): no brackets, GS for FNC1. `offset` is the
 * position of `text` in the raw scan.
 *
 * Some keyboard-wedge scanners drop every GS. In a message without any, a field that runs on is not an error: if its length is fixed, it is cut
 * there and a warning says so; if its length varies, the warning stands in its place, and it and what follows are left out rather than guessed.
 */
export function parseElementString(text: string, offset: number, currentYear: number): Gs1Reading | Gs1Fault {
  const elements: ReadElement[] = []
  const warnings: Gs1Warning[] = []
  const separated = text.includes(separator)
  let firstFault: Gs1Fault | undefined
  let start = 0
  for (;;) {
    const read = readElements(text, start, currentYear)
    for (const element of read.elements) elements.push(offset === 0 ? element : { ...element, position: element.position + offset })
    if (read.stop === undefined) break
    const fault = firstFault ?? faultOfStop(text, read.stop, offset, elements.length)
    const { definition, field } = read.stop
    if (definition === undefined || field === undefined || definition.predefined || separated) return fault
    const cut = field.slice(0, definition.longest)
    if (definition.shortest === definition.longest && field.length > definition.longest && elementFault(definition, cut, currentYear) === undefined) {
      elements.push({ definition, value: cut, position: offset + read.stop.start - definition.ai.length })
      warnings.push(lost(definition, 'no separator follows; its fixed length tells where it ends.'))
      firstFault = fault
      start = read.stop.start + definition.longest
    } else if (elements.length > 0 && couldHaveEndedEarlier(definition, field, currentYear)) {
      warnings.push(lost(definition, 'the separator behind it was lost, so it is not known where it ends; it and what follows are left out.'))
      return { elements, warnings }
    } else return fault
  }
  const last = elements.at(-1)
  if (last !== undefined && !separated && seemsToHoldNextElement(elements, currentYear)) {
    warnings.push(lost(last.definition, 'it ends in what looks like further elements; the separator behind it may be lost.'))
  }
  return { elements, warnings }
}
