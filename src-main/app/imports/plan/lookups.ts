import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { PlanContext, PlannedRow } from './planner.ts'
import { addProblem } from './planner.ts'

/** A supplier as rows refer to it. */
export type FoundSupplier = { readonly id: number; readonly currency: string; readonly active: 0 | 1 }
/** A product as rows refer to it. */
export type FoundProduct = {
  readonly id: number
  readonly code: string
  readonly baseUnit: BaseUnit
  readonly active: 0 | 1
  readonly lotRequired: 0 | 1
  readonly expiryRequired: 0 | 1
  readonly serialRequired: 0 | 1
  readonly standardCostScaled: number | null
  readonly averageCostScaled: number | null
}
/** A pack in use. */
export type FoundPack = { readonly id: number; readonly kind: PackKind; readonly name: string; readonly baseQuantityMilli: number }

const productColumns = `p.id, p.code, p.base_unit AS baseUnit, p.active, p.lot_required AS lotRequired, p.expiry_required AS expiryRequired, p.serial_required AS serialRequired,
  p.standard_cost_scaled AS standardCostScaled, p.average_cost_scaled AS averageCostScaled`

/** The supplier a row names by its code; a problem on the row when there is none. Suppliers are never made on the way (DOMAIN "Files in"). */
export async function findSupplier(context: PlanContext, row: PlannedRow, field: string): Promise<FoundSupplier | undefined> {
  const found = await context.sql.get<FoundSupplier>('SELECT id, currency, active FROM suppliers WHERE code = ?', String(row.values[field] ?? ''))
  if (found === undefined) addProblem(context, row, 'error', 'unknown-supplier', field, 'the code of a supplier that is there; import suppliers first')
  else if (found.active === 0) addProblem(context, row, 'warning', 'inactive-supplier', field, 'an active supplier; taken all the same')
  return found
}

/** The product a row names by its code; a problem on the row when there is none. */
export async function findProduct(context: PlanContext, row: PlannedRow, field: string): Promise<FoundProduct | undefined> {
  const found = await context.sql.get<FoundProduct>(`SELECT ${productColumns} FROM products p WHERE p.code = ?`, String(row.values[field] ?? ''))
  if (found === undefined) addProblem(context, row, 'error', 'unknown-product', field, 'the code of a product that is there; import products first')
  else if (found.active === 0) addProblem(context, row, 'warning', 'inactive-product', field, 'an active product; taken all the same')
  return found
}

/** The product behind a supplier's own code; a problem when the supplier calls none or several so. */
export async function findSupplierProduct(context: PlanContext, row: PlannedRow, supplierId: number, field: string): Promise<FoundProduct | undefined> {
  const found = await context.sql.all<FoundProduct>(`SELECT ${productColumns} FROM supplier_items i JOIN products p ON p.id = i.product_id WHERE i.supplier_code = ? AND i.supplier_id = ?`, String(row.values[field] ?? ''), supplierId)
  if (found.length === 0) addProblem(context, row, 'error', 'unknown-product', field, "one of the supplier's own codes; import supplier items first")
  if (found.length > 1) addProblem(context, row, 'error', 'ambiguous-product', field, `one product; it is ${found.map(({ code }) => code).slice(0, 5).join(' or ')}`)
  return found.length === 1 ? found[0] : undefined
}

/** The packs of a product in use, the smallest first. */
export const packsInUse = (context: Pick<PlanContext, 'sql'>, productId: number): Promise<readonly FoundPack[]> =>
  context.sql.all('SELECT id, kind, name, base_quantity_milli AS baseQuantityMilli FROM packs WHERE product_id = ? AND active = 1 ORDER BY base_quantity_milli, id', productId)

const kindWords: Readonly<Record<string, PackKind>> = {
  each: 'each', ea: 'each', unit: 'each', units: 'each', piece: 'each', pieces: 'each', pc: 'each', pcs: 'each', pce: 'each', single: 'each', stk: 'each', stück: 'each',
  inner: 'inner', 'inner pack': 'inner', case: 'case', cases: 'case', cs: 'case', carton: 'case', ctn: 'case', box: 'case', karton: 'case', outer: 'case', pallet: 'pallet', plt: 'pallet', palette: 'pallet'
}
/** The kind of pack that a word means, undefined when it means none. */
export const packKindOf = (word: string): PackKind | undefined => kindWords[word.trim().toLowerCase()]

/** The pack of a product that a cell means, by its name or its kind; a problem when there is none or several. */
export async function findPack(context: PlanContext, row: PlannedRow, product: FoundProduct, field: string): Promise<FoundPack | undefined> {
  const word = String(row.values[field] ?? '')
  const packs = await packsInUse(context, product.id)
  const named = packs.find(({ name }) => name.toLowerCase() === word.toLowerCase())
  const kind = packKindOf(word)
  const ofKind = packs.filter((pack) => pack.kind === kind)
  const found = named ?? (ofKind.length === 1 ? ofKind[0] : ofKind.find(({ kind: each, baseQuantityMilli }) => each === 'each' && baseQuantityMilli === milliPerUnit))
  if (found === undefined) addProblem(context, row, 'error', 'unknown-pack', field, packs.length === 0 ? 'a pack of the product; it has none' : `${ofKind.length > 1 ? 'one of ' : ''}${packs.map(({ name }) => name).join(', ')}`)
  return found
}
