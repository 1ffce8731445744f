import type { CanvasElement, Content } from 'pdfmake/interfaces'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import { isBlack } from '#shared/domain/labels/bitmap.ts'
import { placeOnSheets, type LabelSheet, type SheetFault, type SheetPlace } from '#shared/domain/labels/label-sheet.ts'
import type { LabelTools, LaidOutLabel, Mark, TextMark } from '#shared/domain/labels/laid-out-label.ts'
import { barsOf, inkOf, sidesOf } from '#shared/domain/labels/rasterize-label.ts'
import { renderPdf } from '../pdf.ts'
import { bitmapPng } from './label-png.ts'

/** Lay labels out at this resolution for a PDF: fine enough that rounding to dots is not seen. 24 dots a millimetre are 600 dpi. */
export const pdfDotsPerMm = 24

/** What a PDF of labels is made of. All labels have one size. `sheet` null: each label on a page of its own size. `madeAt` stands in the metadata. */
export type LabelPdfContent = {
  readonly title: string
  readonly madeAt: Date
  readonly labels: readonly LaidOutLabel[]
  readonly sheet: { readonly layout: LabelSheet; readonly startAt: number } | null
  readonly tools: Pick<LabelTools, 'drawText'>
}

const pointsPerMm = 72 / 25.4

/** Characters of the embedded Roboto that are sure to be there: Latin, Greek, Cyrillic and common signs. Other lines go as pictures. */
const inRoboto = /^[ -~\u00a0-\u00ac\u00ae-\u017f\u0386-\u03ce\u0400-\u045f‘’“”‚„–—•…‹›€™]*$/

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The dark runs of a picture, row by row, as rectangles. */
function runsOf(mark: Extract<Mark, { kind: 'matrix' | 'bitmap' }>): readonly Rect[] {
  const [bitmap, scale] = mark.kind === 'matrix' ? [mark.matrix, mark.moduleDots] : [mark.bitmap, 1]
  const rects: Rect[] = []
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (!isBlack(bitmap, x, y)) continue
      const from = x
      while (isBlack(bitmap, x + 1, y)) x += 1
      rects.push({ x: mark.x + from * scale, y: mark.y + y * scale, width: (x + 1 - from) * scale, height: scale })
    }
  }
  return rects
}

function rectsOf(mark: Mark): readonly Rect[] {
  switch (mark.kind) {
    case 'rect': return [mark]
    case 'frame': return sidesOf(mark)
    case 'bars': return barsOf(mark.runs).map(({ x, width }) => ({ x: mark.x + x, y: mark.y, width, height: mark.height }))
    case 'matrix': return runsOf(mark)
    default: return []
  }
}

/** Text as text where the embedded font has it, else its ink as a picture in the same place. */
function textContent(mark: TextMark, left: number, top: number, pointsPerDot: number, tools: Pick<LabelTools, 'drawText'>): Content {
  if (inRoboto.test(mark.text)) {
    return { columns: [{ text: mark.text, fontSize: mark.sizeDots * pointsPerDot, bold: mark.bold, color: '#000000', noWrap: true, preserveLeadingSpaces: true, width: mark.inkWidth * pointsPerDot + 2 }], absolutePosition: { x: left + mark.inkX * pointsPerDot, y: top + mark.y * pointsPerDot } }
  }
  const { x, y, bitmap } = inkOf(mark, tools)
  return pictureContent(bitmapPng(bitmap), bitmap.width * pointsPerDot, bitmap.height * pointsPerDot, left + x * pointsPerDot, top + y * pointsPerDot)
}

const pictureContent = (png: Buffer, width: number, height: number, x: number, y: number): Content => ({ image: `data:image/png;base64,${png.toString('base64')}`, width, height, absolutePosition: { x, y } })

/** A label with its top left corner at `xMm`, `yMm` of the page. */
function labelContent(label: LaidOutLabel, { xMm, yMm }: SheetPlace, tools: Pick<LabelTools, 'drawText'>): readonly Content[] {
  const pointsPerDot = pointsPerMm / label.dotsPerMm
  const [left, top] = [xMm * pointsPerMm, yMm * pointsPerMm]
  const shapes: CanvasElement[] = label.marks.flatMap(rectsOf).map(({ x, y, width, height }) => ({ type: 'rect', x: x * pointsPerDot, y: y * pointsPerDot, w: width * pointsPerDot, h: height * pointsPerDot, color: '#000000' }))
  return [
    ...label.marks.flatMap((mark) => (mark.kind === 'bitmap' ? [pictureContent(bitmapPng(mark.bitmap), mark.bitmap.width * pointsPerDot, mark.bitmap.height * pointsPerDot, left + mark.x * pointsPerDot, top + mark.y * pointsPerDot)] : [])),
    ...(shapes.length > 0 ? [{ canvas: shapes, absolutePosition: { x: left, y: top } }] : []),
    ...label.marks.flatMap((mark) => (mark.kind === 'text' ? [textContent(mark, left, top, pointsPerDot, tools)] : []))
  ]
}

/** Labels for an office printer: one a page, or on sheets. Bars are drawn, not pictures, so they are as sharp as the printer. Print it at its real size, without "fit to page". */
export async function renderLabelPdf({ title, madeAt, labels, sheet, tools }: LabelPdfContent): Promise<Result<Uint8Array, SheetFault | { readonly code: 'no-labels' }>> {
  const [first] = labels
  if (first === undefined) return fail({ code: 'no-labels' })
  const size = { widthMm: first.widthDots / first.dotsPerMm, heightMm: first.heightDots / first.dotsPerMm }
  const places = sheet === null ? ok(labels.map((_, page): SheetPlace => ({ page, xMm: 0, yMm: 0 }))) : placeOnSheets(labels.length, size, sheet.layout, sheet.startAt)
  if (!places.ok) return places
  const page = sheet === null ? size : { widthMm: sheet.layout.pageWidthMm, heightMm: sheet.layout.pageHeightMm }
  const content = labels.flatMap((label, index): readonly Content[] => {
    const place = places.value[index] ?? { page: 0, xMm: 0, yMm: 0 }
    const isNewPage = index > 0 && place.page !== places.value[index - 1]?.page
    return [...(isNewPage ? [{ text: '', pageBreak: 'before' as const }] : []), ...labelContent(label, place, tools)]
  })
  return ok(await renderPdf({ title, madeAt, pageSize: { width: page.widthMm * pointsPerMm, height: page.heightMm * pointsPerMm }, pageMargins: 0, content }))
}
