import { describe, expect, test } from 'vitest'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { detailsOf, emptyLabelForm, isAddition, kindOf, likelyPackId, packOfScan, subjectOf } from '#renderer/screens/labels/print/label-form.ts'
import type { ProductView } from '#renderer/screens/labels/print/label-form.ts'
import { nextCodeOf } from '#renderer/screens/settings/next-code.ts'

const read = (raw: string, aim?: string) => parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso: '2026-11-25', variableMeasurePatterns: [], inHousePrefixes: ['BX-'] })
const barcode = (id: number, packId: number, code: string, gtin: string | null) => ({ id, code, gtin, packId, supplierId: null, supplierName: null })
const view = {
  packs: [{ id: 1, kind: 'each', name: 'each', baseQuantityMilli: 1000 }, { id: 2, kind: 'case', name: 'case 12', baseQuantityMilli: 12_000 }, { id: 3, kind: 'pallet', name: 'pallet', baseQuantityMilli: 480_000 }],
  barcodes: [barcode(1, 1, '9506000134352', '09506000134352'), barcode(2, 2, '19506000134359', '19506000134359'), barcode(3, 3, 'BX-77', null)]
} as unknown as ProductView

describe('a scan on the label screen', () => {
  test.each([
    ['an EAN', '9506000134352', undefined, 1], ['a GS1 message', '0119506000134359172712311 0LOT'.replace(' ', ''), ']C1', 2], ['a code of our own, in small letters', 'bx-77', undefined, 3], ['the product’s own number', 'ROPE', undefined, null]
  ])('%s finds its pack', (_what, raw, aim, packId) => expect(packOfScan(view, read(raw, aim), raw)).toBe(packId))

  test('lot, date and serial are taken from it', () => {
    expect(detailsOf(read('01195060001343591727123110LOT7\u001d21S1', ']C1'))).toEqual({ lot: 'LOT7', expiryIso: '2027-12-31', serial: 'S1' })
    expect(detailsOf(read('9506000134352'))).toEqual({})
  })

  test('a second symbol with the lot alone belongs to the case in hand', () => {
    expect(isAddition(read('10LOT7', ']C1'))).toBe(true)
    expect(isAddition(read('01195060001343591727123110LOT7', ']C1'))).toBe(false)
    expect(isAddition(read('9506000134352'))).toBe(false)
  })
})

describe('what a label is for', () => {
  test('an unlabelled thing most likely is a case, and each pack has its usual label', () => {
    expect(likelyPackId(view)).toBe(2)
    const kinds = [1, 2, 3].map((packId) => kindOf({ ...emptyLabelForm, product: view, packId }))
    expect(kinds).toEqual(['product', 'case', 'sscc'])
    expect(kindOf({ ...emptyLabelForm, product: view, packId: 2, kind: 'quarantine' })).toBe('quarantine')
  })

  test('nothing is asked for before it is known what it is, and empty fields are not sent', () => {
    expect(subjectOf(emptyLabelForm)).toBeNull()
    expect(subjectOf({ ...emptyLabelForm, packId: 2, lot: ' L1 ', expiryIso: undefined })).toEqual({ kind: 'pack', packId: 2, lot: 'L1', expiryIso: null, serial: null })
    expect(subjectOf({ ...emptyLabelForm, subject: 'free', fields: { productName: 'Rope', sku: ' ', expiry: '2027-05-31' } })).toEqual({ kind: 'free', fields: { productName: 'Rope', expiry: { iso: '2027-05-31' } } })
  })
})

describe('the next code of the company', () => {
  const scheme = { kind: 'own', own: 'HL-', digits: 5, restricted: '20', company: '950600' } as const
  test.each([
    ['a range of its own', scheme, 7, 'HL-000079'], ['inside the company', { ...scheme, kind: 'restricted' }, 1, '2000000000015'], ['a prefix that is not written yet', { ...scheme, kind: 'restricted', restricted: '2' }, 1, null], ['digits that are no number', { ...scheme, digits: undefined }, 1, null], ['beyond the end', { ...scheme, digits: 3 }, 1000, null]
  ] as const)('%s', (_what, written, number, code) => expect(nextCodeOf(written, number)).toBe(code))
})
