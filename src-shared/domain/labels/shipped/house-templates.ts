import type { LabelTemplate } from '../template.ts'

/** Quarantine sticker 100 x 60 mm, to be seen from afar: a heavy frame, the reason, and the product's code. */
export const quarantineSticker: LabelTemplate = {
  key: 'quarantine', name: 'Quarantine sticker', kind: 'quarantine', widthMm: 100, heightMm: 60,
  elements: [
    { type: 'box', xMm: 1, yMm: 1, widthMm: 98, heightMm: 58, thicknessMm: 1.5 },
    { type: 'text', xMm: 4, yMm: 3.5, widthMm: 92, heightMm: 13, text: 'QUARANTINE', sizeMm: 11, minSizeMm: 6, bold: true, align: 'center', maxLines: 1 },
    { type: 'line', xMm: 2.5, yMm: 17, widthMm: 95, heightMm: 1 },
    { type: 'text', xMm: 4, yMm: 18.5, widthMm: 92, heightMm: 7.5, text: '{reason}', sizeMm: 5, minSizeMm: 2.4, bold: true, align: 'center', maxLines: 2 },
    { type: 'text', xMm: 4, yMm: 26.5, widthMm: 92, heightMm: 8.6, text: '{productName}', sizeMm: 3.6, minSizeMm: 2, bold: false, align: 'left', maxLines: 3 },
    { type: 'text', xMm: 4, yMm: 35.6, widthMm: 46, heightMm: 3.6, text: '{operatorName}', sizeMm: 2.8, minSizeMm: 1.6, bold: false, align: 'left', maxLines: 1, showIf: 'operatorName' },
    { type: 'text', xMm: 51, yMm: 35.6, widthMm: 45, heightMm: 3.6, text: '{receivedOn:date}', sizeMm: 2.8, minSizeMm: 1.6, bold: false, align: 'right', maxLines: 1, showIf: 'receivedOn' },
    { type: 'barcode', symbology: 'code128', data: '{code}', xMm: 4, yMm: 40, widthMm: 92, heightMm: 16.5, minModuleMm: 0.19, maxModuleMm: 0.5, readable: true, showIf: 'code' }
  ]
}

/** Bin label 100 x 50 mm, read from a truck: the code as large as it goes. */
export const binLabel: LabelTemplate = {
  key: 'bin', name: 'Bin label', kind: 'bin', widthMm: 100, heightMm: 50,
  elements: [
    { type: 'text', xMm: 3, yMm: 2, widthMm: 94, heightMm: 18.5, text: '{binCode}', sizeMm: 15, minSizeMm: 4, bold: true, align: 'center', maxLines: 1 },
    { type: 'text', xMm: 3, yMm: 21, widthMm: 94, heightMm: 5.4, text: '{binName}', sizeMm: 4, minSizeMm: 2, bold: false, align: 'center', maxLines: 1, showIf: 'binName' },
    { type: 'barcode', symbology: 'code128', data: '{binCode}', xMm: 2, yMm: 27.5, widthMm: 96, heightMm: 21, minModuleMm: 0.25, maxModuleMm: 0.75, readable: false }
  ]
}

/** Operator badge 86 x 54 mm, the size of a bank card. */
export const operatorBadge: LabelTemplate = {
  key: 'operator-badge', name: 'Operator badge', kind: 'operator-badge', widthMm: 86, heightMm: 54,
  elements: [
    { type: 'text', xMm: 4, yMm: 3, widthMm: 78, heightMm: 4.6, text: '{companyName}', sizeMm: 3.4, minSizeMm: 1.8, bold: false, align: 'left', maxLines: 1, showIf: 'companyName' },
    { type: 'line', xMm: 4, yMm: 8.4, widthMm: 78, heightMm: 0.4 },
    { type: 'text', xMm: 4, yMm: 10, widthMm: 78, heightMm: 15, text: '{operatorName}', sizeMm: 7, minSizeMm: 3, bold: true, align: 'left', maxLines: 2 },
    { type: 'text', xMm: 4, yMm: 25.5, widthMm: 78, heightMm: 5.4, text: '{operatorRole}', sizeMm: 4, minSizeMm: 2, bold: false, align: 'left', maxLines: 1, showIf: 'operatorRole' },
    { type: 'barcode', symbology: 'code128', data: '{badgeCode}', xMm: 2, yMm: 32, widthMm: 82, heightMm: 20, minModuleMm: 0.25, maxModuleMm: 0.5, readable: false }
  ]
}

/** One command of the receiving screen on a sticker 80 x 30 mm, for a place where the whole sheet is too large. */
export const commandSticker: LabelTemplate = {
  key: 'command', name: 'Command barcode', kind: 'command', widthMm: 80, heightMm: 30,
  elements: [
    { type: 'text', xMm: 3, yMm: 2, widthMm: 74, heightMm: 7, text: '{commandName}', sizeMm: 5.5, minSizeMm: 3, bold: true, align: 'center', maxLines: 1 },
    { type: 'text', xMm: 3, yMm: 9.2, widthMm: 74, heightMm: 3.6, text: '{commandHint}', sizeMm: 2.6, minSizeMm: 1.8, bold: false, align: 'center', maxLines: 1, showIf: 'commandHint' },
    { type: 'barcode', symbology: 'code128', data: '{commandCode}', xMm: 1, yMm: 13.5, widthMm: 78, heightMm: 15.5, minModuleMm: 0.25, maxModuleMm: 0.5, readable: true }
  ]
}
