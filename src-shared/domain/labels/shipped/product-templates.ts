import type { LabelTemplate } from '../template.ts'

/** Product sticker 50 x 30 mm: name, number, and the code that is scanned, a GTIN or an in-house code. */
export const productSticker: LabelTemplate = {
  key: 'product-sticker', name: 'Product sticker', kind: 'product', widthMm: 50, heightMm: 30,
  elements: [
    { type: 'text', xMm: 2, yMm: 1.5, widthMm: 46, heightMm: 9.5, text: '{productName}', sizeMm: 4, minSizeMm: 2, bold: true, align: 'left', maxLines: 3 },
    { type: 'text', xMm: 2, yMm: 11, widthMm: 28, heightMm: 3.2, text: '{sku}', sizeMm: 2.6, minSizeMm: 1.6, bold: false, align: 'left', maxLines: 1 },
    { type: 'text', xMm: 31, yMm: 11, widthMm: 17, heightMm: 3.2, text: '{packName}', sizeMm: 2.6, minSizeMm: 1.5, bold: false, align: 'right', maxLines: 1, showIf: 'packName' },
    { type: 'barcode', symbology: 'code128', data: '{code}', xMm: 1, yMm: 14.5, widthMm: 48, heightMm: 14, minModuleMm: 0.165, maxModuleMm: 0.38, readable: true },
    { type: 'text', xMm: 2, yMm: 27, widthMm: 20, heightMm: 2.6, text: '{copyMark}', sizeMm: 2, minSizeMm: 1.5, bold: true, align: 'left', maxLines: 1, showIf: 'copyMark' }
  ]
}

/** Shelf sticker 57 x 32 mm with EAN-13, for products that go over a till. */
export const retailSticker: LabelTemplate = {
  key: 'product-retail', name: 'Retail sticker with EAN-13', kind: 'product', widthMm: 57, heightMm: 32,
  elements: [
    { type: 'text', xMm: 2, yMm: 1.5, widthMm: 53, heightMm: 8, text: '{productName}', sizeMm: 3.4, minSizeMm: 2, bold: true, align: 'left', maxLines: 3 },
    { type: 'barcode', symbology: 'ean13', data: '{gtin}', xMm: 1, yMm: 10, widthMm: 38, heightMm: 20.5, minModuleMm: 0.25, maxModuleMm: 0.38, readable: true },
    { type: 'text', xMm: 39, yMm: 11, widthMm: 16, heightMm: 7, text: '{price}', sizeMm: 5, minSizeMm: 2.5, bold: true, align: 'right', maxLines: 1, showIf: 'price' },
    { type: 'text', xMm: 39, yMm: 25, widthMm: 16, heightMm: 4, text: '{sku}', sizeMm: 2.4, minSizeMm: 1.2, bold: false, align: 'right', maxLines: 1, showIf: 'sku' }
  ]
}
