import { emptyBitmap, stamp } from '#shared/domain/labels/bitmap.ts'
import type { LaidOutLabel, Mark } from '#shared/domain/labels/laid-out-label.ts'
import { barsOf, inkOf, matrixBitmap, sidesOf } from '#shared/domain/labels/rasterize-label.ts'
import type { Piece } from './clean-pieces.ts'
import type { PrintOptions } from './print-options.ts'

/** A rectangle to blacken. */
export type DrawnRect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A label taken apart into what every label printer can draw. */
export type DrawnLabel = { readonly pictures: readonly Piece[]; readonly rects: readonly DrawnRect[] }

function picturesOf(mark: Mark, options: PrintOptions): DrawnLabel['pictures'] {
  if (mark.kind === 'text') return [inkOf(mark, options.tools)]
  if (mark.kind === 'matrix') return [{ x: mark.x, y: mark.y, bitmap: matrixBitmap(mark) }]
  return mark.kind === 'bitmap' ? [mark] : []
}

function rectsOf(mark: Mark): readonly DrawnRect[] {
  if (mark.kind === 'rect') return [mark]
  if (mark.kind === 'frame') return sidesOf(mark)
  return mark.kind === 'bars' ? barsOf(mark.runs).map((bar) => ({ x: mark.x + bar.x, y: mark.y, width: bar.width, height: mark.height })) : []
}

/** The part of a picture that lies on the label. */
function clip({ x, y, bitmap }: Piece, label: LaidOutLabel): Piece | undefined {
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  const width = Math.min(label.widthDots, x + bitmap.width) - left
  const height = Math.min(label.heightDots, y + bitmap.height) - top
  if (width <= 0 || height <= 0) return undefined
  if (width === bitmap.width && height === bitmap.height) return { x, y, bitmap }
  const part = emptyBitmap(width, height)
  stamp(part, bitmap, x - left, y - top)
  return { x: left, y: top, bitmap: part }
}

/** How far a picture reaches to the right as it is sent, in whole bytes. */
const rightOf = ({ x, bitmap }: Piece): number => x + bitmap.rowBytes * 8
const overlap = (one: Piece, other: Piece): boolean => one.x < rightOf(other) && other.x < rightOf(one) && one.y < other.y + other.bitmap.height && other.y < one.y + one.bitmap.height

function join(one: Piece, other: Piece): Piece {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  const right = Math.max(one.x + one.bitmap.width, other.x + other.bitmap.width)
  const bottom = Math.max(one.y + one.bitmap.height, other.y + other.bitmap.height)
  const bitmap = emptyBitmap(right - x, bottom - y)
  for (const piece of [one, other]) stamp(bitmap, piece.bitmap, piece.x - x, piece.y - y)
  return { x, y, bitmap }
}

/** Pictures whose boxes overlap made into one, so that no picture wipes out another. */
function joinOverlapping(pictures: readonly Piece[]): readonly Piece[] {
  const apart: Piece[] = []
  for (const picture of pictures) {
    let grown = picture
    for (let index = apart.findIndex((other) => overlap(other, grown)); index >= 0; index = apart.findIndex((other) => overlap(other, grown))) {
      const [other] = apart.splice(index, 1)
      if (other !== undefined) grown = join(other, grown)
    }
    apart.push(grown)
  }
  return apart
}

/**
 * Pictures and black rectangles of a label, pictures first, for they wipe out what lies under them. Bars are rectangles of their own: a printer's own encoder chooses its code
 * sets itself and so its width, and drawn bars are as wide as laid out on every model.
 */
export function drawLabel(label: LaidOutLabel, options: PrintOptions): DrawnLabel {
  const pictures = label.marks.flatMap((mark) => picturesOf(mark, options)).flatMap((picture) => clip(picture, label) ?? [])
  return { pictures: joinOverlapping(pictures), rects: label.marks.flatMap(rectsOf) }
}
