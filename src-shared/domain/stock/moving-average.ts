/** A stock figure and what one base unit of it costs: quantity in thousandths of the base unit, cost in minor units x 10,000. */
export type StockCost = { readonly quantityMilli: number; readonly unitCostScaled: number }

const roundedHalfUp = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator)

/**
 * Unit cost after goods came in: (q x r + qi x ri) / (q + qi), rounded half up once; the incoming cost alone when nothing was there before (DOMAIN "Stock", cost).
 * `incoming.quantityMilli` is above zero. Going out never changes the cost.
 */
export function costAfterIncoming(before: StockCost, incoming: StockCost): number {
  if (before.quantityMilli <= 0) return incoming.unitCostScaled
  const value = BigInt(before.quantityMilli) * BigInt(before.unitCostScaled) + BigInt(incoming.quantityMilli) * BigInt(incoming.unitCostScaled)
  return Number(roundedHalfUp(value, BigInt(before.quantityMilli) + BigInt(incoming.quantityMilli)))
}

/**
 * Unit cost after an incoming entry is taken back: the opposite of `costAfterIncoming`. When nothing is left, or the rest would cost less than nothing
 * because it was sold at another cost meanwhile, the cost stays as it is. What rounding alone puts below nothing is nothing.
 */
export function costAfterReversal(before: StockCost, reversed: StockCost): number {
  const left = BigInt(before.quantityMilli) - BigInt(reversed.quantityMilli)
  const value = BigInt(before.quantityMilli) * BigInt(before.unitCostScaled) - BigInt(reversed.quantityMilli) * BigInt(reversed.unitCostScaled)
  if (left <= 0n) return before.unitCostScaled
  // The average was rounded by at most half a unit on every thousandth that was there.
  const mostRounding = (BigInt(before.quantityMilli) + 1n) / 2n
  if (value < 0n) return -value <= mostRounding ? 0 : before.unitCostScaled
  return Number(roundedHalfUp(value, left))
}
