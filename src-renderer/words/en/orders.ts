/** Words of the purchase order screens. */
export const orders = {
  list: {
    title: 'Purchase orders', find: 'Number, supplier, reference or product', number: 'Number', supplier: 'Supplier', state: 'State', expected: 'Expected', orderDate: 'Ordered', progress: 'Received', lines: 'Lines', value: 'Value', reference: 'Reference', new: 'New order', stateFilter: 'State', all: 'All states', open: 'Open',
    supplierOnly: 'Only {{supplier}}', allSuppliers: 'All suppliers', empty: 'No orders yet', emptyText: 'An order says what is to come and from whom. Write one, or import a file with many.', emptyFilter: 'No order is in this state.', import: 'Import a file'
  },
  page: {
    open: 'Open', edit: 'Edit', send: 'Send order', receive: 'Receive', goToDelivery: 'Go to delivery {{number}}', hold: 'Put on hold', release: 'Take off hold', cancel: 'Cancel order', closeShort: 'Close short', closeLine: 'Close line short', more: 'More acts',
    expected: 'Expected', ordered: 'Ordered on', value: 'Value', received: 'Received', reference: 'Their reference', note: 'Note', supplier: 'Supplier', reason: 'Reason', sent: 'Sent',
    lines: 'Lines', findLine: 'Find a line', line: 'Line', product: 'Product', name: 'Name', theirCode: 'Their code', pack: 'Pack', qtyOrdered: 'Ordered', qtyReceived: 'Received', qtyToCome: 'To come', price: 'Unit price', closed: 'Closed short: {{reason}}', noLines: 'The order has no lines yet.', progressOf: 'Received of line {{line, number}}',
    deliveries: 'Deliveries', noDeliveries: 'Nothing has arrived yet.', delivery: 'Delivery', receipt: 'Receipt', posted: 'Posted', history: 'What happened', noHistory: 'Nothing yet.', act: 'What', who: 'Who', when: 'When'
  },
  action: { added: 'Written', 'added-follow-up': 'Written as a follow-up order', changed: 'Changed', sent: 'Sent', 'put-on-hold': 'Put on hold', 'taken-off-hold': 'Taken off hold', cancelled: 'Cancelled', 'closed-short': 'Closed short', raised: 'Raised while receiving', lowered: 'Lowered with a receipt taken back', amended: 'Amended by a file', other: 'Changed' },
  ask: {
    sendTitle: 'Send {{number}}?', sendText: 'From now on the goods are expected, and the ordered quantities are fixed.', sendDone: '{{number}} is sent.', cancelTitle: 'Cancel {{number}}?', cancelText: 'Nothing of it is expected any more. The order stays on record as cancelled.', cancelDone: '{{number}} is cancelled.',
    holdTitle: 'Put {{number}} on hold?', holdText: 'It stands apart on the receiving board until it is taken off hold.', holdDone: '{{number}} is on hold.', releaseTitle: 'Take {{number}} off hold?', releaseText: 'Its goods are expected again.', releaseDone: '{{number}} is off hold.',
    closeTitle: 'Close {{number}} short?', closeText: 'Nothing more will come on it. What is to come leaves “on order” at once.', closeLineTitle: 'Close line {{line, number}} short?', closeLineText: 'Nothing more of this product will come on this order.', closeDone: 'Closed short.',
    lines: 'Lines', toCome: 'Lines with something to come', quantityToCome: 'To come', value: 'Value', receivedSoFar: 'Received so far', reasonNotAvailable: 'Not available any more', reasonLate: 'Too late', reasonMistake: 'Ordered by mistake', reasonPrice: 'Price is being settled', reasonSettled: 'Settled'
  },
  unpriced: {
    without_one: '{{count, number}} line without a price', without_other: '{{count, number}} lines without a price', atZero_one: '{{count, number}} line at {{zero}}', atZero_other: '{{count, number}} lines at {{zero}}',
    askTitle: 'Send without all prices?', askText: 'A line without a price is ordered at {{zero}}: the value of the order, of its receipts and of claims is too low by it. Go back and write the prices, or send it as it is.', title: 'Prices'
  },
  form: {
    newTitle: 'New purchase order', editTitle: 'Edit {{number}}', save: 'Save order', saveAndSend: 'Save and send', saved: '{{number}} is saved.', savedAndSent: '{{number}} is saved and sent.', head: 'Order', supplier: 'Supplier', supplierNeeded: 'Choose the supplier first.', number: 'Number', numberHint: 'Empty: the next of the series', orderDate: 'Order date', expected: 'Expected', reference: 'Their reference', note: 'Note',
    lines: 'Lines', product: 'Product', productPlaceholder: 'Code, name or barcode', pack: 'Pack', quantity: 'Quantity', makes: 'Makes', price: 'Price per unit', value: 'Value', remove: 'Remove line {{line, number}}', productOf: 'Product of line {{line, number}}', packOf: 'Pack of line {{line, number}}', quantityOf: 'Quantity of line {{line, number}}', priceOf: 'Price of line {{line, number}}', total: 'Total',
    hint: 'Type or scan. Enter goes from the product to the quantity and on to the next line, by way of the price where none is known. Tab goes through every field, the arrows go up and down, Ctrl+Delete takes a line out.', noLines: 'Add at least one line.', lineNeeds: 'Line {{line, number}}: choose a product and a quantity above nothing.', linePrice: 'Line {{line, number}}: the price is no number.', lineFraction: 'Line {{line, number}}: the quantity is no whole number of the smallest quantity.', lineQuantity: 'Line {{line, number}}: the quantity is no number, or larger than {{maximum, number}}.', lineTooMuch: 'Line {{line, number}}: the quantity is too large. The largest is {{maximum, number}} {{unit}}.', noPrice: 'no price', scanAdded: '+1 {{pack}} of {{product}}', scanUnknown: 'No product has the code {{raw}}. The order is as it was.', scanSeveral: 'The code {{raw}} stands for several products. Choose one in the product field.'
  }
} as const
