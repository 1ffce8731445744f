import type { ReceivingCommand } from './commands.ts'

/** What a reader delivered: characters as text (GS = '\u001d'), optional AIM identifier such as ']C1' given apart (it may also stand at the front of raw). */
export type RawScan = { readonly raw: string; readonly aim?: string }

/** One application identifier with its data field and the short title of the GS1 General Specifications §3.2. */
type Gs1Element = { readonly ai: string; readonly value: string; readonly title: string }

/** What is odd about a readable GS1 message: a partner element missing ('required'), a pair that excludes each other, a separator that seems lost, or an element given twice with two values. */
type Gs1WarningRule = 'required' | 'excluded' | 'separator-lost' | 'repeated'

/** A rule about the whole message that was not kept; the elements are still usable. */
export type Gs1Warning = { readonly rule: Gs1WarningRule; readonly ai: string; readonly detail: string }

/** A calendar date, `iso` as YYYY-MM-DD; dayGiven=false when the symbol said day 00 (then iso is the last day of the month, GS1 General Specifications §3.4); `time` as HH:MM when the symbol gave one. */
export type Gs1Date = { readonly iso: string; readonly dayGiven: boolean; readonly time?: string }

/** The unit of a GS1 measure; 'ozt' is the troy ounce, 'qt' and 'gal' are US liquid measures. */
export type MeasureUnit =
  | 'kg' | 'lb' | 'oz' | 'ozt'
  | 'm' | 'in' | 'ft' | 'yd'
  | 'm2' | 'in2' | 'ft2' | 'yd2'
  | 'm3' | 'l' | 'in3' | 'ft3' | 'yd3' | 'qt' | 'gal'
  | 'kg/m2'

/** A GS1 measure: `value` is an integer, the real amount is value / 10^decimals in `unit`. */
export type Measure = { readonly ai: string; readonly value: number; readonly decimals: number; readonly unit: MeasureUnit }

/** A GS1 amount of money (AI 390n-393n, 395n): real amount = value / 10^decimals; `currency` is the numeric ISO 4217 code when the symbol names one. */
export type Gs1Amount = { readonly ai: string; readonly value: number; readonly decimals: number; readonly currency?: string }

/** A GS1 message: its elements in the order read, and the facts receiving needs taken out of them. */
export type Gs1Data = {
  readonly kind: 'gs1'
  readonly carrier: 'element-string' | 'bracketed' | 'digital-link'
  readonly elements: readonly Gs1Element[]
  /** GTIN-14 of AI 01, or of 03 or 8006. */
  readonly gtin?: string
  /** GTIN-14 of the trade items inside a logistic unit, AI 02 (or 8026). */
  readonly containedGtin?: string
  /** AI 00. */
  readonly sscc?: string
  /** AI 10. */
  readonly lot?: string
  /** AI 21. */
  readonly serial?: string
  /** AI 20. */
  readonly variant?: string
  /** AI 17, or 7003. */
  readonly expiry?: Gs1Date
  /** AI 15. */
  readonly bestBefore?: Gs1Date
  /** AI 16. */
  readonly sellBy?: Gs1Date
  /** AI 11. */
  readonly productionDate?: Gs1Date
  /** AI 13. */
  readonly packagingDate?: Gs1Date
  /** AI 37 (trade items in a logistic unit), or AI 30 (pieces in a variable item). */
  readonly count?: number
  /** AI 310n, else 320n, else 356n. */
  readonly netWeight?: Measure
  /** AI 330n, else 340n. */
  readonly grossWeight?: Measure
  readonly measures: readonly Measure[]
  readonly amounts: readonly Gs1Amount[]
  /** AI 400. */
  readonly orderNumber?: string
  readonly warnings: readonly Gs1Warning[]
}

/** A plain GTIN in any of its lengths; `gtin` is padded to 14 digits and its check digit is right. `addOn` holds the 2 or 5 digits of an EAN add-on. */
export type GtinData = {
  readonly kind: 'gtin'
  readonly gtin: string
  readonly form: 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14' | 'UPC-E'
  readonly addOn?: string
}

/** A code with a weight, price or count inside: `gtin` is the base code with the measure zeroed and the check digit recomputed, 14 digits; real amount = value / 10^decimals. */
export type VariableMeasureData = {
  readonly kind: 'variable-measure'
  readonly gtin: string
  readonly itemReference: string
  readonly measure: VariableMeasurePattern['measure']
  readonly value: number
  readonly decimals: number
  /** The text of the pattern that matched. */
  readonly pattern: string
}

/** A code of the company's own making, told by a prefix of the settings; `code` is the whole text. */
type InHouseData = { readonly kind: 'in-house'; readonly code: string; readonly prefix: string }

/** A code of the printed command sheet. */
type CommandData = { readonly kind: 'command'; readonly command: ReceivingCommand }

/**
 * Any other readable code; `looksLikeGtin` marks 8, 12, 13 or 14 digits whose check digit is wrong; `nearlyGs1` says what keeps a code that begins
 * like a GS1 message from being one: it may be a scan cut short or misread, and should be asked about before it is remembered.
 */
type PlainData = { readonly kind: 'plain'; readonly code: string; readonly looksLikeGtin?: true; readonly nearlyGs1?: InvalidData }

/** Why a scan could not be read; in GS1 data the rule is that of the failing part of the element. */
export type InvalidRule =
  | 'empty' | 'too-long' | 'control-character'
  | 'unknown-ai' | 'length' | 'character-set' | 'check-digit' | 'company-prefix' | 'date' | 'time' | 'repeated'
  | 'country' | 'currency' | 'percent-encoding' | 'yes-no' | 'iban' | 'coupon' | 'check-characters' | 'piece-of-total'
  | 'sequence' | 'hyphen' | 'importer-index' | 'package-type' | 'media-type' | 'sex' | 'winding' | 'latitude' | 'longitude'
  | 'zero' | 'nonzero' | 'leading-zero' | 'non-digit'
  | 'brackets' | 'digital-link' | 'key-order'

/** A scan that breaks a rule; `position` is 0-based in the raw text, `readable` is the raw text (cut at 80 characters) with control characters shown as names. */
export type InvalidData = {
  readonly kind: 'invalid'
  readonly ai?: string
  readonly position: number
  readonly rule: InvalidRule
  readonly detail: string
  readonly readable: string
}

/** The typed reading of one scan. */
export type ParsedBarcode = Gs1Data | GtinData | VariableMeasureData | InHouseData | CommandData | PlainData | InvalidData

/**
 * How a code with a measure inside is built. `pattern` has 8, 12 or 13 characters: a digit stands for itself, I for a digit of the
 * item reference, V for a digit of the value, X for an inner verifier digit (read over, zeroed in the base code), and one C
 * at the end for the check digit, e.g. `21IIIIIVVVVVC`. `decimals` is the number of decimal places in V…V.
 */
export type VariableMeasurePattern = { readonly pattern: string; readonly measure: 'weight' | 'price' | 'count'; readonly decimals: number }

/** What a company decides about its codes; `todayIso` (YYYY-MM-DD) is for the century of two-digit years. The first pattern or prefix that fits wins. */
export type BarcodeSettings = {
  readonly todayIso: string
  readonly variableMeasurePatterns: readonly VariableMeasurePattern[]
  readonly inHousePrefixes: readonly string[]
}
