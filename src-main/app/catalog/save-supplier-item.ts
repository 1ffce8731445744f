import { SupplierItemEntity } from '#main/persistence/entities/catalog.ts'
import { indexProduct } from '#main/persistence/search/product-index.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'

/** Keeps what a supplier calls a product and what it costs there. An empty code is no code. */
export const saveSupplierItem: CommandHandler<'catalog.saveSupplierItem'> = async (context, { supplierId, productId, requestId: _, ...given }) => {
  const { sql } = context
  const known = await sql.get('SELECT 1 FROM suppliers s JOIN products p ON p.id = ? WHERE s.id = ?', productId, supplierId)
  const pack = given.packId === null ? true : await sql.get('SELECT 1 FROM packs WHERE id = ? AND product_id = ? AND active = 1', given.packId, productId)
  if (known === undefined || pack === undefined) return fail({ code: 'not-found' })
  const fields = { ...given, supplierCode: given.supplierCode === '' ? null : given.supplierCode }
  const stored = await sql.manager.findOneBy(SupplierItemEntity, { supplierId, productId })
  await sql.run(
    `INSERT INTO supplier_items (supplier_id, product_id, supplier_code, pack_id, unit_cost_scaled, lead_days, minimum_milli, maximum_milli, order_unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (supplier_id, product_id) DO UPDATE SET supplier_code = excluded.supplier_code, pack_id = excluded.pack_id, unit_cost_scaled = excluded.unit_cost_scaled, lead_days = excluded.lead_days,
      minimum_milli = excluded.minimum_milli, maximum_milli = excluded.maximum_milli, order_unit = excluded.order_unit`,
    supplierId, productId, fields.supplierCode, fields.packId, fields.unitCostScaled, fields.leadDays, fields.minimumMilli, fields.maximumMilli, fields.orderUnit
  )
  const saved = await sql.get<{ readonly id: number }>('SELECT id FROM supplier_items WHERE supplier_id = ? AND product_id = ?', supplierId, productId)
  const supplierItemId = saved!.id
  await recordChange(context, { action: stored === null ? 'added' : 'changed', entity: 'supplier-item', entityId: supplierItemId, ...(stored === null ? {} : { before: stored }), after: { supplierId, productId, ...fields } })
  if ((stored?.supplierCode ?? null) !== fields.supplierCode) await indexProduct(sql, productId)
  context.publish({ type: 'catalog.changed', productIds: [productId] })
  context.publish({ type: 'suppliers.changed' })
  return ok({ supplierItemId })
}
