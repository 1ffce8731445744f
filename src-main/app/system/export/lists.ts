import type { exportableLists } from '#shared/api/system.ts'
import { listProducts } from '../../catalog/list-products.ts'
import { listSuppliers } from '../../catalog/list-suppliers.ts'
import { jobs as listJobs } from '../../printing/list-jobs.ts'
import { listOrders } from '../../purchasing/list-orders.ts'
import { listDeliveries } from '../../receiving/list-deliveries.ts'
import { listEvents } from '../../receiving/list-events.ts'
import { listReceipts } from '../../receiving/list-receipts.ts'
import { list as listVariances } from '../../variances/list.ts'
import { count, date, money, percent, quantity, text, yesNo } from './columns.ts'
import type { ListExport } from './define-export.ts'
import { queryExport } from './define-export.ts'
import { movementsList, stockList } from './stock-lists.ts'

/** The lists that can leave as a file, with their columns. */
export const listExports: Readonly<Record<(typeof exportableLists)[number], ListExport>> = {
  products: queryExport('catalog.listProducts', listProducts, [
    text('Code', (row) => row.code), text('Name', (row) => row.name), text('Unit', (row) => row.baseUnit), quantity('On hand', (row) => row.onHandMilli),
    quantity('Available', (row) => row.availableMilli), quantity('On order', (row) => row.onOrderMilli), yesNo('Active', (row) => row.active)
  ]),
  suppliers: queryExport('catalog.listSuppliers', listSuppliers, [
    text('Code', (row) => row.code), text('Name', (row) => row.name), text('Currency', (row) => row.currency), text('E-mail', (row) => row.email),
    count('Open orders', (row) => row.openOrders), percent('Over-receipt tolerance %', (row) => row.overTolerancePermille),
    yesNo('Blind receiving', (row) => row.blindReceiving), yesNo('Preferred', (row) => row.preferred), yesNo('Active', (row) => row.active)
  ]),
  orders: queryExport('purchasing.listOrders', listOrders, [
    text('Number', (row) => row.number), text('Supplier', (row) => row.supplierName), text('State', (row) => row.state), date('Order date', (row) => row.orderIso),
    date('Expected', (row) => row.dueIso), count('Lines', (row) => row.lineCount),
    percent('Completed %', (row) => row.completionPermille), money('Value', (row) => row.valueMinor, (row) => row.currency), text('Currency', (row) => row.currency),
    text(`Supplier's reference`, (row) => row.supplierReference)
  ]),
  deliveries: queryExport('receiving.listDeliveries', listDeliveries, [
    text('Number', (row) => row.number), text('Supplier', (row) => row.supplierName), text('State', (row) => row.state), text('Reference', (row) => row.reference),
    count('Lines', (row) => row.lineCount), percent('Completed %', (row) => row.completionPermille), date('Last change (UTC)', (row) => row.updatedAt)
  ]),
  receipts: queryExport('receiving.listReceipts', listReceipts, [
    text('Number', (row) => row.number), text('Delivery', (row) => row.deliveryNumber), text('Supplier', (row) => row.supplierName),
    text('Orders', (row) => row.orderNumbers.join(' ')), date('Posted at (UTC)', (row) => row.postedAt), text('Posted by', (row) => row.operatorName),
    text('Station', (row) => row.station), count('Lines', (row) => row.lineCount), count('Differences', (row) => row.differenceCount),
    text('Reverses', (row) => row.reverses), text('Reversed by', (row) => row.reversedBy)
  ]),
  variances: queryExport('variances.list', listVariances, [
    text('Kind', (row) => row.kind), text('State', (row) => row.state), text('Supplier', (row) => row.supplierName), text('Order', (row) => row.orderNumber),
    text('Receipt', (row) => row.receiptNumber), text('Product code', (row) => row.productCode), text('Product', (row) => row.productName),
    quantity('Quantity', (row) => row.quantityMilli), text('Unit', (row) => row.baseUnit), money('Value', (row) => row.valueMinor, (row) => row.currency), text('Currency', (row) => row.currency),
    date('Found at (UTC)', (row) => row.foundAt), text('Found by', (row) => row.foundBy), count('Age in days', (row) => row.ageDays),
    date('Claim due', (row) => row.claimDueIso), text('Outcome', (row) => row.outcome), date('Resolved at (UTC)', (row) => row.resolvedAt),
    text('Resolved by', (row) => row.resolvedBy), text('Settled by receipt', (row) => row.settledByReceiptNumber), text('Note', (row) => row.note),
    text('Resolution', (row) => row.resolutionNote)
  ]),
  movements: movementsList,
  events: queryExport('receiving.listEvents', listEvents, [
    count('Event', (row) => row.id), date('At (UTC)', (row) => row.at), text('Product code', (row) => row.productCode), text('Product', (row) => row.productName),
    text('Pack', (row) => row.packName), quantity('Quantity', (row) => row.quantityMilli), text('Condition', (row) => row.condition),
    text('Lot', (row) => row.lot), date('Expiry', (row) => row.expiryIso), text('Serial', (row) => row.serial), text('Source', (row) => row.source),
    text('Scanned', (row) => row.raw), count('Undoes event', (row) => row.undoes), yesNo('Undone', (row) => row.undone),
    text('Operator', (row) => row.operatorName), text('Station', (row) => row.station), text('Note', (row) => row.note)
  ]),
  stock: stockList,
  'print-jobs': queryExport('printing.jobs', listJobs, [
    count('Job', (row) => row.id), text('Labels of', (row) => row.title), text('Kind', (row) => row.kind), text('State', (row) => row.state), count('Labels', (row) => row.labels), count('Handed over', (row) => row.handedOver), count('Confirmed', (row) => row.confirmed),
    text('Printer', (row) => row.printerName), yesNo('Simulated', (row) => row.simulated), text('Why', (row) => row.cause), yesNo('Copy', (row) => row.isCopy), text('Reason', (row) => row.reason), date('Made at (UTC)', (row) => row.createdAt), text('Made by', (row) => row.createdBy), text('Station', (row) => row.station), date('Ended at (UTC)', (row) => row.endedAt)
  ])
}
