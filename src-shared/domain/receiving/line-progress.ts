import type { Condition } from './conditions.ts'

/** What was counted on a line so far, by condition, in thousandths of the base unit: running sums of its count events. */
export type CountedQuantities = {
  readonly goodMilli: number
  readonly damagedMilli: number
  readonly wrongItemMilli: number
  readonly refusedMilli: number
  readonly heldMilli: number
}

/** A line of a delivery as far as its progress goes; `expectedMilli` is 0 for goods nobody ordered. */
export type LineProgress = CountedQuantities & { readonly expectedMilli: number }

/** How a line stands while counting. */
export type LineStatus = 'not-seen' | 'counting' | 'complete' | 'over' | 'attention'

/** Nothing counted. */
export const nothingCounted: CountedQuantities = { goodMilli: 0, damagedMilli: 0, wrongItemMilli: 0, refusedMilli: 0, heldMilli: 0 }

/** The running sum a condition belongs to. */
export const quantityOfCondition = { good: 'goodMilli', damaged: 'damagedMilli', 'wrong-item': 'wrongItemMilli', refused: 'refusedMilli', held: 'heldMilli' } as const satisfies Record<Condition, keyof CountedQuantities>

/** The sum of all count events (DOMAIN "Receiving": counted). */
export const countedMilli = (line: CountedQuantities): number => line.goodMilli + line.damagedMilli + line.wrongItemMilli + line.refusedMilli + line.heldMilli

/** What came of what the line asked for, in whatever state: wrong items and refused goods are still to come. */
export const arrivedMilli = (line: CountedQuantities): number => line.goodMilli + line.damagedMilli + line.heldMilli

/** What is still to come on the line, never below zero. */
export const toComeMilli = (line: LineProgress): number => Math.max(0, line.expectedMilli - arrivedMilli(line))

/** The status shown on a line: anything a person must look at first, then over, then how far it is. */
export function lineStatus(line: LineProgress): LineStatus {
  if (line.damagedMilli > 0 || line.wrongItemMilli > 0 || line.refusedMilli > 0) return 'attention'
  const arrived = arrivedMilli(line)
  if (arrived > line.expectedMilli) return 'over'
  if (arrived === 0) return 'not-seen'
  return arrived === line.expectedMilli ? 'complete' : 'counting'
}
