import { indexProduct } from '#main/persistence/search/product-index.ts'
import { barcodeById } from '#main/persistence/queries/product-page.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { touchProduct } from './touch-product.ts'

/** Takes a code off its pack; scans of it are unknown from now on, those before keep what they meant. */
export const removeBarcode: CommandHandler<'catalog.removeBarcode'> = async (context, { barcodeId }) => {
  const { sql } = context
  const barcode = await barcodeById(sql, barcodeId)
  if (barcode === undefined) return fail({ code: 'not-found' })
  const { productId, code, packId, supplierId } = barcode
  await sql.run('DELETE FROM barcodes WHERE id = ?', barcodeId)
  await recordChange(context, { action: 'barcode-removed', entity: 'product', entityId: productId, before: { barcodeId, code, packId, supplierId } })
  await touchProduct(sql, productId)
  await indexProduct(sql, productId)
  context.publish({ type: 'catalog.changed', productIds: [productId] })
  return ok({})
}
