import type { PartCheck } from './ai-row.ts'
import { checkCharacters } from './check-characters.ts'
import { couponFault, couponOfferFault } from './check-coupon.ts'
import { checkDigit, hasValidCheckDigit, isDigits } from './check-digit.ts'
import { countryLetters, countryNumbers, currencyNumbers, packageTypes } from './code-lists.ts'
import { dateFault } from './gs1-date.ts'
import type { InvalidRule } from './types.ts'

/** What a part of a data field breaks: `offset` is 0-based in that part, `detail` the end of a sentence that begins with the identifier. */
export type PartFault = { readonly rule: InvalidRule; readonly offset: number; readonly detail: string }

type Check = (part: string, currentYear: number) => PartFault | undefined

const faultIf = (broken: boolean, rule: InvalidRule, offset: number, detail: string): PartFault | undefined => (broken ? { rule, offset, detail } : undefined)

/** The shortest GS1 Company Prefix has four digits (GS1 General Specifications §1.4). */
function prefixFault(part: string, from: number): PartFault | undefined {
  for (let index = from; index < from + 4; index += 1) {
    const code = part.charCodeAt(index)
    if (code >= 48 && code <= 57) continue
    return { rule: 'company-prefix', offset: Math.min(index, part.length), detail: 'a company prefix of at least four digits is missing' }
  }
  return undefined
}

function checkDigitFault(part: string): PartFault | undefined {
  if (hasValidCheckDigit(part)) return undefined
  const last = part.length - 1
  return { rule: 'check-digit', offset: last, detail: `the check digit is ${part.charAt(last)} and should be ${checkDigit(part.slice(0, last))}` }
}

function pairFault(part: string): PartFault | undefined {
  const at = Math.max(0, part.length - 2)
  const expected = checkCharacters(part.slice(0, at))
  return faultIf(part.length < 2 || part.slice(at) !== expected, 'check-characters', at, `the check characters should be ${expected ?? 'two'}`)
}

/** Two digits of a time at `offset`, below `limit`. */
function clockFault(part: string, offset: number, limit: number, what: string): PartFault | undefined {
  const text = part.slice(offset, offset + 2)
  return faultIf(Number(text) >= limit, 'time', offset, `there is no ${what} ${text}`)
}

/** What is wrong with a percent sign in a data field or an address (RFC 3986 §2.1). */
export const percentDetail = 'a percent sign must be followed by two hexadecimal digits'

function percentFault(part: string): PartFault | undefined {
  for (let at = part.indexOf('%'); at >= 0; at = part.indexOf('%', at + 1)) {
    if (!/^[0-9A-Fa-f]{2}$/.test(part.slice(at + 1, at + 3))) return { rule: 'percent-encoding', offset: at, detail: percentDetail }
  }
  return undefined
}

/** ISO 13616: country, two check digits and an account, which together give 1 modulo 97; letters count as 10…35. */
function ibanFault(part: string): PartFault | undefined {
  if (!countryLetters.has(part.slice(0, 2))) return { rule: 'iban', offset: 0, detail: 'an account number begins with a country' }
  if (part.length <= 10) return { rule: 'iban', offset: part.length, detail: 'the account number is too short' }
  let remainder = 0
  for (let index = 0; index < part.length; index += 1) {
    const at = (index + 4) % part.length
    const value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(part.charAt(at))
    if (value < 0) return { rule: 'iban', offset: at, detail: 'an account number has capital letters and digits only' }
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
  }
  return faultIf(remainder !== 1, 'iban', 2, 'the check digits of the account number are wrong')
}

/** Two numbers of the same width: the piece and how many there are. */
function pieceFault(part: string): PartFault | undefined {
  const half = part.length / 2
  const piece = Number(part.slice(0, half))
  const total = Number(part.slice(half))
  if (piece === 0) return { rule: 'piece-of-total', offset: 0, detail: 'there is no piece 0' }
  return faultIf(piece > total, 'piece-of-total', half, `piece ${piece} of ${total} cannot be`)
}

/** A position in a sequence, e.g. 2/3. */
function sequenceFault(part: string): PartFault | undefined {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part)
  return faultIf(match === null || Number(match[1]) > Number(match[2]), 'sequence', 0, 'a place in a sequence is written like 1/2')
}

const oneOf = (allowed: string, rule: InvalidRule): Check => (part) => faultIf(!allowed.includes(part), rule, 0, `${part} is not one of ${[...allowed].join(', ')}`)

const listed = (list: ReadonlySet<string>, rule: InvalidRule, what: string): Check => (part) => faultIf(!list.has(part), rule, 0, `there is no ${what} ${part}`)

const country = listed(countryNumbers, 'country', 'country')

/** The checks by their word in the table; each gets a part whose length and characters are right (GS1 General Specifications §3 and §7). */
export const partChecks: Readonly<Record<PartCheck, Check>> = {
  check: checkDigitFault,
  gcp1: (part) => prefixFault(part, 0),
  gcp2: (part) => prefixFault(part, 1),
  pair: pairFault,
  date: (part, year) => dateFault(part, year, false),
  date0: (part, year) => dateFault(part, year, true),
  date8: (part, year) => dateFault(part, year, false),
  hm: (part) => clockFault(part, 0, 24, 'hour') ?? clockFault(part, 2, 60, 'minute'),
  hour: (part) => clockFault(part, 0, 24, 'hour'),
  minute: (part) => clockFault(part, 0, 60, 'minute'),
  second: (part) => clockFault(part, 0, 60, 'second'),
  country,
  country999: (part, year) => (part === '999' ? undefined : country(part, year)),
  countryLetters: listed(countryLetters, 'country', 'country'),
  currency: listed(currencyNumbers, 'currency', 'currency'),
  iban: ibanFault,
  percent: percentFault,
  yesNo: oneOf('01', 'yes-no'),
  coupon: couponFault,
  offer: couponOfferFault,
  piece: pieceFault,
  sequence: sequenceFault,
  hyphen: (part) => faultIf(part !== '-', 'hyphen', 0, 'only a hyphen may stand here, for a temperature below zero'),
  importer: (part) => faultIf(!/^[-\w]$/.test(part), 'importer-index', 0, `${part} is no importer index`),
  package: listed(packageTypes, 'package-type', 'package type'),
  media: (part) => faultIf(!(/^(0[1-9]|10)$/.test(part) || part >= '80'), 'media-type', 0, `there is no media type ${part}`),
  sex: oneOf('0129', 'sex'),
  winding: oneOf('019', 'winding'),
  latitude: (part) => faultIf(Number(part) > 1_800_000_000, 'latitude', 0, 'the latitude is beyond 180 degrees from the south pole'),
  longitude: (part) => faultIf(Number(part) > 3_600_000_000, 'longitude', 0, 'the longitude is beyond 360 degrees'),
  zero: (part) => faultIf(Number(part) !== 0, 'zero', 0, 'a zero must stand here'),
  nonzero: (part) => faultIf(Number(part) === 0, 'nonzero', 0, 'zero may not stand here'),
  noLeadingZero: (part) => faultIf(part.startsWith('0'), 'leading-zero', 0, 'a zero may not stand in front'),
  nonDigit: (part) => faultIf(isDigits(part), 'non-digit', 0, 'at least one character must not be a digit'),
  padding: (part) => faultIf(/=[^=]|={3}/.test(part), 'character-set', part.indexOf('='), 'an equals sign may only fill up the end, at most twice')
}
