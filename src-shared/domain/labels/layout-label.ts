import { fail, ok, type Result } from '#shared/result.ts'
import type { FilledElement, FilledLabel } from './filled-label.ts'
import type { LabelProblem } from './label-problem.ts'
import type { LabelTools, LaidOutLabel, Mark } from './laid-out-label.ts'
import { layoutBarcode, type BoxDots } from './layout-barcode.ts'
import { layoutText } from './layout-text.ts'
import type { BoxMm } from './template.ts'

/** A box in whole dots inside the label: its edges are rounded, so that boxes which touch in millimetres touch on paper. */
function toDots({ xMm, yMm, widthMm, heightMm }: BoxMm, dotsPerMm: number, widthDots: number, heightDots: number): BoxDots {
  const x = Math.min(Math.round(xMm * dotsPerMm), widthDots - 1)
  const y = Math.min(Math.round(yMm * dotsPerMm), heightDots - 1)
  const right = Math.min(widthDots, Math.round((xMm + widthMm) * dotsPerMm))
  const bottom = Math.min(heightDots, Math.round((yMm + heightMm) * dotsPerMm))
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) }
}

function layoutImage(element: number, png: string, box: BoxDots, tools: LabelTools): Result<readonly Mark[], LabelProblem> {
  const bitmap = tools.decodeImage(png, box.width, box.height)
  if (typeof bitmap === 'string') return fail({ code: 'bad-image', element, detail: bitmap })
  return ok([{ kind: 'bitmap', element, x: box.x + Math.floor((box.width - bitmap.width) / 2), y: box.y + Math.floor((box.height - bitmap.height) / 2), bitmap }])
}

function layoutElement(filled: FilledElement, box: BoxDots, dotsPerMm: number, tools: LabelTools): Result<readonly Mark[], LabelProblem> {
  const { element } = filled
  switch (filled.type) {
    case 'line': return ok([{ kind: 'rect', element, ...box }])
    case 'box': {
      const thickness = Math.max(1, Math.round(filled.thicknessMm * dotsPerMm))
      return ok([2 * thickness >= Math.min(box.width, box.height) ? { kind: 'rect', element, ...box } : { kind: 'frame', element, ...box, thickness }])
    }
    case 'image': return layoutImage(element, filled.png, box, tools)
    case 'barcode': return layoutBarcode(filled, box, dotsPerMm, tools)
    case 'text': {
      const { text, bold, align, maxLines } = filled
      const minSizeDots = Math.max(6, Math.round(filled.minSizeMm * dotsPerMm))
      return layoutText({ element, what: 'text', text, ...box, sizeDots: Math.max(minSizeDots, Math.round(filled.sizeMm * dotsPerMm)), minSizeDots, bold, align, maxLines }, dotsPerMm, tools)
    }
  }
}

/**
 * A filled label in dots of a printer (`dotsPerMm` 6, 8, 12, 24 …), or everything on it that does not fit or cannot be drawn. Text is wrapped and made smaller within its limits,
 * symbols get the widest whole-dot module their box allows; nothing is cut off.
 */
export function layoutLabel(label: FilledLabel, dotsPerMm: number, tools: LabelTools): Result<LaidOutLabel, readonly LabelProblem[]> {
  const widthDots = Math.round(label.widthMm * dotsPerMm)
  const heightDots = Math.round(label.heightMm * dotsPerMm)
  const marks: Mark[] = []
  const problems: LabelProblem[] = []
  for (const filled of label.elements) {
    const placed = layoutElement(filled, toDots(filled, dotsPerMm, widthDots, heightDots), dotsPerMm, tools)
    if (placed.ok) marks.push(...placed.value)
    else problems.push(placed.failure)
  }
  return problems.length > 0 ? fail(problems) : ok({ widthDots, heightDots, dotsPerMm, marks })
}
