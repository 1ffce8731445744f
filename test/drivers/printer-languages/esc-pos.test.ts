import bwipjs from 'bwip-js/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlack } from '#shared/domain/labels/bitmap.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { rasterizeLabel } from '#shared/domain/labels/rasterize-label.ts'
import { binLabel } from '#shared/domain/labels/shipped/house-templates.ts'
import { shippedTemplates } from '#shared/domain/labels/shipped/shipped-templates.ts'
import { sampleValues } from '#shared/domain/labels/label-fields.ts'
import type { LabelElement } from '#shared/domain/labels/template.ts'
import { codePage, escPosCodePages, isEscPosCodePage } from '#main/drivers/printer/languages/code-pages.ts'
import { renderEscPos } from '#main/drivers/printer/languages/esc-pos.ts'
import { renderLabel } from '#main/drivers/printer/languages/render-label.ts'
import { interpretEscPos, type EscPosItem } from '#test/support/labels/esc-pos-interpreter.ts'
import { isLabel, makeLabel, tools } from '#test/support/labels/made-label.ts'
import { nastyTexts, randomLabels } from '#test/support/labels/random-labels.ts'
import { readSymbols } from '#test/support/labels/read-symbols.ts'

const windows1252 = new TextDecoder('windows-1252')
const withoutSpaces = (text: string): string => text.replaceAll(/[ \u00a0]/g, '')
const forbidden = [Buffer.from([0x10, 0x04]), Buffer.from([0x10, 0x05]), Buffer.from([0x10, 0x14])]

const binNamed = (binName: string): LaidOutLabel => {
  const label = makeLabel({ template: binLabel, values: { binCode: 'A-1', binName } })
  if (!isLabel(label)) throw new Error(JSON.stringify(label))
  return label
}
const one = (bytes: Uint8Array) => {
  const [receipt, ...others] = interpretEscPos(bytes)
  if (receipt === undefined || others.length > 0) throw new Error('not one receipt')
  return receipt
}
const linesOf = (items: readonly EscPosItem[]): string => items.flatMap((item) => (item.kind === 'line' ? [windows1252.decode(item.bytes)] : [])).join('')

/** The symbol drawn anew by another encoder and read. */
async function reRead(symbol: Extract<EscPosItem, { kind: 'symbol' }>): Promise<readonly string[]> {
  const names = { code128: 'code128', ean13: 'ean13', ean8: 'ean8', upca: 'upca', itf14: 'itf14', qr: 'qrcode' } as const
  const data = symbol.gs1 ? `^FNC1${symbol.text.replaceAll('\u001d', '^FNC1')}` : symbol.text
  const png = await bwipjs.toBuffer({ bcid: names[symbol.symbology], text: data, scale: 3, height: 15, padding: 12, backgroundcolor: 'FFFFFF', ...(symbol.gs1 ? { parsefnc: true } : {}) })
  return (await readSymbols(png)).map(({ text, aim }) => `${aim} ${text}`)
}

