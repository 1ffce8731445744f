import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateEvidence, parseDate } from '#shared/domain/imports/parse-date.ts'
import { decimalEvidence, numberToText, parseDecimal } from '#shared/domain/imports/parse-decimal.ts'
import { parseBoolean } from '#shared/domain/imports/parse-boolean.ts'

describe('a number in a cell', () => {
  it.each([
    // cell, with a decimal point, with a decimal comma, what it says about the file
    ['12', '12', '12', 'either'],
    ['007', '7', '7', 'either'],
    ['45.5805', '45.5805', undefined, 'point'],
    ['45,5805', undefined, '45.5805', 'comma'],
    ['1.234,56', undefined, '1234.56', 'comma'],
    ['1,234.56', '1234.56', undefined, 'point'],
    ['1 234,56', undefined, '1234.56', 'comma'],
    ['1\u00a0234,56', undefined, '1234.56', 'comma'],
    ['1\u202f234.56', '1234.56', undefined, 'point'],
    ["1'234.50", '1234.5', undefined, 'point'],
    ['1.234.567', undefined, '1234567', 'comma'],
    ['1,234', '1234', '1.234', 'ambiguous'],
    ['1.234', '1.234', '1234', 'ambiguous'],
    ['0.125', '0.125', undefined, 'point'],
    ['1234.500', '1234.5', undefined, 'point'],
    ['.5', '0.5', undefined, 'point'],
    ['-12.50', '-12.5', undefined, 'point'],
    ['12.50-', '-12.5', undefined, 'point'],
    ['(12.50)', '-12.5', undefined, 'point'],
    ['\u221212,5', undefined, '-12.5', 'comma'],
    ['+3', '3', '3', 'either'],
    ['-0', '0', '0', 'either'],
    ['1,23,456', undefined, undefined, 'invalid'],
    ['1e5', undefined, undefined, 'invalid'],
    ['€ 12.50', undefined, undefined, 'invalid'],
    ['12 kg', undefined, undefined, 'invalid'],
    ['--5', undefined, undefined, 'invalid'],
    ['(-5)', undefined, undefined, 'invalid'],
    ['', undefined, undefined, 'invalid']
  ])('%j is %s with a point, %s with a comma: %s', (cell, point, comma, evidence) => {
    expect(parseDecimal(cell, 'point')).toBe(point)
    expect(parseDecimal(cell, 'comma')).toBe(comma)
    expect(decimalEvidence(cell)).toBe(evidence)
  })

  it('reads back every amount written with either sign, grouped or not', () => {
    const amount = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }))
    fc.assert(
      fc.property(amount, fc.constantFrom('', ' ', "'", 'other'), ([negative, whole, fraction], groups) => {
        const decimals = String(fraction).padStart(4, '0')
        const plain = `${negative && (whole > 0 || fraction > 0) ? '-' : ''}${whole}${fraction === 0 ? '' : `.${decimals.replace(/0+$/, '')}`}`
        for (const [sign, mark, other] of [['point', '.', ','], ['comma', ',', '.']] as const) {
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, groups === 'other' ? other : groups)
          expect(parseDecimal(`${negative ? '-' : ''}${grouped}${mark}${decimals}`, sign)).toBe(plain)
        }
      })
    )
  })

  it('of a spreadsheet has its 15 digits and no exponent', () => {
    expect([0.1 + 0.2, 45.580500000000001, 4006381333931, 1e21, 1.5e-7, -1e-9, -12, 0].map(numberToText)).toEqual(['0.3', '45.5805', '4006381333931', '1000000000000000000000', '0.00000015', '-0.000000001', '-12', '0'])
  })
})

describe('a date in a cell', () => {
  it.each([
    // cell, day first, month first, what it says about the file
    ['2011-04-16', '2011-04-16', '2011-04-16', 'ymd'],
    ['2011/4/6', '2011-04-06', '2011-04-06', 'ymd'],
    ['20110416', '2011-04-16', '2011-04-16', 'ymd'],
    ['2011-04-16 00:00:00', '2011-04-16', '2011-04-16', 'ymd'],
    ['2011-04-16T23:30:00.000Z', '2011-04-16', '2011-04-16', 'ymd'],
    ['16.4.2011', '2011-04-16', '2011-04-16', 'either'],
    ['16.04.11', '2011-04-16', '2011-04-16', 'either'],
    ['13/04/2026', '2026-04-13', undefined, 'dmy'],
    ['04/13/2026', undefined, '2026-04-13', 'mdy'],
    ['04/03/2026', '2026-03-04', '2026-04-03', 'ambiguous'],
    ['4-3-26', '2026-03-04', '2026-04-03', 'ambiguous'],
    ['04/04/2026', '2026-04-04', '2026-04-04', 'either'],
    ['16-Apr-2011', '2011-04-16', '2011-04-16', 'either'],
    ['Apr 16, 2011', '2011-04-16', '2011-04-16', 'either'],
    ['16. März 2011', '2011-03-16', '2011-03-16', 'either'],
    ['29.02.2024', '2024-02-29', '2024-02-29', 'either'],
    ['29.02.2023', undefined, undefined, 'no-such-day'],
    ['29.02.1900', undefined, undefined, 'no-such-day'],
    ['31/02/2026', undefined, undefined, 'no-such-day'],
    ['0000-00-00', undefined, undefined, 'no-such-day'],
    ['soon', undefined, undefined, 'invalid'],
    ['40649', undefined, undefined, 'invalid'],
    ['1.2.3', undefined, undefined, 'invalid']
  ])('%j is %s with the day first, %s with the month first: %s', (cell, dayFirst, monthFirst, evidence) => {
    expect(parseDate(cell, 'dmy')).toBe(dayFirst)
    expect(parseDate(cell, 'mdy')).toBe(monthFirst)
    expect(dateEvidence(cell)).toBe(evidence)
  })

  it('two digits of a year are 1980 to 2079', () => {
    expect(['01.01.79', '01.01.80'].map((text) => parseDate(text, 'dmy'))).toEqual(['2079-01-01', '1980-01-01'])
  })
})

it('yes and no are read as files write them', () => {
  expect(['1', 'Yes', 'TRUE', 'x', 'ja', 'Y'].map(parseBoolean)).toEqual(Array(6).fill(true))
  expect(['0', 'no', 'False', 'nein', '-', 'N'].map(parseBoolean)).toEqual(Array(6).fill(false))
  expect(['', '2', 'perhaps'].map(parseBoolean)).toEqual([undefined, undefined, undefined])
})

it('nothing a cell can hold makes a reader throw or hang', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      decimalEvidence(text)
      dateEvidence(text)
      parseBoolean(text)
    })
  )
  for (const unit of ['1', '1.', ' ', '(', '-', "1'", 'a', '2011-']) {
    const long = unit.repeat(50_000)
    expect(decimalEvidence(long)).toBe('invalid')
    expect(dateEvidence(long)).toBe('invalid')
  }
})
