import type { CodeRule, CodeRuleFault } from './in-house-code.ts'
import { codeCapacity, codeRuleFault, makeCode } from './in-house-code.ts'

/** Where codes of a company's own come from, as it chose: a number range, GTIN-13 for use inside the company, or GTIN-13 of its GS1 prefix. */
export type CodeScheme = { readonly kind: 'own'; readonly prefix: string; readonly digits: number } | { readonly kind: 'restricted' | 'company'; readonly prefix: string }

/** How the codes of a scheme look; a number range has a check digit, so that a code that was keyed wrong is found out. */
export function ruleOfScheme(scheme: CodeScheme): CodeRule {
  if (scheme.kind === 'own') return { kind: 'own', prefix: scheme.prefix, digits: scheme.digits, withCheckDigit: true }
  return scheme.kind === 'restricted' ? { kind: 'restricted-gtin-13', prefix: scheme.prefix } : { kind: 'gtin-13', companyPrefix: scheme.prefix }
}

/** What is wrong with a scheme, or undefined. */
export const schemeFault = (scheme: CodeScheme): CodeRuleFault | undefined => codeRuleFault(ruleOfScheme(scheme))

/** How many codes a scheme has in all; numbers begin at 1. */
export const codesIn = (scheme: CodeScheme): number => codeCapacity(ruleOfScheme(scheme)) - 1

/** The code of a number of a scheme (1, 2, 3 …); null beyond its end, or when it makes none. */
export function codeOfNumber(scheme: CodeScheme, number: number): string | null {
  const made = makeCode(ruleOfScheme(scheme), number)
  return made.ok ? made.value.code : null
}
