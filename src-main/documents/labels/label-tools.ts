import bwipjs from 'bwip-js/node'
import { assert } from '#shared/assert.ts'
import { separator } from '#shared/domain/barcode/gs1-reading.ts'
import { blacken, emptyBitmap, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import type { SymbolData } from '#shared/domain/labels/filled-label.ts'
import type { LabelTools, Matrix } from '#shared/domain/labels/laid-out-label.ts'
import { createLabelFonts } from './label-fonts.ts'
import { readPng } from './read-png.ts'

/** What the encoder makes of a text; undefined where it is too long for any symbol. */
function rawSymbol(name: string, data: string, options: string): readonly (object | { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number })[] | undefined {
  try {
    return bwipjs.raw(name, data, options)
  } catch (error) {
    if (/TooLong|maxLength|NoValidSymbol/i.test(String(error))) return undefined
    throw error
  }
}

/** The modules of a QR code or GS1 DataMatrix; null where a symbol cannot hold that much. */
function encodeMatrix({ symbology, text }: SymbolData): Matrix | null {
  // No character of GS1 data is a caret, so `^FNC1` cannot be meant as data.
  const [name, data, options] = symbology === 'gs1-datamatrix' ? ['datamatrix', `^FNC1${text.replaceAll(separator, '^FNC1')}`, 'parsefnc'] as const : ['qrcode', text, 'eclevel=M'] as const
  const [symbol] = rawSymbol(name, data, options) ?? []
  if (symbol === undefined) return null
  assert('pixs' in symbol, 'QR and DataMatrix are symbols of modules')
  const matrix = emptyBitmap(symbol.pixx, symbol.pixy)
  for (const [index, module] of symbol.pixs.entries()) if (module === 1) blacken(matrix, index % symbol.pixx, Math.floor(index / symbol.pixx), 1, 1)
  return matrix
}

/** A PNG scaled into a box: a dot is black where the part of the picture it stands for is more dark than light. */
function decodeImage(png: string, width: number, height: number): Bitmap | string {
  const picture = readPng(Buffer.from(png, 'base64'))
  if (typeof picture === 'string') return picture
  const scale = Math.min(width / picture.width, height / picture.height)
  const bitmap = emptyBitmap(Math.max(1, Math.floor(picture.width * scale)), Math.max(1, Math.floor(picture.height * scale)))
  for (let y = 0; y < bitmap.height; y += 1) {
    const [top, bottom] = [Math.floor(y / scale), Math.min(picture.height, Math.max(Math.floor(y / scale) + 1, Math.floor((y + 1) / scale)))]
    for (let x = 0; x < bitmap.width; x += 1) {
      const [left, right] = [Math.floor(x / scale), Math.min(picture.width, Math.max(Math.floor(x / scale) + 1, Math.floor((x + 1) / scale)))]
      let sum = 0
      for (let row = top; row < bottom; row += 1) for (let column = left; column < right; column += 1) sum += picture.darkness[row * picture.width + column] ?? 0
      if (sum >= 128 * (bottom - top) * (right - left)) blacken(bitmap, x, y, 1, 1)
    }
  }
  return bitmap
}

/** Fonts and encoders for `layoutLabel` and the printers' languages. Make one and keep it: it remembers widths and drawn lines, a bounded number of them. */
export function createLabelTools(): LabelTools {
  const fonts = createLabelFonts()
  return { measureText: fonts.measure, findUncovered: fonts.findUncovered, drawText: fonts.draw, encodeMatrix, decodeImage }
}
