import { checkDigit, isDigits } from './check-digit.ts'
import type { SplitScan } from './split-scan.ts'
import { expandUpcE, expandUpcEWithoutProof, isGtin } from './to-gtin14.ts'
import type { GtinData } from './types.ts'

/** A number as GTIN; 13 digits with a zero in front are a GTIN-12, which is how scanners send UPC-A. */
function toGtinData(digits: string, addOn?: string): GtinData {
  const form = digits.length === 8 ? 'GTIN-8' : digits.length === 14 ? 'GTIN-14' : digits.length === 13 && !digits.startsWith('0') ? 'GTIN-13' : 'GTIN-12'
  return { kind: 'gtin', gtin: digits.padStart(14, '0'), form, ...(addOn === undefined ? {} : { addOn }) }
}

function readUpcE(text: string, expand = expandUpcE): GtinData | undefined {
  const upcA = expand(text)
  return upcA === undefined || Number(upcA) === 0 ? undefined : { kind: 'gtin', gtin: upcA.padStart(14, '0'), form: 'UPC-E' }
}

/** Seven digits of a UPC-E are six and their check digit, or number system and six; when they could be both, they are neither. */
function readSevenDigits(text: string): GtinData | undefined {
  const withSystem = /^[01]/.test(text) ? readUpcE(text) : undefined
  const withCheck = readUpcE(`0${text}`)
  return withSystem === undefined ? withCheck : withCheck === undefined ? withSystem : undefined
}

/** ]E0 and ]E3: 13 digits by the standard, but scanners can be set to leave out leading zeros, to send UPC-E unexpanded, and to append an add-on. */
function readEan(text: string): GtinData | undefined {
  switch (text.length) {
    case 6: return readUpcE(text)
    case 7: return readSevenDigits(text)
    case 8: return readUpcE(text) ?? (isGtin(text) ? toGtinData(text) : undefined)
    case 11: return isGtin(`0${text}`) ? toGtinData(`0${text}`) : undefined
    case 12: case 13: return isGtin(text) ? toGtinData(text) : undefined
    // 13 digits and half an add-on would have the length of 12 and a whole one.
    case 14: case 17: return isGtin(text.slice(0, 12)) && !isGtin(text.slice(0, 13)) ? toGtinData(text.slice(0, 12), text.slice(12)) : undefined
    case 15: case 18: return isGtin(text.slice(0, 13)) ? toGtinData(text.slice(0, 13), text.slice(13)) : undefined
    default: return undefined
  }
}

/** Interleaved 2 of 5 is often read short, so only the full 14 digits count; 13 after ]I3, which says that the reader checked and removed the last. */
function readItf(text: string, aim: string | undefined): GtinData | undefined {
  const digits = aim === ']I3' && text.length === 13 ? text + checkDigit(text) : text
  return digits.length === 14 && isGtin(digits) ? toGtinData(digits) : undefined
}

/**
 * The GTIN that a scan of digits is, or undefined. Without a symbology identifier 8, 12, 13 or 14 digits with a right check digit are one, eight of them
 * as GTIN-8 if they can be, else as UPC-E of number system 0: only the symbol tells the two apart (GS1 General Specifications §5.2).
 */
export function readGtin({ text, aim, symbol }: SplitScan): GtinData | undefined {
  if (!isDigits(text)) return undefined
  if (symbol === 'ean') return readEan(text)
  if (symbol === 'itf') return readItf(text, aim)
  if (isGtin(text)) return symbol !== 'ean-8' || text.length === 8 ? toGtinData(text) : undefined
  return symbol === 'unknown' ? readUpcE(text, expandUpcEWithoutProof) : undefined
}

/**
 * True when a company may claim this GTIN as its own code: the numbers GS1 sets aside for use inside a company, GTIN-8 beginning with 0 or 2, others whose
 * GS1 prefix is 02, 04 or 20 to 29 (GS1 General Specifications §1.4).
 */
export const isForInternalUse = ({ gtin, form }: GtinData): boolean => (form === 'GTIN-8' ? /^0{6}[02]/ : /^.(0[24]|2)/).test(gtin)

