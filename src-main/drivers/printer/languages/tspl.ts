import type { LaidOutLabel, Mark } from '#shared/domain/labels/laid-out-label.ts'
import { cleanPieces, invertedBytes, type Piece } from './clean-pieces.ts'
import { drawLabel } from './drawn-label.ts'
import { findFixedLine, type FixedFont } from './fixed-fonts.ts'
import { checkedCopies, type PrintOptions } from './print-options.ts'

/** Fonts 1 to 5 of every TSPL printer (TSPL/TSPL2 manual, TEXT). */
const fonts: readonly FixedFont[] = [{ name: '1', width: 8, height: 12 }, { name: '2', width: 12, height: 20 }, { name: '3', width: 16, height: 24 }, { name: '4', width: 24, height: 32 }, { name: '5', width: 32, height: 48 }]

const line = (text: string): Buffer => Buffer.from(`${text}\r\n`, 'latin1')

/** `ESC !` begins a command that acts at once (reset, status), and `~!` asks for the printer's name, wherever they stand. */
const findForbidden = (bitmap: Piece['bitmap']): number => {
  const bytes = invertedBytes(bitmap)
  const found = [bytes.indexOf('\u001b!', 0, 'latin1'), bytes.indexOf('~!', 0, 'latin1')].filter((index) => index >= 0)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** BITMAP: a bit of 0 is black; the bytes are counted, so nothing in them can be taken for a command line. */
const picture = ({ x, y, bitmap }: Piece): Buffer => Buffer.concat([Buffer.from(`BITMAP ${x},${y},${bitmap.rowBytes},${bitmap.height},0,`, 'latin1'), invertedBytes(bitmap), Buffer.from('\r\n', 'latin1')])

/** A line of text in a font of the printer, with quotes as `\["]`; undefined for one that is to be drawn, such as one with a backslash or `~!`. */
function fontLine(mark: Mark, label: LaidOutLabel, options: PrintOptions): Buffer | undefined {
  if (mark.kind !== 'text' || options.text !== 'fonts' || /\\|~!/.test(mark.text)) return undefined
  const fixed = findFixedLine(mark, label, fonts, 10)
  return fixed === undefined ? undefined : line(`TEXT ${fixed.x},${fixed.y},"${fixed.font.name}",0,${fixed.times},${fixed.times},"${mark.text.replaceAll('"', '\\["]')}"`)
}

const mm = (dots: number, dotsPerMm: number): string => String(Math.round((dots / dotsPerMm) * 100) / 100)

/**
 * A label in TSPL (TSC, Gprinter and others). All text is drawn, so that paper and preview are the same to the dot, unless `text` is `fonts`. The gap between labels is left as the
 * printer is set.
 */
export function renderTspl(label: LaidOutLabel, options: PrintOptions): Buffer {
  const set = new Map(label.marks.map((mark) => [mark, fontLine(mark, label, options)]))
  const { pictures, rects } = drawLabel({ ...label, marks: label.marks.filter((mark) => set.get(mark) === undefined) }, options)
  return Buffer.concat([
    line(''),
    line(`SIZE ${mm(label.widthDots, label.dotsPerMm)} mm,${mm(label.heightDots, label.dotsPerMm)} mm`),
    line('REFERENCE 0,0'),
    line('CLS'),
    ...pictures.flatMap((piece) => cleanPieces(piece, findForbidden)).map(picture),
    ...rects.map(({ x, y, width, height }) => line(`BAR ${x},${y},${width},${height}`)),
    ...[...set.values()].filter((bytes) => bytes !== undefined),
    line(`PRINT 1,${checkedCopies(options.copies)}`)
  ])
}
