import { lineValueMinor } from '#shared/domain/money.ts'

/** A line's quantity in thousandths of the base unit and its unit cost in minor units x 10,000. */
export type PricedLine = { readonly orderedMilli: number; readonly unitCostScaled: number }

/** What an order is worth in minor units: every line rounded by itself, then added, so that the lines as printed add up to the total (DOMAIN "Numbers"). */
export const orderValueMinor = (lines: readonly PricedLine[]): number => lines.reduce((sum, { orderedMilli, unitCostScaled }) => sum + lineValueMinor(orderedMilli, unitCostScaled), 0)

/** The place of the line that makes the order worth more than can be counted to the minor unit, or undefined. */
export function unaffordableLine(lines: readonly PricedLine[]): number | undefined {
  let sum = 0
  for (const [index, line] of lines.entries()) {
    sum += lineValueMinor(line.orderedMilli, line.unitCostScaled)
    if (!Number.isSafeInteger(sum)) return index
  }
  return undefined
}
