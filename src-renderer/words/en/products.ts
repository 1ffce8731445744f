/** Words of the product screens. */
export const products = {
  list: {
    title: 'Products', find: 'Code, name, barcode or supplier’s code', code: 'Code', name: 'Name', onHand: 'On hand', available: 'Available', onOrder: 'On order', inactive: 'Not in use', showInactive: 'With those not in use', new: 'New product',
    empty: 'No products yet', emptyText: 'Products are what is ordered, scanned and kept in stock. Make one, or import a file with many.', import: 'Import a file'
  },
  pick: { nothing: 'No product is called that.' },
  page: {
    onHand: 'On hand', unusable: '{{quantity}} in quarantine', available: 'Available', committed: '{{quantity}} promised', onOrder: 'On order', cost: 'Average cost', noCost: 'none yet', edit: 'Edit', open: 'Open',
    places: 'Where it lies', noPlaces: 'Nothing is in stock.', place: 'Place', lot: 'Lot', expiry: 'Expires', serial: 'Serial', quantity: 'Quantity', quarantine: 'Quarantine',
    orders: 'On order', noOrders: 'Nothing is on order.', order: 'Order', supplier: 'Supplier', ordered: 'Ordered', received: 'Received', toCome: 'To come', expected: 'Expected', state: 'State',
    packs: 'Packs and barcodes', pack: 'Pack', holds: 'Holds', barcodes: 'Barcodes', noBarcodes: 'none', forSupplier: '{{code}} ({{supplier}})',
    items: 'Suppliers', noItems: 'No supplier is named yet.', addItem: 'Add a supplier', editItem: 'Change', supplierCode: 'Their code', unitCost: 'Unit cost', leadDays: 'Delivers in', minimum: 'At least', maximum: 'At most', 
    movements: 'Movements', noMovements: 'Nothing has moved yet.', when: 'When', reason: 'Why', document: 'Document', who: 'Who', all: 'All movements',
    details: 'Settings of the product', tracking: 'Asked for at receipt', trackingNone: 'nothing more than the quantity', tracksLot: 'lot', tracksExpiry: 'expiry date', tracksSerial: 'serial number', tolerance: 'Over-receipt tolerance', toleranceInherited: 'as the supplier or the company', reorderPoint: 'Reorder point', safetyStock: 'Safety stock', standardCost: 'Standard cost', listPrice: 'List price', baseUnit: 'Counted in', notSet: 'not set', inactive: 'Not in use'
  },
  movements: { find: 'Place, lot, serial or document', emptyText: 'Receipts and corrections stand here with who did them.' },
  movementReason: { 'goods-receipt': 'Goods receipt', 'receipt-reversed': 'Receipt reversed', 'written-off': 'Written off', identified: 'Identified', accepted: 'Accepted', returned: 'Returned to the supplier', 'opening-stock': 'Opening stock', other: 'Moved' },
  item: { title: 'Terms of {{supplier}}', newTitle: 'Add a supplier', supplier: 'Supplier', code: 'Their code', pack: 'Ordered in', packNone: 'any pack', cost: 'Unit cost per {{unit}}', leadDays: 'Delivers in days', minimum: 'Order at least', maximum: 'Order at most', orderUnit: 'Their unit', saved: 'The terms are saved.' },
  form: {
    newTitle: 'New product', editTitle: 'Edit {{code}}', save: 'Save product', saved: '{{code}} is saved.', basics: 'Product', code: 'Code', codeHint: 'Unique, as people say and type it', name: 'Name', baseUnit: 'Counted in', active: 'In use', activeHint: 'Products not in use stay on their records and are not offered any more.',
    tracking: 'Asked for at receipt', lot: 'Lot', expiry: 'Expiry date', serial: 'Serial number', figures: 'Figures', tolerance: 'Over-receipt tolerance', toleranceHint: 'Empty: as the supplier or the company', reorderPoint: 'Reorder point', safetyStock: 'Safety stock', standardCost: 'Standard cost per {{unit}}', listPrice: 'List price per {{unit}}',
    packs: 'Packs and barcodes', packsHint: 'A scanned barcode means its product, its pack and so its quantity. Scan now: the code goes to the marked pack.', addPack: 'Add a pack', kind: 'Kind', holds: 'Holds', packName: 'Name', removePack: 'Remove this pack', barcodes: 'Barcodes of {{pack}}', addBarcode: 'Add a barcode', barcode: 'Barcode', anySupplier: 'of any supplier', supplierOf: 'Supplier of {{code}}', removeBarcode: 'Remove {{code}}', target: 'Scans go here', makeTarget: 'Scans go to this pack',
    wrongCheckDigit: 'The check digit does not fit: a GTIN with these digits ends with {{digit}}. Compare it with the label. It can be saved as it is, as a code of your own.', alsoOnPack: 'The same code stands on {{pack}} of this product. A scan of it will ask which one is meant.', alsoOnProduct: 'The same code belongs to', scanAsks: 'A scan of it will ask which one is meant.',
    scanned: '{{code}} is added to {{pack}}.', already: '{{code}} stands on {{pack}} already.', elsewhere: '{{code}} is also a code of {{product}}. A scan of it will ask which one is meant.', garbled: 'This scan is no code to keep: {{raw}}'
  }
} as const
