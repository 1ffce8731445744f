import type { WeightUnit } from '#shared/domain/devices/configuration.ts'
import { weightUnits } from '#shared/domain/devices/configuration.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'

type Weight = NonNullable<ScaleReading['weight']>

const otherNames: ReadonlyMap<string, WeightUnit> = new Map([['lbs', 'lb'], ['kgs', 'kg'], ['gr', 'g']])

/** The unit that a scale names, upper or lower case; null for pieces, percent, troy ounces and whatever else is no weight that is used here. */
export function readUnit(text: string): WeightUnit | null {
  const name = text.trim().toLowerCase()
  return weightUnits.find((unit) => unit === name) ?? otherNames.get(name) ?? null
}

/** A shown number: sign before or after spaces, digits with at most one point or comma; null where it is none. `decimals` is null without a point. */
export function readNumber(text: string): { readonly value: number; readonly decimals: number | null } | null {
  const match = /^\s*([+-]?)\s*(\d{1,9})(?:[.,](\d{0,6}))?\s*$/.exec(text)
  if (match === null) return null
  const fraction = match[3]
  const value = Number(match[2] + (fraction ?? ''))
  return { value: match[1] === '-' && value !== 0 ? -value : value, decimals: fraction === undefined ? null : fraction.length }
}

/** A weight in a unit that the frame names; null where either cannot be read. A number without a point is whole. */
export function readWeight(number: string, unit: string): Weight | null {
  const read = readNumber(number)
  const known = readUnit(unit)
  return read === null || known === null ? null : { value: read.value, decimals: read.decimals ?? 0, unit: known }
}

/** A weight of which a person declared the unit, and the decimals where no point is sent; null where that is missing: nothing is guessed. */
export function readDeclaredWeight(number: string, unit: WeightUnit | null, decimals: number | null): Weight | null {
  const read = readNumber(number)
  const places = read?.decimals ?? decimals
  return read === null || unit === null || places === null ? null : { value: read.value, decimals: places, unit }
}
