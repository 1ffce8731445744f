import type { LaidOutLabel, Mark } from '#shared/domain/labels/laid-out-label.ts'
import { barsOf, inkOf, matrixBitmap, sidesOf } from '#shared/domain/labels/rasterize-label.ts'
import type { Bitmap } from '#shared/domain/labels/bitmap.ts'
import type { PrintOptions } from './print-options.ts'

/** A rectangle to blacken. */
export type DrawnRect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A label taken apart into what every label printer can draw. */
export type DrawnLabel = { readonly pictures: readonly { readonly x: number; readonly y: number; readonly bitmap: Bitmap }[]; readonly rects: readonly DrawnRect[] }

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

/**
 * Pictures and black rectangles of a label, pictures first, for they may wipe out what lies under them. Bars are rectangles of their own: a printer's own encoder chooses its code
 * sets itself and so its width, and drawn bars are as wide as laid out on every model.
 */
export const drawLabel = (label: LaidOutLabel, options: PrintOptions): DrawnLabel => ({ pictures: label.marks.flatMap((mark) => picturesOf(mark, options)), rects: label.marks.flatMap(rectsOf) })
