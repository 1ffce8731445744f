import { blacken, emptyBitmap } from '#shared/domain/labels/bitmap.ts'
import { code128 } from '#shared/domain/labels/code128.ts'
import { wideDots } from '#shared/domain/labels/layout-barcode.ts'
import type { BarsMark, LaidOutLabel, Mark, TextMark } from '#shared/domain/labels/laid-out-label.ts'
import { barsOf, inkOf, matrixBitmap } from '#shared/domain/labels/rasterize-label.ts'
import { checkedCopies, type PrintOptions } from './print-options.ts'
import { font0Width } from './zpl-font-width.ts'
import { graphicField } from './zpl-graphic.ts'

/** What ^A0 has on every printer: Windows-1252 without the soft hyphen. */
const inFont0 = /^[ -~\u00a0-\u00ac\u00ae-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/

/**
 * Any text as field data behind ^FH: what is not a letter, a digit or harmless punctuation goes as the hexadecimal of its UTF-8 bytes, so no text can begin a command.
 */
export const fieldData = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9 .,:;>=()*+/-]/.test(character) ? character : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')

const at = (x: number, y: number): string => `^FO${x},${y}`
const box = (x: number, y: number, width: number, height: number): string => `${at(x, y)}^GB${width},${height},${Math.min(width, height)}^FS`

/** ^A0 has capitals of 0.75 of its height where Roboto has 0.71 of its size: capitals of the same height. */
const fontHeight = (sizeDots: number): number => Math.max(1, Math.round(sizeDots * 0.95))

/**
 * Where the printer's own font can set the line: it has every character and the line fits its box, which was measured with another font. Not where spaces follow each other, which
 * previews join, nor a backslash in a centred or right-aligned block, which would be a command of ^FB.
 */
const usesFont = ({ text, align, width, sizeDots }: TextMark, options: PrintOptions): boolean =>
  options.text !== 'bitmap' && inFont0.test(text) && font0Width(text, fontHeight(sizeDots)) <= width && !/^ | {2}/.test(text) && (align === 'left' || !text.includes('\\'))

function textField(mark: TextMark, options: PrintOptions): string {
  if (!usesFont(mark, options)) {
    const { x, y, bitmap } = inkOf(mark, options.tools)
    return bitmap.width === 0 ? '' : `${at(Math.max(0, x), Math.max(0, y))}${graphicField(bitmap)}^FS`
  }
  const height = fontHeight(mark.sizeDots)
  const top = Math.max(0, mark.y + mark.baseline - Math.round(height * 0.75))
  const block = mark.align === 'left' ? '' : `^FB${mark.width},1,0,${mark.align === 'right' ? 'R' : 'C'}`
  return `${at(mark.x, top)}^A0N,${height},${height}${block}^FH^FD${fieldData(mark.text)}^FS`
}

/** The values of a Code 128 as ^BC data in mode N: `>;` and `>:` start, `>6` switches to set B, `>8` is FNC1 (ZPL II guide, Code 128 invocation codes). */
function code128Data([start, ...values]: readonly number[]): string {
  let inC = start === code128.startC
  return values.reduce((data, value) => {
    if (value === code128.fnc1) return `${data}>8`
    if (!inC) return data + fieldData(String.fromCharCode(value + 32))
    inC = value !== code128.codeB
    return data + (inC ? String(value).padStart(2, '0') : '>6')
  }, inC ? '>;' : '>:')
}

/**
 * Code 128 and ITF by the printer's own commands, which draw exactly the widths laid out, but for three things that are drawn: EAN and UPC, for firmware differs in how far it lets
 * their guard bars stand out and previews lack ^B8 and ^BU; a Code 128 with `>` in it, which ^BC would take for a command; and one that goes from set B to C, or to B for its
 * last character alone, which the preview draws wrongly. As a picture such bars are a line and a colon for each further one.
 */
function barsField(mark: BarsMark): string {
  const { symbol: { symbology, text }, x, y, width, height, moduleDots, runs, codewords } = mark
  if (codewords.length > 0 && !text.includes('>') && !codewords.includes(code128.codeC) && codewords.at(-2) !== code128.codeB) return `${at(x, y)}^BY${moduleDots}^BCN,${height},N,N,N,N^FH^FD${code128Data(codewords)}^FS`
  if (symbology === 'itf14') return `${at(x, y)}^BY${moduleDots},${(wideDots(moduleDots) / moduleDots).toFixed(1)}^B2N,${height},N,N,N^FD${text}^FS`
  const bitmap = emptyBitmap(width, height)
  for (const bar of barsOf(runs)) blacken(bitmap, bar.x, 0, bar.width, height)
  return `${at(x, y)}${graphicField(bitmap)}^FS`
}

function field(mark: Mark, options: PrintOptions): string {
  switch (mark.kind) {
    case 'text': return textField(mark, options)
    case 'rect': return box(mark.x, mark.y, mark.width, mark.height)
    case 'frame': return `${at(mark.x, mark.y)}^GB${mark.width},${mark.height},${mark.thickness}^FS`
    case 'bars': return barsField(mark)
    // As a picture: ^BQ has no FNC1 and stands ten dots too low on some firmware, and ^BX may choose another size than the one laid out.
    case 'matrix': return `${at(mark.x, mark.y)}${graphicField(matrixBitmap(mark))}^FS`
    case 'bitmap': return `${at(mark.x, mark.y)}${graphicField(mark.bitmap)}^FS`
  }
}

/**
 * A label in ZPL II. Text is UTF-8 (^CI28) in ^A0 where that has every character, else drawn as a picture. Every byte of the data that could mean something to the printer is
 * escaped. Width, length, home and orientation are set, because a printer keeps them from the job before.
 */
export function renderZpl(label: LaidOutLabel, options: PrintOptions): Buffer {
  const fields = label.marks.map((mark) => field(mark, options)).filter((text) => text !== '')
  return Buffer.from(['^XA^CI28', `^PW${label.widthDots}^LL${label.heightDots}^LH0,0^FWN`, ...fields, `^PQ${checkedCopies(options.copies)},0,1,Y^XZ`, ''].join('\n'), 'latin1')
}
