import { fail, ok, type Result } from '#shared/result.ts'
import { code128Runs, encodeCode128 } from './code128.ts'
import { ean13Runs, ean8Runs, itfRuns } from './ean-bars.ts'
import type { FilledBarcodeElement, SymbolData } from './filled-label.ts'
import type { LabelProblem } from './label-problem.ts'
import { lineOf, type LabelTools, type Mark } from './laid-out-label.ts'
import { layoutText, toMm } from './layout-text.ts'

/** A box in dots. */
export type BoxDots = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Bars in modules, and the quiet zones in front and behind in modules. `runs` for a module of so many dots. */
type Linear = { readonly runs: (moduleDots: number) => readonly number[]; readonly quiet: readonly [number, number]; readonly codewords: readonly number[] }

/** Lowest bars that a hand scanner still finds at a dock, in millimetres. */
const leastBarMm = 4
/** Readable text under bars, in millimetres: as printed, and the smallest; the GS1 General Specifications §4.15 ask for text that people can read. */
const readableSizeMm = { most: 2.8, least: 1.6 } as const

const times = (runs: readonly number[]) => (moduleDots: number): readonly number[] => runs.map((run) => run * moduleDots)
/** A wide bar of ITF in dots: 2.5 times the narrow one where that is whole, else three times (GS1 General Specifications §5.3: 2.25 to 3). */
export const wideDots = (narrow: number): number => (narrow % 2 === 0 ? narrow * 2.5 : narrow * 3)
const sum = (runs: readonly number[]): number => runs.reduce((total, run) => total + run, 0)

/** How a linear symbol is built; undefined for symbols of two dimensions. */
function linearOf({ symbology, text }: SymbolData): Linear | undefined {
  switch (symbology) {
    case 'code128':
    case 'gs1-128': {
      const codewords = encodeCode128(text, symbology === 'gs1-128')
      return { runs: times(code128Runs(codewords)), quiet: [10, 10], codewords }
    }
    case 'ean13': return { runs: times(ean13Runs(text)), quiet: [11, 7], codewords: [] }
    case 'upca': return { runs: times(ean13Runs(`0${text}`)), quiet: [9, 9], codewords: [] }
    case 'ean8': return { runs: times(ean8Runs(text)), quiet: [7, 7], codewords: [] }
    case 'itf14': return { runs: (narrow) => itfRuns(text, narrow, wideDots(narrow)), quiet: [10, 10], codewords: [] }
    default: return undefined
  }
}

/** The modules to try, widest first: whole dots between the narrowest and widest bar that are allowed, at least the narrowest. */
function modulesToTry({ minModuleMm, maxModuleMm }: FilledBarcodeElement, dotsPerMm: number): readonly number[] {
  // A hundredth of a dot is forgiven: 0.33 mm is four dots of 12 a millimetre.
  const least = Math.max(1, Math.ceil(minModuleMm * dotsPerMm - 0.05))
  const most = Math.max(least, Math.floor(maxModuleMm * dotsPerMm + 0.05))
  return Array.from({ length: most - least + 1 }, (_, step) => most - step)
}

function misfit(element: number, width: number, height: number, box: BoxDots, dotsPerMm: number): { readonly ok: false; readonly failure: LabelProblem } {
  return fail({ code: 'does-not-fit', element, what: 'symbol', needed: toMm(width, height, dotsPerMm), available: toMm(box.width, box.height, dotsPerMm) })
}

/** The text under a symbol in a strip at the foot of the box, with the height it takes. */
function layoutReadable({ element, symbol, readable }: FilledBarcodeElement, box: BoxDots, dotsPerMm: number, tools: LabelTools): Result<{ readonly marks: readonly Mark[]; readonly height: number }, LabelProblem> {
  if (!readable) return ok({ marks: [], height: 0 })
  const sizeDots = Math.round(readableSizeMm.most * dotsPerMm)
  const minSizeDots = Math.round(readableSizeMm.least * dotsPerMm)
  const strip = { element, what: 'readable-text' as const, text: symbol.readableText, x: box.x, width: box.width, minSizeDots, bold: false, align: 'center' as const }
  const oneLine = layoutText({ ...strip, y: 0, height: lineOf(sizeDots).heightDots, sizeDots, maxLines: 1 }, dotsPerMm, tools)
  const lines = oneLine.ok || oneLine.failure.code === 'no-glyph' ? oneLine
    : layoutText({ ...strip, y: 0, height: Math.floor(box.height / 2), sizeDots: minSizeDots, maxLines: 4 }, dotsPerMm, tools)
  if (!lines.ok) return lines
  const last = lines.value.at(-1)
  const height = last === undefined ? 0 : last.y + last.heightDots
  const top = box.y + box.height - height
  return ok({ marks: lines.value.map((mark) => ({ ...mark, y: mark.y + top })), height })
}

