import { blacken, emptyBitmap, stamp, type Bitmap } from './bitmap.ts'
import type { DrawnText, LabelTools, LaidOutLabel, MatrixMark, TextMark } from './laid-out-label.ts'

/** A symbol of modules as dots. */
export function matrixBitmap({ matrix, moduleDots }: MatrixMark): Bitmap {
  const bitmap = emptyBitmap(matrix.width * moduleDots, matrix.height * moduleDots)
  for (let row = 0; row < matrix.height; row += 1) {
    for (let column = 0; column < matrix.width; column += 1) {
      if (((matrix.bytes[row * matrix.rowBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0) blacken(bitmap, column * moduleDots, row * moduleDots, moduleDots, moduleDots)
    }
  }
  return bitmap
}

/** The bars of a linear symbol as rectangles: places from its left edge and widths, in dots. */
export function barsOf(runs: readonly number[]): readonly { readonly x: number; readonly width: number }[] {
  let at = 0
  return runs.flatMap((width, index) => {
    const x = at
    at += width
    return index % 2 === 0 ? [{ x, width }] : []
  })
}

/** The ink of a line of text with its place on the label. */
export function inkOf({ text, sizeDots, bold, inkX, y }: TextMark, tools: Pick<LabelTools, 'drawText'>): { readonly x: number; readonly y: number; readonly bitmap: Bitmap } {
  const drawn: DrawnText = tools.drawText(text, sizeDots, bold)
  return { x: inkX + drawn.left, y: y + drawn.top, bitmap: drawn.bitmap }
}

/** The four sides of a frame as rectangles. */
export function sidesOf({ x, y, width, height, thickness }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly thickness: number }): readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] {
  const inner = height - 2 * thickness
  return [{ x, y, width, height: thickness }, { x, y: y + height - thickness, width, height: thickness }, { x, y: y + thickness, width: thickness, height: inner }, { x: x + width - thickness, y: y + thickness, width: thickness, height: inner }]
}

/** A label as the dots a printer burns. */
export function rasterizeLabel(label: LaidOutLabel, tools: Pick<LabelTools, 'drawText'>): Bitmap {
  const page = emptyBitmap(label.widthDots, label.heightDots)
  for (const mark of label.marks) {
    switch (mark.kind) {
      case 'rect': blacken(page, mark.x, mark.y, mark.width, mark.height); break
      case 'frame': for (const side of sidesOf(mark)) blacken(page, side.x, side.y, side.width, side.height); break
      case 'bars': for (const bar of barsOf(mark.runs)) blacken(page, mark.x + bar.x, mark.y, bar.width, mark.height); break
      case 'matrix': stamp(page, matrixBitmap(mark), mark.x, mark.y); break
      case 'bitmap': stamp(page, mark.bitmap, mark.x, mark.y); break
      case 'text': {
        const ink = inkOf(mark, tools)
        stamp(page, ink.bitmap, ink.x, ink.y)
      }
    }
  }
  return page
}
