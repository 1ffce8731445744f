import { checkDigit, hasValidCheckDigit, isDigits } from './check-digit.ts'

const isGtinLength = (length: number): boolean => length === 8 || length === 12 || length === 13 || length === 14

const isAllZero = (digits: string): boolean => Number(digits) === 0

/**
 * The UPC-A (12 digits) that a UPC-E stands for; undefined when it is none. `text` is 8 digits (number system, six digits, check digit),
 * 7 digits (number system and six) or 6 digits (number system 0); a check digit given must be right (GS1 General Specifications §5.2).
 */
export function expandUpcE(text: string): string | undefined {
  if (text.length < 6 || text.length > 8 || !isDigits(text)) return undefined
  const full = text.length === 6 ? `0${text}` : text
  const system = full.charAt(0)
  if (system !== '0' && system !== '1') return undefined
  const short = full.slice(1, 7)
  const last = Number(short.charAt(5))
  const body = last <= 2 ? `${short.slice(0, 2)}${last}0000${short.slice(2, 5)}`
    : last === 3 ? `${short.slice(0, 3)}00000${short.slice(3, 5)}`
      : last === 4 ? `${short.slice(0, 4)}00000${short.charAt(4)}`
        : `${short.slice(0, 5)}0000${last}`
  const check = checkDigit(system + body)
  return full.length === 8 && full.charAt(7) !== check ? undefined : system + body + check
}

/** True for 8, 12, 13 or 14 digits with a right check digit, not all zeros. */
export const isGtin = (text: string): boolean => isGtinLength(text.length) && hasValidCheckDigit(text) && !isAllZero(text)

/** True for 8, 12, 13 or 14 digits whose check digit is wrong: a GTIN misread, mistyped, or another number of that length. */
export const looksLikeGtin = (text: string): boolean => isGtinLength(text.length) && isDigits(text) && !hasValidCheckDigit(text)

/**
 * The UPC-A of eight digits that are a UPC-E by their form alone: number system 0, since 1 is hardly used by products and often by in-house
 * numbers; undefined for any other.
 */
export const expandUpcEWithoutProof = (text: string): string | undefined =>
  (text.length === 8 && text.startsWith('0') && !isAllZero(text) ? expandUpcE(text) : undefined)

/**
 * The 14 digits of a GTIN-8, -12, -13 or -14, padded with zeros at the left, or of a UPC-E of 8 digits with number system 0; undefined when `text` is
 * none with a right check digit. Eight digits that are right as a GTIN-8 are taken as one even if they could be a UPC-E too: only the
 * symbol tells (see parseBarcode).
 */
export const toGtin14 = (text: string): string | undefined => (isGtin(text) ? text : expandUpcEWithoutProof(text))?.padStart(14, '0')

/** True for the 18 digits of a serial shipping container code with a right check digit (GS1 General Specifications §3.3.1). */
export const isSscc = (text: string): boolean => text.length === 18 && hasValidCheckDigit(text) && !isAllZero(text)

/**
 * The form under which a barcode's text is stored and found: the 14-digit GTIN when it is a GTIN of any length, else the trimmed text in
 * capitals (Caps Lock inverts what a keyboard-wedge scanner types). Unicode forms are left as they are (no NFKC): what was scanned is what is stored.
 */
export function barcodeLookup(text: string): string {
  const trimmed = text.trim()
  return toGtin14(trimmed) ?? trimmed.toUpperCase()
}
