import { checkDigit, hasValidCheckDigit } from './check-digit.ts'
import type { VariableMeasureData, VariableMeasurePattern } from './types.ts'

/** True for a pattern as VariableMeasurePattern describes it: 8, 12 or 13 characters, a fixed digit first, at least one V, a C at the end. */
export function isVariableMeasurePattern(pattern: string): boolean {
  const { length } = pattern
  return (length === 8 || length === 12 || length === 13) && pattern.includes('V') && /^\d[\dIVX]*C$/.test(pattern)
}

/** UPC-A is EAN-13 with a zero in front, and a scanner may send either: 12 characters and the 14 of a padded number are brought to 13; 8 stay as they are. */
function toEanLength(text: string): string {
  if (text.length === 12) return `0${text}`
  return text.length === 14 && text.startsWith('0') ? text.slice(1) : text
}

function readPattern(digits: string, { pattern, measure, decimals }: VariableMeasurePattern): VariableMeasureData | undefined {
  const form = toEanLength(pattern)
  if (form.length !== digits.length) return undefined
  let item = ''
  let value = ''
  let base = ''
  for (let index = 0; index < digits.length - 1; index += 1) {
    const sign = form.charAt(index)
    const digit = digits.charAt(index)
    if (sign === 'I') item += digit
    else if (sign === 'V') value += digit
    else if (sign !== 'X' && sign !== digit) return undefined
    base += sign === 'V' || sign === 'X' ? '0' : digit
  }
  return { kind: 'variable-measure', gtin: (base + checkDigit(base)).padStart(14, '0'), itemReference: item, measure, value: Number(value), decimals, pattern }
}

/**
 * The measure inside an EAN-13, UPC-A or EAN-8 that a shop or supplier built itself, by the first pattern that fits; undefined when none does or the
 * check digit is wrong. The patterns are the company's own, since each country's GS1 organisation and each retailer builds them differently
 * (GS1 General Specifications §2.1).
 */
export function readVariableMeasure(text: string, patterns: readonly VariableMeasurePattern[]): VariableMeasureData | undefined {
  if (patterns.length === 0 || !hasValidCheckDigit(text)) return undefined
  const digits = toEanLength(text)
  for (const pattern of patterns) {
    const found = isVariableMeasurePattern(pattern.pattern) ? readPattern(digits, pattern) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
