import fc, { type Arbitrary } from 'fast-check'
import type { PartCheck } from '#shared/domain/barcode/ai-row.ts'
import type { ElementToPrint } from '#shared/domain/barcode/build-element-string.ts'
import { checkCharacters, set82 } from '#shared/domain/barcode/check-characters.ts'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { countryLetters, countryNumbers, currencyNumbers, packageTypes } from '#shared/domain/barcode/code-lists.ts'
import { aiDefinitions, type AiDefinition, type AiPart } from '#shared/domain/barcode/find-ai.ts'

const characters: Readonly<Record<AiPart['charset'], string>> = {
  n: '0123456789', x: set82, y: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', z: '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
}

const textOf = (alphabet: string, shortest: number, longest: number): Arbitrary<string> => fc.array(fc.constantFrom(...alphabet), { minLength: shortest, maxLength: longest }).map((list) => list.join(''))
const digits = (shortest: number, longest = shortest): Arbitrary<string> => textOf('0123456789', shortest, longest)
const twoDigits = (from: number, to: number): Arbitrary<string> => fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'))
const from = (list: Iterable<string>): Arbitrary<string> => fc.constantFrom(...list)
const join = (...parts: readonly Arbitrary<string>[]): Arbitrary<string> => fc.tuple(...parts).map((list) => list.join(''))
const month = twoDigits(1, 12)
const time = join(twoDigits(0, 23), twoDigits(0, 59))

/** A key of letters and digits with its check characters. */
const withPair = join(digits(4), textOf(set82, 0, 18), fc.constant('K')).map((key) => key + (checkCharacters(key) ?? ''))

/** What a part may hold for the check that narrows it most; parts without one are random characters of their set. */
const ofCheck: Partial<Record<PartCheck, (part: AiPart) => Arbitrary<string>>> = {
  check: (part) => digits(part.longest - 1).map((body) => body + checkDigit(body)),
  gcp1: (part) => join(digits(4), textOf(characters[part.charset], 0, part.longest - 4)),
  pair: () => withPair,
  date: () => join(twoDigits(0, 99), month, twoDigits(1, 28)),
  date0: () => join(twoDigits(0, 99), month, twoDigits(0, 28)),
  date8: () => join(twoDigits(19, 20), twoDigits(0, 99), month, twoDigits(1, 28)),
  hm: () => time, hour: () => twoDigits(0, 23), minute: () => twoDigits(0, 59), second: () => twoDigits(0, 59),
  country: () => from(countryNumbers), country999: () => from([...countryNumbers, '999']), countryLetters: () => from(countryLetters), currency: () => from(currencyNumbers),
  iban: () => from(['FR7630006000011234567890189', 'DE91100000000123456789', 'MT90MALT011000012345MTLCAST001SABC']),
  percent: (part) => textOf(set82.replace('%', ''), 1, part.longest - 3).map((text) => (text.length % 2 === 0 ? `${text}%C3` : text)),
  yesNo: () => from('01'), hyphen: () => from('-'), importer: () => from('-09AZ_az'), sex: () => from('0129'), winding: () => from('019'), zero: () => from('0'),
  coupon: () => from(['012345612345611110123', '012345612345611110123' + '3261231' + '4260101']), offer: () => from(['001234561234560123456', '061234567890121234569123456789012345']),
  piece: () => fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })).map((pair) => pair.toSorted((a, b) => a - b).map((number) => String(number).padStart(2, '0')).join('')),
  sequence: () => from(['1/1', '1/2', '9/9']), package: () => from(packageTypes), media: () => from(['01', '10', '80', '99']),
  latitude: () => fc.integer({ min: 0, max: 1_800_000_000 }).map((number) => String(number).padStart(10, '0')),
  longitude: () => fc.integer({ min: 0, max: 3_600_000_000 }).map((number) => String(number).padStart(10, '0')),
  nonzero: (part) => digits(part.longest - 1).map((rest) => `7${rest}`), noLeadingZero: (part) => digits(0, part.longest - 1).map((rest) => `7${rest}`)
}

const ofPart = (part: AiPart): Arbitrary<string> => {
  const narrowest = part.checks.find((check) => ofCheck[check] !== undefined)
  return (narrowest === undefined ? undefined : ofCheck[narrowest]?.(part)) ?? textOf(characters[part.charset], part.shortest, part.longest)
}

/** A right data field for the identifier: parts that may be missing are sometimes left out from the end. */
export function valueOf(definition: AiDefinition): Arbitrary<string> {
  const required = definition.parts.filter((part) => !part.optional).length
  return fc.integer({ min: required, max: definition.parts.length }).chain((count) => join(...definition.parts.slice(0, count).map(ofPart)))
}

const arbitraryOfDefinition = new Map(aiDefinitions.map((definition) => [definition, valueOf(definition)]))

/** Any element that a GS1 symbol may hold. */
export const anyElement: Arbitrary<ElementToPrint> = fc.constantFrom(...aiDefinitions).chain((definition) => (arbitraryOfDefinition.get(definition) ?? fc.constant('')).map((value) => ({ ai: definition.ai, value })))

/** One to eight elements, each identifier once. */
export const anyMessage: Arbitrary<ElementToPrint[]> = fc.uniqueArray(anyElement, { minLength: 1, maxLength: 8, selector: ({ ai }) => ai })
