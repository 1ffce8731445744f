import { isDigits } from './check-digit.ts'
import { parseCommand } from './commands.ts'
import { findAi } from './find-ai.ts'
import { yearOf } from './gs1-date.ts'
import { isFault, separator, type Gs1Fault, type Gs1Reading } from './gs1-reading.ts'
import { guessGs1 } from './guess-gs1.ts'
import { parseBracketed } from './parse-bracketed.ts'
import { isWebAddress, parseDigitalLink } from './parse-digital-link.ts'
import { parseElementString } from './parse-element-string.ts'
import { isForInternalUse, readGtin } from './read-gtin.ts'
import { readVariableMeasure } from './read-variable-measure.ts'
import { findControlCharacter, readableText } from './readable-text.ts'
import { splitScan, type SplitScan } from './split-scan.ts'
import { looksLikeGtin } from './to-gtin14.ts'
import { toGs1Data } from './to-gs1-data.ts'
import type { BarcodeSettings, GtinData, Gs1Data, InvalidData, InvalidRule, ParsedBarcode, RawScan } from './types.ts'

/** Longest scan that is read, in characters: the largest symbols hold some 4,300 letters, and every GS1 message is far shorter. */
export const longestScan = 4096

function invalid(raw: string, rule: InvalidRule, position: number, detail: string): InvalidData {
  return { kind: 'invalid', position, rule, detail, readable: readableText(raw) }
}

function invalidOf(raw: string, { rule, ai, position, detail }: Gs1Fault): InvalidData {
  return { ...invalid(raw, rule, position, detail), ...(ai === undefined ? {} : { ai }) }
}

/** What all ways of reading share: the scan as it came, taken apart, and the settings with the year of today. */
type Context = { readonly raw: string; readonly scan: SplitScan; readonly settings: BarcodeSettings; readonly currentYear: number }

function finishGs1({ raw, currentYear }: Context, carrier: Gs1Data['carrier'], reading: Gs1Reading | Gs1Fault): Gs1Data | InvalidData {
  const data = isFault(reading) ? reading : toGs1Data(carrier, reading, currentYear)
  return isFault(data) ? invalidOf(raw, data) : data
}

/** Brackets mean GS1 when the first identifier is a key with a number behind it, or any element was right; else they may be those of a telephone number. */
function isMeantAsBrackets(text: string, fault: Gs1Fault): boolean {
  if (fault.elementsBefore > 0) return true
  const match = /^\((\d{2,4})\) *\d/.exec(text)
  const key = match === null ? undefined : findAi(match[1] ?? '')
  return key !== undefined && (key.linkQualifiers !== undefined || key.ai === '02' || key.ai === '03')
}

/** GS1 told by the form of the text itself, whatever the symbol: brackets or a Digital Link. */
function readByForm(context: Context): Gs1Data | InvalidData | undefined {
  const { scan: { text, offset, symbol }, currentYear } = context
  if (text.startsWith('(')) {
    const reading = parseBracketed(text, offset, currentYear)
    if (symbol === 'gs1' || !isFault(reading) || isMeantAsBrackets(text, reading)) return finishGs1(context, 'bracketed', reading)
  } else if (isWebAddress(text)) {
    const reading = parseDigitalLink(text, offset, currentYear)
    if (reading !== undefined) return finishGs1(context, 'digital-link', reading)
  }
  return undefined
}

/** What is wrong with an EAN or UPC symbol that gave no GTIN; 8, 12 or 13 digits are left to be plain codes that look like a GTIN. */
function brokenSymbol({ raw, scan: { text, offset, symbol } }: Context): InvalidData | undefined {
  if (symbol !== 'ean' && symbol !== 'ean-8') return undefined
  const foreign = text.search(/\D/)
  if (foreign >= 0) return invalid(raw, 'character-set', offset + foreign, 'An EAN or UPC symbol holds digits only.')
  const lengths = symbol === 'ean-8' ? [8] : [6, 7, 8, 11, 12, 13, 14, 15, 17, 18]
  if (!lengths.includes(text.length)) return invalid(raw, 'length', offset + text.length, `An EAN or UPC symbol does not hold ${text.length} digits.`)
  return text.length === 8 || text.length === 12 || text.length === 13 ? undefined : invalid(raw, 'check-digit', offset + text.length - 1, 'The check digit of this EAN or UPC symbol is wrong.')
}

