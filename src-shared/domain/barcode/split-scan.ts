import { separator } from './gs1-reading.ts'
import type { RawScan } from './types.ts'

/** What the symbology identifier of ISO/IEC 15424 says of the data. */
type SymbolKind =
  /** ]C1 GS1-128, ]e0 GS1 DataBar, ]d2 GS1 DataMatrix, ]Q3 GS1 QR, ]J1 GS1 DotCode: application identifiers. */
  | 'gs1'
  /** ]E0 EAN-13, UPC-A or UPC-E, ]E3 the same with an add-on. */
  | 'ean'
  /** ]E4 EAN-8. */
  | 'ean-8'
  /** ]I0, ]I1, ]I3 interleaved 2 of 5. */
  | 'itf'
  /** A symbol of which it is known that it is none of these. */
  | 'other'
  /** No identifier was sent. */
  | 'unknown'

/** A scan without its identifier and without white space around it; `offset` is the position of `text` in the raw characters. */
export type SplitScan = { readonly text: string; readonly offset: number; readonly aim: string | undefined; readonly symbol: SymbolKind }

const symbolOfAim: Readonly<Record<string, SymbolKind>> = {
  ']C1': 'gs1', ']e0': 'gs1', ']d2': 'gs1', ']Q3': 'gs1', ']J1': 'gs1',
  ']E0': 'ean', ']E3': 'ean', ']E4': 'ean-8',
  ']I0': 'itf', ']I1': 'itf', ']I3': 'itf'
}

const isAim = (text: string): boolean => /^\][A-Za-z][0-9A-Za-z]$/.test(text)

/** Space, TAB, LF and CR surround a scan (suffixes, typed text); GS is data and stays. */
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/**
 * Takes the AIM identifier off the front of a scan, or the one given apart, and white space off both ends; without an identifier also a single
 * GS at the end, which some readers are set to send as a suffix and which therefore proves nothing.
 */
export function splitScan({ raw, aim: given }: RawScan): SplitScan {
  let end = raw.length
  let offset = 0
  while (end > 0 && isSpace(raw.charCodeAt(end - 1))) end -= 1
  while (offset < end && isSpace(raw.charCodeAt(offset))) offset += 1
  const front = raw.slice(offset, Math.min(end, offset + 3))
  let aim = given !== undefined && isAim(given) ? given : undefined
  if (aim === undefined ? isAim(front) : front === aim) {
    aim = front
    offset += 3
    while (offset < end && isSpace(raw.charCodeAt(offset))) offset += 1
  }
  const symbol = aim === undefined ? 'unknown' : symbolOfAim[aim] ?? 'other'
  if (symbol === 'unknown' && end > offset && raw.indexOf(separator, offset) === end - 1) end -= 1
  return { text: raw.slice(offset, end), offset, aim, symbol }
}
