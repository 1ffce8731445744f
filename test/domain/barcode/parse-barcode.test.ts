import { describe, expect, it } from 'vitest'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import { longestScan, parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { isVariableMeasurePattern } from '#shared/domain/barcode/read-variable-measure.ts'
import type { BarcodeSettings, ParsedBarcode } from '#shared/domain/barcode/types.ts'

const settings: BarcodeSettings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }
const read = (raw: string, aim?: string, more: Partial<BarcodeSettings> = {}): ParsedBarcode => parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { ...settings, ...more })

describe('a GTIN in every length', () => {
  it.each([
    ['4006381333931', undefined, '04006381333931', 'GTIN-13'], ['4006381333931', ']E0', '04006381333931', 'GTIN-13'], [']E04006381333931', undefined, '04006381333931', 'GTIN-13'], ['4006381333931\r\n', undefined, '04006381333931', 'GTIN-13'], ['4006381333931', ']C0', '04006381333931', 'GTIN-13'],
    ['012345678905', undefined, '00012345678905', 'GTIN-12'], ['0012345678905', ']E0', '00012345678905', 'GTIN-12'], ['12345678905', ']E0', '00012345678905', 'GTIN-12'],
    ['96385074', undefined, '00000096385074', 'GTIN-8'], ['96385074', ']E4', '00000096385074', 'GTIN-8'], ['96385074', ']E0', '00000096385074', 'GTIN-8'],
    ['14006381333938', undefined, '14006381333938', 'GTIN-14'], ['14006381333938', ']I1', '14006381333938', 'GTIN-14'], ['14006381333938', ']I0', '14006381333938', 'GTIN-14'], ['1400638133393', ']I3', '14006381333938', 'GTIN-14'],
    ['04252614', undefined, '00042100005264', 'UPC-E'], ['04252614', ']E0', '00042100005264', 'UPC-E'], ['01234565', ']E0', '00012345000065', 'UPC-E'], ['123456', ']E0', '00012345000065', 'UPC-E'], ['1123457', ']E0', '00112345000079', 'UPC-E'], ['4252614', ']E0', '00042100005264', 'UPC-E']
  ])('%j after %s is %s, %s', (raw, aim, gtin, form) => expect(read(raw, aim)).toEqual({ kind: 'gtin', gtin, form }))

  it('takes eight digits that could be both as GTIN-8 unless the symbol says UPC-E', () => {
    expect(read('01234565')).toMatchObject({ form: 'GTIN-8', gtin: '00000001234565' })
    expect(read('01234565', ']E4')).toMatchObject({ form: 'GTIN-8' })
    expect(read('01234565', ']E0')).toMatchObject({ form: 'UPC-E' })
  })
  it.each([['400638133393112', '12'], ['400638133393112345', '12345'], ['01234567890599', '99'], ['01234567890554321', '54321']])('%s after ]E3 has the add-on %s', (raw, addOn) => expect(read(raw, ']E3')).toMatchObject({ kind: 'gtin', addOn }))
  it.each([['4006381333930', undefined], ['4006381333930', ']E0'], ['96385075', ']E4'], ['14006381333939', ']I1'], ['012345678904', undefined], ['400638133393', ']E0'], ['21234560', undefined]])('%s after %s has a wrong check digit: a plain code that looks like a GTIN', (raw, aim) => expect(read(raw, aim)).toEqual({ kind: 'plain', code: raw, looksLikeGtin: true }))
  it.each([
    ['400638133', ']E0', 9, 'length'], ['4006381', ']E4', 7, 'length'], ['4006381333931234', ']E0', 16, 'length'], ['400638133393A', ']E0', 12, 'character-set'], [']E3400638133393012', undefined, 17, 'check-digit'], ['97802013796241234', ']E3', 16, 'check-digit'], ['97802013796241', ']E3', 13, 'check-digit'], ['2222222', ']E0', 6, 'check-digit'], ['1123456', ']E0', 6, 'check-digit']
  ])('%s after %s is no whole EAN or UPC: wrong at %i, %s', (raw, aim, position, rule) => expect(read(raw, aim)).toMatchObject({ kind: 'invalid', position, rule }))
  it.each([['123456', undefined], ['1123456', undefined], ['12345678905', undefined], ['04252614', ']A0'], ['11234502', undefined], ['400638133393', ']I1'], ['140063813339', ']I1'], ['00000000', undefined], ['0000000000000', undefined], ['0000000000000', ']E0'], ['345678901234567505', ']C0'], ['00345678901234567505', ']C0']])('%s after %s is not proven to be one', (raw, aim) => expect(read(raw, aim).kind).toBe('plain'))
})

