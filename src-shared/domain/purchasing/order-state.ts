/** What a person decides about an order; everything else about its state follows from quantities. */
export type OrderDecision = 'draft' | 'sent' | 'on-hold' | 'cancelled'

/** A purchase order's state as shown (DOMAIN "Purchasing"). */
export type OrderState = OrderDecision | 'partly-received' | 'received' | 'closed-short'

/** All states of a purchase order. */
export const orderStates = ['draft', 'sent', 'partly-received', 'received', 'on-hold', 'cancelled', 'closed-short'] as const satisfies readonly OrderState[]

/** The states of orders that are not over: something is still to come, even if it is held back for now. */
export const openOrderStates = ['sent', 'partly-received', 'on-hold'] as const satisfies readonly OrderState[]

/** The quantities of an order line that decide its progress, all in thousandths of the base unit. */
export type LineQuantities = {
  readonly orderedMilli: number
  readonly receivedMilli: number
  readonly returnedForReplacementMilli: number
  readonly closedShortMilli: number
}

/** What is still to come on a line, never below zero: ordered - received + returned for replacement - closed short (DOMAIN "Purchasing"). */
export const remainingMilli = (line: LineQuantities): number =>
  Math.max(0, line.orderedMilli - line.receivedMilli + line.returnedForReplacementMilli - line.closedShortMilli)

/** True when the order is expected at the dock: sent, not held, and something remains on a line. */
export const isExpected = (decision: OrderDecision, lines: readonly LineQuantities[]): boolean => decision === 'sent' && lines.some((line) => remainingMilli(line) > 0)

/**
 * State from the person's decision and the quantities. A sent order is partly received once something came and something remains; when nothing remains it is
 * closed short if a line was, else received. Closing short is no decision about the order: a receipt that is reversed later lets its goods be expected again.
 */
export function orderState(decision: OrderDecision, lines: readonly LineQuantities[]): OrderState {
  if (decision !== 'sent' || lines.length === 0) return decision
  if (isExpected(decision, lines)) return lines.some((line) => line.receivedMilli > 0) ? 'partly-received' : 'sent'
  return lines.some((line) => line.closedShortMilli > 0) ? 'closed-short' : 'received'
}

/**
 * Completion in thousandths, rounded down: sum(min(ordered, done)) / sum(ordered), so an over on one line never hides a short on another (DOMAIN "Purchasing").
 * What was returned for replacement is not done, what was closed short never is; an order of nothing is 0.
 */
export function completionPermille(lines: readonly LineQuantities[]): number {
  const ordered = lines.reduce((sum, line) => sum + BigInt(line.orderedMilli), 0n)
  if (ordered === 0n) return 0
  const done = lines.reduce((sum, line) => sum + BigInt(Math.min(line.orderedMilli, Math.max(0, line.receivedMilli - line.returnedForReplacementMilli))), 0n)
  return Number((done * 1000n) / ordered)
}
