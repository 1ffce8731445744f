import type { Gs1Data, ParsedBarcode } from '../barcode/types.ts'
import { milliPerUnit, mostEnteredMilli } from '../quantity.ts'
import type { Condition } from './conditions.ts'
import type { LineProgress } from './line-progress.ts'
import { arrivedMilli, countedMilli, toComeMilli } from './line-progress.ts'
import { splitAtToCome } from './over-receipt.ts'
import type { PackSize } from './scan-quantity.ts'
import { scanQuantityMilli, weightGramsOf } from './scan-quantity.ts'

/** What a code may mean: one pack of one product, with what the product demands of a count. `supplierId` when the code holds for that supplier only. */
export type CodeMatch = PackSize & {
  readonly productId: number
  readonly packId: number
  readonly supplierId: number | null
  readonly lotRequired: boolean
  readonly expiryRequired: boolean
  readonly serialRequired: boolean
}

/** A line of the delivery that holds a matched product; `toleranceMilli` is how much more than expected it takes without asking. `lastEventId` is 0 before the first count. */
export type ScanLine = LineProgress & {
  readonly lineId: number
  readonly productId: number
  readonly orderLineId: number | null
  readonly toleranceMilli: number
  /** What was said about more than the tolerance before: all more of it is held or refused again. */
  readonly overRest: 'hold' | 'refuse' | null
  readonly lastEventId: number
}

/** What may be done with a quantity over the tolerance (DOMAIN "Purchasing"); 'exceed' needs the right to. */
export type OverAction = 'raise-order' | 'new-order' | 'hold' | 'refuse' | 'exceed'

/** Lot, expiry, serial and weight of what was counted; null where unknown. */
export type CountDetail = { readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null; readonly weightGrams: number | null }

/** What a person already decided about this scan, step by step. */
export type ScanChoices = { readonly packId?: number; readonly lineId?: number; /** The line of an order that was put on the delivery for this scan. */ readonly orderLineId?: number; readonly over?: OverAction; readonly detail?: Partial<CountDetail>; /** Count a pallet although its code was counted before. */ readonly again?: boolean }

/** Everything the decision needs to know. */
export type ScanFacts = {
  readonly reading: ParsedBarcode
  readonly matches: readonly CodeMatch[]
  /** Lines of this delivery with a matched product. */
  readonly lines: readonly ScanLine[]
  /** Whether an open order of this supplier, outside this delivery, still waits for a matched product. */
  readonly otherOrderProducts: readonly number[]
  readonly supplierId: number | null
  /** A delivery without orders takes whatever comes. */
  readonly hasOrders: boolean
  /** What is expected is hidden from who counts, so nothing is asked that would tell it; the finish asks. */
  readonly blind: boolean
  /** Serials of matched products that are counted here or in stock already. */
  readonly takenSerials: readonly string[]
  /** The goods under this SSCC stand in a count already: it names one single unit (GS1 General Specifications, SSCC). */
  readonly isUnitCounted: boolean
  readonly condition: Condition
  readonly times: number
  readonly todayIso: string
  readonly shortDatedIso: string
  readonly choices: ScanChoices
}

/** What asks for a second look although it was counted. */
type Attention = 'over' | `over-${OverAction}` | 'one-of-case' | 'expired' | 'short-dated' | 'separator-lost' | 'warning'

/** A counted part of a scan. */
export type CountPart = { readonly condition: Condition; readonly quantityMilli: number }

/** What to do with a scan. Only 'count' changes the count; `lineId` null asks for a new line. */
export type ScanDecision =
  | { readonly kind: 'count'; readonly match: CodeMatch; readonly lineId: number | null; readonly parts: readonly CountPart[]; readonly detail: CountDetail; readonly attention: readonly Attention[]; readonly over: OverAction | null }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly { readonly match: CodeMatch; readonly lineId: number | null }[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'other-order' | 'not-expected'; readonly match: CodeMatch }
  | { readonly kind: 'over-tolerance'; readonly match: CodeMatch; readonly lineId: number; readonly quantityMilli: number; readonly overMilli: number }
  | { readonly kind: 'needs-detail'; readonly match: CodeMatch; readonly lineId: number | null; readonly missing: readonly DetailName[] }
  | { readonly kind: 'serial-twice'; readonly match: CodeMatch; readonly serial: string }
  | { readonly kind: 'sscc-twice'; readonly match: CodeMatch; readonly sscc: string }

