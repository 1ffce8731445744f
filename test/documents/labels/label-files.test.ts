import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack } from '#shared/domain/labels/bitmap.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { commonSheets } from '#shared/domain/labels/label-sheet.ts'
import { smallCaseSticker } from '#shared/domain/labels/shipped/case-templates.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { pdfDotsPerMm, renderLabelPdf } from '#main/documents/labels/label-pdf.ts'
import { labelPng } from '#main/documents/labels/label-png.ts'
import { readPng } from '#main/documents/labels/read-png.ts'
import { expectedScan } from '#test/support/labels/expected-scan.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { readSymbols } from '#test/support/labels/read-symbols.ts'

const labelOf = (template: LabelTemplate, dotsPerMm: number, more: Readonly<Record<string, string>> = {}): LaidOutLabel => {
  const label = makeLabel({ template, values: { ...sampleValues(template.kind), ...more } }, dotsPerMm)
  if (!isLabel(label)) throw new Error(JSON.stringify(label))
  return label
}
const scansOf = (label: LaidOutLabel): readonly string[] => label.marks.flatMap((mark) => (mark.kind === 'bars' || mark.kind === 'matrix' ? [expectedScan(mark.symbol).text] : [])).sort()
const pdfOf = async (labels: readonly LaidOutLabel[], sheet: Parameters<typeof renderLabelPdf>[0]['sheet'] = null): Promise<Uint8Array> => {
  const made = await renderLabelPdf({ title: 'Labels', madeAt: new Date('2026-11-25T00:00:00Z'), labels, sheet, tools })
  if (!made.ok) throw new Error(made.failure.code)
  return made.value
}

describe('a label as PNG', () => {
  it.each(shippedTemplates.map((template) => ({ key: template.key, template })))('$key reads back as the data asked for', async ({ template }) => {
    const label = labelOf(template, 8)
    expect((await readSymbols(labelPng(label, tools))).map(({ text }) => text).sort()).toEqual(scansOf(label))
  })
})

const noPictures = spawnSync('pdftoppm', ['-v']).error === undefined ? null : 'pdftoppm is not installed (Debian: apt-get install poppler-utils): the PDF was not read back'

function pagesOf(pdf: Uint8Array): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-labels-'))
  writeFileSync(join(folder, 'labels.pdf'), pdf)
  const { status, stderr } = spawnSync('pdftoppm', ['-r', '200', '-gray', '-png', join(folder, 'labels.pdf'), join(folder, 'page')], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const pages = readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => readFileSync(join(folder, name)))
  rmSync(folder, { recursive: true })
  return pages
}

describe('labels as PDF', () => {
  it.skipIf(noPictures !== null)('on pages of their own every symbol reads back', async () => {
    for (const template of shippedTemplates) {
      const label = labelOf(template, pdfDotsPerMm)
      const pages = pagesOf(await pdfOf([label, label]))
      expect(pages).toHaveLength(2)
      const picture = readPng(pages[1]!)
      if (typeof picture === 'string') throw new Error(picture)
      expect([picture.width, picture.height].map((dots) => Math.round((dots / 200) * 25.4))).toEqual([template.widthMm, template.heightMm].map(Math.round))
      expect((await readSymbols(pages[1]!)).map(({ text }) => text).sort()).toEqual(scansOf(label))
    }
  }, 30_000)

  it.skipIf(noPictures !== null)('on sheets they begin where asked and go on with the next sheet', async () => {
    const labels = ['A1', 'B2', 'C3', 'D4'].map((lot) => labelOf(smallCaseSticker, pdfDotsPerMm, { lot, productName: 'Жёлтый сыр, مرحبا, ½' }))
    const pages = pagesOf(await pdfOf(labels, { layout: commonSheets['a4-8-99.1x67.7'], startAt: 6 }))
    expect(pages).toHaveLength(2)
    const read = await Promise.all(pages.map((page) => readSymbols(page)))
    expect(read.map((symbols) => symbols.map(({ text }) => /10(..)\u001d/.exec(text)?.[1]).sort())).toEqual([['A1', 'B2'], ['C3', 'D4']])
  }, 30_000)

  it('have the same bytes at the same instant, and a label too large for its place is refused', async () => {
    const label = labelOf(smallCaseSticker, pdfDotsPerMm)
    expect(Buffer.compare(await pdfOf([label]), await pdfOf([label]))).toBe(0)
    expect(await renderLabelPdf({ title: 'x', madeAt: new Date(0), labels: [label], sheet: { layout: commonSheets['a4-24-70x37'], startAt: 0 }, tools })).toMatchObject({ ok: false, failure: { code: 'label-too-large' } })
    expect(await renderLabelPdf({ title: 'x', madeAt: new Date(0), labels: [], sheet: null, tools })).toEqual({ ok: false, failure: { code: 'no-labels' } })
  })
})

