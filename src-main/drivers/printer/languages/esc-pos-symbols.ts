import { blacken, emptyBitmap, type Bitmap } from '#shared/domain/labels/bitmap.ts'
import { code128 } from '#shared/domain/labels/code128.ts'
import type { BarsMark, MatrixMark } from '#shared/domain/labels/laid-out-label.ts'
import { barsOf, matrixBitmap } from '#shared/domain/labels/rasterize-label.ts'
import { holdsCommand, rasterBytes } from './esc-pos-raster.ts'

/** Numbers of the symbologies in GS k (function B, data counted). */
const kinds = { upca: 65, ean13: 67, ean8: 68, itf14: 70, code128: 73, 'gs1-128': 73 } as const

/**
 * The values of a Code 128 as GS k takes them: `{B` and `{C` set and switch, `{1` is FNC1, `{{` a bracket; in set C a byte is a pair of digits. The builder of node-thermal-printer
 * knows set B alone, which makes a GS1-128 half as long again, and does not double brackets.
 */
function code128Data(codewords: readonly number[]): Buffer {
  let inC = codewords[0] === code128.startC
  const bytes = [...(inC ? '{C' : '{B')].map((character) => character.charCodeAt(0))
  for (const value of codewords.slice(1)) {
    if (value === code128.fnc1) bytes.push(0x7b, 0x31)
    else if (inC ? value === code128.codeB : value === code128.codeC) {
      inC = !inC
      bytes.push(0x7b, inC ? 0x43 : 0x42)
    } else if (inC) bytes.push(value)
    else bytes.push(...(value + 32 === 0x7b ? [0x7b, 0x7b] : [value + 32]))
  }
  return Buffer.from(bytes)
}

/** The bars as a picture, for a symbol that the printer cannot draw itself. */
function barsBitmap({ runs, width, height }: BarsMark): Bitmap {
  const bitmap = emptyBitmap(width, height)
  for (const bar of barsOf(runs)) blacken(bitmap, bar.x, 0, bar.width, height)
  return bitmap
}

/**
 * A linear symbol with the printer's own command, without its own text; as a picture where the bars are outside the 2 to 6 dots it draws, or the data holds a pair of bytes that
 * would be obeyed at once.
 */
export function barsBytes(mark: BarsMark): Buffer {
  const { symbology, text } = mark.symbol
  const kind = Object.hasOwn(kinds, symbology) ? kinds[symbology as keyof typeof kinds] : undefined
  const data = mark.codewords.length > 0 ? code128Data(mark.codewords) : Buffer.from(text, 'latin1')
  if (kind === undefined || mark.moduleDots < 2 || mark.moduleDots > 6 || data.length > 255 || holdsCommand(data)) return rasterBytes(barsBitmap(mark))
  return Buffer.concat([Buffer.from([0x1d, 0x48, 0, 0x1d, 0x68, Math.min(255, mark.height), 0x1d, 0x77, mark.moduleDots, 0x1d, 0x6b, kind, data.length]), data])
}

/** One function of GS ( k, its length counted. */
function symbolFunction(bytes: readonly number[], data: Buffer = Buffer.alloc(0)): Buffer {
  const length = bytes.length + data.length
  return Buffer.concat([Buffer.from([0x1d, 0x28, 0x6b, length & 0xff, length >> 8, ...bytes]), data])
}

/** A QR code with the printer's own command (model 2, error correction M); a DataMatrix as a picture, because few printers have it and none says so. */
export function matrixBytes(mark: MatrixMark): Buffer {
  if (mark.symbol.symbology === 'gs1-datamatrix' || mark.moduleDots > 16) return rasterBytes(matrixBitmap(mark))
  return Buffer.concat([
    symbolFunction([0x31, 0x41, 0x32, 0x00]), symbolFunction([0x31, 0x43, mark.moduleDots]), symbolFunction([0x31, 0x45, 0x31]),
    symbolFunction([0x31, 0x50, 0x30], Buffer.from(mark.symbol.text, 'utf8')), symbolFunction([0x31, 0x51, 0x30])
  ])
}
