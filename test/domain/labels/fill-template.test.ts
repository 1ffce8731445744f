import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { fillTemplate } from '#shared/domain/labels/fill-template.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { caseSticker } from '#shared/domain/labels/shipped/case-templates.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { BarcodeElement, LabelElement, LabelTemplate } from '#shared/domain/labels/template.ts'
import { formatField, parsePlaceholders, type DateFormat } from '#shared/domain/labels/placeholders.ts'
import { gtins, lots } from '#test/support/labels/random-labels.ts'

const box = { xMm: 0, yMm: 0, widthMm: 90, heightMm: 20 }
const text = (content: string, more: Partial<LabelElement> = {}): LabelElement => ({ type: 'text', ...box, text: content, sizeMm: 4, minSizeMm: 2, bold: false, align: 'left', maxLines: 3, ...more } as LabelElement)
const barcode = (more: Partial<BarcodeElement>): LabelElement => ({ type: 'barcode', ...box, symbology: 'code128', minModuleMm: 0.25, maxModuleMm: 0.5, readable: true, ...more })
const template = (...elements: LabelElement[]): LabelTemplate => ({ key: 'test', name: 'Test', kind: 'case', widthMm: 100, heightMm: 50, elements })

function filled(element: LabelElement, values: FieldValues, dateFormat: DateFormat = 'iso'): string {
  const result = fillTemplate(template(element), values, { dateFormat })
  if (!result.ok) return `! ${result.failure.map((problem) => `${problem.code} ${'field' in problem ? problem.field : 'rule' in problem ? `${problem.ai ?? ''} ${problem.rule}`.trim() : 'most' in problem ? `${problem.length}>${problem.most}` : ''}`).join(', ')}`
  const [only] = result.value.elements
  return only === undefined ? '-' : only.type === 'text' ? only.text : only.type === 'barcode' ? only.symbol.text : only.type
}

describe('a text with placeholders', () => {
  const values: FieldValues = { productName: 'Rope', lot: '{sku}', sku: '', expiry: { iso: '2027-05-31' }, bestBefore: { iso: '2027-02-28', dayGiven: false }, quantity: '7' }
  it.each([
    ['{productName} {quantity}', 'Rope 7'], ['{lot}', '{sku}'], ['{{lot}}', '{lot}'], ['{expiry}', '2027-05-31'], ['{expiry:dmy}', '31.05.2027'], ['{expiry:mdy}', '05/31/2027'], ['{expiry:yymmdd}', '270531'], ['{bestBefore:iso}', '2027-02'], ['{bestBefore:yymmdd}', '270200'],
    ['{bestBefore:dmy}', '02.2027'], ['{quantity:pad4}', '0007'], ['{productName:upper}', 'ROPE'], ['Lot {sku}', '! missing-field sku'], ['{remark}', '! missing-field remark'], ['{constructor}', '! missing-field constructor'], ['{productName:dmy}', '! bad-field productName'], ['{expiry:upper}', '! bad-field expiry']
  ])('%s becomes %s', (content, expected) => {
    expect(filled(text(content), values)).toBe(expected)
  })

  it('writes dates as the company does where no format is named', () => {
    expect((['iso', 'dmy', 'mdy'] as const).map((dateFormat) => filled(text('{expiry} {expiry:date}'), values, dateFormat))).toEqual(['2027-05-31 2027-05-31', '31.05.2027 31.05.2027', '05/31/2027 05/31/2027'])
  })

  it.each([['a\r\nb\rc', 'a\nb\nc'], ['a\tb', 'a b'], ['a\u0007b', '! bad-data control-character'], ['a\ud800', '! bad-data control-character']])('%j becomes %j', (productName, expected) => {
    expect(filled(text('{productName}'), { productName })).toBe(expected)
  })

  it.each([['{', 0], ['a}', 1], ['{a b}', 0], ['{{{a}', -1], ['{a:}', 0], ['{1a}', 0]])('%s has a lone bracket at %d', (content, at) => {
    const pieces = parsePlaceholders(content)
    expect(typeof pieces === 'number' ? pieces : -1).toBe(at)
  })

  it('gives back any plain text whose brackets are doubled', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (content) => {
      const pieces = parsePlaceholders(content.replaceAll('{', '{{').replaceAll('}', '}}'))
      expect(typeof pieces === 'number' ? pieces : pieces.map((piece) => ('text' in piece ? piece.text : '?')).join('')).toBe(content)
    }), { numRuns: 500 })
    expect(formatField('7', 'pad3', 'iso')).toBe('007')
  })
})

