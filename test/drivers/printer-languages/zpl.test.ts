import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import type { LaidOutLabel, Mark } from '#shared/domain/labels/laid-out-label.ts'
import { inkOf, matrixBitmap } from '#shared/domain/labels/rasterize-label.ts'
import { binLabel } from '#shared/domain/labels/shipped/house-templates.ts'
import { renderZpl, fieldData } from '#main/drivers/printer/languages/zpl.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { nastyTexts, randomLabels } from '#test/support/labels/random-labels.ts'
import { interpretZpl, type ZplField } from '#test/support/labels/zpl-interpreter.ts'

/** The same dots; the field may be wider, by white dots up to a whole byte. */
const sameInk = (field: Bitmap, ink: Bitmap): boolean => field.rowBytes === ink.rowBytes && Buffer.compare(field.bytes, ink.bytes) === 0
const runsOf = (bitmap: Bitmap): readonly number[] => {
  const runs: number[] = []
  for (let x = 0; x < bitmap.width; x += 1) {
    if (x === 0 || isBlack(bitmap, x, 0) !== isBlack(bitmap, x - 1, 0)) runs.push(0)
    runs[runs.length - 1]! += 1
  }
  return isBlack(bitmap, bitmap.width - 1, 0) ? runs : runs.slice(0, -1)
}

/** The field says exactly what the mark means. */
function expectMeaning(field: ZplField, mark: Mark): void {
  if (field.kind === 'text') {
    if (mark.kind !== 'text') throw new Error(`text for ${mark.kind}`)
    expect(field.text).toBe(mark.text)
    expect(field.block).toEqual(mark.align === 'left' ? null : { width: mark.width, justify: mark.align === 'right' ? 'R' : 'C' })
  } else if (field.kind === 'code128') {
    if (mark.kind !== 'bars') throw new Error(`bars for ${mark.kind}`)
    expect(field).toEqual({ kind: 'code128', x: mark.x, y: mark.y, module: mark.moduleDots, height: mark.height, text: mark.symbol.text, gs1: mark.symbol.symbology === 'gs1-128' })
  } else if (field.kind === 'picture') {
    if (mark.kind === 'bars') {
      expect(runsOf(field.bitmap)).toEqual(mark.runs)
      const row = field.bitmap.bytes.subarray(0, field.bitmap.rowBytes)
      expect(field.bitmap.height).toBe(mark.height)
      for (let y = 1; y < mark.height; y += 1) if (Buffer.compare(row, field.bitmap.bytes.subarray(y * row.length, (y + 1) * row.length)) !== 0) throw new Error(`row ${y} differs`)
    } else if (mark.kind === 'text') expect(sameInk(field.bitmap, inkOf(mark, tools).bitmap)).toBe(true)
    else if (mark.kind === 'matrix') expect(sameInk(field.bitmap, matrixBitmap(mark))).toBe(true)
    else throw new Error(`a picture for ${mark.kind}`)
  } else if (field.kind === 'box') expect(['rect', 'frame']).toContain(mark.kind)
}

const labelOf = (text: string): LaidOutLabel => {
  const made = makeLabel({ template: binLabel, values: { binCode: 'A-1', binName: text } })
  if (!isLabel(made)) throw new Error(JSON.stringify(made))
  return made
}

describe('a label in ZPL', () => {
  it('means what was asked, for thousands of random products, or is a named problem', () => {
    let printed = 0
    const problems = new Set<string>()
    fc.assert(fc.property(randomLabels, fc.constantFrom(8, 12), fc.integer({ min: 1, max: 9999 }), (random, dotsPerMm, copies) => {
      const made = makeLabel(random, dotsPerMm)
      if (!isLabel(made)) {
        for (const problem of made) problems.add(problem.code)
        expect(made.length).toBeGreaterThan(0)
        return
      }
      printed += 1
      const { fields, ...job } = interpretZpl(renderZpl(made, { copies, tools }))
      expect(job).toEqual({ width: made.widthDots, length: made.heightDots, copies })
      expect(fields).toHaveLength(made.marks.length)
      for (const [index, field] of fields.entries()) expectMeaning(field, made.marks[index]!)
    }), { numRuns: 3000 })
    // Otherwise nothing was proven.
    expect(printed).toBeGreaterThan(500)
    expect([...problems]).toEqual(expect.arrayContaining(['bad-data', 'does-not-fit', 'too-long']))
  })

  it('a product named like a command prints as that name', () => {
    const source = renderZpl(labelOf('^XZ~JA'), { copies: 1, tools }).toString('latin1')
    expect(source).toContain('^FD_5EXZ_7EJA^FS')
    expect(source.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ'])
  })

  it('no text can begin a command', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...nastyTexts)), (text) => {
      if (!/^[A-Za-z0-9 .,:;>=()*+/_-]*$/.test(fieldData(text))) throw new Error(fieldData(text))
    }), { numRuns: 2000 })
  })

  it('the printer sets what its own font has, the rest is drawn', () => {
    const kinds = (text: string) => interpretZpl(renderZpl(labelOf(text), { copies: 1, tools })).fields.map(({ kind }) => kind)[1]
    expect(kinds('Crème brûlée 5 €')).toBe('text')
    expect(kinds('Жёлтый сыр')).toBe('picture')
    // A backslash in a centred block would be a command of ^FB.
    expect(kinds('a\\&b')).toBe('picture')
  })

  it('copies are counted by the printer, from 1 to 9,999', () => {
    expect(interpretZpl(renderZpl(labelOf('x'), { copies: 9999, tools })).copies).toBe(9999)
    for (const copies of [0, -1, 1.5, 10_000, Number.NaN]) expect(() => renderZpl(labelOf('x'), { copies, tools })).toThrow(RangeError)
  })
})
