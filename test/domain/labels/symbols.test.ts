import bwipjs from 'bwip-js/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { code128, code128Runs, encodeCode128 } from '#shared/domain/labels/code128.ts'
import { ean13Runs, ean8Runs, itfRuns } from '#shared/domain/labels/ean-bars.ts'

/** What a Code 128 reader makes of the values; throws at any it should not meet. */
function decode(values: readonly number[]): string {
  let inC = values[0] === code128.startC
  if (!inC && values[0] !== code128.startB) throw new Error('no start')
  return values.slice(1).map((value) => {
    if (value === code128.fnc1) return '\u001d'
    if (inC ? value === code128.codeB : value === code128.codeC) {
      inC = !inC
      return ''
    }
    if (value > (inC ? 99 : 94)) throw new Error(`value ${value}`)
    return inC ? String(value).padStart(2, '0') : String.fromCharCode(value + 32)
  }).join('')
}

/** Bars and spaces as another encoder draws them. */
function otherRuns(name: string, text: string, options = ''): readonly number[] {
  const [symbol] = bwipjs.raw(name, text, options)
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('not linear')
  return symbol.sbs
}

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
const withCheck = (length: number) => digits(length - 1).map((body) => body + checkDigit(body))

describe('Code 128', () => {
  it.each([
    ['A', false, [104, 33]], ['12', false, [105, 12]], ['123', false, [105, 12, 100, 19]], ['AB1234', false, [104, 33, 34, 99, 12, 34]], ['AB12C', false, [104, 33, 34, 17, 18, 35]], ['1234AB', false, [105, 12, 34, 100, 33, 34]],
    ['0109506000134352', true, [105, 102, 1, 9, 50, 60, 0, 13, 43, 52]], ['10A\u001d3024', true, [105, 102, 10, 100, 33, 102, 99, 30, 24]]
  ] as const)('%j (GS1 %s) takes the fewest values', (text, gs1, values) => {
    expect(encodeCode128(text, gs1)).toEqual(values)
  })

  it('decodes to its text, whatever is in it, and is never longer than set B alone', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 6 }), digits(4), digits(3)), { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(fc.property(texts, (text) => {
      const values = encodeCode128(text, false)
      expect(decode(values)).toBe(text)
      expect(values.length).toBeLessThanOrEqual(text.length + 1)
    }), { numRuns: 3000 })
  })

  it('as GS1-128 it begins with FNC1 and has one for each separator', () => {
    fc.assert(fc.property(fc.array(fc.oneof(digits(2), fc.constantFrom('A', '\u001d', '/')), { minLength: 1, maxLength: 20 }).map((parts) => parts.join('')), (text) => {
      expect(decode(encodeCode128(text, true))).toBe(`\u001d${text}`)
    }), { numRuns: 1000 })
  })

  it('is drawn as another encoder draws the same values', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 94 }), { minLength: 1, maxLength: 20 }), (values) => {
      const raw = [code128.startB, ...values]
      expect(code128Runs(raw)).toEqual(otherRuns('code128', raw.map((value) => `^${String(value).padStart(3, '0')}`).join(''), 'raw'))
    }), { numRuns: 200 })
    expect(code128Runs([code128.startC, ...Array.from({ length: 100 }, (_, value) => value)])).toHaveLength(6 * 102 + 7)
  })

  it('takes printable ASCII alone', () => {
    for (const text of ['\n', 'ä', '\u001d', '\u007f']) expect(() => encodeCode128(text, false)).toThrow(RangeError)
  })
})

describe('EAN, UPC and ITF', () => {
  it('are drawn as another encoder draws them', () => {
    fc.assert(fc.property(withCheck(13), withCheck(8), withCheck(12), (ean13, ean8, upca) => {
      expect(ean13Runs(ean13)).toEqual(otherRuns('ean13', ean13))
      expect(ean8Runs(ean8)).toEqual(otherRuns('ean8', ean8))
      expect(ean13Runs(`0${upca}`)).toEqual(otherRuns('upca', upca))
    }), { numRuns: 300 })
  })

  it('ITF has wide bars where the other encoder has, in the widths asked for', () => {
    fc.assert(fc.property(withCheck(14), (itf) => {
      const runs = itfRuns(itf, 2, 5)
      // The other one ends with a space.
      expect(runs.map((run) => run === 5)).toEqual(otherRuns('interleaved2of5', itf).slice(0, runs.length).map((run) => run > 1))
      expect(new Set(runs)).toEqual(new Set([2, 5]))
    }), { numRuns: 300 })
  })
})