/** Small pictures of every make, with how dark their dots are. */
const kinds: readonly (readonly [name: string, png: string, darkness: readonly number[]])[] = [
  ['one bit grey', 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAABAQAAAADLe9LuAAAACklEQVR4nGOIAgAAXABb2LRWWgAAAABJRU5ErkJggg==', [255, 0, 255, 0, 0, 255, 0, 255]],
  ['four bits grey', 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABBAAAAAD7e6ZpAAAAC0lEQVR4nGPgbwAAAKEAkEAq5YwAAAAASUVORK5CYII=', [255, 0, 119]],
  ['sixteen bits grey', 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAAAAACB2fwVAAAADUlEQVR4nGNgYPj/HwADAgH/5ncLrgAAAABJRU5ErkJggg==', [255, 0]],
  ['colour, filtered by the dot to the left', 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAIAAACUgoPjAAAAEklEQVR4nGNkYGD4//8/AwMDAA8FAv9BqncKAAAAAElFTkSuQmCC', [255, 0, 0]],
  ['a palette, its last colour transparent', 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABAgMAAABmjvwnAAAACVBMVEUAAAD///8AAABzxoNxAAAAA3RSTlP//wDXyg1BAAAACklEQVR4nGOQAAAAGgAZLYj0NgAAAABJRU5ErkJggg==', [255, 0, 0]],
  ['grey with opacity, filtered by the row above', 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAQAAADYv8WvAAAAEklEQVR4nGNg+P//PxMDAyMjABUCAwI2VLDbAAAAAElFTkSuQmCC', [255, 0, 255, 0]]
]

describe('a picture for a label', () => {
  const drawn = (): Buffer => {
    const canvas = createCanvas(40, 20)
    const context = canvas.getContext('2d')
    context.fillStyle = '#000000'
    context.fillRect(10, 5, 10, 10)
    context.fillStyle = '#ffff00'
    context.fillRect(20, 5, 10, 10)
    return canvas.toBuffer('image/png')
  }

  it('is black where it is more dark than light; what is transparent stays white', () => {
    const bitmap = tools.decodeImage(drawn().toString('base64'), 40, 40)
    if (typeof bitmap === 'string') throw new Error(bitmap)
    expect([bitmap.width, bitmap.height]).toEqual([40, 20])
    expect([isBlack(bitmap, 0, 0), isBlack(bitmap, 10, 5), isBlack(bitmap, 19, 14), isBlack(bitmap, 20, 5), isBlack(bitmap, 10, 15)]).toEqual([false, true, true, false, false])
    const small = tools.decodeImage(drawn().toString('base64'), 8, 8)
    expect(typeof small === 'string' ? small : [small.width, small.height, isBlack(small, 2, 1), isBlack(small, 4, 1)]).toEqual([8, 4, true, false])
  })

  it.each(kinds)('%s', (_, png, darkness) => {
    const picture = readPng(Buffer.from(png, 'base64'))
    expect(typeof picture === 'string' ? picture : [...picture.darkness]).toEqual(darkness)
  })

  it('of any bytes is a picture or a sentence, never a crash', () => {
    const good = drawn()
    const damaged = fc.tuple(fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }), fc.nat({ max: good.length })).map(([changes, end]) => {
      const bytes = Buffer.from(good)
      for (const [at, value] of changes) bytes[at] = value
      return bytes.subarray(0, end)
    })
    fc.assert(fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([good.subarray(0, 8), bytes]))), (bytes) => {
      const picture = readPng(bytes)
      if (typeof picture === 'string') expect(picture).toMatch(/^It.*\.$|^Interlaced/)
      else expect(picture.darkness).toHaveLength(picture.width * picture.height)
    }), { numRuns: 2000 })
  })
})

describe('fonts', () => {
  it('have Latin, Greek and Cyrillic everywhere; a character that no font has is found, marks and joins are not counted', () => {
    expect(tools.findUncovered('Crème brûlée, Жёлтый сыр, Τυρί, 5 €')).toBeNull()
    expect(tools.findUncovered('e\u0301 a\u200db \ufe0f')).toBeNull()
    expect(tools.findUncovered('a\u0378b')).toBe('\u0378')
    expect(tools.findUncovered('\u{10FFFE}')).toBe('\u{10FFFE}')
  })

  it('a line is drawn as wide as it was measured, at every size', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }), fc.integer({ min: 8, max: 90 }), fc.boolean(), (text, size, bold) => {
      const { left, bitmap } = tools.drawText(text, size, bold)
      expect(left + bitmap.width).toBeLessThanOrEqual(tools.measureText(text, size, bold) + 2)
      expect(left).toBeGreaterThanOrEqual(-2)
    }), { numRuns: 300, examples: [['j ', 63, true], ['j', 90, false], ['jjj', 90, true]] })
  })
})
