/** Decoded text with the position of each of its characters in the encoded one. */
export type Decoded = { readonly text: string; readonly positions: readonly number[] }

/**
 * Percent-encoding undone byte by byte, `+` as a space when `plusIsSpace`; instead the position of a percent sign without two hexadecimal digits
 * when there is one (RFC 3986 §2.1).
 */
export function percentDecode(encoded: string, plusIsSpace: boolean): Decoded | number {
  let text = ''
  const positions: number[] = []
  for (let index = 0; index < encoded.length; index += 1) {
    const character = encoded.charAt(index)
    positions.push(index)
    if (character === '%') {
      const digits = encoded.slice(index + 1, index + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return index
      text += String.fromCharCode(Number.parseInt(digits, 16))
      index += 2
    } else text += plusIsSpace && character === '+' ? ' ' : character
  }
  return { text, positions }
}
