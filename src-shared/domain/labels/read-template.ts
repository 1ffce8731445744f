import { fail, ok, type Result } from '#shared/result.ts'
import { isGs1Symbology } from './fill-barcode.ts'
import { fieldsOfKind, labelFields, type LabelFieldName } from './label-fields.ts'
import { isFieldFormat, parsePlaceholders } from './placeholders.ts'
import { findAi } from '../barcode/find-ai.ts'
import { createReader, isFields, type Fields, type Reader, type TemplateFault } from './template-fault.ts'
import { labelKinds, symbologies, textAligns, type BarcodeElement, type BoxMm, type Gs1Part, type LabelElement, type LabelKind, type LabelTemplate, type Shown } from './template.ts'

/** The largest label, in millimetres: A4 and a little. */
const mostMm = 420
const mostElements = 60
const boxFields = ['type', 'xMm', 'yMm', 'widthMm', 'heightMm', 'showIf', 'hideIf']
const elementTypes = ['text', 'barcode', 'line', 'box', 'image'] as const

/** What is read together: where faults go, which fields the kind has, and the size of the label. */
type Context = { readonly reader: Reader; readonly kind: LabelKind; readonly widthMm: number; readonly heightMm: number }

const isKnown = (name: unknown, kind: LabelKind): boolean => (fieldsOfKind[kind] as readonly unknown[]).includes(name)

function readShown({ reader, kind }: Context, fields: Fields, path: string): Shown {
  const named = (name: 'showIf' | 'hideIf'): Shown => {
    const value = fields[name]
    if (value === undefined) return {}
    if (typeof value === 'string' && isKnown(value, kind)) return { [name]: value }
    reader.note(`${path}.${name}`, value, `a field of ${kind} labels: ${fieldsOfKind[kind].join(', ')}`)
    return {}
  }
  return { ...named('showIf'), ...named('hideIf') }
}

function readBox({ reader, widthMm, heightMm }: Context, fields: Fields, path: string): BoxMm {
  const box = { xMm: reader.number(fields, path, 'xMm', 0, mostMm), yMm: reader.number(fields, path, 'yMm', 0, mostMm), widthMm: reader.number(fields, path, 'widthMm', 0.1, mostMm), heightMm: reader.number(fields, path, 'heightMm', 0.1, mostMm) }
  // A hundredth of a millimetre is forgiven: sums of decimals.
  if (box.xMm + box.widthMm > widthMm + 0.01) reader.note(`${path}.widthMm`, fields['widthMm'], `a right edge on the label, which is ${widthMm} mm wide`)
  if (box.yMm + box.heightMm > heightMm + 0.01) reader.note(`${path}.heightMm`, fields['heightMm'], `a lower edge on the label, which is ${heightMm} mm high`)
  return box
}

/** Notes placeholders that are broken, name no field of the kind, or a format that is not for it. */
function checkPlaceholders({ reader, kind }: Context, text: string, path: string): void {
  const pieces = parsePlaceholders(text)
  if (typeof pieces === 'number') {
    reader.note(path, text, `brackets that hold a field, such as {${fieldsOfKind[kind][0] ?? ''}}; a bracket of the text is written twice`)
    return
  }
  for (const piece of pieces) {
    if ('text' in piece) continue
    if (!isKnown(piece.field, kind)) reader.note(path, text, `fields of ${kind} labels: ${fieldsOfKind[kind].join(', ')}`)
    else if (!isFieldFormat(piece.format)) reader.note(path, text, 'one of the formats date, iso, dmy, mdy, yymmdd, upper, pad1 to pad30')
    else if (!['', 'date'].includes(piece.format) && ['iso', 'dmy', 'mdy', 'yymmdd'].includes(piece.format) !== (typeof labelFields[piece.field as LabelFieldName] !== 'string')) {
      reader.note(path, text, `a format that is for {${piece.field}}`)
    }
  }
}

function readText(context: Context, fields: Fields, path: string): LabelElement {
  const { reader } = context
  reader.only(fields, path, [...boxFields, 'text', 'sizeMm', 'minSizeMm', 'bold', 'align', 'maxLines'])
  const text = reader.text(fields, path, 'text', 500)
  checkPlaceholders(context, text, `${path}.text`)
  const sizeMm = reader.number(fields, path, 'sizeMm', 1, 200)
  return {
    type: 'text', ...readBox(context, fields, path), ...readShown(context, fields, path), text, sizeMm, minSizeMm: reader.number(fields, path, 'minSizeMm', 1, Math.max(1, sizeMm)),
    bold: reader.flag(fields, path, 'bold', false), align: reader.choice(fields, path, 'align', textAligns, 'left'), maxLines: reader.whole(fields, path, 'maxLines', 1, 30)
  }
}

