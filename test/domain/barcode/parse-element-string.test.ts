import { describe, expect, it } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { Gs1Data } from '#shared/domain/barcode/types.ts'

const settings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }
const read = (text: string) => parseBarcode({ raw: text.replaceAll('~', '\u001d'), aim: ']C1' }, settings)
const message = (text: string): Gs1Data => {
  const result = read(text)
  if (result.kind !== 'gs1') throw new Error(`not GS1: ${JSON.stringify(result)}`)
  return result
}
const elements = (text: string): string[] => message(text).elements.map(({ ai, value }) => `${ai}=${value}`)

/** In the tests ~ stands for GS. */
const gtin = '0104006381333931'

describe('elements of an element string', () => {
  it.each([
    ['one of predefined length', gtin, ['01=04006381333931']],
    ['predefined lengths in a row', `${gtin}17261231112611013103001500`, ['01=04006381333931', '17=261231', '11=261101', '3103=001500']],
    ['a variable one at the end', `${gtin}10LOT-1`, ['01=04006381333931', '10=LOT-1']],
    ['a variable one ended by GS', `${gtin}10LOT-1~21SN/2`, ['01=04006381333931', '10=LOT-1', '21=SN/2']],
    ['a fixed length that is not predefined, ended by GS', `422276~${gtin}`, ['422=276', '01=04006381333931']],
    ['GS where none is needed', `${gtin}~17261231~10A`, ['01=04006381333931', '17=261231', '10=A']],
    ['GS in front, at the end and twice in a row', `~${gtin}10A~~21B~`, ['01=04006381333931', '10=A', '21=B']],
    ['a variable one in front', `10A~${gtin}`, ['10=A', '01=04006381333931']],
    ['data that looks like an identifier', `${gtin}10A01B`, ['01=04006381333931', '10=A01B']],
    ['three and four digits', '8005012345~7230XX1~420D-10115~91A', ['8005=012345', '7230=XX1', '420=D-10115', '91=A']],
    ['the same element twice', `${gtin}10A~${gtin}`, ['01=04006381333931', '10=A', '01=04006381333931']],
    ['every kind of bracket and slash', `${gtin}21(1)/*<=>?"`, ['01=04006381333931', '21=(1)/*<=>?"']]
  ])('%s', (_, text, expected) => expect(elements(text)).toEqual(expected))

  it('carry their titles', () => expect(message(`${gtin}10A`).elements).toEqual([{ ai: '01', value: '04006381333931', title: 'GTIN' }, { ai: '10', value: 'A', title: 'BATCH/LOT' }]))
})

