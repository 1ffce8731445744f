/** What a label is for; it decides which fields a template may show (label-fields.ts). */
export const labelKinds = ['product', 'case', 'sscc', 'quarantine', 'bin', 'operator-badge', 'command'] as const
export type LabelKind = (typeof labelKinds)[number]

/** The symbols a label can carry. `gs1-digital-link` is a QR code that holds a web address built from GS1 parts. */
export const symbologies = ['code128', 'gs1-128', 'gs1-datamatrix', 'qr', 'gs1-digital-link', 'ean13', 'ean8', 'upca', 'itf14'] as const
export type Symbology = (typeof symbologies)[number]

/** Symbologies whose data is given as GS1 parts; all others take one text. */
export const gs1Symbologies = ['gs1-128', 'gs1-datamatrix', 'gs1-digital-link'] as const satisfies readonly Symbology[]
export type Gs1Symbology = (typeof gs1Symbologies)[number]

/** A rectangle of the label in millimetres from its top left corner. */
export type BoxMm = { readonly xMm: number; readonly yMm: number; readonly widthMm: number; readonly heightMm: number }

/** `showIf` names a field: the element is left out when that field is empty. `hideIf` leaves it out when the field is there. */
export type Shown = { readonly showIf?: string; readonly hideIf?: string }

export const textAligns = ['left', 'center', 'right'] as const
export type TextAlign = (typeof textAligns)[number]

/**
 * Text with placeholders such as `{productName}` or `{expiry:dmy}` (placeholders.ts). `sizeMm` is the height of the letters' line; where the text does not fit it is made
 * smaller down to `minSizeMm`, over at most `maxLines` lines, and then it is a problem: nothing is cut off.
 */
export type TextElement = Shown & BoxMm & {
  readonly type: 'text'
  readonly text: string
  readonly sizeMm: number
  readonly minSizeMm: number
  readonly bold: boolean
  readonly align: TextAlign
  readonly maxLines: number
}

/** One part of GS1 data: identifier and value with placeholders. An `optional` part is left out when one of its fields is empty. */
export type Gs1Part = { readonly ai: string; readonly value: string; readonly optional?: boolean }

/**
 * A symbol in a box that holds its quiet zones and, where `readable`, its text. The narrowest bar is at least `minModuleMm` and at most `maxModuleMm`; it is made as wide
 * as the box allows. `parts` for GS1 symbologies, `data` for the others; `linkBase` is the address a Digital Link begins with (default https://id.gs1.org).
 */
export type BarcodeElement = Shown & BoxMm & {
  readonly type: 'barcode'
  readonly symbology: Symbology
  readonly data?: string
  readonly parts?: readonly Gs1Part[]
  readonly linkBase?: string
  readonly minModuleMm: number
  readonly maxModuleMm: number
  readonly readable: boolean
}

/** A straight line: wider than high it lies, else it stands; `heightMm` or `widthMm` is then its thickness. */
export type LineElement = Shown & BoxMm & { readonly type: 'line' }

/** A frame drawn inwards from its edges; as thick as half the box it is filled. */
export type BoxElement = Shown & BoxMm & { readonly type: 'box'; readonly thicknessMm: number }

/** A picture, PNG in base64, printed black and white at the size of its box; its proportions are kept. */
export type ImageElement = Shown & BoxMm & { readonly type: 'image'; readonly png: string }

export type LabelElement = TextElement | BarcodeElement | LineElement | BoxElement | ImageElement

/** A label as data, in millimetres. `key` names it for good (small letters, digits, hyphens); `name` is for people and may change. */
export type LabelTemplate = {
  readonly key: string
  readonly name: string
  readonly kind: LabelKind
  readonly widthMm: number
  readonly heightMm: number
  readonly elements: readonly LabelElement[]
}
