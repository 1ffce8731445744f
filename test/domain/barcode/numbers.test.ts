import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacters } from '#shared/domain/barcode/check-characters.ts'
import { checkDigit, hasValidCheckDigit } from '#shared/domain/barcode/check-digit.ts'
import { barcodeLookup, expandUpcE, isGtin, isSscc, looksLikeGtin, toGtin14 } from '#shared/domain/barcode/to-gtin14.ts'

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))

describe('check digits', () => {
  it.each([['0234567', '3'], ['41600033610', '8'], ['123456789012', '8'], ['1234567890123', '1'], ['12345678901234567', '5'], ['0', '0'], ['5', '5']])('%s has the check digit %s', (body, check) => {
    expect(checkDigit(body)).toBe(check)
    expect(hasValidCheckDigit(body + check)).toBe(true)
  })
  it.each(['', 'A', '12 3', '１２'])('cannot be made of %j', (text) => expect(() => checkDigit(text)).toThrow(RangeError))
  it.each(['', '0', '12345670A', '-1234567', '1234567 '])('are not valid in %j', (text) => expect(hasValidCheckDigit(text)).toBe(false))
  it('find every single wrong digit', () => {
    fc.assert(fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
      const right = body + checkDigit(body)
      const wrong = right.slice(0, at) + ((Number(right[at]) + change) % 10) + right.slice(at + 1)
      expect(hasValidCheckDigit(right)).toBe(true)
      expect(hasValidCheckDigit(wrong)).toBe(false)
    }))
  })
  it.each([['1987654Ad4X4bL5ttr2310c', '2K'], ['12345678901234567890123', 'NT'], ['12345_!"%&\'()*+,-./', 'LC'], ['12345_0123456789:;<=>?', '62'], ['', '22'], ['99999zzzzzzzzzzzzzzzzzz', 'T2']])('come in pairs for alphanumeric keys: %s has %s', (key, pair) => expect(checkCharacters(key)).toBe(pair))
  it('have no pair for text that is no key', () => {
    expect(checkCharacters('a b')).toBeUndefined()
    expect(checkCharacters('x'.repeat(26))).toBeUndefined()
  })
})

describe('UPC-E', () => {
  it.each([
    ['01234565', '012345000065', 'the last digit 5 to 9 stands behind four zeros'],
    ['01234505', '012000003455', 'a last digit 0 to 2 moves to the third place'],
    ['01234514', '012100003454', 'a last digit 1'],
    ['01234523', '012200003453', 'a last digit 2'],
    ['01234531', '012300000451', 'a last digit 3 gives five zeros behind three digits'],
    ['01234543', '012340000053', 'a last digit 4 gives five zeros behind four digits'],
    ['11234562', '112345000062', 'number system 1'],
    ['04252614', '042100005264', 'a usual product'],
    ['123456', '012345000065', 'six digits are of number system 0'],
    ['1123456', '112345000062', 'seven digits begin with the number system']
  ])('%s is %s: %s', (short, long) => {
    expect(expandUpcE(short)).toBe(long)
    expect(hasValidCheckDigit(long)).toBe(true)
  })
  it.each(['21234567', '01234560', '12345', '012345678', '0123456A', '2123456'])('%s is none', (text) => expect(expandUpcE(text)).toBeUndefined())
})

describe('GTIN-14', () => {
  it.each([
    ['96385074', '00000096385074'], ['012345678905', '00012345678905'], ['4006381333931', '04006381333931'], ['14006381333938', '14006381333938'],
    ['04252614', '00042100005264'], ['01234565', '00000001234565']
  ])('of %s is %s', (text, gtin) => expect(toGtin14(text)).toBe(gtin))
  it.each(['', '4006381333930', '400638133393', '40063813339310', 'ABCDEFGH', '00000000', '0000000000000', ' 4006381333931', '345678901234567505', '11234502'])('is none for %j', (text) => expect(toGtin14(text)).toBeUndefined())
  it('is the same for one number in all the lengths it fits', () => {
    fc.assert(fc.property(digits(7), (body) => {
      const short = body + checkDigit(body)
      fc.pre(isGtin(short))
      for (const length of [12, 13, 14]) expect(toGtin14(short.padStart(length, '0'))).toBe(toGtin14(short))
    }))
  })
  it('tells digits that only look like one', () => {
    expect(looksLikeGtin('4006381333930')).toBe(true)
    expect(looksLikeGtin('4006381333931')).toBe(false)
    expect(looksLikeGtin('40063813339')).toBe(false)
  })
})

describe('SSCC', () => {
  it.each([['345678901234567505', true], ['003456789012345670', true], ['003456789012345675', false], ['34567890123456750', false], ['000000000000000000', false], ['34567890123456750A', false]])('%s: %s', (text, is) => expect(isSscc(text)).toBe(is))
})

describe('the form under which a barcode is stored and found', () => {
  it.each([
    ['4006381333931', '04006381333931'], [' 96385074\r\n', '00000096385074'], ['loc-a1', 'LOC-A1'], [' Abc 1 ', 'ABC 1'], ['4006381333930', '4006381333930'], ['', ''],
    ['ﬁ-１', 'FI-１'], ['ABC\u001d1', 'ABC\u001d1']
  ])('of %j is %j', (text, lookup) => expect(barcodeLookup(text)).toBe(lookup))
  it('is found again under itself', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), digits(8), digits(12), digits(13), digits(14)), (text) => {
      expect(barcodeLookup(barcodeLookup(text))).toBe(barcodeLookup(text))
    }))
  })
})