describe('showing and hiding', () => {
  it.each([
    [{ showIf: 'lot' }, 'L1', 'x'], [{ showIf: 'lot' }, '', '-'], [{ showIf: 'lot' }, null, '-'], [{ hideIf: 'lot' }, 'L1', '-'], [{ hideIf: 'lot' }, undefined, 'x'], [{ showIf: 'toString' }, 'L1', '-']
  ])('%j with lot %j gives %s', (shown, lot, expected) => {
    expect(filled(text('x', shown), { lot })).toBe(expected)
  })
})

describe('the data of a symbol', () => {
  it.each<[Partial<BarcodeElement>, FieldValues, string]>([
    [{ data: '{code}' }, { code: '^XZ~JA' }, '^XZ~JA'], [{ data: '{code}' }, { code: 'Käse' }, '! bad-data character-set'], [{ data: '{code}' }, { code: 'a\nb' }, '! bad-data character-set'], [{ data: '{code}' }, { code: 'x'.repeat(81) }, '! too-long 81>80'], [{ data: '{code}' }, {}, '! missing-field code'],
    [{ symbology: 'ean13', data: '{gtin}' }, { gtin: '09506000134352' }, '9506000134352'], [{ symbology: 'ean13', data: '{gtin}' }, { gtin: '036000291452' }, '0036000291452'], [{ symbology: 'ean13', data: '{gtin}' }, { gtin: '9506000134353' }, '! bad-data check-digit'],
    [{ symbology: 'ean13', data: '{gtin}' }, { gtin: '19506000134359' }, '! bad-data length'], [{ symbology: 'ean13', data: '{gtin}' }, { gtin: '95060O0134352' }, '! bad-data non-digit'], [{ symbology: 'upca', data: '{gtin}' }, { gtin: '00036000291452' }, '036000291452'],
    [{ symbology: 'ean8', data: '{gtin}' }, { gtin: '00000096385074' }, '96385074'], [{ symbology: 'itf14', data: '{gtin}' }, { gtin: '9506000134352' }, '09506000134352'], [{ symbology: 'qr', data: '{code}' }, { code: 'Käse 😀' }, 'Käse 😀'], [{ symbology: 'qr', data: '{code}' }, { code: 'x\u001d' }, '! bad-data character-set'],
    [{ symbology: 'qr', data: '{code}' }, { code: '漢'.repeat(167) }, '! too-long 501>500']
  ])('%j with %j gives %s', (element, values, expected) => {
    expect(filled(barcode(element), values)).toBe(expected)
  })

  const parts = [{ ai: '01', value: '{gtin:pad14}' }, { ai: '17', value: '{expiry:yymmdd}', optional: true }, { ai: '10', value: '{lot}', optional: true }, { ai: '30', value: '{quantity}', optional: true }] as const
  it.each<[FieldValues, string]>([
    [{ gtin: '9506000134352' }, '0109506000134352'], [{ gtin: '9506000134352', lot: 'A1', quantity: '5' }, '010950600013435210A1\u001d305'], [{ gtin: '9506000134352', expiry: { iso: '2027-05-31' } }, '010950600013435217270531'],
    [{ gtin: '9506000134352', lot: 'A B' }, '! bad-data 10 character-set'], [{ gtin: '9506000134352', lot: 'x'.repeat(21) }, '! bad-data 10 length'], [{ gtin: '9506000134350' }, '! bad-data 01 check-digit'], [{ lot: 'A1' }, '! missing-field gtin'],
    [{ gtin: '9506000134352', expiry: '2027' }, '! bad-field expiry'], [{ gtin: '9506000134352', expiry: { iso: '2027-02-30' } }, '! bad-data 17 date'], [{ gtin: '9506000134352', lot: 'L'.repeat(20), expiry: { iso: '2027-05-31' }, quantity: '1' }, '! too-long 50>48']
  ])('GS1-128 of %j gives %s', (values, expected) => {
    expect(filled(barcode({ symbology: 'gs1-128', parts }), values)).toBe(expected)
  })

  it('takes 48 characters and not one more', () => {
    const of = (lot: string) => filled(barcode({ symbology: 'gs1-128', parts }), { gtin: '9506000134352', lot, expiry: { iso: '2027-05-31' } })
    expect(of('L'.repeat(20))).toHaveLength(46)
    const quantity = (count: string) => filled(barcode({ symbology: 'gs1-128', parts }), { gtin: '9506000134352', lot: 'L'.repeat(18), expiry: { iso: '2027-05-31' }, quantity: count })
    expect(quantity('1')).toHaveLength(48)
    expect(quantity('12')).toBe('! too-long 49>48')
  })

  it('an identifier given twice, or none at all, is a problem', () => {
    expect(filled(barcode({ symbology: 'gs1-128', parts: [{ ai: '10', value: 'A' }, { ai: '10', value: 'B' }] }), {})).toBe('! bad-data 10 repeated')
    expect(filled(barcode({ symbology: 'gs1-datamatrix', parts: [{ ai: '10', value: '{lot}', optional: true }] }), {})).toBe('! bad-data empty')
    expect(filled(barcode({ symbology: 'gs1-128', parts: [{ ai: '05', value: 'A' }] }), {})).toBe('! bad-data 05 unknown-ai')
  })

  it.each<[readonly { ai: string; value: string }[], string]>([
    [[{ ai: '01', value: '09506000134352' }], 'https://id.gs1.org/01/09506000134352'],
    [[{ ai: '17', value: '270531' }, { ai: '21', value: 'S/1' }, { ai: '01', value: '09506000134352' }, { ai: '10', value: 'A%1' }], 'https://id.gs1.org/01/09506000134352/10/A%251/21/S%2F1?17=270531'],
    [[{ ai: '00', value: '395060001343520001' }], 'https://id.gs1.org/00/395060001343520001'], [[{ ai: '10', value: 'A' }], '! bad-data digital-link']
  ])('the Digital Link of %j is %s', (given, expected) => {
    expect(filled(barcode({ symbology: 'gs1-digital-link', parts: given }), {})).toBe(expected)
  })

  it('a Digital Link of random parts is read back as those parts', () => {
    fc.assert(fc.property(gtins, lots, (gtin, lot) => {
      const link = filled(barcode({ symbology: 'gs1-digital-link', linkBase: 'https://id.example.com/x/', parts: [{ ai: '10', value: '{lot}' }, { ai: '01', value: '{gtin}' }] }), { gtin, lot })
      expect(parseBarcode({ raw: link }, { todayIso: '2026-11-25', variableMeasurePatterns: [], inHousePrefixes: [] })).toMatchObject({ kind: 'gs1', carrier: 'digital-link', gtin, lot })
    }), { numRuns: 500 })
  })

  it('a case sticker scans back to product, lot and quantity, for random products', () => {
    fc.assert(fc.property(gtins, fc.option(lots, { nil: null }), fc.integer({ min: 1, max: 999 }), (gtin, lot, quantity) => {
      const result = fillTemplate(caseSticker, { productName: 'x', gtin, lot, quantity: String(quantity), expiry: null })
      if (!result.ok) throw new Error(JSON.stringify(result.failure))
      const symbol = result.value.elements.find((element) => element.type === 'barcode')
      const scanned = parseBarcode({ raw: symbol?.type === 'barcode' ? symbol.symbol.text : '', aim: ']C1' }, { todayIso: '2026-11-25', variableMeasurePatterns: [], inHousePrefixes: [] })
      expect(scanned).toMatchObject({ kind: 'gs1', gtin, count: quantity, ...(lot === null ? {} : { lot }) })
    }), { numRuns: 500 })
  })
})

it.each(shippedTemplates.map((shipped) => ({ key: shipped.key, shipped })))('$key is filled by its sample values', ({ shipped }) => {
  expect(fillTemplate(shipped, sampleValues(shipped.kind))).toMatchObject({ ok: true })
})
