import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'

/** What the server tells every client after a commit; a screen that shows such a thing refetches it. */
export type ServerEvent =
  | { readonly type: 'startup.changed' }
  | { readonly type: 'receiving.changed'; readonly deliveryId: number; readonly lineIds: readonly number[]; readonly lastEventId: number; readonly station: string }
  | { readonly type: 'receiving.posted'; readonly deliveryId: number; readonly receiptId: number }
  | { readonly type: 'orders.changed'; readonly orderIds: readonly number[] }
  | { readonly type: 'catalog.changed'; readonly productIds: readonly number[] | 'all' }
  | { readonly type: 'suppliers.changed' }
  | { readonly type: 'stock.changed'; readonly productIds: readonly number[] | 'all' }
  | { readonly type: 'variances.changed' }
  | { readonly type: 'operators.changed' }
  | { readonly type: 'settings.changed' }
  | { readonly type: 'import.progress'; readonly importId: string; readonly state: string; readonly done: number; readonly total: number; readonly rowsPerSecond: number }
  | { readonly type: 'device.scanned'; readonly station: string; readonly raw: string; readonly aim?: string; readonly deviceId?: number; /** How the scan came to its end, for the check of a scanner's setup. */ readonly ending?: string }
  | { readonly type: 'device.weighed'; readonly station: string; readonly deviceId: number; readonly reading: ScaleReading | null }
  /** null: the list of devices itself changed. */
  | { readonly type: 'devices.changed'; readonly deviceId: number | null }
  | { readonly type: 'printing.changed'; readonly jobId: number }
  | { readonly type: 'labels.changed' }
