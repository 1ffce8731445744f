import type { WeightUnit } from './configuration.ts'
import type { ScaleReading } from './scale-reading.ts'

/** A weight as a scale shows it: `value` / 10^`decimals` in `unit`. */
export type ShownWeight = NonNullable<ScaleReading['weight']>

/** Milligrams in one unit, exactly, as a fraction; the pound is 0.45359237 kg by the agreement of 1959, the ounce a sixteenth of it. */
const milligramsIn: Readonly<Record<WeightUnit, readonly [numerator: bigint, denominator: bigint]>> = {
  mg: [1n, 1n], g: [1000n, 1n], kg: [1_000_000n, 1n], t: [1_000_000_000n, 1n], lb: [45_359_237n, 100n], oz: [45_359_237n, 1600n]
}

const roundedAwayFromZero = (numerator: bigint, denominator: bigint): bigint => {
  const half = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator)
  return numerator < 0n ? -half : half
}

const asNumber = (whole: bigint): number | null => (whole >= BigInt(Number.MIN_SAFE_INTEGER) && whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : null)

const isShown = (value: number, decimals: number): boolean => Number.isSafeInteger(value) && Number.isInteger(decimals) && decimals >= 0 && decimals <= 9

/** A shown weight in milligrams, rounded once, half away from zero; null beyond the exact integers. Milligrams are the thousandths of the base unit `g`. */
export function toMilligrams({ value, decimals, unit }: ShownWeight): number | null {
  if (!isShown(value, decimals)) return null
  const [numerator, denominator] = milligramsIn[unit]
  return asNumber(roundedAwayFromZero(BigInt(value) * numerator, denominator * 10n ** BigInt(decimals)))
}

/** Milligrams as a weight in a unit with so many decimals, rounded once, half away from zero; null beyond the exact integers. */
export function fromMilligrams(milligrams: number, unit: WeightUnit, decimals: number): ShownWeight | null {
  if (!isShown(milligrams, decimals)) return null
  const [numerator, denominator] = milligramsIn[unit]
  const value = asNumber(roundedAwayFromZero(BigInt(milligrams) * denominator * 10n ** BigInt(decimals), numerator))
  return value === null ? null : { value, decimals, unit }
}

/** The smallest difference that the digits of a shown weight can tell, in milligrams, rounded up to at least one. */
export function digitMilligrams({ decimals, unit }: ShownWeight): number {
  const [numerator, denominator] = milligramsIn[unit]
  const divisor = denominator * 10n ** BigInt(decimals)
  return Number((numerator + divisor - 1n) / divisor)
}
