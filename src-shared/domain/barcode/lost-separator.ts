import { hasValidCheckDigit } from './check-digit.ts'
import { elementFault } from './element-fault.ts'
import { aiAt, type AiDefinition } from './find-ai.ts'
import { fullYear } from './gs1-date.ts'
import type { ReadElement } from './gs1-reading.ts'
import { readElements } from './read-elements.ts'

const readsToTheEnd = (text: string, currentYear: number): boolean => readElements(text, 0, currentYear).stop === undefined

/**
 * True when a field that cannot be right as it stands (too long, or letters among digits) would be right if it ended earlier and the rest
 * were further elements: the separator behind it was lost on the way. Where it ended is not guessed.
 */
export function couldHaveEndedEarlier(definition: AiDefinition, field: string, currentYear: number): boolean {
  const last = Math.min(definition.longest, field.length - 3)
  for (let end = definition.shortest; end <= last; end += 1) {
    if (aiAt(field, end) !== undefined && elementFault(definition, field.slice(0, end), currentYear) === undefined && readsToTheEnd(field.slice(end), currentYear)) return true
  }
  return false
}

/** A date within ten years of today: four random digits rarely look like one. */
const isLikelyDate = (rest: string, currentYear: number): boolean => Math.abs(fullYear(Number(rest.slice(2, 4)), currentYear) - currentYear) <= 10

/** Lots seldom have 14 characters; one that has may be a shorter lot with a serial number of six or more characters behind it. */
const isLongEnoughForSerial = (last: ReadElement, rest: string): boolean => last.definition.ai === '10' && last.value.length >= 14 && rest.length >= 8

/** Counts of 100,000 and more in one unit are rarer than a count with the digits of a lot or order behind it, and cost more when they are wrong. */
const isImplausibleCount = ({ definition: { ai }, value }: ReadElement): boolean => (ai === '30' || ai === '37') && value.length >= 6

/**
 * Strong signs only, since a lot such as B2101 ends in what could be AI 21: a date of these years, a key with its check digit, a weight in
 * kilograms, the count that a content (AI 02) must have and does not, a serial number behind a lot that would be unusually long, or anything behind
 * a count that would be huge.
 */
function isStrongSign(last: ReadElement, next: AiDefinition, rest: string, countIsMissing: boolean, currentYear: number): boolean {
  if (isImplausibleCount(last)) return true
  switch (next.ai) {
    case '11': case '13': case '15': case '16': case '17': return isLikelyDate(rest, currentYear)
    case '00': return hasValidCheckDigit(rest.slice(2, 20))
    case '01': case '02': return hasValidCheckDigit(rest.slice(2, 16))
    case '37': return countIsMissing
    case '21': return isLongEnoughForSerial(last, rest)
    default: return next.ai.startsWith('310') || next.ai.startsWith('330')
  }
}

/** True when the last element, right by its own rules, ends in what strongly looks like further elements; asked only of messages without any separator. */
export function seemsToHoldNextElement(elements: readonly ReadElement[], currentYear: number): boolean {
  const last = elements.at(-1)
  if (last === undefined || last.definition.predefined || last.definition.shortest === last.definition.longest) return false
  const has = (ai: string): boolean => elements.some((element) => element.definition.ai === ai)
  const countIsMissing = has('02') && !has('37')
  for (let end = last.definition.shortest; end < last.value.length; end += 1) {
    const next = aiAt(last.value, end)
    if (next === undefined) continue
    const rest = last.value.slice(end)
    if (isStrongSign(last, next, rest, countIsMissing, currentYear) && readsToTheEnd(rest, currentYear)) return true
  }
  return false
}
