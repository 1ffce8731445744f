import type { SqlValue } from '#main/persistence/sql.ts'
import { milliToText } from '#shared/domain/quantity.ts'
import { recordChange } from '../../record-change.ts'
import type { StoredField } from './changes.ts'
import { beforeOf, changedColumns, columnValues, forTrail, insertOf, updateOf } from './changes.ts'
import { findPack, findProduct, findSupplier } from './lookups.ts'
import type { Planner } from './planner.ts'
import { addProblem, anyError, refuseDuplicates } from './planner.ts'

const fields: readonly StoredField[] = [
  { field: 'supplierItemCode', column: 'supplier_code' }, { field: 'unitCost', column: 'unit_cost_scaled', price: true }, { field: 'leadDays', column: 'lead_days' },
  { field: 'minimum', column: 'minimum_milli' }, { field: 'maximum', column: 'maximum_milli' }, { field: 'orderUnit', column: 'order_unit' }
]
const select = `SELECT id, pack_id, ${fields.map(({ column }) => column).join(', ')} FROM supplier_items WHERE supplier_id = ? AND product_id = ?`

/** Longest lead time in days (contract of saveSupplierItem). */
const longestLeadDays = 2000

/** What suppliers call products and on which terms, by supplier and product; both must be there. Costs are in the supplier's currency; quantities and costs are per base unit. */
export const planSupplierItems: Planner = async (context, rows) => {
  if (refuseDuplicates(context, rows, 'product')) return null
  const [row] = rows
  if (row === undefined) return null
  const supplier = await findSupplier(context, row, 'supplier')
  const product = await findProduct(context, row, 'product')
  if (typeof row.values.leadDays === 'number' && row.values.leadDays > longestLeadDays) addProblem(context, row, 'error', 'too-large', 'leadDays', `at most ${longestLeadDays} days`)
  if (supplier === undefined || product === undefined) return null
  const pack = row.values.pack === undefined ? undefined : await findPack(context, row, product, 'pack')
  const given = new Map(columnValues(context, row, row.values, fields, supplier.currency))
  if (pack !== undefined) given.set('pack_id', pack.id)
  const { minimum, maximum } = row.values
  if (typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum) addProblem(context, row, 'warning', 'minimum-over-maximum', 'minimum', `at most ${milliToText(maximum)}, the maximum`, milliToText(minimum))
  if (anyError(rows)) return null
  const stored = await context.sql.get<Readonly<Record<string, SqlValue>>>(select, supplier.id, product.id)
  const changes = stored === undefined ? new Map<string, SqlValue>([['supplier_id', supplier.id], ['product_id', product.id], ...given]) : changedColumns(stored, given)
  row.state = stored === undefined ? 'create' : changes.size === 0 ? 'unchanged' : 'update'
  if (row.state === 'unchanged') return null
  return async (write) => {
    const id = stored === undefined ? (await write.sql.run(...insertOf('supplier_items', changes))).id : Number(stored.id)
    if (stored !== undefined) await write.sql.run(...updateOf('supplier_items', changes, id, { versioned: false }))
    await recordChange(write, {
      action: stored === undefined ? 'added' : 'changed', entity: 'supplier-item', entityId: id, ...(stored === undefined ? {} : { before: beforeOf(stored, changes) }), after: { ...forTrail(changes), importId: write.importId }
    })
    if (changes.has('supplier_code')) write.touched.changedProducts.add(product.id)
  }
}
