import type { InvalidRule } from '../barcode/types.ts'

/** A width and a height in millimetres. */
export type SizeMm = { readonly widthMm: number; readonly heightMm: number }

/**
 * Why a label cannot be printed as asked, found before anything is sent. `element` is the 0-based place in the template. `missing-field`: a field it needs is empty.
 * `bad-data`: the data is not allowed there (`ai` of a GS1 part, `rule` as in barcode/types.ts, `detail` in plain words). `too-long`: more characters than the symbol takes.
 * `bad-field`: the template asks a text for a date format or the like. `does-not-fit`: text at its smallest size, or a symbol at its narrowest bar, needs more room than its
 * box has. `no-glyph`: no font here has the character. `bad-image`: the picture cannot be read.
 */
export type LabelProblem =
  | { readonly code: 'missing-field'; readonly element: number; readonly field: string }
  | { readonly code: 'bad-field'; readonly element: number; readonly field: string; readonly format: string }
  | { readonly code: 'bad-data'; readonly element: number; readonly ai: string | null; readonly rule: InvalidRule; readonly detail: string }
  | { readonly code: 'too-long'; readonly element: number; readonly length: number; readonly most: number }
  | { readonly code: 'does-not-fit'; readonly element: number; readonly what: 'text' | 'symbol' | 'readable-text'; readonly needed: SizeMm; readonly available: SizeMm }
  | { readonly code: 'no-glyph'; readonly element: number; readonly character: string }
  | { readonly code: 'bad-image'; readonly element: number; readonly detail: string }