describe('the facts receiving needs', () => {
  it.each<[string, string, Partial<Gs1Data>]>([
    ['GTIN, lot, serial, variant', `${gtin}2001` + '10L~21S', { gtin: '04006381333931', lot: 'L', serial: 'S', variant: '01' }],
    ['SSCC with content and count', '00345678901234567505' + '0204006381333931' + '3748', { sscc: '345678901234567505', containedGtin: '04006381333931', count: 48 }],
    ['pieces of a variable item', `${gtin}3012`, { count: 12 }],
    ['a count with zeros in front', '00345678901234567505' + '0204006381333931' + '370000048', { count: 48 }],
    ['37 before 30', '0034567890123456750502040063813339313748~307', { count: 48 }],
    ['order number', `${gtin}400PO-1`, { orderNumber: 'PO-1' }],
    ['a made-to-order GTIN', '0304006381333931', { gtin: '04006381333931' }],
    ['a piece of an item', '8006040063813339310102', { gtin: '04006381333931' }],
    ['the content of pieces', '8026040063813339310102~372', { containedGtin: '04006381333931', count: 2 }],
    ['expiry', `${gtin}17270131`, { expiry: { iso: '2027-01-31', dayGiven: true } }],
    ['expiry with time', `${gtin}70032701312359`, { expiry: { iso: '2027-01-31', dayGiven: true, time: '23:59' } }],
    ['the other dates', `${gtin}11260102` + '13260203' + '15260304' + '16260405', { productionDate: { iso: '2026-01-02', dayGiven: true }, packagingDate: { iso: '2026-02-03', dayGiven: true }, bestBefore: { iso: '2026-03-04', dayGiven: true }, sellBy: { iso: '2026-04-05', dayGiven: true } }],
    ['net weight in kg', `${gtin}3103001500`, { netWeight: { ai: '3103', value: 1500, decimals: 3, unit: 'kg' } }],
    ['net weight in lb', `${gtin}3202000150`, { netWeight: { ai: '3202', value: 150, decimals: 2, unit: 'lb' } }],
    ['net weight in troy ounces', `${gtin}3565123456`, { netWeight: { ai: '3565', value: 123456, decimals: 5, unit: 'ozt' } }],
    ['kilograms before pounds', `${gtin}3202000150` + '3100000002', { netWeight: { ai: '3100', value: 2, decimals: 0, unit: 'kg' } }],
    ['gross weight', '00345678901234567505' + '3301000255', { grossWeight: { ai: '3301', value: 255, decimals: 1, unit: 'kg' } }],
    ['gross weight in lb', '00345678901234567505' + '3400000255', { grossWeight: { ai: '3400', value: 255, decimals: 0, unit: 'lb' } }],
    ['measures of every kind', `${gtin}3112000125` + '3575000001' + '3691000009', { measures: [{ ai: '3112', value: 125, decimals: 2, unit: 'm' }, { ai: '3575', value: 1, decimals: 5, unit: 'oz' }, { ai: '3691', value: 9, decimals: 1, unit: 'yd3' }] }],
    ['prices', `${gtin}3922001999~3932978001999~3950000123`, { amounts: [{ ai: '3922', value: 1999, decimals: 2 }, { ai: '3932', value: 1999, decimals: 2, currency: '978' }, { ai: '3950', value: 123, decimals: 0 }] }],
    ['the largest amount', '3909999999999999999', { amounts: [{ ai: '3909', value: 999_999_999_999_999, decimals: 9 }] }]
  ])('%s', (_, text, facts) => expect(message(text)).toMatchObject(facts))

  it('are only those that the message has', () => {
    expect(message(gtin)).toStrictEqual({ kind: 'gs1', carrier: 'element-string', elements: [{ ai: '01', value: '04006381333931', title: 'GTIN' }], gtin: '04006381333931', measures: [], amounts: [], warnings: [] })
  })
})

describe('dates', () => {
  it.each([
    ['260200', '2026-02-28', 'day 00 is the last of the month'], ['280200', '2028-02-29', 'in a leap year'], ['261100', '2026-11-30', 'of 30 days'], ['261200', '2026-12-31', 'of 31 days']
  ])('%s means %s: %s, and says that no day was given', (digits, iso) => expect(message(`${gtin}17${digits}`).expiry).toEqual({ iso, dayGiven: false }))

  it.each([
    ['2026-11-24', '760101', '2076-01-01'], ['2026-11-24', '770101', '1977-01-01'], ['2026-11-24', '000229', '2000-02-29'],
    ['2070-01-01', '200101', '2120-01-01'], ['2070-01-01', '210101', '2021-01-01'], ['2051-06-01', '000228', '2100-02-28'], ['2049-06-01', '990101', '2099-01-01'], ['1999-01-01', '490101', '2049-01-01'], ['1999-01-01', '500101', '1950-01-01']
  ])('seen on %s, %s means %s: 49 years back to 50 ahead (GS1 General Specifications §7.12)', (todayIso, digits, iso) => {
    expect(parseBarcode({ raw: `]C1${gtin}17${digits}` }, { ...settings, todayIso })).toMatchObject({ expiry: { iso, dayGiven: true } })
  })
  it('have no 29 February where the century makes 2100 of it', () => {
    expect(parseBarcode({ raw: `]C1${gtin}17000229` }, { ...settings, todayIso: '2051-06-01' })).toMatchObject({ kind: 'invalid', rule: 'date', ai: '17' })
  })
  it('are still read when the clock of the station is no date', () => expect(parseBarcode({ raw: `]C1${gtin}17261231` }, { ...settings, todayIso: '' })).toMatchObject({ expiry: { iso: '2026-12-31' } }))
})

