import type { Gs1Part, LabelElement, LabelTemplate } from '../template.ts'

const small = { sizeMm: 3, minSizeMm: 2, bold: false, align: 'left', maxLines: 1 } as const

/** A caption over its value. */
const captioned = (caption: string, text: string, field: string, xMm: number, yMm: number, widthMm: number): readonly LabelElement[] => [
  { type: 'text', xMm, yMm, widthMm, heightMm: 3.2, text: caption, ...small, sizeMm: 2.6, showIf: field },
  { type: 'text', xMm, yMm: yMm + 3.2, widthMm, heightMm: 6.4, text, ...small, sizeMm: 5, minSizeMm: 2, bold: true, showIf: field }
]

/** The upper part of a case sticker 100 mm wide. */
const caseHead: readonly LabelElement[] = [
  { type: 'text', xMm: 3, yMm: 2, widthMm: 94, heightMm: 11, text: '{productName}', sizeMm: 5, minSizeMm: 2.4, bold: true, align: 'left', maxLines: 3 },
  ...captioned('Article', '{sku}', 'sku', 3, 13.5, 30),
  ...captioned('Quantity', '{quantity}', 'quantity', 34, 13.5, 16),
  ...captioned('Lot', '{lot}', 'lot', 51, 13.5, 46),
  { type: 'line', xMm: 3, yMm: 23.6, widthMm: 94, heightMm: 0.3 },
  ...captioned('Expiry', '{expiry:date}', 'expiry', 3, 24.2, 30),
  ...captioned('Net weight', '{netWeightText}', 'netWeightText', 34, 24.2, 30),
  { type: 'text', xMm: 65, yMm: 24.2, widthMm: 32, heightMm: 4, text: '{copyMark}', ...small, align: 'right', bold: true, showIf: 'copyMark' },
  { type: 'text', xMm: 65, yMm: 29, widthMm: 32, heightMm: 4, text: '{deliveryNumber}', ...small, align: 'right', showIf: 'deliveryNumber' }
]

const bars = { type: 'barcode', symbology: 'gs1-128', xMm: 1, widthMm: 98, minModuleMm: 0.25, maxModuleMm: 0.5, readable: true } as const
const product: Gs1Part = { ai: '01', value: '{gtin:pad14}' }
const expiry: Gs1Part = { ai: '17', value: '{expiry:yymmdd}', optional: true }
const weight: Gs1Part = { ai: '3103', value: '{netWeightGrams:pad6}', optional: true }
const quantity: Gs1Part = { ai: '30', value: '{quantity}', optional: true }
const lot: Gs1Part = { ai: '10', value: '{lot}', optional: true }

/** Case sticker 100 x 60 mm with one GS1-128 symbol: one scan tells product, expiry, quantity and lot. What is not known is left out. A long lot does not fit and says so. */
export const caseSticker: LabelTemplate = {
  key: 'case-gs1-128', name: 'Case sticker with GS1-128', kind: 'case', widthMm: 100, heightMm: 60,
  elements: [...caseHead, { ...bars, yMm: 35, heightMm: 24, parts: [product, expiry, quantity, lot] }]
}

/** Case sticker 100 x 70 mm with weight too and the lot in a symbol of its own, so that the longest lot fits; it takes two scans. */
export const longLotCaseSticker: LabelTemplate = {
  key: 'case-gs1-128-long-lot', name: 'Case sticker with GS1-128, long lots', kind: 'case', widthMm: 100, heightMm: 70,
  elements: [...caseHead, { ...bars, yMm: 34.5, heightMm: 17, parts: [product, expiry, weight, quantity] }, { ...bars, yMm: 52, heightMm: 17, parts: [{ ai: '10', value: '{lot}' }], showIf: 'lot' }]
}

