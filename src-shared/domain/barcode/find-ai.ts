import type { AiRow, PartCheck } from './ai-row.ts'
import { itemAiRows } from './item-ai-rows.ts'
import { measureAiRows } from './measure-ai-rows.ts'
import { otherAiRows } from './other-ai-rows.ts'
import { tradeAiRows } from './trade-ai-rows.ts'

/** One part of a data field: `charset` n (digits), x (set 82), y (set 39) or z (base64url); lengths in characters. */
export type AiPart = {
  readonly charset: 'n' | 'x' | 'y' | 'z'
  readonly shortest: number
  readonly longest: number
  readonly optional: boolean
  readonly checks: readonly PartCheck[]
}

/** An application identifier ready for use; `shortest` and `longest` are the lengths of its whole data field in characters. */
export type AiDefinition = {
  readonly ai: string
  readonly title: string
  readonly parts: readonly AiPart[]
  readonly shortest: number
  readonly longest: number
  /** The field always has this length and no separator need follow it. */
  readonly predefined: boolean
  /** May stand in the query of a Digital Link URI. */
  readonly linkAttribute: boolean
  /** Set for a primary key of Digital Link URIs: the orders of qualifiers that may follow it. */
  readonly linkQualifiers: readonly (readonly string[])[] | undefined
  /** Groups of identifiers, one of which must be there in full; n stands for any digit. */
  readonly needs: readonly (readonly string[])[]
  /** Identifiers that must not be there; n stands for any digit. */
  readonly excludes: readonly string[]
}

const words = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : text.split(' '))

function toPart(text: string): AiPart {
  const [size = '', ...checks] = text.split(':')
  const optional = size.endsWith('?')
  const [shortest = '', longest = shortest] = size.slice(1, optional ? -1 : undefined).split('-')
  return { charset: size.charAt(0) as AiPart['charset'], shortest: Number(shortest), longest: Number(longest), optional, checks: checks as PartCheck[] }
}

function toDefinition(ai: string, title: string, [, partsText, flags, , relations = {}]: AiRow): AiDefinition {
  const parts = words(partsText).map(toPart)
  return {
    ai, title, parts,
    shortest: parts.reduce((sum, part) => sum + (part.optional ? 0 : part.shortest), 0),
    longest: parts.reduce((sum, part) => sum + part.longest, 0),
    predefined: flags.includes('p'),
    linkAttribute: flags.includes('q'),
    linkQualifiers: relations.key === undefined ? undefined : relations.key.split('|').map(words),
    needs: words(relations.needs).map((group) => group.split('+')),
    excludes: words(relations.not)
  }
}

function definitionsOfRow(row: AiRow): AiDefinition[] {
  const [first = '', last = first] = row[0].split('-')
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: count }, (_, step) => {
    const title = row[3].replace('{0}', String(step)).replace('{1}', String(step + 1))
    return toDefinition(String(Number(first) + step).padStart(first.length, '0'), title, row)
  })
}

const measureRows = measureAiRows.map(([prefix, title, , needs]): AiRow => [`${prefix}0-${prefix}5`, 'n6', 'pq', title, { needs, not: `${prefix}n` }])

/** Every application identifier of the GS1 General Specifications §3, in numerical order of its first row. */
export const aiDefinitions: readonly AiDefinition[] = [...itemAiRows, ...measureRows, ...tradeAiRows, ...otherAiRows].flatMap(definitionsOfRow)

const definitionOfAi = new Map(aiDefinitions.map((definition) => [definition.ai, definition]))

/** The length of an identifier follows from its first two digits (GS1 General Specifications §3.2): index 0…99, value 2, 3, 4 or 0 for none. */
const lengthOfPrefix = new Uint8Array(100)
for (const { ai } of aiDefinitions) lengthOfPrefix[Number(ai.slice(0, 2))] = ai.length

/** The definition of exactly this application identifier, e.g. `3103`, or undefined. */
export const findAi = (ai: string): AiDefinition | undefined => definitionOfAi.get(ai)

/** The application identifier that `text` has at `position`, or undefined when none begins there. */
export function aiAt(text: string, position: number): AiDefinition | undefined {
  const tens = text.charCodeAt(position) - 48
  const ones = text.charCodeAt(position + 1) - 48
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return undefined
  const length = lengthOfPrefix[tens * 10 + ones] ?? 0
  return length === 0 ? undefined : definitionOfAi.get(text.slice(position, position + length))
}