describe('GS1 with and without symbology identifier', () => {
  it.each([']C1', ']e0', ']d2', ']Q3', ']J1'])('%s says that application identifiers follow, given apart or in front', (aim) => {
    expect(read('010400638133393110A', aim)).toMatchObject({ kind: 'gs1', gtin: '04006381333931', lot: 'A' })
    expect(read(`${aim}010400638133393110A`)).toEqual(read('010400638133393110A', aim))
    expect(read(`${aim}010400638133393110A`, aim)).toEqual(read('010400638133393110A', aim))
    expect(read('10A', aim)).toMatchObject({ kind: 'gs1', lot: 'A' })
    expect(read('91000012', aim)).toMatchObject({ kind: 'gs1' })
    expect(read('ABC', aim)).toMatchObject({ kind: 'invalid', rule: 'unknown-ai' })
  })
  it.each([']C0', ']C2', ']d1', ']Q1', ']J0', ']A0', ']L0', ']z0', ']I1', ']E9'])('%s says that they do not', (aim) => expect(read('010400638133393110A', aim)).toEqual({ kind: 'plain', code: '010400638133393110A' }))
  it.each(['\u001d010400638133393110A', '010400638133393110A\u001d21B', '10A\u001d010400638133393120' + '01', '10A\u001d21B'])('GS among the characters says so too: %j', (raw) => expect(read(raw)).toMatchObject({ kind: 'gs1' }))
  it('a GS at the very end does not: readers can be set to send it behind every code', () => {
    expect(read('4006381333931\u001d')).toMatchObject({ kind: 'gtin', gtin: '04006381333931' })
    expect(read('10ABC\u001d\r\n')).toEqual({ kind: 'plain', code: '10ABC' })
    expect(read('010400638133393110ABC\u001d')).toMatchObject({ kind: 'gs1', lot: 'ABC' })
  })
  it('a GS in a message that does not fit is an error, not a code', () => {
    expect(read('ABC\u001dDEF')).toMatchObject({ kind: 'invalid', rule: 'unknown-ai', position: 0, readable: 'ABC<GS>DEF' })
    expect(read('ABC\u001dDEF', ']C0')).toMatchObject({ kind: 'invalid', rule: 'control-character', position: 3 })
  })
  it.each([
    ['a key alone', '0104006381333931', { gtin: '04006381333931' }], ['key, date, lot', '010400638133393117261231' + '10ABC', { lot: 'ABC' }], ['date before the key', '17261231' + '0104006381333931', { gtin: '04006381333931' }],
    ['SSCC with 00', '00345678901234567505', { sscc: '345678901234567505' }], ['bare SSCC', '345678901234567505', { sscc: '345678901234567505' }], ['content with count', '0204006381333931' + '3712', { containedGtin: '04006381333931', count: 12 }]
  ])('without any sign it is told by %s', (_, raw, facts) => expect(read(raw)).toMatchObject({ kind: 'gs1', carrier: 'element-string', ...facts }))

  it.each([
    '10ABC', '2112345', '91000012', '10', '21', '2101', '3712', '30100', '400PO-1', '20251124', '2025112410', '20250104006381333931', '11261125', '17261231', '1726123110ABC', '310300150', '3103001500', '4140000000000', '4144006381333931', '0204006381333931', '41040063813339311', '0104006381333930', '01', '0112', '8006', '99999999999999999999',
    '003456789012345675', '345678901234567504', '00345678901234567504', '9101040063813339311', '10ABC0104006381333931'
  ])('%s without any sign stays what it is: no element string', (raw) => expect(read(raw)).toMatchObject({ kind: 'plain', code: raw }))

  it('a scan that begins like GS1 and breaks off is a plain code that says what is missing', () => {
    expect(read('010400638133393117' + '2612')).toEqual({
      kind: 'plain', code: '0104006381333931172612',
      nearlyGs1: { kind: 'invalid', ai: '17', position: 22, rule: 'length', detail: 'Expiry date (17): 4 characters where 6 belong.', readable: '0104006381333931172612' }
    })
    expect(read('010400638133393117')).toMatchObject({ kind: 'plain', nearlyGs1: { ai: '17', rule: 'length' } })
    expect(read('0104006381333931XY')).toMatchObject({ kind: 'plain', nearlyGs1: { rule: 'unknown-ai', position: 16 } })
    expect(read('0104006381333930' + '17261231')).toMatchObject({ kind: 'plain', nearlyGs1: { ai: '01', rule: 'check-digit', position: 15 } })
    expect(read('0104006381333930' + '99ABC')).toMatchObject({ kind: 'plain', nearlyGs1: { rule: 'check-digit' } })
    for (const raw of ['0104006381333930', '01040063813339', '0104006381333930XY', '2010400638133393117']) expect(read(raw)).not.toHaveProperty('nearlyGs1')
  })
  it('half of a message never reads as a whole one of another kind', () => {
    const whole = '0104006381333931' + '17261231' + '10LOT123'
    for (let length = 1; length < whole.length; length += 1) {
      const half = read(whole.slice(0, length))
      if (half.kind === 'gs1') expect(half.elements.every(({ ai, value }) => whole.includes(ai + value)), whole.slice(0, length)).toBe(true)
      else expect(['plain', 'gtin'], whole.slice(0, length)).toContain(half.kind)
    }
  })
})

