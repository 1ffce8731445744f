import type { AreaHandlers } from '../context.ts'
import { addBarcode } from './add-barcode.ts'
import { listMovements } from './list-movements.ts'
import { listProducts } from './list-products.ts'
import { listSuppliers } from './list-suppliers.ts'
import { removeBarcode } from './remove-barcode.ts'
import { saveProduct } from './save-product.ts'
import { saveSupplier } from './save-supplier.ts'
import { saveSupplierItem } from './save-supplier-item.ts'
import { viewProduct } from './view-product.ts'
import { viewSupplier } from './view-supplier.ts'

/** Products with packs and barcodes, suppliers and their terms. */
export const catalogHandlers = { listProducts, viewProduct, saveProduct, addBarcode, removeBarcode, listMovements, listSuppliers, viewSupplier, saveSupplier, saveSupplierItem } satisfies AreaHandlers<'catalog'>
