import { describe, expect, it } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'

const settings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }
const read = (raw: string, aim?: string) => parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, settings)
const elements = (raw: string): string[] => { const result = read(raw); return result.kind === 'gs1' ? result.elements.map(({ ai, value }) => `${ai}=${value}`) : [result.kind] }

describe('bracketed text', () => {
  it.each([
    ['(01)04006381333931(17)261231(10)ABC', ['01=04006381333931', '17=261231', '10=ABC']], ['(01) 04006381333931 (10) ABC ', ['01=04006381333931', '10=ABC']],
    ['(10)A(B)C', ['10=A(B)C']], ['(10)A\\(21)C', ['10=A(21)C']], ['(10)ABC(', ['10=ABC(']], ['(3103)001500(8005)012345', ['3103=001500', '8005=012345']], ['(10)A', ['10=A']]
  ])('%s', (raw, expected) => expect(elements(raw)).toEqual(expected))
  it('is marked as such, whatever symbol it came from', () => {
    for (const aim of [undefined, ']C0', ']Q1', ']C1']) expect(read('(01)04006381333931', aim)).toMatchObject({ kind: 'gs1', carrier: 'bracketed', gtin: '04006381333931' })
  })
  it.each([
    ['(01)04006381333930', '01', 17, 'check-digit'], ['(01)0400638133393', '01', 17, 'length'], ['(01)04006381333931(17)261324', '17', 24, 'date'], ['(01) 04006381333930', '01', 18, 'check-digit'],
    ['(01)04006381333931(10)', '10', 22, 'length'], ['(01)04006381333931(10)A B', '10', 23, 'character-set'], ['(01)04006381333931(9999)A', undefined, 19, 'unknown-ai'], ['(01)04006381333931(01)04006381333948', '01', 19, 'repeated'], ['(01)04006381333931(10)A\u001dB', '10', 23, 'character-set']
  ])('%j: AI %s at %i, %s', (raw, ai, position, rule) => expect(read(raw)).toMatchObject({ kind: 'invalid', position, rule, ...(ai === undefined ? {} : { ai }) }))
  it.each(['(0', '()', '(800) 555-0199', '(310) 555-1234', '(AB)12', '(10) BIG BOX', '(12345)1', '(', '(99', '(01', '(01)', '(01)promo'])('%s is a plain code, no GS1', (raw) => expect(read(raw)).toEqual({ kind: 'plain', code: raw }))
  it('is held to the rules when the symbol says GS1', () => expect(read('(AB)12', ']C1')).toMatchObject({ kind: 'invalid', rule: 'brackets', position: 0 }))
})
