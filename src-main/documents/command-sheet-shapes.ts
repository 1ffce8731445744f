import type { SimpleCommandName } from '#shared/domain/barcode/commands.ts'

/** The three states of the screen and a neutral one; the shade is behind the word, the ink draws the shape. Ink on shade has a contrast of 4.5:1 and more. */
export const tones = {
  good: { ink: '#146c2e', shade: '#e3f4e8' },
  attention: { ink: '#8a4b00', shade: '#fdf0d9' },
  stop: { ink: '#a81c1c', shade: '#fbe4e4' },
  neutral: { ink: '#1d3c6e', shade: '#e6edf7' }
} as const
/** One of the tones. */
export type Tone = keyof typeof tones

/** What stands on a card besides its word: a tone and the lines of a shape on a field of 48 x 48. */
export type Shape = { readonly tone: Tone; readonly lines: string }

const stroke = (path: string): string => `<path d="${path}" fill="none" stroke="INK" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>`
const filled = (path: string): string => `<path d="${path}" fill="INK"/>`

/** The shape of each command, told apart without colour. */
export const shapes: Readonly<Record<SimpleCommandName, Shape>> = {
  // A triangle, and a crack through it.
  damaged: { tone: 'attention', lines: stroke('M24 5 L44 41 L4 41 Z') + stroke('M26 15 L20 24 L28 28 L22 36') },
  // Two that are not equal.
  'wrong-item': { tone: 'attention', lines: stroke('M7 17 L41 17') + stroke('M7 31 L41 31') + stroke('M34 6 L14 42') },
  // No entry.
  refused: { tone: 'stop', lines: stroke('M24 5 A19 19 0 1 1 23.9 5 Z') + stroke('M13 24 L35 24') },
  undo: { tone: 'neutral', lines: stroke('M8 18 L30 18 A11 11 0 0 1 30 40 L16 40') + stroke('M17 8 L7 18 L17 28') },
  park: { tone: 'neutral', lines: filled('M11 7 L20 7 L20 41 L11 41 Z') + filled('M28 7 L37 7 L37 41 L28 41 Z') },
  // A flag at the end of the way.
  finish: { tone: 'good', lines: stroke('M11 44 L11 6') + filled('M11 7 L40 7 L33 17 L40 27 L11 27 Z') },
  yes: { tone: 'good', lines: stroke('M7 26 L19 38 L42 11') },
  no: { tone: 'stop', lines: stroke('M10 10 L38 38') + stroke('M38 10 L10 38') },
  enter: { tone: 'good', lines: stroke('M41 9 L41 28 L9 28') + stroke('M20 16 L8 28 L20 40') },
  // A square: stop.
  cancel: { tone: 'stop', lines: stroke('M8 8 L40 8 L40 40 L8 40 Z') + filled('M17 17 L31 17 L31 31 L17 31 Z') }
}

/** A key of a keypad; its digit is written on it. */
export const keyShape: Shape = { tone: 'neutral', lines: stroke('M10 3 L38 3 A7 7 0 0 1 45 10 L45 38 A7 7 0 0 1 38 45 L10 45 A7 7 0 0 1 3 38 L3 10 A7 7 0 0 1 10 3 Z') }
/** Cases on top of each other. */
export const casesShape: Shape = { tone: 'neutral', lines: stroke('M4 25 L22 25 L22 43 L4 43 Z') + stroke('M26 25 L44 25 L44 43 L26 43 Z') + stroke('M15 5 L33 5 L33 21 L15 21 Z') }

/** A shape as a picture of 48 x 48 in the ink of its tone. */
export const shapeSvg = ({ tone, lines }: Shape): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">${lines.replaceAll('INK', tones[tone].ink)}</svg>`
