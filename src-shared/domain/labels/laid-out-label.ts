import type { Bitmap } from './bitmap.ts'
import type { SymbolData } from './filled-label.ts'
import type { TextAlign } from './template.ts'

/** A square or rectangular symbol in modules without quiet zone; one bit a module. */
export type Matrix = Bitmap

/**
 * One line of text. `x`, `y`: top left corner of its box in dots, `width` the box; `inkX` and `inkWidth`: where its letters begin and how wide they are with the measured font.
 * `sizeDots` is the size of the font, `heightDots` the height of the line, `baseline` dots below `y`. `element` is its place in the template.
 */
export type TextMark = {
  readonly kind: 'text'
  readonly element: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly inkX: number
  readonly inkWidth: number
  readonly sizeDots: number
  readonly heightDots: number
  readonly baseline: number
  readonly bold: boolean
  readonly align: TextAlign
}

/**
 * A linear symbol. `runs` are the widths of bars and spaces in dots, beginning and ending with a bar; `x` is its first bar, the quiet zones are outside. `moduleDots` is the narrowest
 * bar; `codewords` are the values of a Code 128 from the start character to the last before the check character, empty for others.
 */
export type BarsMark = {
  readonly kind: 'bars'
  readonly element: number
  readonly symbol: SymbolData
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly moduleDots: number
  readonly runs: readonly number[]
  readonly codewords: readonly number[]
}

/** A symbol of modules; `x`, `y` its first module, the quiet zone is outside. */
export type MatrixMark = { readonly kind: 'matrix'; readonly element: number; readonly symbol: SymbolData; readonly x: number; readonly y: number; readonly moduleDots: number; readonly matrix: Matrix }

/** A black rectangle. */
export type RectMark = { readonly kind: 'rect'; readonly element: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A frame, `thickness` dots inwards. */
export type FrameMark = { readonly kind: 'frame'; readonly element: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly thickness: number }

/** A picture in dots. */
export type BitmapMark = { readonly kind: 'bitmap'; readonly element: number; readonly x: number; readonly y: number; readonly bitmap: Bitmap }

export type Mark = TextMark | BarsMark | MatrixMark | RectMark | FrameMark | BitmapMark

/** A label in dots, whole numbers from its top left corner; everything on it lies inside it. All printers and pictures are made from this. */
export type LaidOutLabel = { readonly widthDots: number; readonly heightDots: number; readonly dotsPerMm: number; readonly marks: readonly Mark[] }

/** The ink of a line of text: its top left corner is `left`, `top` dots from where the line begins and its top (either may be below 0: an Arabic sweep, an accent). Blank text has no width. */
export type DrawnText = { readonly left: number; readonly top: number; readonly bitmap: Bitmap }

/** What laying out needs from fonts and encoders, which the pure part has not; src-main/documents/labels/label-tools.ts has them. */
export type LabelTools = {
  /** Width of a line of text in dots, rounded up. */
  readonly measureText: (text: string, sizeDots: number, bold: boolean) => number
  /** The first character that no font here has, or null. */
  readonly findUncovered: (text: string) => string | null
  /** A line of text as dots, cut to its ink. */
  readonly drawText: (text: string, sizeDots: number, bold: boolean) => DrawnText
  /** The modules of a QR code (error correction M) or GS1 DataMatrix; null where the data is more than a symbol takes. */
  readonly encodeMatrix: (symbol: SymbolData) => Matrix | null
  /** A PNG in base64 as dots, at most as large as the box, proportions kept; a sentence where it cannot be read. */
  readonly decodeImage: (png: string, width: number, height: number) => Bitmap | string
}

/** Height of a line and the place of its baseline for a font size, in whole dots: Roboto's ascent 0.93 and descent 0.24 of the size. */
export const lineOf = (sizeDots: number): { readonly heightDots: number; readonly baseline: number } => ({ heightDots: Math.ceil(sizeDots * 1.18), baseline: Math.round(sizeDots * 0.93) })
