import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blacken, emptyBitmap, isBlack, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import { rasterizeLabel } from '#shared/domain/labels/rasterize-label.ts'
import { binLabel } from '#shared/domain/labels/shipped/house-templates.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { bitmapPng } from '#main/documents/labels/label-png.ts'
import { cleanPieces, invertedBytes } from '#main/drivers/printer/languages/clean-pieces.ts'
import { renderEpl2 } from '#main/drivers/printer/languages/epl2.ts'
import { renderTspl } from '#main/drivers/printer/languages/tspl.ts'
import { interpretEpl2 } from '#test/support/labels/epl2-interpreter.ts'
import { expectedScan } from '#test/support/labels/expected-scan.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { nastyTexts, randomLabels } from '#test/support/labels/random-labels.ts'
import { readSymbols } from '#test/support/labels/read-symbols.ts'
import { interpretTspl } from '#test/support/labels/tspl-interpreter.ts'

const languages = [
  { name: 'TSPL', render: renderTspl, interpret: interpretTspl, atOnce: ['\u001b!', '~!'] },
  { name: 'EPL2', render: renderEpl2, interpret: interpretEpl2, atOnce: ['^@', '^e'] }
] as const

const firstDifference = (one: Bitmap, other: Bitmap): string | undefined => {
  if (one.width !== other.width || one.height !== other.height) return 'size'
  if (Buffer.compare(one.bytes, other.bytes) === 0) return undefined
  for (let y = 0; y < one.height; y += 1) for (let x = 0; x < one.width; x += 1) if (isBlack(one, x, y) !== isBlack(other, x, y)) return `${x},${y}`
  return 'beyond the width'
}

describe.each(languages)('a label in $name', ({ render, interpret, atOnce }) => {
  it('burns the dots of the layout, for hundreds of random products', () => {
    let printed = 0
    fc.assert(fc.property(randomLabels, fc.constantFrom(8, 12), fc.integer({ min: 1, max: 9999 }), (random, dotsPerMm, copies) => {
      const label = makeLabel(random, dotsPerMm)
      if (!isLabel(label)) return
      printed += 1
      const bytes = render(label, { copies, tools })
      const read = interpret(bytes, label.widthDots, label.heightDots)
      expect(read.copies).toBe(copies)
      expect(read.texts).toEqual([])
      expect(firstDifference(read.page, rasterizeLabel(label, tools))).toBeUndefined()
      for (const command of atOnce) expect(bytes.includes(command, 0, 'latin1')).toBe(false)
    }), { numRuns: 300 })
    expect(printed).toBeGreaterThan(50)
  })

  it('no text can begin a command in the fonts of the printer', () => {
    let set = 0
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...nastyTexts)), (binName) => {
      const label = makeLabel({ template: binLabel, values: { binCode: 'A-1', binName } })
      if (!isLabel(label)) return
      const bytes = render(label, { copies: 1, tools, text: 'fonts' })
      const { texts } = interpret(bytes, label.widthDots, label.heightDots)
      const lines = label.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
      set += texts.length
      for (const text of texts) expect(lines).toContain(text)
      for (const command of atOnce) expect(bytes.includes(command, 0, 'latin1')).toBe(false)
    }), { numRuns: 1000 })
    expect(set).toBeGreaterThan(500)
  })

  it.each(shippedTemplates.map((template) => ({ key: template.key, template })))('$key reads back as the data asked for', async ({ template }) => {
    const label = makeLabel({ template, values: sampleValues(template.kind) })
    if (!isLabel(label)) throw new Error(JSON.stringify(label))
    const { page } = interpret(render(label, { copies: 1, tools }), label.widthDots, label.heightDots)
    const wanted = label.marks.flatMap((mark) => (mark.kind === 'bars' || mark.kind === 'matrix' ? [expectedScan(mark.symbol).text] : []))
    expect((await readSymbols(bitmapPng(page))).map(({ text }) => text).sort()).toEqual([...wanted].sort())
  })
})

describe('a picture with a command in its bytes', () => {
  const find = (bitmap: Bitmap): number => invertedBytes(bitmap).indexOf('^@', 0, 'latin1')

  it('is cut into pieces that hold none and make the same picture', () => {
    // Bytes that are sent as ^ and @ come up often.
    const pictures = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
      fc.array(fc.constantFrom(0, 255, ~0x5e & 0xff, ~0x40 & 0xff), { minLength: Math.ceil(width / 8) * height, maxLength: Math.ceil(width / 8) * height }).map((bytes) => {
        const bitmap = emptyBitmap(width, height)
        for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (((bytes[y * bitmap.rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0) blacken(bitmap, x, y, 1, 1)
        return bitmap
      }))
    let cut = 0
    fc.assert(fc.property(pictures, (bitmap) => {
      const pieces = cleanPieces({ x: 0, y: 0, bitmap }, find)
      if (pieces.length > 1) cut += 1
      const again = emptyBitmap(bitmap.width, bitmap.height)
      for (const piece of pieces) {
        expect(find(piece.bitmap)).toBe(-1)
        for (let y = 0; y < piece.bitmap.height; y += 1) for (let x = 0; x < piece.bitmap.width; x += 1) if (isBlack(piece.bitmap, x, y)) blacken(again, piece.x + x, piece.y + y, 1, 1)
      }
      expect(firstDifference(again, bitmap)).toBeUndefined()
    }), { numRuns: 1000 })
    expect(cut).toBeGreaterThan(100)
  })
})