function layoutLinear(barcode: FilledBarcodeElement, linear: Linear, box: BoxDots, dotsPerMm: number, tools: LabelTools): Result<readonly Mark[], LabelProblem> {
  const { element, symbol } = barcode
  const readable = layoutReadable(barcode, box, dotsPerMm, tools)
  if (!readable.ok) return readable
  const [before, after] = linear.quiet
  const widthAt = (moduleDots: number): number => sum(linear.runs(moduleDots)) + (before + after) * moduleDots
  const modules = modulesToTry(barcode, dotsPerMm)
  const moduleDots = modules.find((dots) => widthAt(dots) <= box.width)
  const height = box.height - readable.value.height - (readable.value.height > 0 ? Math.round(dotsPerMm / 4) : 0)
  const leastHeight = Math.ceil(leastBarMm * dotsPerMm)
  if (moduleDots === undefined || height < leastHeight) return misfit(element, widthAt(moduleDots ?? modules.at(-1) ?? 1), Math.max(leastHeight, height) + box.height - height, box, dotsPerMm)
  const runs = linear.runs(moduleDots)
  const x = box.x + Math.floor((box.width - widthAt(moduleDots)) / 2) + before * moduleDots
  return ok([{ kind: 'bars', element, symbol, x, y: box.y, width: sum(runs), height, moduleDots, runs, codewords: linear.codewords }, ...readable.value.marks])
}

function layoutMatrix(barcode: FilledBarcodeElement, box: BoxDots, dotsPerMm: number, tools: LabelTools): Result<readonly Mark[], LabelProblem> {
  const { element, symbol } = barcode
  const matrix = tools.encodeMatrix(symbol)
  if (matrix === null) return fail({ code: 'too-long', element, length: symbol.text.length, most: symbol.text.length - 1 })
  const readable = layoutReadable(barcode, box, dotsPerMm, tools)
  if (!readable.ok) return readable
  // Quiet zone: four modules around a QR code (ISO/IEC 18004), one around a DataMatrix (ISO/IEC 16022).
  const quiet = symbol.symbology === 'gs1-datamatrix' ? 1 : 4
  const columns = matrix.width + 2 * quiet
  const rows = matrix.height + 2 * quiet
  const height = box.height - readable.value.height
  const modules = modulesToTry(barcode, dotsPerMm)
  const moduleDots = modules.find((dots) => columns * dots <= box.width && rows * dots <= height)
  if (moduleDots === undefined) {
    const least = modules.at(-1) ?? 1
    return misfit(element, columns * least, rows * least + readable.value.height, box, dotsPerMm)
  }
  const x = box.x + Math.floor((box.width - columns * moduleDots) / 2) + quiet * moduleDots
  const y = box.y + Math.floor((height - rows * moduleDots) / 2) + quiet * moduleDots
  return ok([{ kind: 'matrix', element, symbol, x, y, moduleDots, matrix }, ...readable.value.marks])
}

/**
 * A symbol in its box with its readable text: the widest module of whole dots that the box and `maxModuleMm` allow, quiet zones inside the box. A symbol that needs bars
 * narrower than `minModuleMm` does not fit, and is a problem with the room it needs.
 */
export function layoutBarcode(barcode: FilledBarcodeElement, box: BoxDots, dotsPerMm: number, tools: LabelTools): Result<readonly Mark[], LabelProblem> {
  const linear = linearOf(barcode.symbol)
  return linear === undefined ? layoutMatrix(barcode, box, dotsPerMm, tools) : layoutLinear(barcode, linear, box, dotsPerMm, tools)
}
