import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { milliToText, textToMilli, toMilli } from '#shared/domain/quantity.ts'

describe('quantities as text', () => {
  it.each([['12', 12_000], ['1.5', 1_500], ['0.125', 125], ['.125', 125], [' 7 ', 7_000], ['-0.25', -250], ['+3', 3_000], ['1.500', 1_500], ['1.2500000', 1_250], ['-0', 0], ['9007199254740.991', 9_007_199_254_740_991]])('reads %s', (text, milli) =>
    expect(textToMilli(text)).toBe(milli))

  it.each(['', '.', '1.', '1,5', '0.0001', '1e3', 'twelve', '9007199254740.992', '12345678901234', '- 1', '１'])('does not take "%s" for a quantity', (text) => expect(textToMilli(text)).toBeUndefined())

  it.each([[12_000, '12'], [1_500, '1.5'], [-250, '-0.25'], [1, '0.001'], [0, '0'], [100_000, '100']])('writes %i as %s', (milli, text) => expect(milliToText(milli)).toBe(text))

  it('come back from text as they were', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (milli) => { expect(textToMilli(milliToText(milli))).toBe(milli) }))
  })

  it('never read more digits than a thousandth', () => {
    fc.assert(fc.property(fc.nat(999_999), fc.integer({ min: 1, max: 9 }), (whole, digit) => { expect(textToMilli(`${whole}.000${digit}`)).toBeUndefined() }))
  })
})

describe('quantities from whole and decimal numbers', () => {
  it('are exact to the thousandth and refuse anything finer or larger', () => {
    expect(toMilli(12)).toBe(12_000)
    expect(toMilli(0.1 + 0.2)).toBe(300)
    expect(() => toMilli(0.0001)).toThrow('not a quantity')
    expect(() => toMilli(Number.NaN)).toThrow('not a quantity')
    expect(() => toMilli(1e16)).toThrow('not a quantity')
  })
})
