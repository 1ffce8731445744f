/** What a product is counted in; every quantity is integer thousandths of it (DOMAIN "Numbers"). */
export type BaseUnit = 'each' | 'g' | 'ml' | 'mm'

/** All base units, in the order a form offers them. */
export const baseUnits = ['each', 'g', 'ml', 'mm'] as const satisfies readonly BaseUnit[]

/** Thousandths in one base unit. */
export const milliPerUnit = 1000

/** Whole base units to thousandths; throws on a fraction finer than a thousandth or beyond safe integers. */
export function toMilli(units: number): number {
  const milli = Math.round(units * milliPerUnit)
  if (!Number.isSafeInteger(milli) || Math.abs(milli - units * milliPerUnit) > 1e-6 * Math.max(1, Math.abs(milli))) throw new Error(`not a quantity: ${units}`)
  return milli
}

/** A quantity in thousandths as plain decimal text without trailing zeros: 12000 -> "12", 1500 -> "1.5", -250 -> "-0.25". */
export function milliToText(milli: number): string {
  const sign = milli < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(milli) / milliPerUnit)
  const rest = Math.abs(milli) % milliPerUnit
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`
}

/** Plain decimal text ("12", "1.5", ".125") to thousandths; undefined when it is not a number, finer than a thousandth or too large. */
export function textToMilli(text: string): number | undefined {
  const match = /^([+-]?)(?=\.?\d)(\d{0,13})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > 3) return undefined
  const milli = Number(match[2] + fraction.padEnd(3, '0'))
  if (!Number.isSafeInteger(milli)) return undefined
  return match[1] === '-' && milli !== 0 ? -milli : milli
}

/** The most a field of a record holds, in thousandths of the base unit. */
export const mostMilli = 9e15

/** The most one entry may count or order, in thousandths of the base unit: a thousand million base units, so that no sum of entries leaves the exact integers. */
export const mostEnteredMilli = 1e12