describe('a label as a receipt', () => {
  it('says what was asked, for hundreds of random products', () => {
    let printed = 0
    let lines = 0
    fc.assert(fc.property(randomLabels, fc.integer({ min: 1, max: 3 }), (random, copies) => {
      const label = makeLabel(random)
      if (!isLabel(label)) return
      printed += 1
      const bytes = renderEscPos(label, { copies, tools, codePage: 'WPC1252' })
      const receipts = interpretEscPos(bytes)
      expect(receipts).toHaveLength(copies)
      const { items, codePage: page } = receipts[0]!
      expect(page).toBe(16)
      const texts = label.marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : [])).sort((a, b) => a.y - b.y || a.x - b.x).filter(({ text }) => codePage('WPC1252').encode(text) !== null)
      lines += texts.length
      expect(withoutSpaces(linesOf(items))).toBe(withoutSpaces(texts.map(({ text }) => text).join('')))
      for (const item of items) if (item.kind === 'line') expect(item.bytes.length * item.times * (item.narrow ? 9 : 12)).toBeLessThanOrEqual(label.widthDots)
      const wanted = label.marks.flatMap((mark) => (mark.kind === 'bars' && mark.moduleDots <= 6 ? [mark.symbol.text] : []))
      const symbols = items.flatMap((item) => (item.kind === 'symbol' ? [item.text] : []))
      // A symbol whose bytes would be obeyed at once goes as a picture instead.
      expect(wanted).toEqual(expect.arrayContaining(symbols))
      expect(symbols.length + items.filter(({ kind }) => kind === 'picture').length).toBeGreaterThanOrEqual(wanted.length)
      for (const pair of forbidden) expect(bytes.indexOf(pair)).toBe(-1)
    }), { numRuns: 600 })
    expect(printed).toBeGreaterThan(100)
    expect(lines).toBeGreaterThan(500)
  })

  it('as a picture it is the layout, but for a dot where a command would lie', () => {
    fc.assert(fc.property(randomLabels, (random) => {
      const label = makeLabel(random)
      if (!isLabel(label)) return
      const bytes = renderLabel({ language: 'esc-pos', codePage: null }, label, { copies: 1, tools, raster: true })
      const layout = rasterizeLabel(label, tools)
      let y = 0
      let more = 0
      for (const item of one(bytes).items) {
        if (item.kind !== 'picture') throw new Error('not a picture')
        for (let row = 0; row < item.bitmap.height; row += 1, y += 1) {
          if (Buffer.compare(item.bitmap.bytes.subarray(row * layout.rowBytes, (row + 1) * layout.rowBytes), layout.bytes.subarray(y * layout.rowBytes, (y + 1) * layout.rowBytes)) === 0) continue
          for (let x = 0; x < layout.width; x += 1) {
            if (isBlack(layout, x, y) && !isBlack(item.bitmap, x, row)) throw new Error('a dot is missing')
            if (!isBlack(layout, x, y) && isBlack(item.bitmap, x, row)) more += 1
          }
        }
      }
      expect(y).toBe(layout.height)
      expect(more).toBeLessThan(20)
      for (const pair of forbidden) expect(bytes.indexOf(pair)).toBe(-1)
    }), { numRuns: 100 })
  })

  it('no text can become a command', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), fc.constantFrom(...nastyTexts, '\u001b@\u001dV\u0000', '\u0010\u0004\u0001', 'ab\u001dk')), (binName) => {
      const label = makeLabel({ template: binLabel, values: { binCode: 'A-1', binName } })
      if (!isLabel(label)) return
      // The reader throws at anything it does not know, also at a command within a line.
      expect(one(renderEscPos(label, { copies: 1, tools, codePage: 'PC858' })).cut).toBe(true)
    }), { numRuns: 1000 })
  })

  it.each(shippedTemplates.map((template) => ({ key: template.key, template })))('$key: the symbols, drawn by another encoder, read back as the data asked for', async ({ template }) => {
    const label = makeLabel({ template, values: sampleValues(template.kind) })
    if (!isLabel(label)) throw new Error(JSON.stringify(label))
    for (const item of one(renderEscPos(label, { copies: 1, tools, codePage: null })).items) {
      if (item.kind !== 'symbol') continue
      expect(await reRead(item)).toEqual([`${item.gs1 ? ']C1' : item.symbology === 'ean13' ? ']E0' : ']C0'} ${item.text}`])
    }
  })

  it('QR codes and every linear symbology go by the printer\'s own commands', async () => {
    const place = { xMm: 0, widthMm: 70, heightMm: 20, minModuleMm: 0.25, maxModuleMm: 0.5, readable: false, type: 'barcode' } as const
    const elements: readonly LabelElement[] = [
      { ...place, yMm: 0, symbology: 'qr', data: 'https://example.com/ä?x=^1' }, { ...place, yMm: 20, symbology: 'ean13', data: '9506000134352' }, { ...place, yMm: 40, symbology: 'ean8', data: '96385074' },
      { ...place, yMm: 60, symbology: 'upca', data: '036000291452' }, { ...place, yMm: 80, symbology: 'itf14', data: '09506000134352' }, { ...place, yMm: 100, symbology: 'code128', data: 'a{{b}}12345678' },
      { ...place, yMm: 120, symbology: 'gs1-digital-link', parts: [{ ai: '01', value: '09506000134352' }, { ai: '10', value: 'A/1' }, { ai: '17', value: '270531' }] }
    ]
    const label = makeLabel({ template: { ...binLabel, widthMm: 70, heightMm: 140, elements }, values: {} })
    if (!isLabel(label)) throw new Error(JSON.stringify(label))
    const read: string[] = []
    for (const item of one(renderEscPos(label, { copies: 1, tools, codePage: null })).items) if (item.kind === 'symbol') read.push(...(await reRead(item)))
    expect(read).toEqual([']Q1 https://example.com/ä?x=^1', ']E0 9506000134352', ']E4 96385074', ']E0 036000291452', ']I1 09506000134352', ']C0 a{b}12345678', ']Q1 https://id.gs1.org/01/09506000134352/10/A%2F1?17=270531'].map((text) => text.replace(']E0 036000291452', ']E0 0036000291452')))
  })
})

describe('code pages', () => {
  it.each([
    ['WPC1252', 'Käse 5 €', 'windows-1252', 16], ['WPC1250', 'Żółć', 'windows-1250', 45], ['WPC1251', 'Сыр', 'windows-1251', 46], ['PC866', 'Сыр', 'ibm866', 17], ['WPC1253', 'Τυρί', 'windows-1253', 47]
  ] as const)('%s sets %s as %s', (name, text, encoding, number) => {
    const { items, codePage: page } = one(renderEscPos(binNamed(text), { copies: 1, tools, codePage: name }))
    expect(page).toBe(number)
    expect(items.flatMap((item) => (item.kind === 'line' ? [new TextDecoder(encoding).decode(item.bytes)] : []))).toContain(text)
  })

  it('a line with a character that the page lacks is drawn, and so is every line beyond ASCII where no page is set', () => {
    const kinds = (text: string, page: string | null) => one(renderEscPos(binNamed(text), { copies: 1, tools, codePage: page })).items.map(({ kind }) => kind)
    expect(kinds('Käse', 'PC858')).toEqual(['line', 'line', 'symbol'])
    expect(kinds('Сыр', 'PC858')).toEqual(['line', 'picture', 'symbol'])
    expect(kinds('Käse', null)).toEqual(['line', 'picture', 'symbol'])
    expect(kinds('Käse', 'no such page')).toEqual(['line', 'picture', 'symbol'])
  })

  it('every page knows ASCII as it is, gives one byte a character, and no control byte', () => {
    const names = Object.keys(escPosCodePages).filter(isEscPosCodePage)
    fc.assert(fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 20 }), (name, text) => {
      const encoded = codePage(name).encode(text)
      if (encoded === null) return
      expect(encoded).toHaveLength([...text].length)
      for (const byte of encoded) expect(byte >= 32 && byte !== 127).toBe(true)
    }), { numRuns: 1000 })
    expect(codePage('PC437').encode('A~{é')?.toString('hex')).toBe('417e7b82')
  })
})