describe('wrong data names the identifier, the place in the raw text and the rule', () => {
  it.each([
    [']C10104006381333930', '01', 18, 'check-digit'], [`]C1${gtin}17261324`, '17', 23, 'date'], [`]C1${gtin}10A B`, '10', 22, 'character-set'], [`]C1${gtin}1726`, '17', 23, 'length'],
    [`  ]C1${gtin}1726\r\n`, '17', 25, 'length'], [`]C1${gtin}10${'A'.repeat(21)}`, '10', 41, 'length'], [`]C1${gtin}10~21A`, '10', 21, 'length'], [`]C1${gtin}10`, '10', 21, 'length'], [`]C1${gtin}37`, '37', 21, 'length'],
    [`]C1${gtin}17~261231`, '17', 21, 'length'], [`]C1${gtin}422999~10A`, '422', 22, 'country'], [`]C1${gtin}4222761~10A`, '422', 25, 'length'], [`]C1${gtin}37123456789~10A`, '37', 29, 'length'],
    [`]C1${gtin}10A\u00011`, '10', 22, 'character-set'], [']C1' + '0104006381333931' + '0104006381333948', '01', 19, 'repeated'], [']C100345678901234567505~00003456789012345670', '00', 24, 'repeated']
  ])('%j: AI %s at %i, %s', (raw, ai, position, rule) => {
    expect(parseBarcode({ raw: raw.replaceAll('~', '\u001d') }, settings)).toMatchObject({ kind: 'invalid', ai, position, rule, detail: expect.stringContaining(`(${ai})`) })
  })
  it.each([[']C1ABC', 3], [`]C1${gtin}XYZ`, 19], [`]C1${gtin}1`, 19], [`]C1${gtin}14261231`, 19], [`]C1${gtin}3106000001`, 19]])('%j has no identifier at %i', (raw, position) => expect(parseBarcode({ raw }, settings)).toMatchObject({ kind: 'invalid', rule: 'unknown-ai', position }))
  it('says it in a sentence', () => {
    expect(read(`${gtin}17261324`)).toMatchObject({ detail: 'Expiry date (17): there is no month 13.' })
    expect(read('0104006381333930')).toMatchObject({ detail: 'Product code (01): the check digit is 0 and should be 1.' })
    expect(read(`${gtin}10A\u0007`)).toMatchObject({ detail: expect.stringContaining('<BEL> is not allowed') })
  })
})

describe('rules about the whole message are warnings', () => {
  it.each([
    ['0204006381333931', [['required', '02']]], ['3712', [['required', '37']]], ['00345678901234567505' + '0204006381333931' + '3712', []], ['10LOT', [['required', '10']]],
    [`${gtin}0204006381333931` + '3712', [['excluded', '01'], ['excluded', '02'], ['required', '37']]], [`${gtin}21A~235B`, [['excluded', '21']]], [`${gtin}3103000001` + '3102000010', [['excluded', '3103']]],
    [`${gtin}250X`, [['required', '250']]], [`${gtin}21A~250X`, []], [`${gtin}3922000100`, [['required', '3922']]], [`${gtin}3103000001` + '3922000100', []], [`${gtin}10A~10B`, [['repeated', '10']]], [`${gtin}10A~10A`, []], ['00345678901234567505' + '3300000010', []]
  ])('%s gives %j', (text, expected) => {
    expect(message(text).warnings.map(({ rule, ai }) => [rule, ai]).toSorted()).toEqual(expected.toSorted())
  })
  it('say in a sentence what is missing, and the first of two values counts', () => {
    expect(message('0204006381333931').warnings[0]?.detail).toBe('Code of the contents (02) goes with number of pieces inside (37).')
    expect(message('250X').warnings[0]?.detail).toBe('Second serial number (250) goes with product code (01) and serial number (21), or product code (03) and serial number (21), or code of a part (8006) and serial number (21).')
    expect(message(`${gtin}10A~10B`).lot).toBe('A')
  })
})

