/** True when every character of a non-empty text is 0…9. */
export function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return text.length > 0
}

/** Sum of the first `length` digits weighted 3, 1, 3… from the right. */
function weightedSum(digits: string, length: number): number {
  let sum = 0
  for (let index = length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight) sum += weight * (digits.charCodeAt(index) - 48)
  return sum
}

/**
 * The check digit that belongs behind `digits`, for GTIN, SSCC, GLN and every other numeric GS1 key (GS1 General Specifications §7.9.1);
 * throws RangeError when they are not all digits.
 */
export function checkDigit(digits: string): string {
  if (!isDigits(digits)) throw new RangeError(`A check digit is made of digits, not of "${digits.slice(0, 40)}"`)
  return String((10 - (weightedSum(digits, digits.length) % 10)) % 10)
}

/** True when `digits` are two or more digits and the last is the right check digit of those before it (GS1 General Specifications §7.9.1). */
export function hasValidCheckDigit(digits: string): boolean {
  if (digits.length < 2 || !isDigits(digits)) return false
  const last = digits.length - 1
  return (weightedSum(digits, last) + digits.charCodeAt(last) - 48) % 10 === 0
}
