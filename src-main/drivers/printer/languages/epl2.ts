import type { LaidOutLabel, Mark } from '#shared/domain/labels/laid-out-label.ts'
import { cleanPieces, invertedBytes, type Piece } from './clean-pieces.ts'
import { drawLabel } from './drawn-label.ts'
import { findFixedLine, type FixedFont } from './fixed-fonts.ts'
import { checkedCopies, type PrintOptions } from './print-options.ts'

/** Fonts 1 to 4 at 203 dpi and at 300 dpi (EPL2 manual, A command). Font 5 has capitals only. */
const fonts203: readonly FixedFont[] = [{ name: '1', width: 8, height: 12 }, { name: '2', width: 10, height: 16 }, { name: '3', width: 12, height: 20 }, { name: '4', width: 14, height: 24 }]
const fonts300: readonly FixedFont[] = [{ name: '1', width: 12, height: 20 }, { name: '2', width: 16, height: 28 }, { name: '3', width: 20, height: 36 }, { name: '4', width: 24, height: 44 }]

const line = (text: string): Buffer => Buffer.from(`${text}\n`, 'latin1')

/** `^@` resets the printer and `^e` asks how it stands, at once and wherever they stand. */
const findForbidden = (bitmap: Piece['bitmap']): number => {
  const bytes = invertedBytes(bitmap)
  const found = [bytes.indexOf('^@', 0, 'latin1'), bytes.indexOf('^e', 0, 'latin1')].filter((index) => index >= 0)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** GW: a bit of 0 is black; the bytes are counted. */
const picture = ({ x, y, bitmap }: Piece): Buffer => Buffer.concat([Buffer.from(`GW${x},${y},${bitmap.rowBytes},${bitmap.height},`, 'latin1'), invertedBytes(bitmap), Buffer.from('\n', 'latin1')])

/** A line of text in a font of the printer, with `\` before quotes and backslashes; undefined for one that is to be drawn, such as one with a command that acts at once. */
function fontLine(mark: Mark, label: LaidOutLabel, options: PrintOptions): Buffer | undefined {
  if (mark.kind !== 'text' || options.text !== 'fonts' || mark.text.includes('^')) return undefined
  const fixed = findFixedLine(mark, label, label.dotsPerMm >= 11 ? fonts300 : fonts203, 6)
  return fixed === undefined ? undefined : line(`A${fixed.x},${fixed.y},0,${fixed.font.name},${fixed.times},${fixed.times},N,"${mark.text.replace(/["\\]/g, '\\$&')}"`)
}

/**
 * A label in EPL2 (old desktop printers such as the TLP 2844). All text is drawn, so that paper and preview are the same to the dot, unless `text` is `fonts`. Length and gap of
 * the labels are left as the printer is set.
 */
export function renderEpl2(label: LaidOutLabel, options: PrintOptions): Buffer {
  const set = new Map(label.marks.map((mark) => [mark, fontLine(mark, label, options)]))
  const { pictures, rects } = drawLabel({ ...label, marks: label.marks.filter((mark) => set.get(mark) === undefined) }, options)
  return Buffer.concat([
    line(''),
    line('N'),
    line(`q${label.widthDots}`),
    ...pictures.flatMap((piece) => cleanPieces(piece, findForbidden)).map(picture),
    ...rects.map(({ x, y, width, height }) => line(`LO${x},${y},${width},${height}`)),
    ...[...set.values()].filter((bytes) => bytes !== undefined),
    line(`P${checkedCopies(options.copies)}`)
  ])
}
