import { elementFault } from './element-fault.ts'
import { findAi, type AiDefinition } from './find-ai.ts'
import { separator } from './gs1-reading.ts'

/** An element to print: application identifier and data field. */
export type ElementToPrint = { readonly ai: string; readonly value: string }

/** The definition of an element that may be printed; throws RangeError, which names the identifier, when it is unknown or its data field is wrong. */
function checked({ ai, value }: ElementToPrint): AiDefinition {
  const definition = findAi(ai)
  if (definition === undefined) throw new RangeError(`There is no application identifier ${ai}`)
  const fault = elementFault(definition, value, 2000)
  if (fault !== undefined) throw new RangeError(`AI ${ai} (${definition.title}): ${fault.detail}`)
  return definition
}

/**
 * The element string of a GS1 symbol, in the order given: GS stands for FNC1 behind each field without predefined length except the last; the FNC1 in
 * front belongs to the symbol and is not part of it (GS1 General Specifications §7.8). Throws RangeError for an unknown identifier or a wrong data field.
 */
export function buildElementString(elements: readonly ElementToPrint[]): string {
  return elements.map((element, index) => element.ai + element.value + (checked(element).predefined || index === elements.length - 1 ? '' : separator)).join('')
}

/** The same elements as people read them, e.g. `(01)09506000134352(10)ABC`; an opening bracket of the data is written `\(`. Throws as buildElementString does. */
export function buildBracketedText(elements: readonly ElementToPrint[]): string {
  return elements.map((element) => `(${checked(element).ai})${element.value.replaceAll('(', '\\(')}`).join('')
}