/** A GTIN that in-house codes cannot claim: proven by its symbol or by 12 to 14 digits with a right check digit, and not set aside for internal use. */
function isBeyondClaim(gtin: GtinData, { symbol, text }: SplitScan): boolean {
  return !isForInternalUse(gtin) && (symbol === 'ean' || symbol === 'ean-8' || symbol === 'itf' || text.length >= 12)
}

/** Everything that is not proven to be GS1, in the order parseBarcode describes. */
function readUnproven(context: Context): ParsedBarcode {
  const { raw, scan, settings, currentYear } = context
  const { text, offset, symbol } = scan
  const control = findControlCharacter(text)
  if (control >= 0) {
    const name = readableText(text.charAt(control))
    return invalid(raw, 'control-character', offset + control, `${name} may not stand in a code; two scans may have run together, or one is garbled.`)
  }
  const gtin = readGtin(scan)
  if (isDigits(text) && gtin?.form !== 'UPC-E') {
    const measured = readVariableMeasure(text, settings.variableMeasurePatterns)
    if (measured !== undefined) return measured
  }
  if (gtin !== undefined && isBeyondClaim(gtin, scan)) return gtin
  const capitals = text.toUpperCase()
  const prefix = settings.inHousePrefixes.find((candidate) => candidate !== '' && capitals.startsWith(candidate.toUpperCase()))
  if (prefix !== undefined) return { kind: 'in-house', code: text, prefix }
  if (gtin !== undefined) return gtin
  const broken = brokenSymbol(context)
  if (broken !== undefined) return broken
  if (looksLikeGtin(text)) return { kind: 'plain', code: text, looksLikeGtin: true }
  const guess = symbol === 'unknown' ? guessGs1(text, offset, currentYear) : {}
  if (guess.reading !== undefined) return finishGs1(context, 'element-string', guess.reading)
  return guess.fault === undefined ? { kind: 'plain', code: text } : { kind: 'plain', code: text, nearlyGs1: invalidOf(raw, guess.fault) }
}

/**
 * The typed reading of one scan; never throws, whatever the characters, and takes time in proportion to their number up to 4,096.
 *
 * The order is that of proof. (1) Codes of the command sheet, which nothing else can be. (2) GS1 told by the text: brackets, Digital Link. (3) GS1
 * told by the AIM identifier, or without one by a GS among the characters, which scanners send for FNC1 only: what does not fit is then an error,
 * never an in-house code. (4) The company's patterns for variable measures. (5) A GTIN proven by its symbol, or of 12 to 14 digits with a right check
 * digit: a prefix of one or two digits must not swallow the goods of suppliers whose numbers begin so. Numbers that GS1 set aside for internal use can
 * be claimed by (6) the in-house prefixes, and so can eight digits, one in ten of which looks like a GTIN-8. (7) Any other GTIN, or what an EAN symbol
 * should have held. (8) Without an AIM identifier only: a bare SSCC and element strings, under the strict rule of guessGs1. (9) A plain code.
 */
export function parseBarcode(scan: RawScan, settings: BarcodeSettings): ParsedBarcode {
  const { raw } = scan
  if (raw.length > longestScan) return invalid(raw, 'too-long', longestScan, `The scan has ${raw.length} characters; at most ${longestScan} are read.`)
  const context: Context = { raw, scan: splitScan(scan), settings, currentYear: yearOf(settings.todayIso) }
  const { text, offset, symbol } = context.scan
  if (text === '') return invalid(raw, 'empty', 0, 'The scan holds no characters.')
  const command = parseCommand(text)
  if (command !== undefined) return { kind: 'command', command }
  const byForm = readByForm(context)
  if (byForm !== undefined) return byForm
  if (symbol !== 'gs1' && !(symbol === 'unknown' && text.includes(separator))) return readUnproven(context)
  const reading = parseElementString(text, offset, context.currentYear)
  if (!isFault(reading) && reading.elements.length === 0) return invalid(raw, 'empty', offset, 'The scan holds separators only.')
  return finishGs1(context, 'element-string', reading)
}
