import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildBracketedText, buildElementString } from '#shared/domain/barcode/build-element-string.ts'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { BarcodeSettings, ParsedBarcode, RawScan, VariableMeasureData } from '#shared/domain/barcode/types.ts'
import { anyMessage } from './element-arbitrary.ts'
import { drawAndScan, drawAndScanGs1 } from './symbol.ts'

const settings: BarcodeSettings = { todayIso: '2026-11-24', variableMeasurePatterns: [{ pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 }, { pattern: '2IIIIIVVVVVC', measure: 'price', decimals: 2 }], inHousePrefixes: ['LOC-', '99'] }
const parse = (scan: RawScan): ParsedBarcode => parseBarcode(scan, settings)

/** The code a variable-measure reading came from: item reference and value put into its pattern. */
function fillPattern({ pattern, itemReference, value }: VariableMeasureData): string {
  const item = [...itemReference]
  const digits = [...String(value).padStart(pattern.split('V').length - 1, '0')]
  const body = [...pattern.slice(0, -1)].map((sign) => (sign === 'I' ? item.shift() : sign === 'V' ? digits.shift() : sign === 'X' ? '0' : sign)).join('')
  return body + checkDigit(body)
}

/** Every symbol that a result can be printed as, each scanned. */
async function scansOf(result: ParsedBarcode): Promise<RawScan[]> {
  switch (result.kind) {
    case 'gtin': {
      const number = result.gtin
      if (result.form === 'GTIN-8') return [await drawAndScan('ean8', number.slice(6))]
      if (result.form === 'GTIN-12') return [await drawAndScan('upca', number.slice(2)), await drawAndScan('code128', number.slice(2)), await drawAndScan('qrcode', number.slice(2))]
      if (result.form === 'GTIN-13') return [await drawAndScan('ean13', number.slice(1)), await drawAndScan('code128', number.slice(1)), await drawAndScan('datamatrix', number.slice(1))]
      return [await drawAndScan('itf14', number), await drawAndScan('code128', number)]
    }
    case 'gs1': {
      if (result.carrier === 'bracketed') return [await drawAndScan('qrcode', buildBracketedText(result.elements)), await drawAndScan('code128', buildBracketedText(result.elements))]
      const text = buildElementString(result.elements)
      const scans = [await drawAndScanGs1('datamatrix', text)]
      // In the alphanumeric mode of a GS1 QR code a percent sign of the data is written twice (ISO/IEC 18004 §7.4.8.1), which the two programs do not agree on.
      if (!text.includes('%')) scans.push(await drawAndScanGs1('qrcode', text))
      if (text.length <= 46) scans.push(await drawAndScanGs1('code128', text))
      return scans
    }
    case 'variable-measure': return [await drawAndScan(result.pattern.length === 12 ? 'upca' : 'ean13', fillPattern(result))]
    case 'command': return [await drawAndScan('code128', commandCode(result.command)), await drawAndScan('code39', commandCode(result.command))]
    case 'in-house': case 'plain': return [await drawAndScan('code128', result.code), await drawAndScan('code39', result.code), await drawAndScan('qrcode', result.code), await drawAndScan('datamatrix', result.code), await drawAndScan('pdf417', result.code), await drawAndScan('azteccode', result.code)]
    case 'invalid': throw new Error(result.detail)
  }
}

describe('a symbol drawn from a result reads back as the same result', () => {
  it.each([
    ['GTIN-8', { raw: '96385074' }], ['GTIN-12', { raw: '012345678905' }], ['GTIN-13', { raw: '4006381333931' }], ['GTIN-14', { raw: '14006381333938' }],
    ['GTIN, expiry, lot and serial', { raw: ']C1010400638133393117261231' + '10AB-C\u001d21X/Y' }], ['SSCC', { raw: '00345678901234567505' }], ['content, count and order', { raw: ']C10204006381333931' + '3712\u001d400PO-4711' }],
    ['weight and price', { raw: ']C10104006381333931' + '3103001500' + '3922001999' }], ['expiry with day 00', { raw: ']C10104006381333931' + '17270200' }], ['brackets and slashes in the data', { raw: ']C10104006381333931' + '21(1)/*<=>?"' }],
    ['a wrong pair, with its warnings', { raw: ']C10204006381333931' }], ['a separator that was lost', { raw: ']C10104006381333931' + '10ABC17261231' }],
    ['bracketed text', { raw: '(01)04006381333931(10)AB-C' }], ['a weight inside an EAN-13', { raw: '2100005080002' }], ['a price inside a UPC-A', { raw: '201234012341' }], ['a command', { raw: commandCode({ name: 'quantity', quantity: 48 }) }], ['an in-house code', { raw: 'LOC-A-01' }], ['a plain code', { raw: '10ABC' }], ['a supplier number', { raw: '2112345' }]
  ])('%s', async (_, scan) => {
    const result = parse(scan)
    expect(result.kind).not.toBe('invalid')
    for (const again of await scansOf(result)) expect(parse(again), JSON.stringify(again)).toEqual(result)
  })

  it('whatever its application identifiers', async () => {
    await fc.assert(fc.asyncProperty(anyMessage, async (elements) => {
      const result = parse({ raw: buildElementString(elements), aim: ']C1' })
      expect(result.kind).toBe('gs1')
      for (const again of await scansOf(result)) expect(parse(again)).toEqual(result)
    }), { numRuns: 30 })
  })

  it('UPC-E as the UPC-A it stands for, which is what scanners send', async () => {
    for (const short of ['01234565', '04252614', '01234505', '01234531']) {
      expect(parse(await drawAndScan('upce', short))).toEqual({ kind: 'gtin', form: 'GTIN-12', gtin: (parse({ raw: short, aim: ']E0' }) as { gtin: string }).gtin })
    }
  })
  it('a Digital Link in every symbol that holds it', async () => {
    const raw = 'https://id.gs1.org/01/04006381333931/10/ABC%2F1/21/12345?17=270200&linkType=all'
    for (const name of ['qrcode', 'datamatrix', 'azteccode']) expect(parse(await drawAndScan(name, raw))).toEqual(parse({ raw }))
    expect(parse(await drawAndScan('qrcode', 'HTTPS://ID.GS1.ORG/01/04006381333931'))).toMatchObject({ kind: 'gs1', carrier: 'digital-link', gtin: '04006381333931' })
  })
  it.each(['gs1-128', 'gs1datamatrix', 'gs1qrcode', 'databarexpanded', 'databarexpandedstacked'])('as the drawing program itself builds %s from brackets', async (name) => {
    expect(parse(await drawAndScan(name, '(01)04006381333931(17)270131(10)AB-C(21)X/Y'))).toMatchObject({ kind: 'gs1', gtin: '04006381333931', lot: 'AB-C', serial: 'X/Y', expiry: { iso: '2027-01-31' } })
  })
  it.each(['databaromni', 'databarlimited', 'databarstacked', 'ean14'])('a GTIN in %s as AI 01', async (name) => expect(parse(await drawAndScan(name, '(01)04006381333931'))).toMatchObject({ kind: 'gs1', gtin: '04006381333931' }))
  it('an SSCC on its label', async () => expect(parse(await drawAndScan('sscc18', '(00)345678901234567505'))).toMatchObject({ kind: 'gs1', sscc: '345678901234567505' }))
  it('an element string in a symbol that is not GS1 as a plain code', async () => {
    const raw = '0104006381333931' + '17270131'
    for (const name of ['code128', 'datamatrix', 'qrcode']) expect(parse(await drawAndScan(name, raw))).toEqual({ kind: 'plain', code: raw })
  })
})
