import { fail, ok, type Result } from '#shared/result.ts'
import type { LabelProblem } from './label-problem.ts'
import { lineOf, type LabelTools, type TextMark } from './laid-out-label.ts'
import type { TextAlign } from './template.ts'
import { wrapText } from './wrap-text.ts'

/** Text to set into a box of dots. */
export type TextToSet = {
  readonly element: number
  readonly what: 'text' | 'readable-text'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly sizeDots: number
  readonly minSizeDots: number
  readonly bold: boolean
  readonly align: TextAlign
  readonly maxLines: number
}

/** A size and the lines it gives. */
type Setting = { readonly sizeDots: number; readonly lines: readonly string[] }

function trySize({ text, width, height, maxLines, bold }: TextToSet, sizeDots: number, cutWords: boolean, tools: LabelTools): Setting | undefined {
  const rows = Math.min(maxLines, Math.floor(height / lineOf(sizeDots).heightDots))
  if (rows < 1) return undefined
  const lines = wrapText(text, (line) => tools.measureText(line, sizeDots, bold) <= width, rows, cutWords)
  return lines === undefined ? undefined : { sizeDots, lines }
}

/** The largest size that fits: words are kept whole as long as any size allows it, and only then cut. */
function findSetting(toSet: TextToSet, tools: LabelTools): Setting | undefined {
  for (const cutWords of [false, true]) {
    // Larger text needs more room, so the largest that fits is found by halving.
    let setting: Setting | undefined
    let least = toSet.minSizeDots
    let most = toSet.sizeDots
    while (least <= most) {
      const size = setting === undefined && least === toSet.minSizeDots && most === toSet.sizeDots ? most : Math.floor((least + most) / 2)
      const found = trySize(toSet, size, cutWords, tools)
      if (found === undefined) most = size - 1
      else {
        setting = found
        least = size + 1
      }
    }
    if (setting !== undefined) return setting
  }
  return undefined
}

/**
 * Room the text needs at its smallest size, in dots: more height where more lines are allowed, else the width at which it takes no more lines than are.
 */
function neededDots({ text, width, maxLines, minSizeDots, bold }: TextToSet, tools: LabelTools): { readonly width: number; readonly height: number } {
  const measure = (line: string): number => tools.measureText(line, minSizeDots, bold)
  const linesAt = (lineWidth: number): number => wrapText(text, (line) => measure(line) <= lineWidth, Number.MAX_SAFE_INTEGER, true)?.length ?? Infinity
  const { heightDots } = lineOf(minSizeDots)
  const lines = linesAt(width)
  if (lines <= maxLines) return { width, height: lines * heightDots }
  let [tooNarrow, enough] = [width, Math.max(width + 1, measure(text.replaceAll('\n', ' ')))]
  while (enough - tooNarrow > 1) {
    const middle = Math.floor((tooNarrow + enough) / 2)
    if (linesAt(middle) <= maxLines) enough = middle
    else tooNarrow = middle
  }
  return { width: enough, height: Math.min(maxLines, linesAt(enough)) * heightDots }
}

/** A text with more line ends than lines goes on with spaces in their place: an address on one line. */
const joined = (toSet: TextToSet): TextToSet => (toSet.text.split('\n').length > toSet.maxLines ? { ...toSet, text: toSet.text.replaceAll('\n', ' ') } : toSet)

/** Lines of a text in its box from the top, or why they do not fit. Blank text gives none. */
export function layoutText(given: TextToSet, dotsPerMm: number, tools: LabelTools): Result<readonly TextMark[], LabelProblem> {
  const toSet = joined(given)
  const { element, text, x, y, width, height, bold, align } = toSet
  const uncovered = tools.findUncovered(text)
  if (uncovered !== null) return fail({ code: 'no-glyph', element, character: uncovered })
  const setting = findSetting(toSet, tools)
  if (setting === undefined) {
    const needed = neededDots(toSet, tools)
    return fail({ code: 'does-not-fit', element, what: toSet.what, needed: toMm(needed.width, needed.height, dotsPerMm), available: toMm(width, height, dotsPerMm) })
  }
  const { sizeDots, lines } = setting
  const { heightDots, baseline } = lineOf(sizeDots)
  return ok(lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const inkWidth = tools.measureText(line, sizeDots, bold)
    const inkX = x + (align === 'left' ? 0 : align === 'right' ? width - inkWidth : Math.floor((width - inkWidth) / 2))
    return [{ kind: 'text' as const, element, text: line, x, y: y + index * heightDots, width, inkX, inkWidth, sizeDots, heightDots, baseline, bold, align }]
  }))
}

/** Dots in millimetres, to a hundredth. */
export const toMm = (widthDots: number, heightDots: number, dotsPerMm: number): { readonly widthMm: number; readonly heightMm: number } =>
  ({ widthMm: Math.round((widthDots / dotsPerMm) * 100) / 100, heightMm: Math.round((heightDots / dotsPerMm) * 100) / 100 })
