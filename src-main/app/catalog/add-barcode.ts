import { indexProduct } from '#main/persistence/search/product-index.ts'
import { barcodeById } from '#main/persistence/queries/product-page.ts'
import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { barcodeForms } from './barcode-forms.ts'
import { touchProduct } from './touch-product.ts'

/** Links a code to a pack in use, for every supplier or for one. */
export const addBarcode: CommandHandler<'catalog.addBarcode'> = async (context, { packId, code: typed, supplierId }) => {
  const { sql, nowIso, operator } = context
  const pack = await sql.get<{ readonly productId: number }>('SELECT product_id AS productId FROM packs WHERE id = ? AND active = 1', packId)
  const supplier = supplierId === null ? true : await sql.get('SELECT 1 FROM suppliers WHERE id = ?', supplierId)
  if (pack === undefined || supplier === undefined) return fail({ code: 'not-found' })
  const { productId } = pack
  const { code, lookup, gtin } = barcodeForms(typed)
  const { changed, id } = await sql.run(
    'INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, supplier_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    lookup, code, gtin, productId, packId, supplierId, nowIso, operator.id
  )
  if (changed === 0) return fail({ code: 'already-there' })
  await recordChange(context, { action: 'barcode-added', entity: 'product', entityId: productId, after: { barcodeId: id, code, packId, supplierId } })
  await touchProduct(sql, productId)
  await indexProduct(sql, productId)
  context.publish({ type: 'catalog.changed', productIds: [productId] })
  const added = await barcodeById(sql, id)
  assert(added !== undefined, 'the barcode was added')
  return ok({ id, code, gtin, packId, supplierId, supplierName: added.supplierName })
}
