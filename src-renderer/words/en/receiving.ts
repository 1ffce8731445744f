/** Words of receiving. */
export const receiving = {
  board: { number: 'Number', supplier: 'Supplier', expected: 'Expected', done: 'Received', find: 'Order, delivery, supplier, product or barcode', empty: 'Nothing is expected', emptyText: 'Orders that were sent stand here with the day their goods are due.' }
} as const
