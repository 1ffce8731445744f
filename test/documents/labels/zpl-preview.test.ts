import { spawnSync } from 'node:child_process'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isBlack, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { rasterizeLabel } from '#shared/domain/labels/rasterize-label.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { createZplPreview } from '#main/documents/labels/zpl-preview.ts'
import { renderZpl } from '#main/drivers/printer/languages/zpl.ts'
import { expectedScan } from '#test/support/labels/expected-scan.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { randomLabels, type RandomLabel } from '#test/support/labels/random-labels.ts'
import { readSymbols } from '#test/support/labels/read-symbols.ts'

const preview = createZplPreview(new URL('../../../src-main/workers/preview-zpl.ts', import.meta.url))
afterAll(() => preview.close())

const sizeOf = ({ widthDots, heightDots, dotsPerMm }: LaidOutLabel) => ({ widthMm: widthDots / dotsPerMm, heightMm: heightDots / dotsPerMm, dotsPerMm })

/** The picture of the bytes that go to the printer. */
async function drawn(label: LaidOutLabel, text: 'fonts' | 'bitmap'): Promise<Buffer> {
  const [png] = await preview.render(renderZpl(label, { copies: 1, tools, text }), sizeOf(label))
  if (png === undefined) throw new Error('no picture')
  return png
}

async function dotsOf(png: Buffer): Promise<{ readonly width: number; readonly height: number; readonly isBlack: (x: number, y: number) => boolean }> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  return { width: image.width, height: image.height, isBlack: (x, y) => (data[(y * image.width + x) * 4] ?? 255) < 128 }
}

const made = (random: RandomLabel, dotsPerMm: number): LaidOutLabel => {
  const label = makeLabel(random, dotsPerMm)
  if (!isLabel(label)) throw new Error(JSON.stringify(label))
  return label
}

/** Reads the picture as a scanner would and compares with the data asked for. */
async function expectScans(label: LaidOutLabel, png: Buffer): Promise<void> {
  const wanted = label.marks.flatMap((mark) => (mark.kind === 'bars' || mark.kind === 'matrix' ? [expectedScan(mark.symbol)] : []))
  const read = await readSymbols(png)
  expect(read.map(({ text }) => text).sort()).toEqual(wanted.map(({ text }) => text).sort())
  for (const { text, aim } of wanted) expect(read.find((symbol) => symbol.text === text)?.aim).toMatch(aim)
}

