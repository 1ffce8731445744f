import { describe, expect, it } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'

const settings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }
const read = (raw: string) => parseBarcode({ raw, aim: ']Q1' }, settings)
const elements = (raw: string): string => { const result = read(raw); return result.kind === 'gs1' ? result.elements.map(({ ai, value }) => `${ai}=${value}`).join(' ') : JSON.stringify(result) }

describe('GS1 Digital Link', () => {
  it.each([
    ['https://id.gs1.org/01/09520123456788', '01=09520123456788'],
    ['HTTPS://ID.GS1.ORG/01/09520123456788', '01=09520123456788'],
    ['http://a/00/006141411234567890', '00=006141411234567890'],
    ['HTTP://a/00/006141411234567890', '00=006141411234567890'],
    ['https://brand.example:8443/some/stem/01/09520123456788', '01=09520123456788'],
    ['https://[2001:db8::1]/01/09520123456788', '01=09520123456788'],
    ['https://a/00/faux/00/006141411234567890', '00=006141411234567890'],
    ['https://id.gs1.org/01/09520123456788/22/2A', '01=09520123456788 22=2A'],
    ['https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426', '01=09520123456788 10=ABC1 21=12345 17=180426'],
    ['https://a/01/09520123456788/22/TEST/10/ABC/21/XYZ', '01=09520123456788 22=TEST 10=ABC 21=XYZ'],
    ['https://a/01/09520123456788/235/TEST', '01=09520123456788 235=TEST'],
    ['https://a/01/09520123456788/235/XYZ?10=ABC123', '01=09520123456788 235=XYZ 10=ABC123'],
    ['https://id.gs1.org/414/9520123456788/254/32a%2Fb', '414=9520123456788 254=32a/b'],
    ['https://a/8018/123456789012345675/8019/123', '8018=123456789012345675 8019=123'],
    ['https://id.gs1.org/00/952012345678912345?02=09520123456788&37=25&10=ABC123', '00=952012345678912345 02=09520123456788 37=25 10=ABC123'],
    ['https://example.com/8004/9520614141234567?01=9520123456788', '8004=9520614141234567 01=09520123456788'],
    ['https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225', '01=09520123456788 3103=000195 3922=0299 17=201225'],
    ['https://a/01/416000336108', '01=00416000336108'],
    ['https://a/01/02345673', '01=00000002345673'],
    ['https://a/01/09520123456788/22/ABC%2d123?99=ABC&98=XYZ%2f987', '01=09520123456788 22=ABC-123 99=ABC 98=XYZ/987'],
    ['https://a/01/09520123456788/22/ABC+123', '01=09520123456788 22=ABC+123'],
    ['https://a/01/09520123456788?&&&99=ABC&&linkType=gs1:pip&single&98=XYZ&&', '01=09520123456788 99=ABC 98=XYZ'],
    ['https://a/01/09520123456788?', '01=09520123456788'],
    ['https://a/01/09520123456788?99=A#17=999999', '01=09520123456788 99=A'],
    ['https://a/01/09520123456788#?17=999999', '01=09520123456788'],
    ['https://a/253/9520123456788TEST5', '253=9520123456788TEST5']
  ])('%s', (raw, expected) => expect(elements(raw)).toBe(expected))

  it('gives the same facts as an element string', () => {
    expect(read('https://id.gs1.org/01/09520123456788/10/ABC1?17=270200&3103=001500')).toMatchObject({
      kind: 'gs1', carrier: 'digital-link', gtin: '09520123456788', lot: 'ABC1', expiry: { iso: '2027-02-28', dayGiven: false }, netWeight: { value: 1500, decimals: 3, unit: 'kg' }, warnings: []
    })
  })
  it('is read from any symbol, and from typed text', () => {
    for (const scan of [{ raw: 'https://id.gs1.org/01/09520123456788' }, { raw: 'https://id.gs1.org/01/09520123456788', aim: ']d1' }, { raw: ']Q3https://id.gs1.org/01/09520123456788' }]) expect(parseBarcode(scan, settings)).toMatchObject({ carrier: 'digital-link' })
  })

  it.each([
    ['https://a/01/09520123456789', '01', 26, 'check-digit'], ['https://a/00/952012345678912346', '00', 30, 'check-digit'], ['https://a/01/9520123456789', '01', 25, 'check-digit'],
    ['https://a/01/09520123456788/21/A/10/B', '10', 33, 'key-order'], ['https://a/01/09520123456788/10/A/235/B', '235', 33, 'key-order'], ['https://a/00/006141411234567890/10/A', '10', 32, 'key-order'],
    ['https://a/01/09520123456788?10=A', '10', 28, 'key-order'], ['https://a/01/09520123456788/10/A?22=B', '22', 33, 'key-order'],
    ['https://a/414/9520123456788?8020=A', '8020', 28, 'digital-link'], ['https://a/00/006141411234567890?21=A', '21', 32, 'digital-link'],
    ['https://a/01/09520123456788?99=A&99=A', '99', 33, 'repeated'], ['https://a/01/09520123456788/10/A?01=09520123456788', '01', 33, 'repeated'],
    ['https://a/01/09520123456788?17=261324', '17', 33, 'date'], ['https://a/01/09520123456788?99=', '99', 31, 'length'], ['https://a/01/09520123456788?98=A+B', '98', 32, 'character-set'],
    ['https://a/01/09520123456788/10/AB%2', '10', 33, 'percent-encoding'], ['https://a/01/09520123456788/10/A%20B', '10', 32, 'character-set'], ['https://a/01/09520123456788/10/%41%2F%C3', '10', 37, 'character-set'], ['https://a/01/09520123456788/10/A%00', '10', 32, 'character-set'],
    ['https://a/01/09520123456788/10/', '10', 31, 'length']
  ])('%s: AI %s at %i, %s', (raw, ai, position, rule) => expect(read(raw)).toMatchObject({ kind: 'invalid', ai, position, rule }))
  it('names a number in the query that is no identifier', () => expect(read('https://a/01/09520123456788?999=A')).toMatchObject({ kind: 'invalid', rule: 'unknown-ai', position: 28 }))
  it('counts positions from the front of the raw scan', () => expect(parseBarcode({ raw: ' ]Q1https://a/01/09520123456789' }, settings)).toMatchObject({ position: 30 }))

  it('says that a compressed link on the host of GS1 cannot be read', () => {
    expect(read('https://id.gs1.org/AQrlbgLZ')).toMatchObject({ kind: 'invalid', rule: 'digital-link', detail: expect.stringContaining('compressed') })
    expect(read('https://id.gs1.org/01/0952012345678')).toMatchObject({ kind: 'invalid', ai: '01', rule: 'check-digit' })
    expect(read('https://id.gs1.org/01/095201234')).toMatchObject({ kind: 'invalid', ai: '01', rule: 'length' })
  })
  it.each([
    'https://example.com', 'https://example.com/', 'https://example.com/shop/item?sku=1', 'https://example.com/2026/01/15', 'https://example.com/01/promo', 'https://example.com/01/2026', 'https://example.com/401/page', 'https://example.com/8010/x', 'HtTps://a/01/09520123456788',
    'https://01/09520123456788', 'https:///01/09520123456788', 'http://', 'https://a$/01/09520123456788', 'https://a_b/01/09520123456788', 'https://a/01/09520123456788/', 'https://a/01/09520123456788/89/X', 'https://a/AQrlbgLZ', 'https://a/01/0952 0123456788', 'ftp://a/01/09520123456788', 'https://a?x/01/09520123456788', 'https://shop.example/414/1700000000000', 'https://shop.example/253/2024010112345', 'https://a/01', 'https://a/253/1231231231232TEST56789012345678'
  ])('%s is a plain code', (raw) => expect(read(raw)).toEqual({ kind: 'plain', code: raw }))
})
