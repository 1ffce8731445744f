import { checkDigit } from '../barcode/check-digit.ts'

/** Where codes of our own come from, as the company set it up. `own`: prefix, so many digits and a check digit; `restricted`: GTIN-13 for use inside the company; `company`: GTIN-13 of its GS1 prefix. */
export type CodeRange =
  | { readonly kind: 'own'; readonly prefix: string; readonly digits: number }
  | { readonly kind: 'restricted' | 'company'; readonly prefix: string }

/** How many numbers a range holds: its digits without prefix and check digit. */
export const capacityOf = (range: CodeRange): number => 10 ** (range.kind === 'own' ? range.digits : 12 - range.prefix.length) - 1

/** The code of a number of a range (1, 2, 3 …) with its check digit; null beyond the end of the range. The check digit is that of GS1 (General Specifications §7.9), also for own ranges, where only digits count. */
export function houseCode(range: CodeRange, number: number): string | null {
  if (number < 1 || number > capacityOf(range)) return null
  if (range.kind === 'own') {
    const digits = String(number).padStart(range.digits, '0')
    return `${range.prefix}${digits}${checkDigit(digits)}`
  }
  const body = range.prefix + String(number).padStart(12 - range.prefix.length, '0')
  return `${body}${checkDigit(body)}`
}

/** The SSCC of a serial number under a GS1 company prefix: extension digit, prefix, serial, check digit, 18 in all (GS1 General Specifications §2.2.1); null when the prefix has no more. The serial runs on into the extension digit. */
export function ssccOf(companyPrefix: string, number: number): string | null {
  const width = 16 - companyPrefix.length
  const extension = Math.floor(number / 10 ** width)
  if (number < 1 || extension > 9) return null
  const body = `${extension}${companyPrefix}${String(number % 10 ** width).padStart(width, '0')}`
  return `${body}${checkDigit(body)}`
}
