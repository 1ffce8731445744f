import type { VarianceKind } from './conditions.ts'
import type { OverAction } from './decide-scan.ts'
import type { LineProgress } from './line-progress.ts'
import { countedMilli } from './line-progress.ts'

/** What a person may say a difference is. */
export const differenceChoices = ['still-to-come', 'claim', 'nothing-more', 'accept', 'raise-order', 'new-order', 'hold', 'write-off'] as const
/** What a person may say a difference is. */
export type DifferenceChoice = (typeof differenceChoices)[number]

/** The part of a line a difference is about; it names the difference on its line. 'held' is an over that waits for the office. */
export const differenceParts = ['short', 'over', 'held', 'damaged', 'wrong-item', 'refused', 'expired', 'short-dated', 'unknown-goods'] as const
/** The part of a line a difference is about. */
export type DifferencePart = (typeof differenceParts)[number]

/** What a part is called in the register of variances. */
export const varianceKindOf = (part: DifferencePart): VarianceKind => (part === 'held' ? 'over' : part)

/** A line as the finish looks at it; quantities in thousandths of the base unit. `toleranceMilli`: how much more than expected it takes without asking. `expiredMilli` and `shortDatedMilli` are parts of `goodMilli`. */
export type FinishedLine = LineProgress & {
  readonly isKnown: boolean
  readonly isOrdered: boolean
  readonly overDecision: OverAction | null
  readonly toleranceMilli: number
  readonly expiredMilli: number
  readonly shortDatedMilli: number
}

/** One thing that is not as expected on one line; lines are never netted against each other (DOMAIN "Purchasing"). The first choice is the proposed one. */
export type LineDifference = { readonly part: DifferencePart; readonly quantityMilli: number; readonly choices: readonly [DifferenceChoice, ...DifferenceChoice[]] }

/** The good quantity beyond what the line still expected; damaged goods beyond it are a claim and nothing more. */
const overOf = (line: FinishedLine): number => Math.max(0, line.goodMilli - line.expectedMilli)

/** What is missing of the expected. */
const shortOf = (line: FinishedLine): number => Math.max(0, line.expectedMilli - line.goodMilli - line.damagedMilli - line.heldMilli)

/** Whether so much may simply be taken: it is within the tolerance, or who decides (or decided while counting) may go beyond it (DOMAIN "Purchasing": a role may exceed). */
const isAcceptable = ({ overDecision, expectedMilli, toleranceMilli, goodMilli }: FinishedLine, mayExceed: boolean): boolean => mayExceed || overDecision === 'exceed' || goodMilli <= expectedMilli + toleranceMilli

function overChoices(line: FinishedLine, mayExceed: boolean): LineDifference['choices'] {
  if (!line.isOrdered) return ['accept', 'new-order', 'hold']
  const accept = isAcceptable(line, mayExceed) ? (['accept'] as const) : []
  if (line.overDecision === 'raise-order') return ['raise-order', 'new-order', 'hold', ...accept]
  if (line.overDecision === 'new-order') return ['new-order', 'raise-order', 'hold', ...accept]
  return line.overDecision === 'exceed' || line.goodMilli <= line.expectedMilli + line.toleranceMilli ? ['accept', 'raise-order', 'new-order', 'hold'] : ['hold', 'raise-order', 'new-order', ...accept]
}

/** What was held waits for somebody who may: that a person went beyond the tolerance for other pieces of the line says nothing about these. */
const heldChoices = (line: FinishedLine, mayExceed: boolean): LineDifference['choices'] => {
  const isAllowed = !line.isOrdered || mayExceed || line.goodMilli + line.heldMilli <= line.expectedMilli + line.toleranceMilli
  return ['hold', ...(isAllowed ? (['accept'] as const) : []), ...(line.isOrdered ? (['raise-order'] as const) : []), 'new-order']
}

/** Every difference of a line, with what it may be. `hasOrders` false: a delivery without orders expects nothing, so nothing is over. `nothingMore`: the rest will not come. `mayExceed`: whoever decides may go beyond the tolerance. */
export function lineDifferences(line: FinishedLine, { hasOrders, nothingMore, mayExceed }: { readonly hasOrders: boolean; readonly nothingMore: boolean; readonly mayExceed: boolean }): readonly LineDifference[] {
  if (!line.isKnown) return countedMilli(line) === 0 ? [] : [{ part: 'unknown-goods', quantityMilli: countedMilli(line), choices: ['hold'] }]
  const short = shortOf(line)
  const over = hasOrders ? overOf(line) : 0
  const found: readonly LineDifference[] = [
    { part: 'short', quantityMilli: short, choices: nothingMore ? ['nothing-more', 'accept', 'claim', 'still-to-come'] : ['still-to-come', 'claim', 'nothing-more', 'accept'] },
    { part: 'over', quantityMilli: over, choices: overChoices(line, mayExceed) },
    { part: 'held', quantityMilli: line.heldMilli, choices: heldChoices(line, mayExceed) },
    { part: 'damaged', quantityMilli: line.damagedMilli, choices: ['claim', 'accept', 'write-off'] },
    { part: 'wrong-item', quantityMilli: line.wrongItemMilli, choices: ['claim', 'write-off'] },
    // What was refused beyond what the line asked for never was ours: there is nothing to claim, and nothing to come for it.
    { part: 'refused', quantityMilli: line.refusedMilli, choices: short === 0 ? ['accept', 'claim'] : ['claim', 'accept'] },
    { part: 'expired', quantityMilli: line.expiredMilli, choices: ['claim', 'accept'] },
    { part: 'short-dated', quantityMilli: line.shortDatedMilli, choices: ['accept', 'claim'] }
  ]
  return found.filter(({ quantityMilli }) => quantityMilli > 0)
}
