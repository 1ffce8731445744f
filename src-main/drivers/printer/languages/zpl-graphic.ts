import type { Bitmap } from '#shared/domain/labels/bitmap.ts'

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'))

/** A count of 2…419 in the letters of ZPL's compression: g…z are 20 to 400, G…Y are 1 to 19; a single digit is written bare. */
function countLetters(count: number): string {
  const twenties = Math.floor(count / 20)
  const ones = count % 20
  return (twenties > 0 ? String.fromCharCode(0x66 + twenties) : '') + (ones > 0 ? String.fromCharCode(0x46 + ones) : '')
}

/** One row of hexadecimal digits, runs counted; zeros up to its end are a comma. (The exclamation mark for ones is left alone: previews read it as something else.) */
function packRow(digits: string): string {
  const body = digits.replace(/00+$/, '')
  const packed = body.replace(/(.)\1{0,399}/g, (run, digit: string) => (run.length === 1 ? digit : countLetters(run.length) + digit))
  return body.length < digits.length ? `${packed},` : packed
}

/** A bitmap as the data of ^GFA (ZPL II guide, ^GF and "Alternative Data Compression"): rows packed, a row like the one before is a colon. Only digits, letters, `,` and `:` occur. */
export function graphicField({ width, height, rowBytes, bytes }: Bitmap): string {
  if (width === 0 || height === 0) return ''
  let before = ''
  const rows = Array.from({ length: height }, (_, row) => {
    let digits = ''
    for (let column = 0; column < rowBytes; column += 1) digits += hex[bytes[row * rowBytes + column] ?? 0] ?? '00'
    const packed = digits === before ? ':' : packRow(digits)
    before = digits
    return packed
  })
  const total = rowBytes * height
  return `^GFA,${total},${total},${rowBytes},${rows.join('')}`
}
