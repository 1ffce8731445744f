import type { LabelKind } from './template.ts'

/** A day on a label, `iso` as YYYY-MM-DD; `dayGiven` false where only the month is known (then the day is not shown, and a code says 00). */
export type LabelDate = { readonly iso: string; readonly dayGiven?: boolean }

/** What a field holds; empty text, null and undefined all mean that it is not known. */
export type FieldValue = string | LabelDate | null | undefined

/** The values of the fields of one label by name. */
export type FieldValues = Readonly<Record<string, FieldValue>>

const day = (iso: string): LabelDate => ({ iso })

/**
 * Every field a label can show, with the value that stands in previews. Numbers are text as printed. `code` is what is scanned for the product: its GTIN or in-house code;
 * `netWeightGrams` whole grams; `copyMark` is filled on reprints ("COPY 2").
 */
export const labelFields = {
  productName: 'Marine rope 12 mm, navy blue', sku: 'ROPE-12-NAVY', code: '2000000000138', gtin: '09506000134352', description: 'Polyester, 16 strands', unit: 'piece', packName: 'Case of 24',
  quantity: '24', lot: 'L2611-07', serial: 'S000123', expiry: day('2027-05-31'), bestBefore: day('2027-05-31'), productionDate: day('2026-11-02'), netWeightGrams: '12500', netWeightText: '12.5 kg',
  price: '19.90', sscc: '395060001343520001', containedGtin: '09506000134352', containedCount: '48', companyName: 'Harbour Lane Chandlery', supplierName: 'North Quay Supplies',
  deliveryNumber: 'D-1042', orderNumber: 'PO-2208', receivedOn: day('2026-11-25'), shipTo: 'Harbour Lane 4\n20457 Hamburg', reason: 'Damaged packaging', remark: 'Do not stack', location: 'A-04-2',
  binCode: 'A-04-2', binName: 'Rack A, bay 4, level 2', operatorName: 'Maria Okafor', operatorRole: 'Receiving', badgeCode: 'OP-7F3K2M', commandCode: 'DOCKSIDEUNDOX', commandName: 'Undo', commandHint: 'Takes back the last act', copyMark: ''
} as const satisfies FieldValues
export type LabelFieldName = keyof typeof labelFields

const product = ['productName', 'sku', 'code', 'gtin', 'description', 'unit', 'packName', 'quantity', 'lot', 'serial', 'expiry', 'bestBefore', 'productionDate', 'netWeightGrams', 'netWeightText', 'price'] as const
const receipt = ['companyName', 'supplierName', 'deliveryNumber', 'orderNumber', 'receivedOn', 'location', 'remark', 'copyMark'] as const

/** The fields a template of each kind may use. */
export const fieldsOfKind: Readonly<Record<LabelKind, readonly LabelFieldName[]>> = {
  product: [...product, ...receipt],
  case: [...product, ...receipt],
  sscc: [...product, ...receipt, 'sscc', 'containedGtin', 'containedCount', 'shipTo'],
  quarantine: [...product, ...receipt, 'reason', 'operatorName'],
  bin: ['binCode', 'binName', 'companyName', 'location'],
  'operator-badge': ['operatorName', 'operatorRole', 'badgeCode', 'companyName'],
  command: ['commandCode', 'commandName', 'commandHint', 'companyName']
}

/** Sample values of a kind, for previews and for the check of a template. */
export function sampleValues(kind: LabelKind): FieldValues {
  return Object.fromEntries(fieldsOfKind[kind].map((name) => [name, labelFields[name]]))
}

/** True when the field holds something. */
export const isFilled = (value: FieldValue): value is string | LabelDate => value !== null && value !== undefined && value !== ''

/** The value of a field by its name. */
export const fieldOf = (values: FieldValues, name: string): FieldValue => (Object.hasOwn(values, name) ? values[name] : undefined)
