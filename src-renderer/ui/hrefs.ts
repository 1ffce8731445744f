import type { Output } from '#shared/api/index.ts'

type Hit = Output<'system.find'>['hits'][number]
type TrailRecord = NonNullable<Output<'system.trail'>['rows'][number]['record']>

/** Addresses of records, by what they are. */
export const hrefs = {
  receiving: '/receiving', delivery: (id: number) => `/receiving/${id}`,
  orders: '/orders', order: (id: number) => `/orders/${id}`, editOrder: (id: number) => `/orders/${id}/edit`, newOrder: '/orders/new',
  products: '/products', product: (id: number) => `/products/${id}`, productMovements: (id: number) => `/products/${id}/movements`, editProduct: (id: number) => `/products/${id}/edit`, newProduct: '/products/new',
  suppliers: '/suppliers', supplier: (id: number) => `/suppliers/${id}`, editSupplier: (id: number) => `/suppliers/${id}/edit`, newSupplier: '/suppliers/new',
  variances: '/differences', variance: (id: number) => `/differences/${id}`,
  receipts: '/receipts', receipt: (id: number) => `/receipts/${id}`,
  imports: '/imports', importRun: (id: string) => `/imports/${id}`,
  devices: '/devices', device: (id: number) => `/devices/${id}`, editDevice: (id: number) => `/devices/${id}/edit`, newDevice: '/devices/new', labelPrinters: '/devices/labels',
  labels: '/labels', labelsOf: (packId: number, productId: number) => `/labels?product=${productId}&pack=${packId}`, labelsOfProducts: (ids: readonly number[]) => `/labels/products?ids=${ids.join('-')}`,
  printQueue: '/labels/queue', printJob: (id: number) => `/labels/queue/${id}`, templates: '/labels/templates', template: (key: string) => `/labels/templates/${key}`,
  people: '/people', settings: '/settings', about: '/about'
} as const

/** Where what an entry of the trail is about is shown; undefined where no page shows it. */
export const hrefOfRecord = ({ kind, id }: Pick<TrailRecord, 'kind' | 'id'>): string | undefined => (kind === null || id === null ? undefined : kind === 'import' ? hrefs.importRun(id) : hrefOfHit({ kind, id: Number(id) }))

/** Where something that was found is shown. */
export const hrefOfHit = ({ kind, id }: Pick<Hit, 'kind' | 'id'>): string => ({ product: hrefs.product, supplier: hrefs.supplier, order: hrefs.order, delivery: hrefs.delivery, receipt: hrefs.receipt, variance: hrefs.variance })[kind](id)
