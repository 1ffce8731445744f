import type { Seeded } from './seed.ts'

/** A screen to be looked at: its address on the seeded station. */
export type ScreenUnderTest = { readonly name: string; readonly path: string }

/** Every screen of the office with something on it. */
export const officeScreens = (seeded: Seeded): readonly ScreenUnderTest[] => {
  const productId = seeded.products[0]?.id ?? 0
  const orderId = seeded.orders[0]?.id ?? 0
  return [
    { name: 'receiving board', path: '/receiving' },
    { name: 'purchase orders', path: '/orders' }, { name: 'purchase order', path: `/orders/${orderId}` }, { name: 'new purchase order', path: '/orders/new' },
    { name: 'products', path: '/products' }, { name: 'product', path: `/products/${productId}` }, { name: 'product form', path: `/products/${productId}/edit` }, { name: 'movements', path: `/products/${productId}/movements` },
    { name: 'suppliers', path: '/suppliers' }, { name: 'supplier', path: `/suppliers/${seeded.supplierId}` }, { name: 'supplier form', path: `/suppliers/${seeded.supplierId}/edit` },
    { name: 'differences', path: '/differences' }, { name: 'difference', path: `/differences/${seeded.varianceId}` }, { name: 'receipts', path: '/receipts' }, { name: 'receipt', path: `/receipts/${seeded.receiptId}` }, { name: 'labels', path: '/labels' }, { name: 'label of a product', path: `/labels?product=${productId}` }, { name: 'labels of several products', path: `/labels/products?ids=${seeded.products.slice(0, 3).map(({ id }) => id).join('-')}` },
    { name: 'print queue', path: '/labels/queue?state=all' }, { name: 'print job', path: '/labels/queue/1' }, { name: 'label templates', path: '/labels/templates' }, { name: 'label template', path: '/labels/templates/case-gs1-128' }, { name: 'older label template', path: '/labels/templates/bin?version=0' }, { name: 'imports', path: '/imports' }, { name: 'people', path: '/people' },
    { name: 'settings: company', path: '/settings' }, { name: 'settings: receiving', path: '/settings/receiving' }, { name: 'settings: codes', path: '/settings/codes' }, { name: 'settings: labels', path: '/settings/labels' }, { name: 'settings: scanner', path: '/settings/scanner' }, { name: 'settings: backups', path: '/settings/backups' }, { name: 'settings: trail', path: '/settings/trail' },
    { name: 'devices', path: '/devices' }, ...seeded.deviceIds.map((id, index) => ({ name: `device ${index + 1}`, path: `/devices/${id}` })), { name: 'new device', path: '/devices/new' }, { name: 'device form', path: `/devices/${seeded.deviceIds.at(-1)}/edit` }, { name: 'printers of labels', path: '/devices/labels' },
    { name: 'about', path: '/about' }, { name: 'an address that leads nowhere', path: '/nowhere' }
  ]
}
