import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { lineOf, type LaidOutLabel, type Mark } from '#shared/domain/labels/laid-out-label.ts'
import { longLotCaseSticker, caseSticker, smallCaseSticker } from '#shared/domain/labels/shipped/case-templates.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { LabelElement, LabelTemplate } from '#shared/domain/labels/template.ts'
import { wrapText } from '#shared/domain/labels/wrap-text.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { randomLabels } from '#test/support/labels/random-labels.ts'

const sizeOf = (mark: Mark): readonly [number, number] => mark.kind === 'matrix' ? [mark.matrix.width * mark.moduleDots, mark.matrix.height * mark.moduleDots] : mark.kind === 'bitmap' ? [mark.bitmap.width, mark.bitmap.height] : mark.kind === 'text' ? [mark.width, mark.heightDots] : [mark.width, mark.height]

/** Everything lies whole inside its own box of the template, symbols with their quiet zones. */
function expectInside(label: LaidOutLabel, template: LabelTemplate): void {
  const { dotsPerMm } = label
  for (const mark of label.marks) {
    const box = template.elements[mark.element]!
    const [left, top, right, bottom] = [box.xMm, box.yMm, box.xMm + box.widthMm, box.yMm + box.heightMm].map((mm) => Math.round(mm * dotsPerMm)) as [number, number, number, number]
    const [width, height] = sizeOf(mark)
    const quiet = mark.kind === 'bars' ? mark.moduleDots * 7 : mark.kind === 'matrix' ? mark.moduleDots : 0
    for (const number of [mark.x, mark.y, width, height]) expect(Number.isInteger(number) && number >= 0).toBe(true)
    expect(mark.x - quiet).toBeGreaterThanOrEqual(Math.min(left, label.widthDots - 1))
    expect(mark.x + width + quiet).toBeLessThanOrEqual(Math.min(right, label.widthDots))
    expect(mark.y).toBeGreaterThanOrEqual(top)
    expect(mark.y + height).toBeLessThanOrEqual(Math.max(bottom, top + 1))
    if (mark.kind === 'bars' && box.type === 'barcode') expect(mark.moduleDots / dotsPerMm).toBeGreaterThanOrEqual(box.minModuleMm - 0.01)
  }
}

describe('a laid-out label', () => {
  it('has every line, symbol and quiet zone whole inside its box, or names what does not fit', () => {
    fc.assert(fc.property(randomLabels, fc.constantFrom(6, 8, 12, 24), (random, dotsPerMm) => {
      const label = makeLabel(random, dotsPerMm)
      if (isLabel(label)) expectInside(label, random.template)
      else for (const problem of label) if (problem.code === 'does-not-fit') expect(problem.needed.widthMm > problem.available.widthMm || problem.needed.heightMm > problem.available.heightMm, JSON.stringify(problem)).toBe(true)
    }), { numRuns: 600 })
  })

  it('loses no letter: the lines of an element together are its text', () => {
    fc.assert(fc.property(randomLabels, (random) => {
      const label = makeLabel(random)
      if (!isLabel(label)) return
      const bin = random.template.elements.findIndex((element) => element.type === 'text' && element.text === '{productName}')
      if (bin < 0) return
      const shown = label.marks.flatMap((mark) => (mark.kind === 'text' && mark.element === bin ? [mark.text] : [])).join('')
      const bare = (text: string): string => text.replaceAll(/[\s\u000b\u000c\u0085]/gu, '')
      expect(bare(shown)).toBe(bare(String(random.values['productName'])))
    }), { numRuns: 300 })
  })

  it.each(shippedTemplates.flatMap((template) => [6, 8, 12, 24].map((dotsPerMm) => ({ key: template.key, template, dotsPerMm }))))('$key with its samples fits at $dotsPerMm dots, or says why not', ({ template, dotsPerMm }) => {
    const label = makeLabel({ template, values: sampleValues(template.kind) }, dotsPerMm)
    if (isLabel(label)) expectInside(label, template)
    // 152 dpi has dots of 0.17 mm: two of them are wider than some symbols have room for.
    else expect(dotsPerMm).toBe(6)
  })
})