/** What a code itself tells about the goods; a best-before or sell-by date stands in for a missing expiry date. */
export function detailOf(reading: ParsedBarcode): CountDetail {
  const gs1: Partial<Gs1Data> = reading.kind === 'gs1' ? reading : {}
  return { lot: gs1.lot ?? null, expiryIso: (gs1.expiry ?? gs1.bestBefore ?? gs1.sellBy)?.iso ?? null, serial: gs1.serial ?? null, weightGrams: weightGramsOf(reading) }
}

/** Codes of this supplier come before codes for anybody; codes of other suppliers count only when there is nothing else. */
function narrowBySupplier(matches: readonly CodeMatch[], supplierId: number | null): readonly CodeMatch[] {
  const own = matches.filter((match) => match.supplierId !== null && match.supplierId === supplierId)
  const general = matches.filter((match) => match.supplierId === null)
  const chosen = own.length > 0 ? own : general.length > 0 ? general : matches
  return chosen.filter((match, index) => chosen.findIndex((other) => other.packId === match.packId) === index)
}

/** The packs this scan can mean: what a person chose, else narrowed to the supplier and then to what this delivery holds. */
function possibleMatches({ matches, choices, supplierId, lines }: ScanFacts): readonly CodeMatch[] {
  const chosen = choices.packId === undefined ? [] : matches.filter((match) => match.packId === choices.packId).slice(0, 1)
  if (chosen.length > 0) return chosen
  const narrowed = narrowBySupplier(matches, supplierId)
  const here = narrowed.filter((match) => lines.some((line) => line.productId === match.productId))
  return here.length > 0 ? here : narrowed
}

/**
 * The one line a product is counted on: the chosen one; the only one; the only one that still waits for something; or the one a person chose for the last
 * count of this product while it is not full. Two lines that wait are asked about, never guessed (DOMAIN "Numbers").
 */
function possibleLines(lines: readonly ScanLine[], choices: ScanChoices): readonly ScanLine[] {
  const chosen = lines.filter(({ lineId, orderLineId }) => lineId === choices.lineId || (choices.orderLineId !== undefined && orderLineId === choices.orderLineId))
  if (chosen.length === 1 || lines.length <= 1) return chosen.length === 1 ? chosen : lines
  const waiting = lines.filter((line) => toComeMilli(line) > 0)
  if (waiting.length <= 1) return waiting.length === 1 ? waiting : lines
  // A line from which everything was taken back was not chosen after all.
  const begun = waiting.filter((line) => countedMilli(line) > 0)
  return begun.length === 0 ? waiting : [begun.reduce((last, line) => (line.lastEventId > last.lastEventId ? line : last))]
}

/** What a product asks of every count of goods that stay. */
export type DemandedDetails = { readonly lotRequired: boolean | 0 | 1; readonly expiryRequired: boolean | 0 | 1; readonly serialRequired: boolean | 0 | 1 }
/** A demanded detail. */
export type DetailName = 'lot' | 'expiry' | 'serial'

/** What is demanded and not there. Goods that go back are taken without. */
export const missingDetails = ({ lotRequired, expiryRequired, serialRequired }: DemandedDetails, detail: Pick<CountDetail, 'lot' | 'expiryIso' | 'serial'>, condition: Condition): DetailName[] =>
  condition !== 'good' && condition !== 'damaged' ? [] : [
    ...(Boolean(lotRequired) && detail.lot === null ? ['lot' as const] : []),
    ...(Boolean(expiryRequired) && detail.expiryIso === null ? ['expiry' as const] : []),
    ...(Boolean(serialRequired) && detail.serial === null ? ['serial' as const] : [])
  ]

function attentionOf(facts: ScanFacts, match: CodeMatch, detail: CountDetail, isOver: boolean, over: OverAction | null): readonly Attention[] {
  const warnings = facts.reading.kind === 'gs1' ? facts.reading.warnings : []
  const lost = warnings.some((warning) => warning.rule === 'separator-lost')
  const { expiryIso } = detail
  return [
    ...(over !== null ? [`over-${over}` as const] : isOver ? ['over' as const] : []),
    ...(match.serialRequired && match.baseQuantityMilli > milliPerUnit ? ['one-of-case' as const] : []),
    ...(expiryIso !== null && expiryIso < facts.todayIso ? ['expired' as const] : expiryIso !== null && expiryIso < facts.shortDatedIso ? ['short-dated' as const] : []),
    ...(lost ? ['separator-lost' as const] : warnings.length > 0 ? ['warning' as const] : [])
  ]
}

