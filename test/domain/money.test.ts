import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyDigits, lineValueMinor, minorToText, priceScale, scaledPriceToText, textToScaledPrice } from '#shared/domain/money.ts'

const currencies = ['EUR', 'JPY', 'KWD', 'CLF'] as const

describe('currencies', () => {
  it.each([['EUR', 2], ['USD', 2], ['JPY', 0], ['KRW', 0], ['KWD', 3], ['CLF', 4], ['XXX', 2]])('%s has %i decimals', (currency, digits) => expect(currencyDigits(currency)).toBe(digits))
})

describe('the value of a line', () => {
  it.each([
    ['nothing', 0, 12_345, 0],
    ['3 at 45.5805', 3_000, 45_580_500, 13_674],
    ['exactly half a cent goes up', 1_000, 5_000, 1],
    ['just under half a cent goes down', 1_000, 4_999, 0],
    ['minus half a cent goes away from zero', -1_000, 5_000, -1],
    ['a thousandth at a large price', 1, 123_456_789, 12],
    ['beyond what a float holds', 9_007_199_254_740, 1_000_003, 900_722_627_634]
  ])('is right for %s', (_, quantityMilli, unitPriceScaled, minor) => expect(lineValueMinor(quantityMilli, unitPriceScaled)).toBe(minor))

  it('is the exact product, rounded once, half away from zero', () => {
    const amounts = fc.integer({ min: -1e9, max: 1e9 })
    fc.assert(fc.property(amounts, fc.integer({ min: 0, max: 1e9 }), (quantityMilli, price) => {
      const twice = BigInt(lineValueMinor(quantityMilli, price)) * 2n * 10_000_000n
      const exact = BigInt(quantityMilli) * BigInt(price) * 2n
      const error = exact - twice
      expect(error <= 10_000_000n && error >= -10_000_000n).toBe(true)
      // A tie is rounded away from zero: the result is never nearer to zero than the exact value by exactly half.
      if (exact >= 0n) expect(error < 10_000_000n).toBe(true)
      else expect(error > -10_000_000n).toBe(true)
    }))
  })

  it('changes its sign and nothing else with the quantity', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 0, max: 1e9 }), (quantityMilli, price) => { expect(lineValueMinor(-quantityMilli, price) + lineValueMinor(quantityMilli, price)).toBe(0) }))
  })
})

describe('unit prices as text', () => {
  it.each([
    ['45.5805', 'EUR', 45_580_500], ['0.45', 'EUR', 450_000], ['.5', 'EUR', 500_000], ['  12 ', 'EUR', 12_000_000], ['+1.10', 'EUR', 1_100_000], ['-1.10', 'EUR', -1_100_000], ['-0', 'EUR', 0],
    ['1.23456700', 'EUR', 1_234_567], ['150', 'JPY', 1_500_000], ['150.1234', 'JPY', 1_501_234], ['1.2345678', 'KWD', 12_345_678]
  ])('reads %s in %s', (text, currency, scaled) => expect(textToScaledPrice(text, currency)).toBe(scaled))

  it.each([['', 'EUR'], ['.', 'EUR'], ['-', 'EUR'], ['1.', 'EUR'], ['1,5', 'EUR'], ['1e3', 'EUR'], ['0x10', 'EUR'], ['1.2345678', 'EUR'], ['1.12345', 'JPY'], ['99999999999999', 'EUR'], ['NaN', 'EUR'], ['١', 'EUR'], ['--1', 'EUR']])(
    'does not take "%s" for a price in %s', (text, currency) => expect(textToScaledPrice(text, currency)).toBeUndefined()
  )

  it.each([[45_580_500, 'EUR', '45.5805'], [450_000, 'EUR', '0.45'], [12_000_000, 'EUR', '12.00'], [-5_000, 'EUR', '-0.005'], [1_500_000, 'JPY', '150'], [1, 'JPY', '0.0001']])('writes %i in %s as %s', (scaled, currency, text) =>
    expect(scaledPriceToText(scaled, currency)).toBe(text))

  it('come back from text as they were', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom(...currencies), (scaled, currency) => { expect(textToScaledPrice(scaledPriceToText(scaled, currency), currency)).toBe(scaled) }))
  })
})

describe('amounts as text', () => {
  it.each([[120_450, 'EUR', '1204.50'], [-5, 'EUR', '-0.05'], [0, 'EUR', '0.00'], [150, 'JPY', '150'], [1_234, 'KWD', '1.234']])('writes %i in %s as %s', (minor, currency, text) => expect(minorToText(minor, currency)).toBe(text))

  it('say the same as the unit price of one', () => {
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(...currencies), (minor, currency) => {
      expect(textToScaledPrice(minorToText(minor, currency), currency)).toBe(minor === 0 ? 0 : minor * priceScale)
      expect(scaledPriceToText(minor * priceScale, currency)).toBe(minorToText(minor, currency))
    }))
  })
})
