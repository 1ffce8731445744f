import { textToScaledPrice } from '#shared/domain/money.ts'
import { defaultUnitCost } from '#shared/domain/purchasing/default-unit-cost.ts'
import { milliPerUnit, milliToText } from '#shared/domain/quantity.ts'
import type { FoundPack, FoundProduct } from './lookups.ts'
import { findPack, findProduct, findSupplierProduct } from './lookups.ts'
import type { PlanContext, PlannedRow } from './planner.ts'
import { addProblem, listRows } from './planner.ts'

/** A line as stored; quantities in thousandths of the base unit, cost in minor units x 10,000 per base unit. */
export type StoredLine = {
  readonly id: number
  readonly lineNumber: number
  readonly productId: number
  readonly packId: number | null
  readonly orderedMilli: number
  readonly unitCostScaled: number
  readonly expectedIso: string | null
}

/** The order a line belongs to, as far as a line needs it. `isDraft`: what was ordered may still change; `isOver`: nothing may be added any more. */
export type LineOrder = { readonly supplierId: number; readonly currency: string; readonly isDraft: boolean; readonly isOver: boolean; readonly stored: readonly StoredLine[] }

/** What a row makes of its line; null: a line that stays as it is. */
export type LineWrite = { readonly row: PlannedRow; readonly productCode: string; readonly id: number | null; readonly before: StoredLine | null; readonly line: Omit<StoredLine, 'id'> }

/** Largest quantity a line may have (quantityMilliSchema of the contract). */
const mostMilli = 9e15

/** True when a row speaks of a line and not only of its order. */
export const isLineRow = ({ values }: PlannedRow): boolean => ['product', 'supplierItemCode', 'quantity', 'lineNumber', 'unitCost', 'lineExpectedDate', 'pack'].some((field) => values[field] !== undefined)

/** Finds what a row can only have if its line is whole: a product and a quantity. */
function checkWhole(context: PlanContext, row: PlannedRow): boolean {
  const hasProduct = row.values.product !== undefined || row.values.supplierItemCode !== undefined
  if (!hasProduct) addProblem(context, row, 'error', 'needed', 'product', 'the product of the line')
  if (row.values.quantity === undefined) addProblem(context, row, 'error', 'needed', 'quantity', 'how much is ordered')
  return hasProduct && row.values.quantity !== undefined
}

/** Base units of a quantity in packs; undefined with a problem when they are no whole thousandths or too many. */
function inBaseUnits(context: PlanContext, row: PlannedRow, pack: FoundPack | undefined): number | undefined {
  const quantityMilli = BigInt(Number(row.values.quantity))
  const product = quantityMilli * BigInt(pack?.baseQuantityMilli ?? milliPerUnit)
  const units = Number(product / BigInt(milliPerUnit))
  const isTooLarge = units > mostMilli
  if (product % BigInt(milliPerUnit) === 0n && !isTooLarge) return units
  const expected = isTooLarge ? `at most ${milliToText(mostMilli)} base units` : 'thousandths of the base unit at the finest'
  addProblem(context, row, 'error', isTooLarge ? 'too-large' : 'too-precise', 'quantity', expected, milliToText(Number(quantityMilli)))
  return undefined
}

/** The cost of one base unit: the file's is for what the quantity counts, so for a pack it is shared out. */
function costOf(context: PlanContext, row: PlannedRow, currency: string, pack: FoundPack | undefined): number | null {
  if (row.values.unitCost === undefined) return null
  const scaled = textToScaledPrice(String(row.values.unitCost), currency)
  if (scaled === undefined) {
    addProblem(context, row, 'error', 'too-precise', 'unitCost', `at most 4 decimals beyond those of ${currency}`)
    return null
  }
  const size = pack?.baseQuantityMilli ?? milliPerUnit
  const exact = BigInt(scaled) * BigInt(milliPerUnit)
  if (exact % BigInt(size) !== 0n) addProblem(context, row, 'warning', 'rounded-price', 'unitCost', `a price that ${milliToText(size)} base units share without a rest; it was rounded`)
  return Number((2n * exact + BigInt(size)) / (2n * BigInt(size)))
}

/** The supplier's cost, else the standard cost in the same currency, else 0 with a warning. */
async function usualCost(context: PlanContext, row: PlannedRow, order: LineOrder, product: FoundProduct): Promise<number> {
  const item = await context.sql.get<{ readonly cost: number | null; readonly currency: string }>(
    'SELECT i.unit_cost_scaled AS cost, s.currency FROM supplier_items i JOIN suppliers s ON s.id = i.supplier_id WHERE i.supplier_id = ? AND i.product_id = ?', order.supplierId, product.id
  )
  const supplierCostScaled = item !== undefined && item.currency === order.currency ? item.cost : null
  const cost = defaultUnitCost({ supplierCostScaled, standardCostScaled: product.standardCostScaled, companyCurrency: context.companyCurrency, orderCurrency: order.currency })
  if (cost === 0) addProblem(context, row, 'warning', 'no-price', 'unitCost', 'a unit cost; taken as 0')
  return cost
}

