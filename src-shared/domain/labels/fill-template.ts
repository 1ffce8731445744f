import type { ElementToPrint } from '../barcode/build-element-string.ts'
import { readableText } from '../barcode/readable-text.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { fillGs1, fillPlain, isGs1Symbology } from './fill-barcode.ts'
import type { FilledElement, FilledLabel, SymbolData } from './filled-label.ts'
import { fieldOf, isFilled, type FieldValues } from './label-fields.ts'
import type { LabelProblem } from './label-problem.ts'
import { fillText, type DateFormat } from './placeholders.ts'
import type { BarcodeElement, LabelElement, LabelTemplate } from './template.ts'

/** How a company writes dates on its labels. */
export type FillOptions = { readonly dateFormat: DateFormat }

type Fill = (text: string) => Result<string, LabelProblem>

const isShown = (element: LabelElement, values: FieldValues): boolean =>
  (element.showIf === undefined || isFilled(fieldOf(values, element.showIf))) && (element.hideIf === undefined || !isFilled(fieldOf(values, element.hideIf)))

function filler(values: FieldValues, { dateFormat }: FillOptions, element: number): Fill {
  return (text) => {
    const filled = fillText(text, values, dateFormat)
    if ('text' in filled) return ok(filled.text)
    return fail('missing' in filled ? { code: 'missing-field', element, field: filled.missing } : { code: 'bad-field', element, field: filled.unfit, format: filled.format })
  }
}

function fillParts({ parts = [] }: BarcodeElement, fill: Fill): Result<readonly ElementToPrint[], LabelProblem> {
  const filled: ElementToPrint[] = []
  for (const { ai, value, optional = false } of parts) {
    const text = fill(value)
    if (text.ok) filled.push({ ai, value: text.value })
    else if (!optional || text.failure.code !== 'missing-field') return text
  }
  return ok(filled)
}

function fillSymbol(barcode: BarcodeElement, fill: Fill, element: number): Result<SymbolData, LabelProblem> {
  const { symbology } = barcode
  if (isGs1Symbology(symbology)) {
    const parts = fillParts(barcode, fill)
    return parts.ok ? fillGs1(symbology, parts.value, barcode.linkBase ?? 'https://id.gs1.org', element) : parts
  }
  const text = fill(barcode.data ?? '')
  return text.ok ? fillPlain(symbology, text.value, element) : text
}

/** Line ends of any system become `\n` and a tab a space; any other control character or half a surrogate pair has no place on paper. */
function printableText(text: string, element: number): Result<string, LabelProblem> {
  const clean = text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ')
  const foreign = /[^\P{Cc}\n]|\p{Cs}/u.exec(clean)
  return foreign === null ? ok(clean) : fail({ code: 'bad-data', element, ai: null, rule: 'control-character', detail: `${readableText(foreign[0])} cannot be printed.` })
}

function fillElement(shape: LabelElement, values: FieldValues, options: FillOptions, element: number): Result<FilledElement, LabelProblem> {
  const { xMm, yMm, widthMm, heightMm } = shape
  const box = { xMm, yMm, widthMm, heightMm, element }
  const fill = filler(values, options, element)
  switch (shape.type) {
    case 'line': return ok({ type: 'line', ...box })
    case 'box': return ok({ type: 'box', ...box, thicknessMm: shape.thicknessMm })
    case 'image': return ok({ type: 'image', ...box, png: shape.png })
    case 'text': {
      const filled = fill(shape.text)
      const text = filled.ok ? printableText(filled.value, element) : filled
      return text.ok ? ok({ type: 'text', ...box, text: text.value, sizeMm: shape.sizeMm, minSizeMm: shape.minSizeMm, bold: shape.bold, align: shape.align, maxLines: shape.maxLines }) : text
    }
    case 'barcode': {
      const symbol = fillSymbol(shape, fill, element)
      return symbol.ok ? ok({ type: 'barcode', ...box, symbol: symbol.value, minModuleMm: shape.minModuleMm, maxModuleMm: shape.maxModuleMm, readable: shape.readable }) : symbol
    }
  }
}

/**
 * A checked template with the values of one label, or everything that keeps it from being printed: fields that are empty, data a symbol does not take. An element whose
 * `showIf` field is empty is left out. Values are never read as placeholders, so a product may be called `{lot}`.
 */
export function fillTemplate(template: LabelTemplate, values: FieldValues, options: FillOptions = { dateFormat: 'iso' }): Result<FilledLabel, readonly LabelProblem[]> {
  const elements: FilledElement[] = []
  const problems: LabelProblem[] = []
  for (const [index, element] of template.elements.entries()) {
    if (!isShown(element, values)) continue
    const filled = fillElement(element, values, options, index)
    if (filled.ok) elements.push(filled.value)
    else problems.push(filled.failure)
  }
  return problems.length > 0 ? fail(problems) : ok({ widthMm: template.widthMm, heightMm: template.heightMm, elements })
}
