import type { LineQuantities } from './order-state.ts'
import { remainingMilli } from './order-state.ts'

/** A line's quantities and the date promised for it, null where the order's own date counts. */
export type PromisedLine = LineQuantities & { readonly expectedIso: string | null }

/**
 * The day an order is due, the one its lists, its page and the receiving board go by: the earliest date promised for a line with something to come, where a line without a
 * date has the order's. An order of which nothing is to come keeps its own date; null when no date was promised.
 */
export function dueIso(orderExpectedIso: string | null, lines: readonly PromisedLine[]): string | null {
  const open = lines.filter((line) => remainingMilli(line) > 0)
  if (open.length === 0) return orderExpectedIso
  const dates = open.map(({ expectedIso }) => expectedIso ?? orderExpectedIso).filter((date) => date !== null)
  return dates.length === 0 ? null : dates.reduce((first, date) => (date < first ? date : first))
}