function readPart(context: Context, value: unknown, path: string): Gs1Part {
  const { reader } = context
  if (!isFields(value)) {
    reader.note(path, value, 'a part with ai and value')
    return { ai: '', value: '' }
  }
  reader.only(value, path, ['ai', 'value', 'optional'])
  const ai = reader.text(value, path, 'ai', 4)
  if (findAi(ai) === undefined) reader.note(`${path}.ai`, value['ai'], 'an application identifier of GS1, such as 01 or 10')
  const text = reader.text(value, path, 'value', 200)
  checkPlaceholders(context, text, `${path}.value`)
  return { ai, value: text, ...(reader.flag(value, path, 'optional', false) ? { optional: true } : {}) }
}

function readSymbol(context: Context, fields: Fields, path: string): Pick<BarcodeElement, 'symbology' | 'data' | 'parts' | 'linkBase'> {
  const { reader } = context
  const symbology = reader.choice(fields, path, 'symbology', symbologies)
  if (!isGs1Symbology(symbology)) {
    if (fields['parts'] !== undefined) reader.note(`${path}.parts`, fields['parts'], `data: ${symbology} takes one text`)
    const data = reader.text(fields, path, 'data', 500)
    checkPlaceholders(context, data, `${path}.data`)
    return { symbology, data }
  }
  const given = fields['parts']
  if (fields['data'] !== undefined) reader.note(`${path}.data`, fields['data'], `parts: ${symbology} takes GS1 parts`)
  if (!Array.isArray(given) || given.length === 0 || given.length > 20) reader.note(`${path}.parts`, given, 'a list of 1 to 20 parts with ai and value')
  const parts = Array.isArray(given) ? given.slice(0, 20).map((part: unknown, index) => readPart(context, part, `${path}.parts[${index}]`)) : []
  if (fields['linkBase'] === undefined) return { symbology, parts }
  return { symbology, parts, linkBase: reader.text(fields, path, 'linkBase', 100, /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]+)?(\/[A-Za-z0-9._~/-]*)?$/, 'an address such as https://id.example.com') }
}

function readBarcode(context: Context, fields: Fields, path: string): LabelElement {
  const { reader } = context
  reader.only(fields, path, [...boxFields, 'symbology', 'data', 'parts', 'linkBase', 'minModuleMm', 'maxModuleMm', 'readable'])
  const minModuleMm = reader.number(fields, path, 'minModuleMm', 0.1, 5)
  return {
    type: 'barcode', ...readBox(context, fields, path), ...readShown(context, fields, path), ...readSymbol(context, fields, path), minModuleMm,
    maxModuleMm: reader.number(fields, path, 'maxModuleMm', minModuleMm, 5), readable: reader.flag(fields, path, 'readable', true)
  }
}

function readElement(context: Context, value: unknown, path: string): LabelElement | undefined {
  const { reader } = context
  if (!isFields(value)) {
    reader.note(path, value, 'an element')
    return undefined
  }
  const type = reader.choice(value, path, 'type', elementTypes)
  const place = (): BoxMm & Shown => ({ ...readBox(context, value, path), ...readShown(context, value, path) })
  switch (type) {
    case 'text': return readText(context, value, path)
    case 'barcode': return readBarcode(context, value, path)
    case 'line':
      reader.only(value, path, boxFields)
      return { type, ...place() }
    case 'box':
      reader.only(value, path, [...boxFields, 'thicknessMm'])
      return { type, ...place(), thicknessMm: reader.number(value, path, 'thicknessMm', 0.1, mostMm) }
    case 'image':
      reader.only(value, path, [...boxFields, 'png'])
      return { type, ...place(), png: reader.text(value, path, 'png', 400_000, /^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/, 'a PNG in base64') }
  }
}

/** A template from data of unknown make, such as an imported file: every field is checked, nothing unknown is let through. Each fault names the place, what stands there and what belongs there. */
export function readTemplate(value: unknown): Result<LabelTemplate, readonly TemplateFault[]> {
  const faults: TemplateFault[] = []
  const reader = createReader(faults)
  if (!isFields(value)) return fail([{ path: '', value: typeof value, expected: 'a label template' }])
  reader.only(value, '', ['key', 'name', 'kind', 'widthMm', 'heightMm', 'elements'])
  const kind = reader.choice(value, '', 'kind', labelKinds)
  const widthMm = reader.number(value, '', 'widthMm', 5, mostMm)
  const heightMm = reader.number(value, '', 'heightMm', 5, mostMm)
  const given = value['elements']
  if (!Array.isArray(given) || given.length > mostElements) reader.note('elements', given, `a list of at most ${mostElements} elements`)
  const elements = Array.isArray(given) ? given.slice(0, mostElements).flatMap((element: unknown, index) => readElement({ reader, kind, widthMm, heightMm }, element, `elements[${index}]`) ?? []) : []
  const key = reader.text(value, '', 'key', 60, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name of small letters, digits and hyphens')
  const name = reader.text(value, '', 'name', 80, /^[^\p{Cc}\p{Cs}]*\S[^\p{Cc}\p{Cs}]*$/u, 'a name')
  return faults.length > 0 ? fail(faults) : ok({ key, name, kind, widthMm, heightMm, elements })
}