describe('the picture of the bytes', () => {
  it.each(shippedTemplates.flatMap((template) => [8, 12].map((dotsPerMm) => ({ key: template.key, template, dotsPerMm }))))('$key at $dotsPerMm dots: every symbol reads back as the data asked for', async ({ template, dotsPerMm }) => {
    const label = made({ template, values: sampleValues(template.kind) }, dotsPerMm)
    await expectScans(label, await drawn(label, 'fonts'))
  }, 20_000)

  it.each(shippedTemplates.map((template) => ({ key: template.key, template })))('$key with all text drawn is the layout, dot for dot', async ({ template }) => {
    const label = made({ template, values: sampleValues(template.kind) }, 8)
    const picture = await dotsOf(await drawn(label, 'bitmap'))
    const layout: Bitmap = rasterizeLabel(label, tools)
    expect([picture.width, picture.height]).toEqual([layout.width, layout.height])
    let different = 0
    for (let y = 0; y < layout.height; y += 1) for (let x = 0; x < layout.width; x += 1) if (picture.isBlack(x, y) !== isBlack(layout, x, y)) different += 1
    expect(different).toBe(0)
  }, 20_000)

  it.each([6, 8, 12])('every symbology reads back at %d dots', async (dotsPerMm) => {
    const place = { type: 'barcode', xMm: 1, yMm: 2, widthMm: 98, heightMm: 26, minModuleMm: 0.25, maxModuleMm: 0.5 } as const
    const symbols = [
      { symbology: 'qr', data: 'https://example.com/ä?x=^1~' }, { symbology: 'ean13', data: '9506000134352' }, { symbology: 'ean8', data: '96385074' }, { symbology: 'upca', data: '036000291452' }, { symbology: 'itf14', data: '09506000134352' }, { symbology: 'code128', data: '^XZ~JA_5E' },
      { symbology: 'code128', data: 'a>8>:12345678' }, { symbology: 'code128', data: 'AB123456CD' }, { symbology: 'gs1-128', parts: [{ ai: '01', value: '09506000134352' }, { ai: '10', value: 'A>_8' }, { ai: '21', value: '"%1' }] },
      { symbology: 'gs1-datamatrix', parts: [{ ai: '01', value: '09506000134352' }, { ai: '10', value: 'A_(1)' }, { ai: '21', value: 'x' }] }, { symbology: 'gs1-digital-link', parts: [{ ai: '01', value: '09506000134352' }, { ai: '17', value: '270531' }] }
    ] as const
    for (const symbol of symbols) {
      const label = made({ template: { key: 'one', name: 'One', kind: 'product', widthMm: 100, heightMm: 30, elements: [{ ...place, ...symbol, readable: true }] }, values: {} }, dotsPerMm)
      await expectScans(label, await drawn(label, 'fonts'))
    }
  }, 30_000)

  it('random products read back, or are a named problem', async () => {
    let read = 0
    for (const random of fc.sample(randomLabels, { numRuns: 150, seed: 20261125 })) {
      const label = makeLabel(random, 8)
      // The reader takes a Code 128 of one character for noise.
      if (!isLabel(label) || read >= 40 || label.marks.some((mark) => mark.kind === 'bars' && mark.symbol.text.length < 2)) continue
      read += 1
      await expectScans(label, await drawn(label, 'fonts'))
    }
    expect(read).toBe(40)
  }, 60_000)

  it.each(['Rack A, bay 4, level 2', 'WWWWWWWWWW', 'mmmmmmmmmm', 'iiiiiiiiii', '----------', '0123456789', 'ÄÖÜßéèàñ€', '"\'!?&%$#@*', '.,:;-+()[]{}|/'])('%s in the font of the printer stays inside its box, to the left and to the right', async (binName) => {
    const binLabel = shippedTemplates.find(({ key }) => key === 'bin')!
    const width = tools.measureText(binName, 48, false) / 8 + 0.1
    for (const align of ['left', 'right', 'center'] as const) {
      const label = made({ template: { ...binLabel, elements: [{ type: 'text', xMm: 5, yMm: 10, widthMm: width, heightMm: 8, text: '{binName}', sizeMm: 6, minSizeMm: 6, bold: false, align, maxLines: 1 }] }, values: { binName } }, 8)
      const [mark] = label.marks
      if (mark?.kind !== 'text') throw new Error('no text')
      const picture = await dotsOf(await drawn(label, 'fonts'))
      const dark = Array.from({ length: picture.width }, (_, x) => x).filter((x) => Array.from({ length: 100 }, (_, y) => y + 60).some((y) => picture.isBlack(x, y)))
      expect(dark.length).toBeGreaterThan(10)
      expect(dark[0]).toBeGreaterThanOrEqual(mark.x - 2)
      expect(dark.at(-1)).toBeLessThanOrEqual(mark.x + mark.width + 1)
    }
  }, 20_000)

  it('bytes that hold no label are refused, and the next label is drawn', async () => {
    await expect(preview.render(Buffer.from('hello'), { widthMm: 50, heightMm: 30, dotsPerMm: 8 })).rejects.toThrow()
    const template = shippedTemplates[0]!
    expect((await drawn(made({ template, values: sampleValues(template.kind) }, 8), 'fonts')).length).toBeGreaterThan(500)
  }, 20_000)

  it('a program that has drawn ends by itself', () => {
    const program = `
      const { createZplPreview } = await import(${JSON.stringify(new URL('../../../src-main/documents/labels/zpl-preview.ts', import.meta.url).href)})
      const preview = createZplPreview(new URL(${JSON.stringify(new URL('../../../src-main/workers/preview-zpl.ts', import.meta.url).href)}))
      console.log((await preview.render(Buffer.from('^XA^FO10,10^GB50,50,50^FS^XZ'), { widthMm: 20, heightMm: 20, dotsPerMm: 8 })).length)`
    const { status, stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 20_000 })
    expect([status, stdout.trim()]).toEqual([0, '1'])
  }, 30_000)

  it('a closed preview ends its thread and begins anew when asked', async () => {
    const own = createZplPreview(new URL('../../../src-main/workers/preview-zpl.ts', import.meta.url))
    await own.close()
    const refused = expect(own.render(Buffer.from('^XA^FO10,10^GB50,50,50^FS^XZ'), { widthMm: 20, heightMm: 20, dotsPerMm: 8 })).rejects.toThrow(/closed/)
    await own.close()
    await refused
    expect(await own.render(Buffer.from('^XA^FO10,10^GB50,50,50^FS^XZ^XA^FO10,10^GB5,5,5^FS^XZ'), { widthMm: 20, heightMm: 20, dotsPerMm: 8 })).toHaveLength(2)
    await own.close()
  }, 20_000)
})