describe('what does not fit is named with the room it needs', () => {
  const problemsOf = (template: LabelTemplate, values: Readonly<Record<string, string>>) => {
    const label = makeLabel({ template, values: { ...sampleValues(template.kind), ...values } })
    return isLabel(label) ? [] : label
  }

  it('a GS1-128 of 48 characters is not clipped: it says so, and goes on the sticker for long lots and as DataMatrix', () => {
    const long = { lot: 'ABCDEFGHIJKLMNOPQR', quantity: '1' }
    expect(problemsOf(caseSticker, long)).toEqual([expect.objectContaining({ code: 'does-not-fit', what: 'symbol', available: { widthMm: 98, heightMm: 24 } })])
    const [problem] = problemsOf(caseSticker, long)
    expect(problem?.code === 'does-not-fit' && problem.needed.widthMm).toBeGreaterThan(98)
    expect(problemsOf(longLotCaseSticker, { lot: 'ABCDEFGHIJKLMNOPQRST' })).toEqual([])
    expect(problemsOf(smallCaseSticker, { lot: 'ABCDEFGHIJKLMNOPQRST' })).toEqual([])
  })

  it('text that does not fit at its smallest size', () => {
    expect(problemsOf(caseSticker, { productName: 'Long name '.repeat(60) })).toEqual([expect.objectContaining({ code: 'does-not-fit', element: 0, what: 'text' })])
  })

  it('a character that no font has', () => {
    const uncovered = tools.findUncovered('\u{1F9FF}漢\u0c85\u{12000}\u{13000}')
    // Only a computer with a font for all of these has nothing to say.
    if (uncovered === null) return
    expect(problemsOf(caseSticker, { productName: `Rope ${uncovered}` })).toEqual([{ code: 'no-glyph', element: 0, character: uncovered }])
  })

  it('a picture that cannot be read', () => {
    const image: LabelElement = { type: 'image', xMm: 0, yMm: 0, widthMm: 10, heightMm: 10, png: 'iVBORw0KGgoAAAA' }
    expect(problemsOf({ ...caseSticker, elements: [image] }, {})).toEqual([{ code: 'bad-image', element: 0, detail: expect.any(String) }])
  })

  it('all problems of a label come at once', () => {
    expect(problemsOf(caseSticker, { productName: 'Long name '.repeat(60), lot: 'ABCDEFGHIJKLMNOPQR', quantity: '1' }).map(({ code }) => code)).toEqual(['does-not-fit', 'does-not-fit'])
  })
})

describe('wrapping', () => {
  const within = (most: number) => (line: string): boolean => [...line].length <= most
  it.each<[string, number, number, boolean, readonly string[] | undefined]>([
    ['one two three', 7, 9, false, ['one two', 'three']], ['one two three', 7, 1, false, undefined], ['a\nb', 9, 2, false, ['a', 'b']], ['', 5, 1, false, ['']], ['abcdefgh', 3, 9, false, undefined], ['abcdefgh', 3, 9, true, ['abc', 'def', 'gh']],
    ['x abcdefgh y', 3, 9, true, ['x', 'abc', 'def', 'gh', 'y']], ['well-known', 6, 9, false, ['well-', 'known']], ['漢字かな交', 2, 9, false, ['漢字', 'かな', '交']], ['a  b', 9, 1, false, ['a  b']], ['e\u0301e\u0301e\u0301', 4, 9, true, ['e\u0301e\u0301', 'e\u0301']], ['abc', 0, 9, true, undefined]
  ])('%j in lines of %d, at most %d, cutting %s', (text, width, most, cut, expected) => {
    expect(wrapText(text, within(width), most, cut)).toEqual(expected)
  })

  it('keeps every letter, and no line is too long', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 12, max: 30 }), (text, width) => {
      const lines = wrapText(text, within(width), 1000, true)
      if (lines === undefined) return
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      for (const line of lines) expect(within(width)(line)).toBe(true)
    }), { numRuns: 1000 })
  })

  it('a line is as high as its letters and their tails', () => {
    expect(lineOf(100)).toEqual({ heightDots: 118, baseline: 93 })
  })
})