/** Parts the quantity by what was decided about an over: held and refused parts are counted apart, everything else is good. */
function partsFor(quantityMilli: number, condition: Condition, line: ScanLine | undefined, over: OverAction | null): readonly CountPart[] {
  if (line === undefined || condition !== 'good' || (over !== 'hold' && over !== 'refuse')) return [{ condition, quantityMilli }]
  const { fitsMilli, overMilli } = splitAtToCome(quantityMilli, toComeMilli(line))
  const rest: CountPart = { condition: over === 'hold' ? 'held' : 'refused', quantityMilli: overMilli }
  return [...(fitsMilli > 0 ? [{ condition, quantityMilli: fitsMilli }] : []), ...(overMilli > 0 ? [rest] : [])]
}

/** A line as far as its limit goes. */
export type LimitedLine = LineProgress & { readonly orderLineId: number | null; readonly toleranceMilli: number }

/** Whether so much more would bring a line over what it expects by more than the tolerance; goods nobody ordered have no limit. */
export const isBeyondTolerance = (line: LimitedLine, quantityMilli: number): boolean => line.orderLineId !== null && arrivedMilli(line) + quantityMilli > line.expectedMilli + line.toleranceMilli

function decideOver(line: ScanLine | undefined, { condition, blind, choices }: ScanFacts, quantityMilli: number): { readonly isOver: boolean; readonly isAsked: boolean; readonly over: OverAction | null } {
  if (line === undefined || line.orderLineId === null || condition !== 'good' || blind) return { isOver: false, isAsked: false, over: null }
  const isBeyond = isBeyondTolerance(line, quantityMilli)
  const over = isBeyond ? (choices.over ?? line.overRest) : null
  return { isOver: arrivedMilli(line) + quantityMilli > line.expectedMilli, isAsked: isBeyond && over === null, over }
}

function decideCount(facts: ScanFacts, match: CodeMatch, line: ScanLine | undefined): ScanDecision {
  const { choices, condition } = facts
  const detail: CountDetail = { ...detailOf(facts.reading), ...withoutNulls(choices.detail ?? {}) }
  const lineId = line?.lineId ?? null
  const missing = missingDetails(match, detail, condition)
  if (missing.length > 0) return { kind: 'needs-detail', match, lineId, missing }
  if (match.serialRequired && detail.serial !== null && facts.takenSerials.includes(detail.serial)) return { kind: 'serial-twice', match, serial: detail.serial }
  // A serial number names one single unit, whatever pack it was read from.
  const quantityMilli = match.serialRequired ? 1000 : scanQuantityMilli(facts.reading, match) * facts.times
  if (quantityMilli > mostEnteredMilli) return { kind: 'too-large' }
  const sscc = facts.reading.kind === 'gs1' ? facts.reading.sscc : undefined
  if (sscc !== undefined && facts.isUnitCounted && choices.again !== true) return { kind: 'sscc-twice', match, sscc }
  const { isOver, isAsked, over } = decideOver(line, facts, quantityMilli)
  if (line !== undefined && isAsked) {
    return { kind: 'over-tolerance', match, lineId: line.lineId, quantityMilli, overMilli: splitAtToCome(quantityMilli, toComeMilli(line)).overMilli }
  }
  return { kind: 'count', match, lineId, parts: partsFor(quantityMilli, condition, line, over), detail, attention: attentionOf(facts, match, detail, isOver, over), over }
}

const withoutNulls = (detail: Partial<CountDetail>): Partial<CountDetail> => Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null && value !== ''))

/** Decides what a scan of goods means. Pure: the same facts give the same decision, however often it is asked. */
export function decideScan(facts: ScanFacts): ScanDecision {
  const matches = possibleMatches(facts)
  const [match] = matches
  if (match === undefined) return { kind: 'unknown' }
  const candidates = matches.flatMap((one): readonly { readonly match: CodeMatch; readonly line: ScanLine | undefined }[] => {
    const lines = possibleLines(facts.lines.filter((line) => line.productId === one.productId), facts.choices)
    return lines.length === 0 ? [{ match: one, line: undefined }] : lines.map((line) => ({ match: one, line }))
  })
  if (candidates.length > 1) return { kind: 'ambiguous', candidates: candidates.map(({ match: one, line }) => ({ match: one, lineId: line?.lineId ?? null })) }
  const line = candidates[0]?.line
  if (line !== undefined || !facts.hasOrders) return decideCount(facts, match, line)
  return { kind: facts.otherOrderProducts.includes(match.productId) ? 'other-order' : 'not-expected', match }
}
