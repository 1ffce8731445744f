import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildBracketedText, buildElementString, type ElementToPrint } from '#shared/domain/barcode/build-element-string.ts'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { findAi } from '#shared/domain/barcode/find-ai.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { BarcodeSettings, ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { anyElement, anyMessage, valueOf } from './element-arbitrary.ts'

const settings: BarcodeSettings = {
  todayIso: '2026-11-24', variableMeasurePatterns: [{ pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 }, { pattern: '2IIIIIVVVVVC', measure: 'price', decimals: 2 }], inHousePrefixes: ['LOC-', '99']
}
const gtinElement = { ai: '01', value: '04006381333931' }
const withTitles = (elements: readonly ElementToPrint[]) => elements.map(({ ai, value }) => ({ ai, value, title: findAi(ai)?.title }))

/** True when the message keeps clear of what is refused or marked for reasons the round trip is not about. */
const isUnmarked = (result: ParsedBarcode): boolean => result.kind === 'gs1' && result.warnings.every(({ rule }) => rule !== 'separator-lost')

describe('what is built is read back', () => {
  it('as an element string with AIM identifier, and without one when a separator stands in it', () => {
    fc.assert(fc.property(anyMessage, fc.constantFrom(']C1', ']d2', ']Q3', ']e0', ']J1'), (elements, aim) => {
      const raw = buildElementString(elements)
      const result = parseBarcode({ raw, aim }, settings)
      expect(result).toMatchObject({ kind: 'gs1', carrier: 'element-string', elements: withTitles(elements) })
      if (raw.includes('\u001d')) {
        expect(isUnmarked(result)).toBe(true)
        expect(parseBarcode({ raw }, settings)).toEqual(result)
      }
    }), { numRuns: 300 })
  })
  it('as bracketed text', () => {
    fc.assert(fc.property(anyMessage, (elements) => {
      expect(parseBarcode({ raw: buildBracketedText(elements) }, settings)).toMatchObject({ kind: 'gs1', carrier: 'bracketed', elements: withTitles(elements) })
    }), { numRuns: 200 })
  })
  it('as a Digital Link with key, qualifiers and attributes', () => {
    const lot = valueOf(findAi('10')!)
    const serial = valueOf(findAi('21')!)
    const attribute = anyElement.filter(({ ai }) => findAi(ai)?.linkAttribute === true && !['01', '10', '21'].includes(ai))
    fc.assert(fc.property(lot, serial, fc.uniqueArray(attribute, { maxLength: 5, selector: ({ ai }) => ai }), (lotValue, serialValue, attributes) => {
      const query = attributes.map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`).join('&')
      const raw = `https://example.com/01/04006381333931/10/${encodeURIComponent(lotValue)}/21/${encodeURIComponent(serialValue)}${query === '' ? '' : `?${query}`}`
      expect(parseBarcode({ raw }, settings)).toMatchObject({ kind: 'gs1', carrier: 'digital-link', elements: withTitles([gtinElement, { ai: '10', value: lotValue }, { ai: '21', value: serialValue }, ...attributes]) })
    }), { numRuns: 200 })
  })
  it('with the same facts whatever the carrier', () => {
    fc.assert(fc.property(anyMessage, (elements) => {
      const facts = (raw: string, aim?: string): unknown => { const result = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, settings); return result.kind === 'gs1' ? { ...result, carrier: '', warnings: result.warnings.filter(({ rule }) => rule !== 'separator-lost') } : result }
      const strung = parseBarcode({ raw: buildElementString(elements), aim: ']C1' }, settings)
      fc.pre(isUnmarked(strung))
      expect(facts(buildBracketedText(elements))).toEqual(facts(buildElementString(elements), ']C1'))
    }), { numRuns: 100 })
  })
  it('when every separator is doubled and GS stands at both ends', () => {
    fc.assert(fc.property(anyMessage, (elements) => {
      const raw = `\u001d${buildElementString(elements).replaceAll('\u001d', '\u001d\u001d')}\u001d`
      expect(parseBarcode({ raw }, settings)).toMatchObject({ kind: 'gs1', elements: withTitles(elements) })
    }), { numRuns: 100 })
  })
  it('refuses to build what may not be printed', () => {
    expect(() => buildElementString([{ ai: '14', value: '1' }])).toThrow(RangeError)
    expect(() => buildElementString([gtinElement, { ai: '10', value: 'A\u001dB' }])).toThrow('AI 10')
    expect(() => buildBracketedText([{ ai: '01', value: '04006381333930' }])).toThrow('check digit')
    expect(buildElementString([])).toBe('')
  })
})

