/** Words of the supplier screens. */
export const suppliers = {
  pick: { nothing: 'No supplier is called that.' },
  list: { title: 'Suppliers', find: 'Code or name', code: 'Code', name: 'Name', currency: 'Currency', openOrders: 'Open orders', preferred: 'Preferred', inactive: 'Not in use', showInactive: 'With those not in use', new: 'New supplier', empty: 'No suppliers yet', emptyText: 'Suppliers are whom orders go to and whose deliveries are received. Make one, or import a file with many.', import: 'Import a file' },
  page: {
    open: 'Open', edit: 'Edit', newOrder: 'New order', openOrders: 'Open orders', noOrders: 'No order is open.', order: 'Order', state: 'State', expected: 'Expected', items: 'What it supplies', noItems: 'No product is named yet.', itemsShown: 'The first {{shown, number}} of {{count, number}} products.', addItem: 'Add a product', product: 'Product', theirCode: 'Their code', unitCost: 'Unit cost', leadDays: 'Delivers in', change: 'Change', details: 'Settings of the supplier',
    currency: 'Currency', email: 'E-mail', tolerance: 'Over-receipt tolerance', toleranceInherited: 'as the company', blind: 'Blind count', blindYes: 'expected quantities are hidden while counting', blindNo: 'expected quantities are shown', preferred: 'Preferred', code: 'Code', pickProduct: 'Which product?', allOrders: 'All its orders', figuresItems: 'Products', none: 'none'
  },
  form: { newTitle: 'New supplier', editTitle: 'Edit {{name}}', save: 'Save supplier', saved: '{{name}} is saved.', title: 'Supplier', code: 'Code', name: 'Name', currency: 'Currency', currencyHint: 'Of its orders', email: 'E-mail for orders and claims', receiving: 'Receiving', tolerance: 'Over-receipt tolerance', toleranceHint: 'Empty: as the company', blind: 'Blind count: hide expected quantities while counting', preferred: 'Preferred supplier', active: 'In use', emailWrong: 'This is no e-mail address.' }
} as const
