import { set82 } from './check-characters.ts'
import { partChecks, type PartFault } from './check-part.ts'
import type { AiDefinition, AiPart } from './find-ai.ts'
import { readableText } from './readable-text.ts'

const charsets: Readonly<Record<AiPart['charset'], { readonly bit: number; readonly characters: string; readonly name: string }>> = {
  n: { bit: 1, characters: '0123456789', name: 'digits' },
  x: { bit: 2, characters: set82, name: 'letters, digits and !"%&\'()*+,-./:;<=>?_' },
  y: { bit: 4, characters: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', name: 'capital letters, digits, #, - and /' },
  z: { bit: 8, characters: '-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz', name: 'letters, digits, -, _ and =' }
}

/** For each ASCII code the character sets it is in, one bit each (GS1 General Specifications §7.11). */
const setsOfCode = new Uint8Array(128)
for (const { bit, characters } of Object.values(charsets)) for (const character of characters) setsOfCode[character.charCodeAt(0)]! |= bit

/** Position of the first character between `from` and `to` that is not in the part's set, or -1. */
function findForeign(value: string, from: number, to: number, bit: number): number {
  for (let index = from; index < to; index += 1) if (((setsOfCode[value.charCodeAt(index)] ?? 0) & bit) === 0) return index
  return -1
}

function lengthFault(definition: AiDefinition, length: number): PartFault {
  const { shortest, longest } = definition
  const expected = shortest === longest ? `${longest}` : `${shortest} to ${longest}`
  return { rule: 'length', offset: Math.min(length, longest), detail: `${length} characters where ${expected} belong` }
}

/**
 * What is wrong with the data field of an application identifier, or undefined: its length, then each part's characters and checks
 * (GS1 General Specifications §3). `offset` is 0-based in `value`; at a field cut short it is the end. `currentYear` places two-digit years.
 */
export function elementFault(definition: AiDefinition, value: string, currentYear: number): PartFault | undefined {
  if (value.length < definition.shortest || value.length > definition.longest) return lengthFault(definition, value.length)
  let from = 0
  for (const part of definition.parts) {
    if (part.optional && from === value.length) break
    const to = Math.min(value.length, from + part.longest)
    if (to - from < part.shortest) return lengthFault(definition, value.length)
    const charset = charsets[part.charset]
    const foreign = findForeign(value, from, to, charset.bit)
    if (foreign >= 0) return { rule: 'character-set', offset: foreign, detail: `${readableText(value.charAt(foreign))} is not allowed, only ${charset.name}` }
    if (part.checks.length > 0) {
      const text = value.slice(from, to)
      for (const check of part.checks) {
        const fault = partChecks[check](text, currentYear)
        if (fault !== undefined) return { rule: fault.rule, offset: from + fault.offset, detail: fault.detail }
      }
    }
    from = to
  }
  return undefined
}
