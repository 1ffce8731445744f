import type { LabelTools } from '#shared/domain/labels/laid-out-label.ts'

/**
 * How a label is put into a printer's language. `copies` 1…9,999 of the same label. `text`: `fonts` uses the printer's own font where it has every character, which is short on
 * the wire; `bitmap` draws all text, so that paper and preview are the same to the dot. Left out, ZPL uses fonts and the others draw.
 */
export type PrintOptions = { readonly copies: number; readonly text?: 'fonts' | 'bitmap'; readonly tools: Pick<LabelTools, 'drawText'> }

/** The most copies one job of a printer's own counting may ask for. */
export const mostCopies = 9999

/** The copies as a whole number within what printers count; throws RangeError beyond. */
export function checkedCopies(copies: number): number {
  if (!Number.isInteger(copies) || copies < 1 || copies > mostCopies) throw new RangeError(`copies are 1 to ${mostCopies}, not ${copies}`)
  return copies
}
