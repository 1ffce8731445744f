import { BarcodeEntity, PackEntity, ProductEntity, SupplierEntity, SupplierItemEntity } from './catalog.ts'
import { OperatorEntity } from './people.ts'
import { PurchaseOrderEntity, PurchaseOrderLineEntity } from './purchasing.ts'
import { DeliveryEntity, DeliveryLineEntity, ReceiptEntity, VarianceEntity } from './receiving.ts'

/** Every record kind that is read and written as an entity; the rest (ledgers, logs, hot paths) is prepared SQL. */
export const entities = [
  OperatorEntity, SupplierEntity, ProductEntity, PackEntity, BarcodeEntity, SupplierItemEntity, PurchaseOrderEntity, PurchaseOrderLineEntity, DeliveryEntity, DeliveryLineEntity, ReceiptEntity, VarianceEntity
] as const