describe('variable measures', () => {
  const whole = (body: string): string => body + checkDigit(body)
  const variableMeasurePatterns: BarcodeSettings['variableMeasurePatterns'] = [
    { pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 }, { pattern: '23IIIIIVVVVVC', measure: 'price', decimals: 2 }, { pattern: '22IIIIXVVVVVC', measure: 'price', decimals: 2 }, { pattern: '2IIIIIVVVVVC', measure: 'price', decimals: 2 }, { pattern: '24IIIVVC', measure: 'count', decimals: 0 }
  ]
  it.each([
    ['2100005080002', undefined, '02100005000000', '00005', 'weight', 8000, 3], ['2305000123451', ']E0', '02305000000004', '05000', 'price', 12345, 2], ['2212349007505', undefined, '02212340000000', '1234', 'price', 750, 2],
    [whole('20123401234'), undefined, `00${whole('20123400000')}`, '01234', 'price', 1234, 2], [`0${whole('20123401234')}`, ']E0', `00${whole('20123400000')}`, '01234', 'price', 1234, 2], [`00${whole('20123401234')}`, undefined, `00${whole('20123400000')}`, '01234', 'price', 1234, 2],
    [whole('2412312'), ']E4', `000000${whole('2412300')}`, '123', 'count', 12, 0], [whole('2412312'), undefined, `000000${whole('2412300')}`, '123', 'count', 12, 0]
  ])('%s after %s', (raw, aim, gtin, itemReference, measure, value, decimals) => {
    expect(read(raw, aim, { variableMeasurePatterns })).toMatchObject({ kind: 'variable-measure', gtin, itemReference, measure, value, decimals })
  })
  it('has the same base code for every measure of an item, with a right check digit', () => {
    for (const value of ['00000', '00001', '08000', '99999']) expect(read(whole(`2100005${value}`), undefined, { variableMeasurePatterns })).toMatchObject({ gtin: `0${whole('210000500000')}`, value: Number(value) })
  })
  it('keeps its pattern, and the first that fits wins', () => {
    expect(read('2100005080002', undefined, { variableMeasurePatterns: [{ pattern: '210IIIIVVVVVC', measure: 'count', decimals: 0 }, ...variableMeasurePatterns] })).toMatchObject({ pattern: '210IIIIVVVVVC', measure: 'count' })
  })
  it.each([['2100005080003', 'a wrong check digit'], ['2500005080004', 'no pattern'], ['2100005080002X', 'a letter']])('is not read from %s: %s', (raw) => expect(read(raw, undefined, { variableMeasurePatterns }).kind).not.toBe('variable-measure'))
  it.each(['', 'C', '21', 'IIIIIIIVVVVVC', '21IIIIIIIIIIC', '21IIIIIVVVVV', '21IIIII.VVVVC', '21IIIIIVVVVVCC', '21IIIIIVVVVVc', '2(a+)+VVVVVVC'])('pattern %j is not one and matches nothing', (pattern) => {
    expect(isVariableMeasurePattern(pattern)).toBe(false)
    expect(read('2100005080002', undefined, { variableMeasurePatterns: [{ pattern, measure: 'weight', decimals: 3 }] })).toMatchObject({ kind: 'gtin' })
  })
})

