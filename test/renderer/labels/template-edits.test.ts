import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '#shared/domain/labels/read-template.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { labelKinds, symbologies } from '#shared/domain/labels/template.ts'
import type { BarcodeElement } from '#shared/domain/labels/template.ts'
import { blankTemplate, elementAt, elementOfPath, elementTypes, keyOfName, newElement, shifted, unknownFields, withElement, withMoved, withSymbology, withoutElement } from '#renderer/screens/labels/templates/template-edits.ts'

const faultsOf = (template: unknown): unknown => {
  const read = readTemplate(template)
  return read.ok ? [] : read.failure
}

describe('edits of a template', () => {
  test.each(labelKinds)('a blank %s label, and every element added to it, is a template that can be kept', (kind) => {
    const blank = blankTemplate('new-label', 'New label', kind)
    expect(faultsOf(blank)).toEqual([])
    for (const small of [blank, { ...blank, widthMm: 12, heightMm: 8, elements: [] }]) for (const type of elementTypes) expect(faultsOf(withElement(small, newElement(type, small, 'Text')))).toEqual([])
  })

  test('a code can become any other symbol and is still a template', () => {
    const blank = { ...blankTemplate('new-label', 'New label', 'product'), elements: [] }
    const element = newElement('barcode', blank, '') as BarcodeElement
    for (const from of symbologies) for (const to of symbologies) expect(faultsOf(withElement(blank, withSymbology(withSymbology(element, from), to)))).toEqual([])
  })

  test('duplicates stay on the label, moving to and fro changes nothing, and what is removed can be put back', () => {
    fc.assert(fc.property(fc.constantFrom(...shippedTemplates), fc.nat(), fc.constantFrom(-1, 1), (template, seed, by) => {
      const at = seed % template.elements.length
      const element = template.elements[at]
      if (element === undefined) return
      expect(faultsOf(withElement(template, shifted(element, template), at + 1))).toEqual([])
      const moved = withMoved(template, at, by)
      expect(moved === template ? template : withMoved(moved, at + by, -by)).toEqual(template)
      expect(withElement(withoutElement(template, at), element, at)).toEqual(template)
    }))
  })

  test('a press on the label finds the uppermost element there, thin lines too', () => {
    const blank = { ...blankTemplate('new-label', 'New label', 'product'), elements: [] }
    const template = withElement(withElement(blank, { type: 'box', xMm: 0, yMm: 0, widthMm: 50, heightMm: 30, thicknessMm: 1 }), { type: 'line', xMm: 10, yMm: 10, widthMm: 20, heightMm: 0.3 })
    expect(elementAt(template, 15, 10.6)).toBe(1)
    expect(elementAt(template, 5, 5)).toBe(0)
    expect(elementAt(template, 80, 40)).toBe(-1)
  })

  test.each([['elements[12].parts[0].ai', 12], ['elements[0]', 0], ['widthMm', -1], ['', -1]])('a fault at %s is about element %i', (path, element) => expect(elementOfPath(path)).toBe(element))
  test.each([['Größe 50 × 30', 'gro-e-50-30'], ['  Case sticker!  ', 'case-sticker'], ['…', '']])('the key of “%s” is “%s”', (name, key) => expect(keyOfName(name)).toBe(key))
})

test('a field that a kind of label does not have is named; texts that are wrong in another way name none', () => {
  const textOf = (text: string): unknown => ({ ...blankTemplate('mine', 'Mine', 'bin'), elements: [newElement('text', blankTemplate('mine', 'Mine', 'bin'), text)] })
  const read = (text: string): readonly string[] => {
    const template = readTemplate(textOf(text))
    return template.ok ? [] : template.failure.flatMap(unknownFields)
  }
  expect(read('{binCode} {productNam:x}')).toEqual(['productNam'])
  expect(read('{binCode} and {')).toEqual([])
  expect(read('{binCode}')).toEqual([])
})