/** Text that is near to real scans: pieces of messages, numbers, addresses, separators, rubbish. */
const piece: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }), anyElement.map(({ ai, value }) => ai + value), anyElement.map(({ ai, value }) => `(${ai})${value}`), anyElement.map(({ ai, value }) => `/${ai}/${value}`),
  fc.constantFrom('\u001d', '\u001e', '\r', '\n', '\t', ' ', ']C1', ']E0', ']d2', ']I1', 'https://id.gs1.org', 'https://a.b', '?', '&17=', '=', '%', '%2', '(01)', '(', ')', '\\(', '01', '10', '21', '00', '8110', '422', '4006381333931', '01234565', 'DOCKSIDE', 'LOC-', '😀', '\ud800', '１'),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }).map((list) => list.join(''))
)
const nearScan = fc.array(piece, { maxLength: 8 }).map((list) => list.join(''))
const anyAim = fc.option(fc.oneof(fc.constantFrom(']C1', ']C0', ']E0', ']E3', ']E4', ']I1', ']I3', ']d2', ']Q1', ']Q3', ']e0', ']J1', ']A0'), fc.string({ maxLength: 4 })), { nil: undefined })

describe('any characters at all', () => {
  it('give a result, never an exception, and a fault lies within the scan', () => {
    fc.assert(fc.property(fc.oneof(nearScan, fc.string({ unit: 'binary', maxLength: 200 })), anyAim, (raw, aim) => {
      const result = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, settings)
      if (result.kind === 'invalid') {
        expect(result.position).toBeGreaterThanOrEqual(0)
        expect(result.position).toBeLessThanOrEqual(raw.length)
        expect(result.detail).toMatch(/^[^\u0000-\u001f\u007f-\u009f]+$/)
        expect(result.readable).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      }
      if (result.kind === 'gtin' || result.kind === 'variable-measure') expect(result.gtin).toMatch(/^\d{14}$/)
      if (result.kind === 'plain') expect(raw).toContain(result.code)
    }), { numRuns: 5000 })
  })
  it('are read the same twice, and whatever white space surrounds them', () => {
    fc.assert(fc.property(nearScan, fc.constantFrom('\r', '\n', '\r\n', ' ', '\t', ' \t\r\n'), (raw, space) => {
      const read = (text: string): unknown => { const result = parseBarcode({ raw: text }, settings); return result.kind === 'invalid' ? [result.rule, result.ai] : { ...result, nearlyGs1: undefined } }
      expect(read(raw)).toEqual(read(raw))
      expect(read(space + raw + space)).toEqual(read(raw))
    }), { numRuns: 500 })
  })
  it('take time in proportion to their number', () => {
    const unit = 4096
    const bad = [
      '(', '(01)', '(01', '\\(', '0', '1', '01', '10', '00', '20', '422', '422276', '\u001d', '10A\u001d', '11260101', '310', '3103000001', '99', 'A', '%', '/01', '/01/', '=', '&', '&1=', '😀', '8110', '37', '91A', '2001', '10\u001d', '21A'
    ].flatMap((text) => { const long = text.repeat(unit).slice(0, unit); return [long, ...['0104006381333931', '0204006381333931', 'https://id.gs1.org/', 'https://a/01/04006381333931?', '(01)04006381333931'].map((front) => front + long.slice(front.length))] })
    for (const raw of bad) {
      for (const aim of [undefined, ']C1']) {
        const start = performance.now()
        parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, settings)
        expect(performance.now() - start, raw.slice(0, 30)).toBeLessThan(250)
      }
    }
  })
})

describe('the usual scan', () => {
  it('is read in some microseconds; far below a tenth of a millisecond even on a busy machine', () => {
    const scans = [{ raw: '010400638133393117270131' + '10LOT123\u001d21SERIAL1', aim: ']C1' }, { raw: '4006381333931' }, { raw: 'LOC-A-01' }, { raw: '00345678901234567505' }]
    const round = (): void => { for (const scan of scans) parseBarcode(scan, settings) }
    for (let warm = 0; warm < 500; warm += 1) round()
    const start = performance.now()
    for (let run = 0; run < 1000; run += 1) round()
    expect((performance.now() - start) / (1000 * scans.length)).toBeLessThan(0.1)
  })
})

describe('numbers by chance', () => {
  const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
  it('of 9 to 11 and 15 digits are never GS1 or a GTIN without a symbol that says so', () => {
    fc.assert(fc.property(fc.constantFrom(9, 10, 11, 15).chain(digits), (raw) => { expect(['plain', 'in-house']).toContain(parseBarcode({ raw }, settings).kind) }), { numRuns: 500 })
  })
  it('of the lengths of a GTIN are one if and only if the check digit is right', () => {
    fc.assert(fc.property(fc.constantFrom(11, 12, 13).chain(digits), (body) => {
      fc.pre(Number(body) !== 0)
      const right = checkDigit(body)
      for (let last = 0; last <= 9; last += 1) expect(parseBarcode({ raw: body + last }, { ...settings, variableMeasurePatterns: [], inHousePrefixes: [] }).kind === 'gtin').toBe(String(last) === right)
    }), { numRuns: 100 })
  })
})
