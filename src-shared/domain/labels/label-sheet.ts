import { fail, ok, type Result } from '#shared/result.ts'

/** A sheet of labels for an office printer, in millimetres: `rows` x `columns` labels of one size, the first at the margins, with gaps between. */
export type LabelSheet = {
  readonly pageWidthMm: number
  readonly pageHeightMm: number
  readonly columns: number
  readonly rows: number
  readonly labelWidthMm: number
  readonly labelHeightMm: number
  readonly marginLeftMm: number
  readonly marginTopMm: number
  readonly gapAcrossMm: number
  readonly gapDownMm: number
}

/** Sheets sold everywhere, by labels a sheet and their size. */
export const commonSheets = {
  'a4-24-70x37': { pageWidthMm: 210, pageHeightMm: 297, columns: 3, rows: 8, labelWidthMm: 70, labelHeightMm: 37, marginLeftMm: 0, marginTopMm: 0.5, gapAcrossMm: 0, gapDownMm: 0 },
  'a4-21-63.5x38.1': { pageWidthMm: 210, pageHeightMm: 297, columns: 3, rows: 7, labelWidthMm: 63.5, labelHeightMm: 38.1, marginLeftMm: 7.2, marginTopMm: 15.1, gapAcrossMm: 2.5, gapDownMm: 0 },
  'a4-8-99.1x67.7': { pageWidthMm: 210, pageHeightMm: 297, columns: 2, rows: 4, labelWidthMm: 99.1, labelHeightMm: 67.7, marginLeftMm: 4.65, marginTopMm: 13.1, gapAcrossMm: 2.5, gapDownMm: 0 },
  'a4-4-105x148': { pageWidthMm: 210, pageHeightMm: 297, columns: 2, rows: 2, labelWidthMm: 105, labelHeightMm: 148, marginLeftMm: 0, marginTopMm: 0.5, gapAcrossMm: 0, gapDownMm: 0 }
} as const satisfies Readonly<Record<string, LabelSheet>>

/** Where a label lies: 0-based page and its top left corner on it in millimetres. */
export type SheetPlace = { readonly page: number; readonly xMm: number; readonly yMm: number }

/** Why labels cannot be put on a sheet: its labels do not fit its page, the label is larger than its place, or it is to begin at a place that the sheet has not. */
export type SheetFault =
  | { readonly code: 'off-page' | 'bad-sheet' }
  | { readonly code: 'label-too-large'; readonly widthMm: number; readonly heightMm: number }
  | { readonly code: 'no-such-place'; readonly places: number }

/** A tenth of a millimetre is forgiven: sheets are given in rounded numbers. */
const slackMm = 0.1

/**
 * Places of `count` labels on sheets, row by row, the first at the 0-based place `startAt` of the first sheet (places used before are left out). Each label lies in the middle
 * of its place.
 */
export function placeOnSheets(count: number, label: { readonly widthMm: number; readonly heightMm: number }, sheet: LabelSheet, startAt: number): Result<readonly SheetPlace[], SheetFault> {
  const { columns, rows, labelWidthMm, labelHeightMm, marginLeftMm, marginTopMm, gapAcrossMm, gapDownMm } = sheet
  const whole = Number.isInteger(columns) && Number.isInteger(rows) && columns >= 1 && rows >= 1 && columns * rows <= 500
  if (!whole || Math.min(labelWidthMm, labelHeightMm) <= 0 || Math.min(marginLeftMm, marginTopMm, gapAcrossMm, gapDownMm) < 0) return fail({ code: 'bad-sheet' })
  const width = marginLeftMm + columns * labelWidthMm + (columns - 1) * gapAcrossMm
  const height = marginTopMm + rows * labelHeightMm + (rows - 1) * gapDownMm
  if (width > sheet.pageWidthMm + slackMm || height > sheet.pageHeightMm + slackMm) return fail({ code: 'off-page' })
  if (label.widthMm > labelWidthMm + slackMm || label.heightMm > labelHeightMm + slackMm) return fail({ code: 'label-too-large', ...label })
  const places = columns * rows
  if (!Number.isInteger(startAt) || startAt < 0 || startAt >= places) return fail({ code: 'no-such-place', places })
  return ok(Array.from({ length: count }, (_, index) => {
    const place = startAt + index
    const column = place % columns
    const row = Math.floor((place % places) / columns)
    return {
      page: Math.floor(place / places),
      xMm: marginLeftMm + column * (labelWidthMm + gapAcrossMm) + (labelWidthMm - label.widthMm) / 2,
      yMm: marginTopMm + row * (labelHeightMm + gapDownMm) + (labelHeightMm - label.heightMm) / 2
    }
  }))
}
