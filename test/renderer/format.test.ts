import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, createFormat, daysBetween } from '#renderer/ui/format.ts'

const british = createFormat('en-GB', 'GBP')
const german = createFormat('de-DE', 'EUR')
const american = createFormat('en-US', 'USD')
const swiss = createFormat('de-CH', 'CHF')
const french = createFormat('fr-FR', 'EUR')

/** The spaces of a locale are not always the plain one. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('numbers as the company writes them', () => {
  test('quantities, money with the digits of its currency, unit prices with all theirs', () => {
    expect(german.quantity(1_234_500)).toBe('1.234,5')
    expect(british.money(120_450, 'GBP')).toBe('£1,204.50')
    expect(british.money(1204, 'JPY')).toBe('¥1,204')
    expect(plain(german.unitPrice(45_580_500, 'EUR'))).toBe('45,5805 €')
    expect(plain(german.unitPrice(450_000, 'EUR'))).toBe('0,45 €')
  })

  test('amounts beyond what a double holds are exact', () => {
    expect(british.money(9_007_199_254_740_991, 'GBP')).toBe('£90,071,992,547,409.91')
  })

  test('progress is 100 % only when everything is there', () => {
    expect(british.percent(999)).toBe('99%')
    expect(british.percent(1000)).toBe('100%')
    expect(british.finePercent(25)).toBe('2.5%')
  })

  test('an unknown locale falls back to English instead of failing', () => {
    expect(createFormat('no such place!', 'EUR').quantity(1500)).toBe('1.5')
  })
})

describe('numbers as people type them', () => {
  test.each([
    [german, '1.234,5', '1234.5'], [german, '1.5', '1.5'], [german, '12,75', '12.75'], [german, '1.234', '1234'], [british, '1,234.5', '1234.5'], [british, '12,5', '12.5'], [british, '1,234', '1234'], [swiss, '1’234.5', '1234.5'], [french, '1 234,5', '1234.5'], [british, '.5', '0.5'], [british, '5.', '5'], [british, '-3', '-3'], [british, '−3', '-3']
  ])('%#: %s', (format, typed, decimal) => {
    expect(format.parseDecimal(typed)).toBe(decimal)
  })

  test.each(['', 'abc', '1.2.3', '12 pieces', '--1', '1,2,3', '٣'])('“%s” is no number', (typed) => {
    expect(british.parseDecimal(typed)).toBeUndefined()
  })

  test('whatever is shown is read back as the same', () => {
    fc.assert(fc.property(fc.constantFrom(british, german, american, swiss, french), fc.integer({ min: -9e12, max: 9e12 }), (format, milli) => {
      const decimal = format.parseDecimal(format.quantity(milli))
      expect(Math.round(Number(decimal) * 1000)).toBe(milli)
    }))
  })
})

describe('dates as people type them', () => {
  const today = '2026-11-24'
  test.each([
    [british, '5/12/2026', '2026-12-05'], [american, '12/5/2026', '2026-12-05'], [german, '5.12.26', '2026-12-05'], [german, '5.12.', '2026-12-05'], [british, '0512', '2026-12-05'], [american, '1205', '2026-12-05'], [british, '051226', '2026-12-05'], [british, '05122026', '2026-12-05'], [british, '2026-12-05', '2026-12-05'], [british, '+7', '2026-12-01'], [british, '-24', '2026-10-31'], [british, '.', today]
  ])('%#: %s', (format, typed, iso) => {
    expect(format.parseDate(typed, today)).toBe(iso)
  })

  test.each(['31/02/2026', '13/13/2026', 'tomorrow', '1', '1/2/3/4', ''])('“%s” is no date', (typed) => {
    expect(british.parseDate(typed, today)).toBeUndefined()
  })

  test('whatever date is shown is read back as the same', () => {
    fc.assert(fc.property(fc.constantFrom(british, german, american, swiss, french), fc.integer({ min: -20_000, max: 20_000 }), (format, days) => {
      const iso = addDays('2026-11-24', days)
      expect(format.parseDate(format.date(iso), today)).toBe(iso)
    }))
  })

  test('days between two dates do not depend on clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1)
  })
})
