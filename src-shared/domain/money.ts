/** Decimals of the minor unit where they are not two (ISO 4217). */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4
}

/** Decimals of a currency's minor unit: EUR 2, JPY 0, KWD 3 (ISO 4217). */
export const currencyDigits = (currency: string): number => minorDigits[currency] ?? 2

/** A unit price carries four more decimals than the minor unit: `unitCostScaled` = minor units x this. */
export const priceScale = 10_000

const roundedDivision = (numerator: bigint, denominator: bigint): bigint => {
  const half = denominator / 2n
  return numerator >= 0n ? (numerator + half) / denominator : -((-numerator + half) / denominator)
}

/**
 * Value of a quantity at a unit price, in minor units, rounded half up away from zero once at the end (DOMAIN "Numbers").
 * `quantityMilli` is thousandths of a base unit, `unitPriceScaled` minor units x 10,000 per base unit.
 */
export function lineValueMinor(quantityMilli: number, unitPriceScaled: number): number {
  return Number(roundedDivision(BigInt(quantityMilli) * BigInt(unitPriceScaled), BigInt(1000 * priceScale)))
}

/** Decimal text such as "45.5805" or ".5" to a scaled unit price; undefined when not a number, finer than the scale holds, or too large. */
export function textToScaledPrice(text: string, currency: string): number | undefined {
  const match = /^([+-]?)(?=\.?\d)(\d{0,13})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const places = currencyDigits(currency) + 4
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return undefined
  const scaled = Number(match[2]! + fraction.padEnd(places, '0'))
  if (!Number.isSafeInteger(scaled)) return undefined
  return match[1] === '-' && scaled !== 0 ? -scaled : scaled
}

/** A scaled unit price as plain decimal text with at least the currency's own decimals: 45580500 in EUR -> "45.5805", 450000 -> "0.45". */
export function scaledPriceToText(scaled: number, currency: string): string {
  const digits = currencyDigits(currency)
  const text = String(Math.abs(scaled)).padStart(digits + 5, '0')
  const whole = text.slice(0, -(digits + 4))
  const fraction = text.slice(-(digits + 4))
  const kept = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, '')
  return `${scaled < 0 ? '-' : ''}${whole}${kept ? `.${kept}` : ''}`
}

/** Minor units as plain decimal text: 120450 in EUR -> "1204.50". */
export function minorToText(minor: number, currency: string): string {
  const digits = currencyDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
