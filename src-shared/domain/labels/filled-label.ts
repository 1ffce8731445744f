import type { ElementToPrint } from '../barcode/build-element-string.ts'
import type { BoxMm, TextAlign } from './template.ts'

/** Text ready to be laid out; line breaks are `\n`. */
export type FilledTextElement = BoxMm & {
  readonly type: 'text'
  readonly element: number
  readonly text: string
  readonly sizeMm: number
  readonly minSizeMm: number
  readonly bold: boolean
  readonly align: TextAlign
  readonly maxLines: number
}

/**
 * What a symbol holds. `gs1`: parts with the element string (GS between fields, no leading FNC1) in a linear or matrix symbol; `digits`: whole, with a right check digit, in the
 * length of the symbol. `readableText` is what stands under it.
 */
export type SymbolData =
  | { readonly symbology: 'code128' | 'qr'; readonly text: string; readonly readableText: string }
  | { readonly symbology: 'gs1-128' | 'gs1-datamatrix'; readonly parts: readonly ElementToPrint[]; readonly text: string; readonly readableText: string }
  | { readonly symbology: 'gs1-digital-link'; readonly parts: readonly ElementToPrint[]; readonly text: string; readonly readableText: string }
  | { readonly symbology: 'ean13' | 'ean8' | 'upca' | 'itf14'; readonly text: string; readonly readableText: string }

/** A symbol ready to be laid out. */
export type FilledBarcodeElement = BoxMm & { readonly type: 'barcode'; readonly element: number; readonly symbol: SymbolData; readonly minModuleMm: number; readonly maxModuleMm: number; readonly readable: boolean }

export type FilledElement =
  | FilledTextElement
  | FilledBarcodeElement
  | (BoxMm & { readonly type: 'line'; readonly element: number })
  | (BoxMm & { readonly type: 'box'; readonly element: number; readonly thicknessMm: number })
  | (BoxMm & { readonly type: 'image'; readonly element: number; readonly png: string })

/** A label with everything filled in; elements that are not shown are gone, `element` tells which of the template each is. */
export type FilledLabel = { readonly widthMm: number; readonly heightMm: number; readonly elements: readonly FilledElement[] }