/** Case sticker 60 x 40 mm with one GS1 DataMatrix that holds everything, also a long lot. */
export const smallCaseSticker: LabelTemplate = {
  key: 'case-datamatrix', name: 'Small case sticker with GS1 DataMatrix', kind: 'case', widthMm: 60, heightMm: 40,
  elements: [
    { type: 'text', xMm: 2, yMm: 2, widthMm: 56, heightMm: 9, text: '{productName}', sizeMm: 3.8, minSizeMm: 2, bold: true, align: 'left', maxLines: 3 },
    {
      type: 'barcode', symbology: 'gs1-datamatrix', xMm: 1, yMm: 12, widthMm: 26, heightMm: 26, minModuleMm: 0.375, maxModuleMm: 1, readable: false,
      parts: [product, expiry, weight, lot, quantity]
    },
    { type: 'text', xMm: 28, yMm: 12.5, widthMm: 30, heightMm: 4.4, text: '{gtin}', ...small },
    { type: 'text', xMm: 28, yMm: 17, widthMm: 30, heightMm: 7.4, text: 'Lot {lot}', ...small, minSizeMm: 1.6, bold: true, maxLines: 2, showIf: 'lot' },
    { type: 'text', xMm: 28, yMm: 25, widthMm: 30, heightMm: 4.4, text: 'Exp {expiry:date}', ...small, showIf: 'expiry' },
    { type: 'text', xMm: 28, yMm: 30, widthMm: 30, heightMm: 6.5, text: '× {quantity}', sizeMm: 5, minSizeMm: 3, bold: true, align: 'left', maxLines: 1, showIf: 'quantity' },
    { type: 'text', xMm: 44, yMm: 36.6, widthMm: 14, heightMm: 3, text: '{copyMark}', ...small, sizeMm: 2.4, align: 'right', showIf: 'copyMark' }
  ]
}

/** SSCC logistic label, A6 upright (GS1 Logistic Label Guideline: free text above, readable data in the middle, symbols below, SSCC lowest). */
export const ssccLabel: LabelTemplate = {
  key: 'sscc-a6', name: 'Pallet label (SSCC), A6', kind: 'sscc', widthMm: 105, heightMm: 148,
  elements: [
    { type: 'text', xMm: 4, yMm: 3, widthMm: 97, heightMm: 6, text: '{companyName}', sizeMm: 4.4, minSizeMm: 2.4, bold: true, align: 'left', maxLines: 1, showIf: 'companyName' },
    { type: 'text', xMm: 4, yMm: 10, widthMm: 97, heightMm: 15, text: '{shipTo}', sizeMm: 4, minSizeMm: 2, bold: false, align: 'left', maxLines: 5, showIf: 'shipTo' },
    { type: 'line', xMm: 3, yMm: 26, widthMm: 99, heightMm: 0.5 },
    { type: 'text', xMm: 4, yMm: 27, widthMm: 97, heightMm: 11, text: '{productName}', sizeMm: 4.4, minSizeMm: 2.2, bold: false, align: 'left', maxLines: 3, showIf: 'productName' },
    { type: 'text', xMm: 4, yMm: 38.5, widthMm: 97, heightMm: 3.2, text: 'SSCC', ...small, sizeMm: 2.6 },
    { type: 'text', xMm: 4, yMm: 41.6, widthMm: 97, heightMm: 7, text: '{sscc}', sizeMm: 5.5, minSizeMm: 4, bold: true, align: 'left', maxLines: 1 },
    ...captioned('Content', '{containedGtin}', 'containedGtin', 4, 49.5, 48),
    ...captioned('Count', '{containedCount}', 'containedCount', 54, 49.5, 18),
    ...captioned('Expiry', '{expiry:date}', 'expiry', 73, 49.5, 28),
    ...captioned('Lot', '{lot}', 'lot', 4, 59.5, 65),
    { type: 'text', xMm: 70, yMm: 62, widthMm: 31, heightMm: 4, text: '{copyMark}', ...small, align: 'right', bold: true, showIf: 'copyMark' },
    { type: 'line', xMm: 3, yMm: 70, widthMm: 99, heightMm: 0.5 },
    {
      type: 'barcode', symbology: 'gs1-128', xMm: 1, yMm: 71, widthMm: 103, heightMm: 23, minModuleMm: 0.33, maxModuleMm: 0.5, readable: true, showIf: 'containedGtin',
      parts: [{ ai: '02', value: '{containedGtin:pad14}' }, { ai: '17', value: '{expiry:yymmdd}', optional: true }, { ai: '37', value: '{containedCount}' }]
    },
    { type: 'barcode', symbology: 'gs1-128', xMm: 1, yMm: 95, widthMm: 103, heightMm: 17, minModuleMm: 0.25, maxModuleMm: 0.5, readable: true, showIf: 'lot', parts: [{ ai: '10', value: '{lot}' }] },
    { type: 'barcode', symbology: 'gs1-128', xMm: 1, yMm: 113, widthMm: 103, heightMm: 33, minModuleMm: 0.495, maxModuleMm: 0.7, readable: true, parts: [{ ai: '00', value: '{sscc}' }] }
  ]
}
