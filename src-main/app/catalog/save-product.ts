import { indexProduct } from '#main/persistence/search/product-index.ts'
import type { SqlValue, Tx } from '#main/persistence/sql.ts'
import type { ParsedInput } from '#shared/api/index.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { productSnapshot } from './product-snapshot.ts'
import { savePacks } from './save-packs.ts'

type Fields = Omit<ParsedInput<'catalog.saveProduct'>, 'id' | 'version' | 'packs' | 'requestId'>

/** The columns a person edits, in the order of `valuesOf`. */
const columns = ['code', 'name', 'base_unit', 'lot_required', 'expiry_required', 'serial_required', 'over_tolerance_permille', 'reorder_point_milli', 'safety_stock_milli', 'standard_cost_scaled', 'list_price_scaled', 'active']
const insert = `INSERT INTO products (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
const update = `UPDATE products SET ${columns.map((column) => `${column} = ?`).join(', ')}, version = version + 1 WHERE id = ? AND version = ?`

const valuesOf = (fields: Fields): readonly SqlValue[] => [
  fields.code, fields.name, fields.baseUnit, Number(fields.lotRequired), Number(fields.expiryRequired), Number(fields.serialRequired), fields.overTolerancePermille, fields.reorderPointMilli,
  fields.safetyStockMilli, fields.standardCostScaled, fields.listPriceScaled, Number(fields.active)
]

/** Whether a quantity of the product stands in an order, a count or the ledger, so that what it is counted in cannot change any more. */
async function hasQuantities(tx: Tx, productId: number): Promise<boolean> {
  const found = await tx.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM purchase_order_lines WHERE product_id = ?) OR EXISTS (SELECT 1 FROM delivery_lines WHERE product_id = ?) OR EXISTS (SELECT 1 FROM movements WHERE product_id = ?)`,
    productId, productId, productId
  )
  return found !== undefined
}

/** Adds a product or changes it, with all its packs and their barcodes, in one step; keeps the search index and the trail. */
export const saveProduct: CommandHandler<'catalog.saveProduct'> = async (context, { id, version, packs, requestId: _, ...fields }) => {
  const { sql } = context
  const stored = id === undefined ? undefined : await sql.get<{ readonly version: number; readonly baseUnit: string }>('SELECT version, base_unit AS baseUnit FROM products WHERE id = ?', id)
  if (id !== undefined && stored === undefined) return fail({ code: 'not-found' })
  const sameCode = await sql.get<{ readonly id: number }>('SELECT id FROM products WHERE code = ?', fields.code)
  if (sameCode !== undefined && sameCode.id !== id) return fail({ code: 'code-taken', productId: sameCode.id })
  const before = id === undefined ? null : await productSnapshot(sql, id)
  let productId = id
  if (productId === undefined || stored === undefined) {
    productId = (await sql.run(insert, ...valuesOf(fields))).id
  } else {
    const { changed } = await sql.run(update, ...valuesOf(fields), productId, version ?? stored.version)
    if (changed === 0) return fail({ code: 'changed-by-other' })
    if (fields.baseUnit !== stored.baseUnit && (await hasQuantities(sql, productId))) return fail({ code: 'base-unit-in-use' })
  }
  if (packs !== undefined || id === undefined) {
    const saved = await savePacks(context, productId, packs ?? [])
    if (!saved.ok) return saved
  }
  await indexProduct(sql, productId)
  await recordChange(context, { action: before === null ? 'added' : 'changed', entity: 'product', entityId: productId, ...(before === null ? {} : { before }), after: await productSnapshot(sql, productId) })
  context.publish({ type: 'catalog.changed', productIds: [productId] })
  return ok({ productId, version: stored === undefined ? 1 : (version ?? stored.version) + 1 })
}
