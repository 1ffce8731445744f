/** How a scan came to its end: by a suffix on a serial line, by silence, or because the report says that it is whole. */
export type ScanEnding = 'cr' | 'lf' | 'crlf' | 'idle' | 'report'

/**
 * One scan as the scanner sent it, without the suffix that ended it. `raw` is the text (UTF-8 where the bytes are that, else one character a byte; GS is kept), `aim` the symbology
 * identifier such as `]C1`, which is then not in `raw`; `bytes` are those of `raw`. `truncated`: it was longer than any code and the rest is gone.
 */
export type DeviceScan = { readonly raw: string; readonly aim: string | null; readonly bytes: Uint8Array; readonly ending: ScanEnding; readonly truncated: boolean }

/** The most bytes of one scan; the largest symbols hold about 7,000 digits. */
export const mostScanBytes = 8192

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes of a code as text: UTF-8 where they are that, else ISO 8859-1, one character a byte. */
export function scanText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

/** A scan from its bytes; an AIM identifier at the front is taken off where none was given apart. */
export function toScan(bytes: Uint8Array, given: string | null, ending: ScanEnding, truncated: boolean): DeviceScan {
  const front = given === null ? Buffer.from(bytes.subarray(0, 3)).toString('latin1') : ''
  const hasFront = /^\][A-Za-z][0-9A-Za-z]$/.test(front)
  const data = hasFront ? bytes.slice(3) : bytes
  return { raw: scanText(data), aim: hasFront ? front : given, bytes: data, ending, truncated }
}