describe('a scanner that drops every GS', () => {
  it.each([
    ['a count with letters behind it', '0204006381333931' + '3712' + '10LOT1', '37', ['02=04006381333931']],
    ['a count too long', `00345678901234567505` + '0204006381333931' + '3748' + '400' + '4500012345', '37', ['00=345678901234567505', '02=04006381333931']],
    ['a lot too long', `${gtin}10LOT12345` + '17261231' + '21SERIAL1', '10', ['01=04006381333931']],
    ['a lot too long with a serial only', `${gtin}10LOT12345` + '21SERIAL-NUMBER-1', '10', ['01=04006381333931']]
  ])('%s: the element and what follows are left out with a warning, not guessed', (_, text, ai, kept) => {
    expect(elements(text)).toEqual(kept)
    expect(message(text).warnings).toEqual([{ rule: 'separator-lost', ai, detail: expect.stringContaining('not known where it ends') }])
  })
  it.each([
    ['a date of these years', `${gtin}10ABC` + '17261231'], ['a date and more', `${gtin}10ABC` + '17261231' + '21XY'], ['a date behind a serial', `${gtin}21SN1` + '17270100'], ['a weight', `${gtin}10ABC` + '3103001500'],
    ['the count that a content needs', '0204006381333931' + '10ABC' + '3712'], ['a serial behind what would be an unusually long lot', `${gtin}10LOT123` + '21SER456'], ['a lot of digits behind a count', '00345678901234567505' + '0204006381333931' + '3748' + '10123']
  ])('%s inside an element that is right by its own rule: read as it stands, with a warning', (_, text) => {
    const { warnings, elements: all } = message(text)
    expect(warnings).toEqual([{ rule: 'separator-lost', ai: all.at(-1)?.ai, detail: expect.stringContaining('looks like further elements') }])
  })
  it('a field of fixed length ends where it must, with a warning', () => {
    expect(elements(`${gtin}422276` + '10LOT')).toEqual(['01=04006381333931', '422=276', '10=LOT'])
    expect(message(`${gtin}422276` + '10LOT').warnings).toEqual([{ rule: 'separator-lost', ai: '422', detail: expect.stringContaining('fixed length') }])
  })
  it.each(['10LOT', '10B2101', '10L17', '1021034567', '10261231', '10A1091', '10LOT17991231', '10LOT17261331', '21123456789012345', '10ABC3712', '3012000', '30100000'])('%s is an ordinary last element without warning', (last) => expect(message(gtin + last).warnings).toEqual([]))
  it('is told apart from one that sends them: with any GS in the message, what runs on is wrong', () => {
    expect(read(`${gtin}37121~` + '10LOT')).toMatchObject({ kind: 'gs1' })
    expect(read(`${gtin}10LOT12345` + '17261231' + '21SERIAL1~91A')).toMatchObject({ kind: 'invalid', ai: '10', rule: 'length' })
    expect(message(`${gtin}~10ABC17261231`).warnings).toEqual([])
  })
  it('cannot help a message of which nothing else is left', () => expect(read('3712' + '10LOT')).toMatchObject({ kind: 'invalid', ai: '37', rule: 'character-set' }))
  it('does not excuse what is wrong behind it', () => {
    expect(read(`${gtin}422276XYZ`)).toMatchObject({ kind: 'invalid', ai: '422', rule: 'length' })
    expect(read(`${gtin}10${'A'.repeat(25)}`)).toMatchObject({ kind: 'invalid', ai: '10', rule: 'length' })
  })
})
