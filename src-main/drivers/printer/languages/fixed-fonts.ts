import type { LaidOutLabel, TextMark } from '#shared/domain/labels/laid-out-label.ts'

/** A font of a printer whose letters all have the same size in dots, blown up by whole numbers. */
export type FixedFont = { readonly name: string; readonly width: number; readonly height: number }

/** A line in a printer's font: where it begins and how much larger than its font it is. */
export type FixedLine = { readonly font: FixedFont; readonly times: number; readonly x: number; readonly y: number }

/**
 * The largest setting of a line in one of the fonts that is not higher than the line and not wider than its box; undefined where that is less than three fifths of the size asked
 * for, or a character is not plain ASCII: then the line is drawn.
 */
export function findFixedLine({ text, x, y, width, heightDots, sizeDots, align }: TextMark, { widthDots }: LaidOutLabel, fonts: readonly FixedFont[], mostTimes: number): FixedLine | undefined {
  if (!/^[ -~]+$/.test(text)) return undefined
  const settings = fonts.flatMap((font) => Array.from({ length: mostTimes }, (_, index) => ({ font, times: index + 1 })))
    .filter(({ font, times }) => font.height * times <= heightDots && font.height * times >= sizeDots * 0.6 && font.width * times * text.length <= Math.min(width, widthDots - x))
  const best = settings.sort((one, other) => other.font.height * other.times - one.font.height * one.times || one.times - other.times)[0]
  if (best === undefined) return undefined
  const spare = width - best.font.width * best.times * text.length
  return { ...best, x: x + (align === 'left' ? 0 : align === 'right' ? spare : Math.floor(spare / 2)), y: y + Math.floor((heightDots - best.font.height * best.times) / 2) }
}
