import { checkDigit, isDigits } from '../barcode/check-digit.ts'
import { fail, ok, type Result } from '#shared/result.ts'

/**
 * How a company makes codes. `own`: letters or digits in front, a running number of so many digits, and a check digit over all digits where wanted. `restricted-gtin-13`: a GTIN-13 of
 * the range 20 to 29, which GS1 leaves to each company (GS1 General Specifications §2.1.11); it means nothing outside. The others from a company prefix of GS1: `gtin-14` with
 * the indicator of a pack (1 to 8), `sscc` with an extension digit.
 */
export type CodeRule =
  | { readonly kind: 'own'; readonly prefix: string; readonly digits: number; readonly withCheckDigit: boolean }
  | { readonly kind: 'restricted-gtin-13'; readonly prefix: string }
  | { readonly kind: 'gtin-13'; readonly companyPrefix: string }
  | { readonly kind: 'gtin-14'; readonly companyPrefix: string; readonly indicator: number }
  | { readonly kind: 'sscc'; readonly companyPrefix: string; readonly extension: number }

/** Why a rule makes no codes. */
export type CodeRuleFault = { readonly code: 'bad-prefix' | 'bad-digits' | 'bad-indicator' | 'bad-extension' }

/** All numbers of the rule are used; it had `capacity` of them. */
export type CodesExhausted = { readonly code: 'exhausted'; readonly capacity: number }

/** A code and the counter to keep for the one after it. */
export type MadeCode = { readonly code: string; readonly nextCounter: number }

/** The longest running number; longer ones leave the exact integers once counted. */
const mostDigits = 15

/** Parts of a code: what stands in front of the running number, its digits, and whether a check digit follows. */
function shapeOf(rule: CodeRule): { readonly front: string; readonly digits: number; readonly withCheckDigit: boolean } {
  switch (rule.kind) {
    case 'own': return { front: rule.prefix, digits: rule.digits, withCheckDigit: rule.withCheckDigit }
    case 'restricted-gtin-13': return { front: rule.prefix, digits: 12 - rule.prefix.length, withCheckDigit: true }
    case 'gtin-13': return { front: rule.companyPrefix, digits: 12 - rule.companyPrefix.length, withCheckDigit: true }
    case 'gtin-14': return { front: `${rule.indicator}${rule.companyPrefix}`, digits: 12 - rule.companyPrefix.length, withCheckDigit: true }
    case 'sscc': return { front: `${rule.extension}${rule.companyPrefix}`, digits: 16 - rule.companyPrefix.length, withCheckDigit: true }
  }
}

/** A company prefix has 4 to 11 digits here, so that at least one digit is left to count with; those of 02 and 20 to 29 belong to nobody (GS1 General Specifications §1.4.2). */
const isCompanyPrefix = (prefix: string): boolean => isDigits(prefix) && prefix.length >= 4 && prefix.length <= 11 && !/^(2|02|0000)/.test(prefix)

/** What is wrong with a rule, or undefined. */
export function codeRuleFault(rule: CodeRule): CodeRuleFault | undefined {
  if (rule.kind === 'own') {
    // Printable without quotes or blanks: it is typed and read aloud.
    if (!/^[A-Z0-9-]{0,10}$/.test(rule.prefix)) return { code: 'bad-prefix' }
    return Number.isInteger(rule.digits) && rule.digits >= 1 && rule.digits <= mostDigits ? undefined : { code: 'bad-digits' }
  }
  if (rule.kind === 'restricted-gtin-13') return /^2[0-9]{1,10}$/.test(rule.prefix) ? undefined : { code: 'bad-prefix' }
  if (!isCompanyPrefix(rule.companyPrefix)) return { code: 'bad-prefix' }
  if (rule.kind === 'gtin-14' && !(Number.isInteger(rule.indicator) && rule.indicator >= 1 && rule.indicator <= 8)) return { code: 'bad-indicator' }
  if (rule.kind === 'sscc' && !(Number.isInteger(rule.extension) && rule.extension >= 0 && rule.extension <= 9)) return { code: 'bad-extension' }
  return undefined
}

/** How many codes a sound rule makes. */
export const codeCapacity = (rule: CodeRule): number => 10 ** shapeOf(rule).digits

/**
 * The code of a counter (a whole number from 0; keep `nextCounter` in the transaction that uses the code, so that none is given twice), or why there is none: the rule is unsound, or
 * its numbers are used up. Throws RangeError for a counter that is none.
 */
export function makeCode(rule: CodeRule, counter: number): Result<MadeCode, CodeRuleFault | CodesExhausted> {
  if (!Number.isSafeInteger(counter) || counter < 0) throw new RangeError(`A counter is a whole number from 0, not ${counter}`)
  const fault = codeRuleFault(rule)
  if (fault !== undefined) return fail(fault)
  const capacity = codeCapacity(rule)
  if (counter >= capacity) return fail({ code: 'exhausted', capacity })
  const { front, digits, withCheckDigit } = shapeOf(rule)
  const body = front + String(counter).padStart(digits, '0')
  return ok({ code: withCheckDigit ? body + checkDigit(body.replace(/[^0-9]/g, '')) : body, nextCounter: counter + 1 })
}

/**
 * The next code that is not taken, which skips numbers used before the rule was set up; at most `mostSkips` in a row are tried, 10,000 unless told.
 */
export function nextFreeCode(rule: CodeRule, counter: number, isTaken: (code: string) => boolean, mostSkips = 10_000): Result<MadeCode, CodeRuleFault | CodesExhausted> {
  for (let at = counter; at <= counter + mostSkips; at += 1) {
    const made = makeCode(rule, at)
    if (!made.ok || !isTaken(made.value.code)) return made
  }
  return fail({ code: 'exhausted', capacity: codeCapacity(rule) })
}
