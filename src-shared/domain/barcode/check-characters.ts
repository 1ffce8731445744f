/** Characters of set 82 in the order of their values 0…81 (GS1 General Specifications §7.11). */
export const set82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

const checkAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Enough for the longest key that carries a pair: 25 characters. */
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]

/**
 * The two check characters behind an alphanumeric key of at most 25 characters of set 82: prime weights from the right, modulo 1021
 * (GS1 General Specifications §7.9.5); undefined for any other text.
 */
export function checkCharacters(text: string): string | undefined {
  if (text.length > primes.length) return undefined
  let sum = 0
  for (let index = 0; index < text.length; index += 1) {
    const value = set82.indexOf(text.charAt(index))
    if (value < 0) return undefined
    sum += value * (primes[text.length - 1 - index] ?? 0)
  }
  const remainder = sum % 1021
  return checkAlphabet.charAt(remainder >> 5) + checkAlphabet.charAt(remainder & 31)
}
