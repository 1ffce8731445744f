import { assert } from '#shared/assert.ts'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { textToScaledPrice } from '#shared/domain/money.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { DemoSupplier, Family, Need } from './families.ts'
import { families } from './families.ts'

/** GS1 prefix 952 is set aside for demonstrations: no company's goods carry it (GS1 General Specifications §1.4). Each supplier has a company prefix of seven digits in it. */
export const companyPrefixes: Readonly<Record<DemoSupplier, string>> = { TERN: '9521001', SKER: '9521002', GANN: '9521003' }

/** The pattern of the sticker a shop scale prints: 21, item, grams; the sticker's base code is kept with the goods. */
export const scalePattern = { pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 } as const

/** A product of the demo company with the codes on its packs. `costText` is euro per base unit. */
export type DemoProduct = {
  readonly code: string
  readonly name: string
  readonly supplier: DemoSupplier
  readonly supplierCode: string
  readonly unit: BaseUnit
  readonly needs: readonly Need[]
  readonly costScaled: number
  readonly caseOf: number
  readonly packs: readonly { readonly kind: 'each' | 'inner' | 'case'; readonly name: string; readonly size: number; readonly code: string | null }[]
}

const withCheckDigit = (digits: string): string => digits + checkDigit(digits)

const supplierCodes: Readonly<Record<DemoSupplier, (item: string) => string>> = { TERN: (item) => `T-${item}`, SKER: (item) => `SK${item}`, GANN: (item) => `GM/${item}` }

/** Weighed goods carry the base code of the scale's sticker, goods by length no code of their own; everything else its EAN-13. */
function singleCode(unit: BaseUnit, base: string, item: string): string | null {
  if (unit === 'each') return withCheckDigit(base)
  return unit === 'g' ? withCheckDigit(`21${item}00000`) : null
}

function packsOf({ supplier, unit = 'each', caseOf, caseName, innerOf }: Family, item: string): DemoProduct['packs'] {
  const base = companyPrefixes[supplier] + item
  return [
    { kind: 'each', name: unit === 'each' ? 'Each' : unit, size: 1, code: singleCode(unit, base, item) },
    ...(innerOf === undefined ? [] : [{ kind: 'inner' as const, name: `Inner of ${innerOf}`, size: innerOf, code: withCheckDigit(`2${base}`) }]),
    { kind: 'case', name: caseName ?? `Case of ${caseOf}`, size: caseOf, code: withCheckDigit(`1${base}`) }
  ]
}

/** Euro per base unit: what is weighed or measured is priced by the thousand. */
function costOf(text: string, unit: BaseUnit): number {
  const scaled = textToScaledPrice(text, 'EUR')
  assert(scaled !== undefined, `${text} is a price`)
  return unit === 'each' ? scaled : Math.round(scaled / 1000)
}

/** All products of the demo company, in the order of its catalogue. */
export function demoProducts(): readonly DemoProduct[] {
  const items: Record<DemoSupplier, number> = { TERN: 0, SKER: 0, GANN: 0 }
  return families.flatMap((family) =>
    family.variants.split('|').map((variant, index) => {
      const [size = '', cost = ''] = variant.split('=')
      const { supplier, unit = 'each', caseOf, needs = [] } = family
      items[supplier] += 1
      const item = String(items[supplier]).padStart(5, '0')
      return {
        code: `${family.prefix}-${String(index + 1).padStart(2, '0')}`, name: family.name.replace('{}', size), supplier, supplierCode: supplierCodes[supplier](item), unit, needs,
        costScaled: costOf(cost, unit), caseOf, packs: packsOf(family, item)
      }
    })
  )
}
