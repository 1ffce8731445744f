import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { labelKinds } from '#shared/domain/labels/template.ts'

const text = { type: 'text', xMm: 2, yMm: 2, widthMm: 40, heightMm: 8, text: '{productName}', sizeMm: 4, minSizeMm: 2, bold: false, align: 'left', maxLines: 2 }
const barcode = { type: 'barcode', symbology: 'code128', data: '{code}', xMm: 2, yMm: 12, widthMm: 40, heightMm: 12, minModuleMm: 0.25, maxModuleMm: 0.5, readable: true }
const template = { key: 'my-label', name: 'Mine', kind: 'product', widthMm: 50, heightMm: 30, elements: [text, barcode] }

function faultsOf(value: unknown): readonly string[] {
  const read = readTemplate(value)
  return read.ok ? [] : read.failure.map(({ path, value: found, expected }) => `${path}: ${found}, not ${expected}`)
}

describe('a template read from a file', () => {
  it('comes back as it was written, for every shipped one, and there is one of every kind', () => {
    for (const shipped of shippedTemplates) expect(readTemplate(JSON.parse(JSON.stringify(shipped)))).toEqual({ ok: true, value: shipped })
    expect(new Set(shippedTemplates.map(({ kind }) => kind))).toEqual(new Set(labelKinds))
    expect(new Set(shippedTemplates.map(({ key }) => key)).size).toBe(shippedTemplates.length)
  })

  it.each<[string, unknown, RegExp]>([
    ['no object', 'x', /^: string, not a label template/], ['a key with capitals', { ...template, key: 'My Label' }, /^key: "My Label", not a name of small letters/], ['an unknown kind', { ...template, kind: 'pallet' }, /^kind: "pallet", not one of product, case/],
    ['no width', { ...template, widthMm: '50' }, /^widthMm: "50", not a number from 5 to 420/], ['an unknown field', { ...template, size: 3 }, /^size: 3, not no such field/], ['elements that are no list', { ...template, elements: {} }, /^elements: {}, not a list/],
    ['an element that is none', { ...template, elements: [null] }, /^elements\[0\]: null, not an element/], ['an unknown type', { ...template, elements: [{ ...text, type: 'circle' }] }, /^elements\[0\]\.type: "circle", not one of text, barcode/],
    ['text off the label', { ...template, elements: [{ ...text, xMm: 20 }] }, /^elements\[0\]\.widthMm: 40, not a right edge on the label, which is 50 mm wide/], ['a field of another kind', { ...template, elements: [{ ...text, text: '{binCode}' }] }, /^elements\[0\]\.text: "{binCode}", not fields of product labels/],
    ['a lone bracket', { ...template, elements: [{ ...text, text: '{productName' }] }, /^elements\[0\]\.text: .*brackets that hold a field/], ['an unknown format', { ...template, elements: [{ ...text, text: '{lot:big}' }] }, /^elements\[0\]\.text: .*one of the formats/],
    ['a date format on text', { ...template, elements: [{ ...text, text: '{lot:dmy}' }] }, /a format that is for {lot}/], ['padding on a date', { ...template, elements: [{ ...text, text: '{expiry:pad3}' }] }, /a format that is for {expiry}/], ['a smallest size above the size', { ...template, elements: [{ ...text, minSizeMm: 5 }] }, /^elements\[0\]\.minSizeMm: 5, not a number from 1 to 4/],
    ['parts on a Code 128', { ...template, elements: [{ ...barcode, parts: [] }] }, /^elements\[0\]\.parts: \[\], not data: code128 takes one text/], ['an unknown identifier', { ...template, elements: [{ ...barcode, data: undefined, symbology: 'gs1-128', parts: [{ ai: '05', value: 'x' }] }] }, /parts\[0\]\.ai: "05", not an application identifier/],
    ['an unsafe address', { ...template, elements: [{ ...barcode, data: undefined, symbology: 'gs1-digital-link', parts: [{ ai: '01', value: '{gtin}' }], linkBase: 'javascript:x' }] }, /linkBase: "javascript:x", not an address/], ['a picture that is none', { ...template, elements: [{ type: 'image', xMm: 0, yMm: 0, widthMm: 5, heightMm: 5, png: 'R0lGOD' }] }, /png: "R0lGOD", not a PNG in base64/],
    ['a showIf of no field', { ...template, elements: [{ ...text, showIf: 'colour' }] }, /showIf: "colour", not a field of product labels/], ['a number that is none', { ...template, elements: [{ ...text, xMm: Number.NaN }] }, /xMm: null, not a number/]
  ])('%s is named with its place', (_, value, expected) => {
    const faults = faultsOf(value)
    expect(faults.some((fault) => expected.test(fault)), faults.join('\n')).toBe(true)
  })

  it('anything at all is a template or a list of faults, never a crash', () => {
    const shaken = fc.tuple(fc.constantFrom(...shippedTemplates), fc.nat(), fc.jsonValue()).map(([shipped, at, value]) => {
      let count = 0
      const shake = (part: unknown): unknown => {
        count += 1
        if (count === (at % 150) + 1) return value
        return Array.isArray(part) ? part.map(shake) : typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, shake(inner)])) : part
      }
      return shake(shipped)
    })
    let refused = 0
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), shaken), (value) => {
      const read = readTemplate(value)
      if (read.ok) expect(readTemplate(read.value)).toEqual(read)
      else {
        refused += 1
        expect(read.failure.length).toBeGreaterThan(0)
      }
    }), { numRuns: 1000 })
    expect(refused).toBeGreaterThan(300)
  })
})