/** A line keeps its number; without numbers the first stored line of the product that no other row took is meant. */
function storedLineOf(row: PlannedRow, { stored }: LineOrder, productId: number, taken: ReadonlySet<number>): StoredLine | undefined {
  const number = row.values.lineNumber
  return stored.find((line) => !taken.has(line.id) && (number === undefined ? line.productId === productId : line.lineNumber === number))
}

const fixed = 'as it was sent; an order that was sent is changed at the order'

/** What of a stored line a row would change: refused when the order was sent, except for the expected date. */
function changeOf(context: PlanContext, row: PlannedRow, order: LineOrder, before: StoredLine, given: Omit<StoredLine, 'id' | 'lineNumber'>): Omit<StoredLine, 'id'> | null {
  const line = { ...given, lineNumber: before.lineNumber }
  const differs = { product: line.productId !== before.productId, quantity: line.orderedMilli !== before.orderedMilli, pack: line.packId !== before.packId, unitCost: line.unitCostScaled !== before.unitCostScaled }
  for (const [field, isOther] of Object.entries(differs)) {
    if (!isOther || order.isDraft) continue
    if (field === 'quantity') addProblem(context, row, 'error', 'fixed-after-sending', field, `${milliToText(before.orderedMilli)} base units, ${fixed}`, milliToText(line.orderedMilli))
    else addProblem(context, row, 'error', 'fixed-after-sending', field, fixed)
  }
  const newDate = line.expectedIso !== before.expectedIso
  if (newDate && order.isOver) addProblem(context, row, 'error', 'order-ended', 'lineExpectedDate', 'an order from which something is still to come')
  return newDate || Object.values(differs).some(Boolean) ? line : null
}

async function planLine(context: PlanContext, row: PlannedRow, order: LineOrder, taken: Set<number>, nextNumber: () => number): Promise<LineWrite | null> {
  if (!checkWhole(context, row)) return null
  const product = row.values.product === undefined ? await findSupplierProduct(context, row, order.supplierId, 'supplierItemCode') : await findProduct(context, row, 'product')
  if (product === undefined) return null
  const pack = row.values.pack === undefined ? undefined : await findPack(context, row, product, 'pack')
  if (row.values.pack !== undefined && pack === undefined) return null
  const orderedMilli = inBaseUnits(context, row, pack)
  const cost = costOf(context, row, order.currency, pack)
  if (orderedMilli === undefined || (cost === null && row.values.unitCost !== undefined)) return null
  const before = storedLineOf(row, order, product.id, taken)
  if (before !== undefined) taken.add(before.id)
  const given = {
    productId: product.id,
    orderedMilli,
    packId: pack === undefined ? (before?.packId ?? null) : pack.id,
    unitCostScaled: cost ?? before?.unitCostScaled ?? (await usualCost(context, row, order, product)),
    expectedIso: row.values.lineExpectedDate === undefined ? (before?.expectedIso ?? null) : String(row.values.lineExpectedDate)
  }
  if (before !== undefined) {
    const line = changeOf(context, row, order, before, given)
    row.state = line === null ? 'unchanged' : 'update'
    return line === null ? null : { row, productCode: product.code, id: before.id, before, line }
  }
  row.state = 'create'
  if (order.isOver) addProblem(context, row, 'error', 'order-ended', 'number', 'an order that is not over')
  else if (!order.isDraft && order.stored.length > 0) addProblem(context, row, 'warning', 'order-already-sent', 'number', 'an order that was not sent yet; the line is added to it and kept as an amendment')
  return { row, productCode: product.code, id: null, before: null, line: { ...given, lineNumber: typeof row.values.lineNumber === 'number' ? row.values.lineNumber : nextNumber() } }
}

/** Two rows with the same line number would be one line. */
function refuseSameNumbers(context: PlanContext, rows: readonly PlannedRow[]): void {
  const byNumber = Map.groupBy(rows.filter(({ values }) => values.lineNumber !== undefined), ({ values }) => values.lineNumber)
  for (const same of byNumber.values()) {
    if (same.length > 1) for (const row of same) addProblem(context, row, 'error', 'duplicate-row', 'lineNumber', `a line number of its own; also in ${listRows(same.filter((other) => other !== row))}`)
  }
}

/** Plans the lines of one order; gives those to write. Lines that are there and not in the file stay. */
export async function planLines(context: PlanContext, rows: readonly PlannedRow[], order: LineOrder): Promise<readonly LineWrite[]> {
  refuseSameNumbers(context, rows)
  let last = Math.max(0, ...order.stored.map(({ lineNumber }) => lineNumber), ...rows.map(({ values }) => Number(values.lineNumber ?? 0)))
  const taken = new Set<number>()
  const writes: LineWrite[] = []
  for (const row of rows) {
    const write = await planLine(context, row, order, taken, () => (last += 1))
    if (write !== null) writes.push(write)
  }
  return writes
}
