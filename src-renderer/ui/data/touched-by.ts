import type { ServerEvent } from '#shared/api/events.ts'
import type { QueryName } from '#shared/api/index.ts'

type EventType = ServerEvent['type']

const stock: readonly EventType[] = ['stock.changed', 'receiving.posted']
const orders: readonly EventType[] = ['orders.changed', 'receiving.posted']

/** Which events make the answer of a query old; the screen that shows it asks again. */
const touching: Partial<Record<QueryName, readonly EventType[]>> = {
  'session.state': ['operators.changed', 'settings.changed', 'startup.changed'],
  'session.listOperators': ['operators.changed'],
  'startup.state': ['startup.changed'],
  'catalog.listProducts': ['catalog.changed', ...stock, ...orders],
  'catalog.viewProduct': ['catalog.changed', ...stock, ...orders],
  'catalog.listMovements': stock,
  'catalog.listSuppliers': ['suppliers.changed', ...orders],
  'catalog.viewSupplier': ['suppliers.changed', 'catalog.changed', ...orders],
  'purchasing.listOrders': orders,
  'purchasing.viewOrder': [...orders, 'receiving.changed'],
  'receiving.board': [...orders, 'receiving.changed'],
  'receiving.viewDelivery': ['receiving.changed', 'receiving.posted'],
  'receiving.viewOutcome': ['receiving.changed', 'receiving.posted', 'variances.changed'],
  'receiving.listDeliveries': ['receiving.changed', 'receiving.posted'],
  'receiving.listEvents': ['receiving.changed'],
  'receiving.listReceipts': ['receiving.posted'],
  'receiving.viewReceipt': ['receiving.posted', 'variances.changed'],
  'variances.list': ['variances.changed', 'receiving.posted'],
  'variances.view': ['variances.changed', 'receiving.posted'],
  'imports.list': ['import.progress'],
  'imports.status': ['import.progress'],
  'devices.list': ['devices.changed'],
  'devices.assignments': ['devices.changed'],
  'devices.simulation': ['devices.changed', 'printing.changed'],
  'devices.log': ['devices.changed'],
  'devices.pieceWeight': ['catalog.changed'],
  'labels.templates': ['labels.changed'],
  'labels.viewTemplate': ['labels.changed'],
  'labels.preview': ['labels.changed', 'catalog.changed'],
  'labels.prepare': ['labels.changed', 'devices.changed', 'catalog.changed'],
  'labels.rule': ['labels.changed', 'catalog.changed'],
  'labels.settings': ['labels.changed', 'settings.changed'],
  'printing.jobs': ['printing.changed'],
  'printing.view': ['printing.changed'],
  'printing.receiptLabels': ['printing.changed'],
  'system.settings': ['settings.changed'],
  'system.trail': ['catalog.changed', 'suppliers.changed', 'orders.changed', 'receiving.changed', 'receiving.posted', 'variances.changed', 'settings.changed', 'operators.changed', 'devices.changed']
}

const concerns = (ids: readonly number[] | 'all', id: unknown): boolean => ids === 'all' || typeof id !== 'number' || ids.includes(id)

/** Whether an event may have changed the answer of a query with this input. */
export function touchedBy(name: QueryName, input: unknown, event: ServerEvent): boolean {
  if (!(touching[name]?.includes(event.type) ?? false)) return false
  const { productId, orderId, deliveryId, importId, jobId } = (input ?? {}) as { readonly productId?: unknown; readonly orderId?: unknown; readonly deliveryId?: unknown; readonly importId?: unknown; readonly jobId?: unknown }
  if (event.type === 'catalog.changed' || event.type === 'stock.changed') return concerns(event.productIds, productId)
  if (event.type === 'orders.changed') return concerns(event.orderIds, orderId)
  if (event.type === 'receiving.changed') return deliveryId === undefined || event.deliveryId === deliveryId
  if (event.type === 'printing.changed') return jobId === undefined || event.jobId === jobId
  if (event.type === 'import.progress') return importId === undefined || event.importId === importId
  return true
}
