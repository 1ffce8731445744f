import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ReadResult } from 'zxing-wasm/reader'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { englishSheetWords } from '#main/documents/command-sheet-words.ts'
import { renderCommandSheet, sheetPages } from '#main/documents/command-sheet.ts'
import { renderPdf } from '#main/documents/pdf.ts'

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer } })

const sheet = (companyName = 'Harbour Lane Chandlery') => renderCommandSheet({ companyName, words: englishSheetWords })
const noPictures = spawnSync('pdftoppm', ['-v']).error === undefined ? null : 'pdftoppm is not installed (Debian: apt-get install poppler-utils): the sheet was not read back'

/** The pages as pictures at so many dots per inch. */
function picturesOf(pdf: Uint8Array, dpi: number): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-sheet-'))
  writeFileSync(join(folder, 'sheet.pdf'), pdf)
  const { status, stderr } = spawnSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', join(folder, 'sheet.pdf'), join(folder, 'page')], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const pages = readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => new Uint8Array(readFileSync(join(folder, name))))
  rmSync(folder, { recursive: true })
  return pages
}
const symbolsOf = (picture: Uint8Array): Promise<readonly ReadResult[]> => readBarcodes(picture, { formats: ['Code128'], tryHarder: true, maxNumberOfSymbols: 100 })
const topOf = ({ position }: ReadResult): number => Math.min(position.topLeft.y, position.topRight.y)
const bottomOf = ({ position }: ReadResult): number => Math.max(position.bottomLeft.y, position.bottomRight.y)
const settings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }

describe('the sheet of command barcodes', () => {
  it('holds every act, every digit and the common quantities, each once on a page', () => {
    const all = sheetPages.flat()
    expect(new Set(all.filter(({ name }) => name !== 'digit' && name !== 'quantity').map(({ name }) => name)).size).toBe(10)
    expect(all.flatMap((command) => (command.name === 'digit' ? [command.digit] : []))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
    expect(all.flatMap((command) => (command.name === 'quantity' ? [command.quantity] : []))).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 25, 48, 50, 100]))
  })

  it('has the same bytes for the same company, today and tomorrow', async () => {
    expect(Buffer.compare(await sheet(), await sheet())).toBe(0)
    expect(Buffer.compare(await sheet(), await sheet('Another'))).not.toBe(0)
  })

  it.each([200, 150])('printed at %d dpi every symbol reads back as its command, and no line across the paper meets two', async (dpi) => {
    if (noPictures !== null) {
      console.warn(noPictures)
      return
    }
    const pages = picturesOf(await sheet(), dpi)
    expect(pages).toHaveLength(sheetPages.length)
    for (const [index, picture] of pages.entries()) {
      const symbols = [...(await symbolsOf(picture))].sort((one, other) => topOf(one) - topOf(other))
      const read = symbols.map(({ text, symbologyIdentifier }) => parseBarcode({ raw: text, aim: symbologyIdentifier }, settings))
      expect(read).toEqual(sheetPages[index]?.map((command) => ({ kind: 'command', command })))
      const gaps = symbols.slice(1).map((symbol, before) => topOf(symbol) - bottomOf(symbols[before] ?? symbol))
      expect(Math.min(...gaps)).toBeGreaterThan((dpi / 25.4) * 5)
    }
  }, 60_000)

  it('a company may be called anything', async () => {
    expect((await sheet('<b>"Ω & Sons"</b> \\ {{x}} http://example.com/ '.repeat(3))).length).toBeGreaterThan(10_000)
  })
})

describe('a PDF', () => {
  it('fetches nothing: pictures by address or path are refused', async () => {
    const made = (image: string) => renderPdf({ title: 'x', madeAt: new Date(0), content: [{ image }] })
    await expect(made('http://127.0.0.1:9/x.png')).rejects.toThrow(/denied/)
    await expect(made('/etc/hostname')).rejects.toThrow(/denied/)
  })
})