describe('in-house codes', () => {
  const inHousePrefixes = ['', 'LOC-', 'p', '99', '4', '20', '01', '10']
  it.each<[string, string | undefined, string, string]>([
    ['LOC-A-01', undefined, 'LOC-', 'a prefix of letters'], ['loc-a-01', undefined, 'LOC-', 'Caps Lock'], ['P123', ']A0', 'p', 'small letters in the settings'], ['9912345', undefined, '99', 'a prefix of digits'], ['20251124', undefined, '20', 'eight digits'],
    ['2012345678900', ']E0', '20', 'a number set aside for use inside a company'], ['4006381333930', undefined, '4', 'a wrong check digit'], ['40063811', undefined, '4', 'eight digits without proof'], ['0104006381333931', undefined, '01', 'an element string without proof'], ['10ABC', ']C0', '10', 'what could be an identifier']
  ])('%s after %s is told by %s: %s', (code, aim, prefix) => expect(read(code, aim, { inHousePrefixes })).toEqual({ kind: 'in-house', code, prefix }))
  it.each([
    ['4006381333931', undefined, 'gtin'], ['4006381333931', ']E0', 'gtin'], ['40063812', ']E4', 'gtin'], ['44006381333939', ']I1', 'gtin'], ['10ABC', ']C1', 'gs1'], ['10ABC\u001d21X', undefined, 'gs1'], ['0104006381333931', ']d2', 'gs1'], ['10ABC D', ']C1', 'invalid'], ['XYZ', undefined, 'plain']
  ])('%s after %s is none: %s', (code, aim, kind) => expect(read(code, aim, { inHousePrefixes }).kind).toBe(kind))
})

describe('command codes', () => {
  it('come before everything, from any symbol, whatever the settings', () => {
    const code = commandCode({ name: 'quantity', quantity: 12 })
    for (const aim of [undefined, ']C0', ']A0', ']Q1']) expect(read(code, aim, { inHousePrefixes: ['DOCK'] })).toEqual({ kind: 'command', command: { name: 'quantity', quantity: 12 } })
    expect(read(`${code.toLowerCase()}\r`)).toMatchObject({ kind: 'command' })
    expect(read(code.slice(0, -1))).toEqual({ kind: 'plain', code: code.slice(0, -1) })
  })
})

describe('bad input', () => {
  it.each(['', ' ', '\r\n', '\t \r\n', ']C1', ']E0\r\n', '\u001d', ']C1\u001d\u001d'])('%j is empty', (raw) => expect(read(raw)).toMatchObject({ kind: 'invalid', rule: 'empty' }))
  it.each([['A\u0000B', 1, 'A<NUL>B'], ['\u0002ABC\u0003', 0, '<STX>ABC<ETX>'], ['4006381333931\r4006381333931', 13, '4006381333931<CR>4006381333931'], ['[)>\u001e06', 3, '[)><RS>06'], ['A\u007f', 1, 'A<DEL>'], ['A\u0085B', 1, 'A<U+0085>B'], [' ]A0A\tB', 5, ' ]A0A<TAB>B']])('%j holds a control character at %i and reads %s', (raw, position, readable) => {
    expect(read(raw)).toMatchObject({ kind: 'invalid', rule: 'control-character', position, readable })
  })
  it('refuses what is too long without reading it', () => {
    const raw = 'A'.repeat(10_000)
    expect(read(raw)).toEqual({ kind: 'invalid', rule: 'too-long', position: longestScan, detail: 'The scan has 10000 characters; at most 4096 are read.', readable: 'A'.repeat(80) })
    expect(read('A'.repeat(longestScan))).toMatchObject({ kind: 'plain' })
    expect(read('A'.repeat(longestScan + 1))).toMatchObject({ kind: 'invalid', rule: 'too-long' })
  })
  it.each(['É1', '１２３', '😀', '\ud800', 'A B', '-', '][', ']', ']C', '中文', '"; DROP TABLE', '=1+1', '<script>'])('%j is a plain code', (raw) => expect(read(raw)).toEqual({ kind: 'plain', code: raw }))
  it('an identifier given apart that is none is passed over', () => {
    expect(read('4006381333931', '')).toMatchObject({ kind: 'gtin' })
    expect(read('4006381333931', 'EAN13')).toMatchObject({ kind: 'gtin' })
    expect(read(']E04006381333931', '?')).toMatchObject({ kind: 'gtin' })
  })
})
