import type { PartFault } from './check-part.ts'
import { elementName } from './element-name.ts'
import type { AiDefinition } from './find-ai.ts'
import type { Gs1Warning, InvalidRule } from './types.ts'

/** The character that ends a field of variable length: GS, sent by scanners for FNC1 (GS1 General Specifications §7.8.3). */
export const separator = '\u001d'

/** One element as read: `position` is 0-based in the raw text, where its identifier begins. */
export type ReadElement = { readonly definition: AiDefinition; readonly value: string; readonly position: number }

/** Elements in the order read, with what seemed odd about their separators. */
export type Gs1Reading = { readonly elements: readonly ReadElement[]; readonly warnings: readonly Gs1Warning[] }

/** Why a GS1 message could not be read: `position` is 0-based in the raw text; `elementsBefore` counts the elements that were right before it. */
export type Gs1Fault = { readonly rule: InvalidRule; readonly ai?: string; readonly position: number; readonly detail: string; readonly elementsBefore: number }

/** True for the fault of a result that is a reading or a fault. */
export const isFault = <Reading extends object>(result: Reading | Gs1Fault): result is Gs1Fault => 'rule' in result

/** The fault of an element from the fault of its data field, as a whole sentence; `position` is where in the raw text it is. */
export function faultOfElement(definition: AiDefinition, fault: PartFault, position: number, elementsBefore: number): Gs1Fault {
  return { rule: fault.rule, ai: definition.ai, position, detail: `${elementName(definition)}: ${fault.detail}.`, elementsBefore }
}
