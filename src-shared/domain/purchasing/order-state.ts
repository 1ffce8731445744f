/** The part of an order's state that a person decides; the rest follows from quantities. */
export type OrderDecision = 'draft' | 'sent' | 'on-hold' | 'cancelled' | 'closed-short'

/** A purchase order's state as shown (DOMAIN "Purchasing"). */
export type OrderState = OrderDecision | 'partly-received' | 'received'

/** All states of a purchase order. */
export const orderStates = ['draft', 'sent', 'partly-received', 'received', 'on-hold', 'cancelled', 'closed-short'] as const satisfies readonly OrderState[]

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

/** State from the person's decision and the quantities: a sent order is received once nothing remains and something came. */
export function orderState(decision: OrderDecision, lines: readonly LineQuantities[]): OrderState {
  if (decision !== 'sent' || lines.length === 0) return decision
  const received = lines.some((line) => line.receivedMilli > 0)
  const remaining = lines.some((line) => remainingMilli(line) > 0)
  if (remaining) return received ? 'partly-received' : 'sent'
  if (lines.some((line) => line.closedShortMilli > 0)) return 'closed-short'
  return 'received'
}

/** Completion in thousandths: sum(min(ordered, done)) / sum(ordered), so an over on one line never hides a short on another (DOMAIN "Purchasing"). */
export function completionPermille(lines: readonly LineQuantities[]): number {
  const ordered = lines.reduce((sum, line) => sum + line.orderedMilli, 0)
  if (ordered === 0) return 0
  const done = lines.reduce((sum, line) => sum + Math.min(line.orderedMilli, Math.max(0, line.receivedMilli - line.returnedForReplacementMilli)), 0)
  return Math.floor((done * 1000) / ordered)
}
