import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightUnits } from '#shared/domain/devices/configuration.ts'
import { digitMilligrams, fromMilligrams, toMilligrams } from '#shared/domain/devices/weight.ts'

describe('a shown weight in milligrams', () => {
  it.each([
    [12_345, 3, 'kg', 12_345_000],
    [10_000, 2, 'g', 100_000],
    [1, 0, 'mg', 1],
    [1250, 3, 't', 1_250_000_000],
    // 1 lb = 453.59237 g and 1 oz = 28.349523125 g, exactly.
    [1, 0, 'lb', 453_592],
    [100_000_00, 2, 'lb', 45_359_237_000],
    [1, 0, 'oz', 28_350],
    [6452, 1, 'oz', 18_291_112],
    [16_000_000, 6, 'oz', 453_592],
    [-5, 3, 'kg', -5000],
    [5, 1, 'mg', 1],
    [-5, 1, 'mg', -1],
    [4, 1, 'mg', 0],
    [0, 3, 'kg', 0]
  ] as const)('%i / 10^%i %s', (value, decimals, unit, milligrams) => expect(toMilligrams({ value, decimals, unit })).toBe(milligrams))

  it.each([[Number.MAX_SAFE_INTEGER, 0, 'kg'], [1.5, 0, 'g'], [1, -1, 'g'], [1, 10, 'g'], [Number.NaN, 0, 'g']] as const)('%d / 10^%i %s is none', (value, decimals, unit) =>
    expect(toMilligrams({ value, decimals, unit })).toBeNull())

  it('comes back as it was shown, in every unit whose digit is at least a milligram', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(...weightUnits), (value, decimals, unit) => {
        const shown = { value, decimals, unit }
        fc.pre(digitMilligrams(shown) > 1 || (unit === 'mg' && decimals === 0))
        const milligrams = toMilligrams(shown)
        expect(milligrams === null ? null : fromMilligrams(milligrams, unit, decimals)).toEqual({ value: value + 0, decimals, unit })
      })
    )
  })

  it('rounds to the nearest milligram: no more than half of one away', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const milligrams = toMilligrams({ value, decimals, unit: 'oz' }) ?? Number.NaN
        const exact = (value * 45_359_237) / 1600 / 10 ** decimals
        expect(Math.abs(milligrams - exact)).toBeLessThanOrEqual(0.5001)
      })
    )
  })
})

describe('milligrams in a unit', () => {
  it.each([[453_592, 'lb', 2, 100], [1_234_567, 'kg', 3, 1235], [-500, 'g', 0, -1], [499, 'g', 0, 0]] as const)('%i mg in %s with %i decimals', (milligrams, unit, decimals, value) =>
    expect(fromMilligrams(milligrams, unit, decimals)).toEqual({ value, decimals, unit }))

  it('are none beyond the exact integers', () => expect(fromMilligrams(Number.MAX_SAFE_INTEGER, 'mg', 9)).toBeNull())
})

it.each([[3, 'kg', 1000], [1, 'g', 100], [0, 'mg', 1], [3, 'mg', 1], [2, 'lb', 4536]] as const)('the last of %i digits of a %s is %i mg', (decimals, unit, milligrams) =>
  expect(digitMilligrams({ value: 0, decimals, unit })).toBe(milligrams))
