import { minorToText } from '#shared/domain/money.ts'
import type { OrderDecision } from '#shared/domain/purchasing/order-state.ts'
import { milliToText } from '#shared/domain/quantity.ts'

/** What the trail keeps of an order's head before and after a change of a draft. */
export type HeadFacts = { readonly number?: string; readonly supplierCode?: string; readonly expectedIso?: string | null; readonly supplierReference?: string; readonly valueMinor?: number; readonly currency?: string }
/** A line as an entry names it: its number, the product's code, and the quantity it is about in thousandths. */
type LineFact = { readonly lineNumber: number; readonly productCode: string; readonly orderedMilli?: number; readonly closedMilli?: number }
/** What the trail keeps about an order: parts of it, depending on what was done. */
export type OrderFacts = HeadFacts & { readonly decision?: OrderDecision; readonly reason?: string; readonly changedLines?: readonly LineFact[] }

/** So many lines are spelled out; the rest is a number. */
const mostLines = 10

const factsOf = (recorded: unknown): OrderFacts => (typeof recorded === 'object' && recorded !== null ? (recorded as OrderFacts) : {})

/** "before → after" when both are known and differ, else what is known now. */
function step<Value>(before: Value | undefined, after: Value | undefined, show: (value: Value) => string): string {
  if (after === undefined || (before !== undefined && show(before) === show(after))) return ''
  return before === undefined || show(before) === '' ? show(after) : `${show(before)} → ${show(after) || '–'}`
}

function describeLines(before: OrderFacts, after: OrderFacts): string {
  const lines = after.changedLines ?? []
  const shown = lines.slice(0, mostLines).map(({ lineNumber, productCode, orderedMilli, closedMilli }) => {
    const orderedBefore = before.changedLines?.find((line) => line.lineNumber === lineNumber)?.orderedMilli
    return `${lineNumber} ${productCode}: ${closedMilli === undefined ? step(orderedBefore, orderedMilli, milliToText) : `−${milliToText(closedMilli)}`}`
  })
  return [...shown, ...(lines.length > mostLines ? [`+${lines.length - mostLines}`] : [])].join(', ')
}

/**
 * The facts of an entry of the trail as a short text without words of any language: value, date and other heads that changed, lines with their quantities, and the reason
 * as the person gave it. What was done is the entry's action, which the screen names.
 */
export function describeChange(currency: string, recordedBefore: unknown, recordedAfter: unknown): string {
  const before = factsOf(recordedBefore)
  const after = factsOf(recordedAfter)
  const value = (minor: number): string => `${minorToText(minor, after.currency ?? currency)} ${after.currency ?? currency}`
  return [
    step(before.number, after.number, String), step(before.supplierCode, after.supplierCode, String), step(before.valueMinor, after.valueMinor, value),
    step(before.expectedIso, after.expectedIso, (date) => date ?? ''), step(before.supplierReference, after.supplierReference, String), describeLines(before, after), after.reason ?? ''
  ].filter((part) => part !== '').join(' · ')
}
