import { fieldsOfKind } from '#shared/domain/labels/label-fields.ts'
import { isGs1Symbology } from '#shared/domain/labels/fill-barcode.ts'
import type { TemplateFault } from '#shared/domain/labels/template-fault.ts'
import type { BarcodeElement, BoxMm, LabelElement, LabelKind, LabelTemplate, Symbology } from '#shared/domain/labels/template.ts'

/** Types of element a person can add. */
export const elementTypes = ['text', 'barcode', 'line', 'box', 'image'] as const
export type ElementType = LabelElement['type']

/** More elements than this no template holds (read-template.ts). */
export const mostElements = 60
/** A picture of one black dot, until a file is chosen. */
const smallestPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

/** A box of this size in the label's upper left part, made smaller where the label is. */
const placed = ({ widthMm, heightMm }: LabelTemplate, width: number, height: number): BoxMm => {
  const fitted = { widthMm: Math.min(width, widthMm), heightMm: Math.min(height, heightMm) }
  return { xMm: Math.min(2, widthMm - fitted.widthMm), yMm: Math.min(2, heightMm - fitted.heightMm), ...fitted }
}

/** A new element of a type, with what it usually needs. */
export function newElement(type: ElementType, template: LabelTemplate, text: string): LabelElement {
  const code = fieldsOfKind[template.kind].find((field) => field === 'code' || field === 'binCode' || field === 'badgeCode' || field === 'commandCode') ?? 'code'
  switch (type) {
    case 'text': return { type, ...placed(template, 40, 6), text, sizeMm: 4, minSizeMm: 2, bold: false, align: 'left', maxLines: 1 }
    case 'barcode': return { type, ...placed(template, 46, 14), symbology: 'code128', data: `{${code}}`, minModuleMm: 0.19, maxModuleMm: 0.5, readable: true }
    case 'line': return { type, ...placed(template, 40, 0.3) }
    case 'box': return { type, ...placed(template, 40, 20), thicknessMm: 0.5 }
    case 'image': return { type, ...placed(template, 15, 15), png: smallestPng }
  }
}

/** A label with nothing but its first field on it. */
export const blankTemplate = (key: string, name: string, kind: LabelKind): LabelTemplate => {
  const empty: LabelTemplate = { key, name, kind, widthMm: 100, heightMm: 50, elements: [] }
  return { ...empty, elements: [newElement('text', empty, `{${fieldsOfKind[kind][0] ?? ''}}`)] }
}

/** Adds an element, at a place or as the last one. */
export const withElement = (template: LabelTemplate, element: LabelElement, at = template.elements.length): LabelTemplate => ({ ...template, elements: [...template.elements.slice(0, at), element, ...template.elements.slice(at)] })
/** Takes an element out. */
export const withoutElement = (template: LabelTemplate, at: number): LabelTemplate => ({ ...template, elements: template.elements.filter((_one, index) => index !== at) })
/** Puts another element in the place of one. */
export const withChanged = (template: LabelTemplate, at: number, element: LabelElement): LabelTemplate => ({ ...template, elements: template.elements.map((one, index) => (index === at ? element : one)) })

/** Moves an element by so many places; beyond the ends it stays. Later elements are drawn over earlier ones. */
export function withMoved(template: LabelTemplate, at: number, by: number): LabelTemplate {
  const to = at + by
  const element = template.elements[at]
  if (element === undefined || to < 0 || to >= template.elements.length) return template
  return withElement(withoutElement(template, at), element, to)
}

/** The same element a little further down and right, still on the label. */
export const shifted = (element: LabelElement, { widthMm, heightMm }: LabelTemplate): LabelElement => ({ ...element, xMm: Math.max(0, Math.min(element.xMm + 2, widthMm - element.widthMm)), yMm: Math.max(0, Math.min(element.yMm + 2, heightMm - element.heightMm)) })

/** A barcode in another symbol: what it holds goes along where the new symbol takes it in the same way, and begins anew otherwise. */
export function withSymbology({ data, parts, linkBase, ...rest }: BarcodeElement, symbology: Symbology): BarcodeElement {
  if (isGs1Symbology(symbology)) return { ...rest, symbology, parts: parts ?? [{ ai: '01', value: '{gtin:pad14}' }], ...(symbology === 'gs1-digital-link' && linkBase !== undefined ? { linkBase } : {}) }
  return { ...rest, symbology, data: data ?? (symbology === 'code128' || symbology === 'qr' ? '{code}' : '{gtin}') }
}

/** The uppermost element at a place of the label, or -1. */
export const elementAt = ({ elements }: LabelTemplate, xMm: number, yMm: number): number =>
  elements.findLastIndex((element) => xMm >= element.xMm && xMm <= element.xMm + element.widthMm && yMm >= element.yMm - 0.5 && yMm <= element.yMm + element.heightMm + 0.5)

/** The element a fault's path is about ("elements[2].text"), or -1. */
export const elementOfPath = (path: string): number => Number(/^elements\[(\d+)\]/.exec(path)?.[1] ?? -1)

/** The names in braces of a text that are not among those a fault lists; the station says "fields of <kind> labels: a, b, c". */
export function unknownFields({ value, expected }: Pick<TemplateFault, 'value' | 'expected'>): readonly string[] {
  const known = /^fields of \S+ labels: (.*)$/.exec(expected)?.[1]?.split(', ')
  return known === undefined ? [] : [...value.matchAll(/\{([A-Za-z][A-Za-z0-9]*)/g)].flatMap(([, name]) => (name === undefined || known.includes(name) ? [] : [name]))
}

/** A key from a name: small letters, digits and hyphens. */
export const keyOfName = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
