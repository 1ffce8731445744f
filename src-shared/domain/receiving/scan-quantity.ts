import type { Gs1Data, Measure, ParsedBarcode } from '../barcode/types.ts'
import type { BaseUnit } from '../quantity.ts'
import { milliPerUnit } from '../quantity.ts'

/** The pack a code stands for, as far as its quantity goes. */
export type PackSize = { readonly baseUnit: BaseUnit; readonly baseQuantityMilli: number }

/** Billionths of a base unit in one of a measure's unit: exact for every unit listed (international pound and troy ounce, US gallon; NIST Handbook 44 appendix C). */
const nanoPerUnit: Readonly<Partial<Record<BaseUnit, Readonly<Partial<Record<Measure['unit'], bigint>>>>>> = {
  g: { kg: 1_000_000_000_000n, lb: 453_592_370_000n, oz: 28_349_523_125n, ozt: 31_103_476_800n },
  ml: { l: 1_000_000_000_000n, m3: 1_000_000_000_000_000n, qt: 946_352_946_000n, gal: 3_785_411_784_000n },
  mm: { m: 1_000_000_000_000n, in: 25_400_000_000n, ft: 304_800_000_000n, yd: 914_400_000_000n }
}

/** A measure in thousandths of the base unit, rounded half up; undefined when the product is not counted in such a unit. */
function measureToMilli({ value, decimals, unit }: Pick<Measure, 'value' | 'decimals' | 'unit'>, baseUnit: BaseUnit): number | undefined {
  const nano = nanoPerUnit[baseUnit]?.[unit]
  if (nano === undefined) return undefined
  const divisor = 10n ** BigInt(decimals) * 1_000_000n
  return Number((2n * BigInt(value) * nano + divisor) / (2n * divisor))
}

const gramsOf = (measure: Measure): number | null => {
  const milli = measureToMilli(measure, 'g')
  return milli === undefined ? null : milli / milliPerUnit
}

/** The weight a code tells, in grams: net before gross; null when it tells none. */
export function weightGramsOf(reading: ParsedBarcode): number | null {
  if (reading.kind === 'variable-measure' && reading.measure === 'weight') return (reading.value / 10 ** reading.decimals) * 1000
  if (reading.kind !== 'gs1') return null
  const measure = reading.netWeight ?? reading.grossWeight
  return measure === undefined ? null : gramsOf(measure)
}

function gs1Quantity(data: Gs1Data, { baseUnit, baseQuantityMilli }: PackSize): number {
  // AI 37 counts the trade items of AI 02 inside the unit; AI 30 counts the pieces of a variable item (GS1 General Specifications §3.6.2, §3.6.5).
  if (data.containedGtin !== undefined) return (data.count ?? 1) * baseQuantityMilli
  for (const measure of data.measures) {
    const milli = measureToMilli(measure, baseUnit)
    if (milli !== undefined && milli > 0 && isTradeMeasure(measure.ai)) return milli
  }
  return data.count !== undefined && data.count > 0 && baseUnit === 'each' ? data.count * milliPerUnit : baseQuantityMilli
}

/** Net and trade measures (31nn, 32nn, 35nn, 36nn) say what is inside; logistic ones (33nn, 34nn and the log. variants) include the packing. */
const isTradeMeasure = (ai: string): boolean => /^(31[0-6]|32\d|35[01267]|36[01456])/.test(ai)

/** How much one scan of this code stands for, in thousandths of the base unit: what the code itself counts or weighs, else the pack. */
export function scanQuantityMilli(reading: ParsedBarcode, pack: PackSize): number {
  if (reading.kind === 'gs1') return gs1Quantity(reading, pack)
  if (reading.kind !== 'variable-measure' || reading.measure === 'price' || reading.value === 0) return pack.baseQuantityMilli
  if (reading.measure === 'weight') return measureToMilli({ value: reading.value, decimals: reading.decimals, unit: 'kg' }, pack.baseUnit) ?? pack.baseQuantityMilli
  return Math.round((reading.value * milliPerUnit) / 10 ** reading.decimals)
}
