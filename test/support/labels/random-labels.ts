import fc from 'fast-check'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import { set82 } from '#shared/domain/barcode/check-characters.ts'
import type { FieldValues } from '#shared/domain/labels/label-fields.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'

/** Texts that printers, code pages and fonts trip over. */
export const nastyTexts = [
  '^XZ~JA', '^XA^FO0,0^GB800,800,400^FS^XZ', '~JR', '_5EXZ', '^FS^FD', '>8>5>6>:', '\\&', 'A\\B', '"quoted" \'single\'', 'PRINT 9,9"\r\nPRINT 1,9', '\nP9\n', '"\nN\nP99\n', '\\["]', '{1{C{B', '{lot}', '{{x}}', '%00%0A',
  'Käse & Öl 5 °C', '“Crème” – 12 €', 'Жёлтый сыр', 'Τυρί', 'مرحبا بالعالم', '漢字カナ', '😀👍🏽 box', 'e\u0301a\u0308', 'שלום', 'ไทย', 'a'.repeat(120), 'Donaudampfschifffahrtsgesellschaftskapitän', '   spaced   out   ', 'tab\there'
] as const

const safeText = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }), fc.constantFrom(...nastyTexts), fc.tuple(fc.constantFrom(...nastyTexts), fc.constantFrom(...nastyTexts)).map(([one, other]) => `${one} ${other}`))

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
const withCheck = (length: number) => digits(length - 1).map((body) => body + checkDigit(body))
/** A GTIN-14, some of them EAN-13 and UPC-A by their length. */
export const gtins = fc.oneof(withCheck(14), withCheck(13).map((gtin) => `0${gtin}`), withCheck(12).map((gtin) => `00${gtin}`)).filter((gtin) => Number(gtin) > 0)
const charactersOf = (alphabet: string, minLength: number, maxLength: number) => fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((list) => list.join(''))
/** Lots of every character GS1 allows, a good part of them digits, which go in pairs. */
export const lots = fc.oneof(charactersOf(set82, 1, 20), charactersOf('0123456789', 1, 20), charactersOf('0123456789AB-/', 1, 12))
const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }).map((date) => ({ iso: date.toISOString().slice(0, 10) }))
const codes = fc.oneof(charactersOf(Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join(''), 1, 30), gtins, fc.constantFrom('>', '>>8', '^XZ', '{B{C', '~'), charactersOf('0123456789', 1, 20))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 })

/** Values of every field, random where a printer could mind; few are wrong on purpose. */
const values: fc.Arbitrary<FieldValues> = fc.record({
  productName: safeText, sku: maybe(charactersOf('ABCDEFGHIJ-0123456789', 1, 16)), packName: maybe(safeText), code: codes, gtin: fc.oneof({ weight: 20, arbitrary: gtins }, { weight: 1, arbitrary: digits(14) }), lot: fc.oneof({ weight: 20, arbitrary: maybe(lots) }, { weight: 1, arbitrary: safeText }),
  expiry: maybe(days), quantity: maybe(fc.integer({ min: 1, max: 99_999_999 }).map(String)), netWeightGrams: maybe(fc.integer({ min: 1, max: 999_999 }).map(String)), price: maybe(safeText), sscc: withCheck(18), containedGtin: maybe(gtins),
  containedCount: fc.integer({ min: 1, max: 9999 }).map(String), shipTo: maybe(safeText), companyName: maybe(safeText), reason: safeText, remark: maybe(safeText), operatorName: safeText, operatorRole: maybe(safeText), badgeCode: codes, binCode: codes, binName: maybe(safeText),
  commandName: safeText, commandHint: maybe(safeText), copyMark: fc.constantFrom('', 'COPY 2')
})

/** A shipped template with values of its own. */
export type RandomLabel = { readonly template: LabelTemplate; readonly values: FieldValues }

/** Shipped templates with random values over the samples; all kinds come up. */
export const randomLabels: fc.Arbitrary<RandomLabel> = fc.tuple(fc.constantFrom(...shippedTemplates), values).map(([template, random]) => ({ template, values: { ...sampleValues(template.kind), ...random } }))
