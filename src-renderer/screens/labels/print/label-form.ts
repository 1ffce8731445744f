import type { Input, Output } from '#shared/api/index.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import type { Picked } from '../../../ui/pick/record-field.tsx'

/** A product with its packs and codes. */
export type ProductView = Output<'catalog.viewProduct'>
/** What a label can be for. */
export const labelSubjects = ['pack', 'location', 'operator', 'free'] as const
export type LabelSubject = (typeof labelSubjects)[number]
/** Kinds of label for a pack; bins, badges and free entry have their own. */
export const packLabelKinds = ['product', 'case', 'sscc', 'quarantine'] as const satisfies readonly LabelKind[]
/** Kinds of label whose fields a person may fill in by hand. */
export const freeLabelKinds = ['product', 'case', 'quarantine', 'sscc', 'bin', 'operator-badge', 'command'] as const satisfies readonly LabelKind[]

/**
 * What a person has entered for one label. Null fields follow from the others: `kind` and `template` from the pack, `copies` from the rule, `printer` from the station. Dates and numbers are undefined
 * while what stands in their field cannot be read.
 */
export type LabelForm = {
  readonly subject: LabelSubject
  readonly product: ProductView | null
  readonly packId: number | null
  readonly lot: string
  readonly expiryIso: string | null | undefined
  readonly serial: string
  readonly place: Picked | null
  readonly kind: LabelKind | null
  readonly templateKey: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly copies: FieldNumber
  readonly printerId: number | null
}

/** Nothing entered. */
export const emptyLabelForm: LabelForm = { subject: 'pack', product: null, packId: null, lot: '', expiryIso: null, serial: '', place: null, kind: null, templateKey: null, fields: {}, copies: null, printerId: null }

/** The pack an unlabelled thing most likely is: a case, else the first there is. */
export const likelyPackId = ({ packs }: ProductView): number | null => (packs.find(({ kind }) => kind === 'case') ?? packs[0])?.id ?? null

/** The kind of label a pack usually gets: pieces a product sticker, cases a case sticker, pallets an SSCC label. */
export const usualKind = (packKind: string | undefined): LabelKind => (packKind === 'pallet' ? 'sscc' : packKind === 'case' ? 'case' : 'product')

/** The kind of the label as it stands: what was chosen, else what follows from what the label is for. */
export function kindOf({ subject, kind, product, packId }: LabelForm): LabelKind {
  if (subject === 'location') return 'bin'
  if (subject === 'operator') return 'operator-badge'
  return kind ?? (subject === 'free' ? 'product' : usualKind(product?.packs.find(({ id }) => id === packId)?.kind))
}

/** What is sent as the subject; null while it is not known what the label is for. */
export function subjectOf({ subject, packId, lot, expiryIso, serial, place, fields }: LabelForm): NonNullable<Input<'labels.preview'>['subject']> | null {
  switch (subject) {
    case 'pack': return packId === null ? null : { kind: 'pack', packId, lot: lot.trim() === '' ? null : lot.trim(), expiryIso: expiryIso ?? null, serial: serial.trim() === '' ? null : serial.trim() }
    case 'location': return place === null ? null : { kind: 'location', locationId: place.id }
    case 'operator': return place === null ? null : { kind: 'operator', operatorId: place.id }
    case 'free': return { kind: 'free', fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '').map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? { iso: value } : value])) }
  }
}

/** What a scanned code says besides the product: lot, expiry date and serial number, for the fields that hold them. */
export function detailsOf(reading: ParsedBarcode): Partial<Pick<LabelForm, 'lot' | 'expiryIso' | 'serial'>> {
  if (reading.kind !== 'gs1') return {}
  const date = reading.expiry ?? reading.bestBefore
  return { ...(reading.lot === undefined ? {} : { lot: reading.lot }), ...(date === undefined ? {} : { expiryIso: date.iso }), ...(reading.serial === undefined ? {} : { serial: reading.serial }) }
}

/** The pack of a product that carries a scanned code; null when the product was found otherwise, for example by its own code. */
export function packOfScan({ barcodes }: Pick<ProductView, 'barcodes'>, reading: ParsedBarcode, raw: string): number | null {
  const gtin = reading.kind === 'gs1' ? (reading.gtin ?? reading.containedGtin) : reading.kind === 'gtin' || reading.kind === 'variable-measure' ? reading.gtin : undefined
  const lookup = gtin ?? barcodeLookup(raw)
  return barcodes.find(({ code, gtin: own }) => own === lookup || barcodeLookup(code) === lookup)?.packId ?? null
}

/** True for a scan that adds to the case in hand and names no product: the second symbol of a sticker with the lot or the date. */
export const isAddition = (reading: ParsedBarcode): boolean => reading.kind === 'gs1' && reading.gtin === undefined && reading.containedGtin === undefined && reading.sscc === undefined && Object.keys(detailsOf(reading)).length > 0
