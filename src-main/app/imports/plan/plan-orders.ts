import type { RowValues } from '#shared/domain/imports/interpret-row.ts'
import type { OrderDecision, OrderState } from '#shared/domain/purchasing/order-state.ts'
import { unaffordableLine } from '#shared/domain/purchasing/order-value.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import { recordChange } from '../../record-change.ts'
import { orderSnapshot } from '../../purchasing/order-snapshot.ts'
import { refreshOrder } from '../../purchasing/refresh-order.ts'
import { insertOf, updateOf } from './changes.ts'
import type { FoundSupplier } from './lookups.ts'
import { findSupplier } from './lookups.ts'
import type { LineWrite, StoredLine } from './plan-order-lines.ts'
import { isLineRow, planLines } from './plan-order-lines.ts'
import type { PlanContext, Planner, PlannedRow, WriteContext } from './planner.ts'
import { addProblem, anyError, mergeValues } from './planner.ts'

type StoredOrder = {
  readonly id: number
  readonly supplier_id: number
  readonly supplierCode: string
  readonly currency: string
  readonly decision: OrderDecision
  readonly state: OrderState
  readonly order_iso: string
  readonly expected_iso: string | null
  readonly supplier_reference: string
  readonly note: string
}

/** Header fields, their columns, and whether sending the order fixes them. */
const headerFields = [
  { field: 'orderDate', column: 'order_iso', isFixed: true }, { field: 'currency', column: 'currency', isFixed: true }, { field: 'expectedDate', column: 'expected_iso', isFixed: false },
  { field: 'supplierReference', column: 'supplier_reference', isFixed: false }, { field: 'note', column: 'note', isFixed: false }
] as const

const selectOrder = `SELECT o.id, o.supplier_id, s.code AS supplierCode, o.currency, o.decision, o.state, o.order_iso, o.expected_iso, o.supplier_reference, o.note
  FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id WHERE o.number = ?`
const selectLines = `SELECT id, line_number AS lineNumber, product_id AS productId, pack_id AS packId, ordered_milli AS orderedMilli, unit_cost_scaled AS unitCostScaled, expected_iso AS expectedIso
  FROM purchase_order_lines WHERE order_id = ? ORDER BY line_number`
const over: readonly OrderState[] = ['cancelled', 'closed-short', 'received']

/** The row that brings a field first. */
const rowWith = (rows: readonly PlannedRow[], field: string): PlannedRow | undefined => rows.find(({ values }) => values[field] !== undefined)

/** The header columns that change on an order that is there; what sending fixed, or an order that is over, is refused. */
async function headerChanges(context: PlanContext, rows: readonly PlannedRow[], merged: RowValues, stored: StoredOrder): Promise<Map<string, SqlValue>> {
  const changes = new Map<string, SqlValue>()
  const change = (field: string, column: string, value: SqlValue, isFixed: boolean): void => {
    const row = rowWith(rows, field)
    if (row === undefined) return
    if (isFixed && stored.decision !== 'draft') return addProblem(context, row, 'error', 'fixed-after-sending', field, 'as it was sent; an order that was sent is changed at the order')
    if (over.includes(stored.state)) return addProblem(context, row, 'error', 'order-ended', field, 'an order that is not over')
    changes.set(column, value)
    row.state = 'update'
  }
  for (const { field, column, isFixed } of headerFields) {
    const value = merged[field]
    if (value !== undefined && value !== stored[column]) change(field, column, String(value), isFixed)
  }
  const supplierRow = rowWith(rows, 'supplier')
  if (supplierRow === undefined || String(merged.supplier).toLowerCase() === stored.supplierCode.toLowerCase()) return changes
  const supplier = await findSupplier(context, supplierRow, 'supplier')
  if (supplier !== undefined) change('supplier', 'supplier_id', supplier.id, true)
  return changes
}

/** An order worth more than can be counted to the minor unit is refused at the line that makes it so. */
function checkValue(context: PlanContext, stored: readonly StoredLine[], lines: readonly LineWrite[]): void {
  const rewritten = new Set(lines.map(({ id }) => id))
  const kept = stored.filter(({ id }) => !rewritten.has(id))
  const at = unaffordableLine([...kept, ...lines.map(({ line }) => line)])
  const row = at === undefined ? undefined : lines[at - kept.length]?.row
  if (row !== undefined) addProblem(context, row, 'error', 'too-large', 'quantity', 'an order value that can be counted to the cent')
}

/** The supplier of a new order; without one there is no order to make, and nothing says which is meant. */
async function supplierOfNew(context: PlanContext, rows: readonly PlannedRow[]): Promise<FoundSupplier | undefined> {
  const row = rowWith(rows, 'supplier')
  if (row !== undefined) return findSupplier(context, row, 'supplier')
  const hasColumn = context.columnOf('supplier') !== ''
  for (const each of rows) {
    if (hasColumn) addProblem(context, each, 'error', 'needed-to-create', 'supplier', 'the supplier, since the order is new')
    else addProblem(context, each, 'error', 'unknown-order', 'number', 'the number of an order that is there; import the orders first, or a file with the supplier in it')
  }
  return undefined
}

async function planNew(context: PlanContext, rows: readonly PlannedRow[], merged: RowValues) {
  const supplier = await supplierOfNew(context, rows)
  if (supplier === undefined) return null
  const currency = String(merged.currency ?? context.options.currency ?? supplier.currency)
  const lines = await planLines(context, rows.filter(isLineRow), { supplierId: supplier.id, currency, isDraft: true, isOver: false, stored: [] })
  checkValue(context, [], lines)
  for (const row of rows) row.state = 'create'
  return anyError(rows) ? null : writeNew(String(rows[0]?.values.number), supplier.id, currency, merged, lines, context.options.ordersAre)
}

async function planStored(context: PlanContext, rows: readonly PlannedRow[], merged: RowValues, stored: StoredOrder) {
  for (const row of rows) row.state = 'unchanged'
  const lineRows = rows.filter(isLineRow)
  const storedLines = lineRows.length === 0 ? [] : await context.sql.all<StoredLine>(selectLines, stored.id)
  const changes = await headerChanges(context, rows, merged, stored)
  const headerRows = new Set(rows.filter(({ state }) => state === 'update'))
  const currency = String(changes.get('currency') ?? stored.currency)
  const supplierId = Number(changes.get('supplier_id') ?? stored.supplier_id)
  const lines = await planLines(context, lineRows, { supplierId, currency, isDraft: stored.decision === 'draft', isOver: over.includes(stored.state), stored: storedLines })
  checkValue(context, storedLines, lines)
  for (const row of headerRows) if (row.state === 'unchanged') row.state = 'update'
  return anyError(rows) || (changes.size === 0 && lines.length === 0) ? null : writeChanges(stored, changes, lines)
}

/**
 * Purchase orders by their number, lines by line number (without one: by product). A file of headers makes orders without lines, a file of lines adds them to orders that are there,
 * a file with both does both. An order comes in whole or not at all. Orders that were sent keep what was ordered; lines are only added to them.
 */
export const planOrders: Planner = async (context, rows) => {
  const merged = mergeValues(context, rows, ['supplier', ...headerFields.map(({ field }) => field)])
  if (anyError(rows)) return null
  const stored = await context.sql.get<StoredOrder>(selectOrder, String(rows[0]?.values.number))
  return stored === undefined ? planNew(context, rows, merged) : planStored(context, rows, merged, stored)
}

async function writeLines(write: WriteContext, orderId: number, lines: readonly LineWrite[]): Promise<void> {
  for (const { id, line } of lines) {
    const columns = new Map<string, SqlValue>([
      ['order_id', orderId], ['line_number', line.lineNumber], ['product_id', line.productId], ['pack_id', line.packId], ['ordered_milli', line.orderedMilli], ['unit_cost_scaled', line.unitCostScaled], ['expected_iso', line.expectedIso]
    ])
    await write.sql.run(...(id === null ? insertOf('purchase_order_lines', columns) : updateOf('purchase_order_lines', columns, id, { versioned: false })))
  }
  await refreshOrder(write.sql, orderId)
  write.touched.orders.add(orderId)
}

/** The lines that were added or changed, as the trail names them. */
const changedLines = (lines: readonly LineWrite[]) => lines.map(({ productCode, line }) => ({ lineNumber: line.lineNumber, productCode, orderedMilli: line.orderedMilli }))
const linesBefore = (lines: readonly LineWrite[]) => lines.flatMap(({ productCode, before }) => (before === null ? [] : [{ lineNumber: before.lineNumber, productCode, orderedMilli: before.orderedMilli }]))

const writeNew = (number: string, supplierId: number, currency: string, merged: RowValues, lines: readonly LineWrite[], decision: 'sent' | 'draft') => async (write: WriteContext): Promise<void> => {
  const columns = new Map<string, SqlValue>([
    ['number', number], ['supplier_id', supplierId], ['currency', currency], ['decision', decision], ['sent_at', decision === 'sent' ? write.nowIso : null], ['order_iso', String(merged.orderDate ?? write.todayIso)],
    ['expected_iso', merged.expectedDate === undefined ? null : String(merged.expectedDate)], ['supplier_reference', String(merged.supplierReference ?? '')], ['note', String(merged.note ?? '')]
  ])
  const { id } = await write.sql.run(...insertOf('purchase_orders', columns))
  await writeLines(write, id, lines)
  await recordChange(write, { action: 'added', entity: 'purchase-order', entityId: id, after: { ...(await orderSnapshot(write.sql, id)), decision, importId: write.importId } })
}

const writeChanges = (stored: StoredOrder, changes: ReadonlyMap<string, SqlValue>, lines: readonly LineWrite[]) => async (write: WriteContext): Promise<void> => {
  const before = await orderSnapshot(write.sql, stored.id)
  await write.sql.run(...updateOf('purchase_orders', changes, stored.id))
  await writeLines(write, stored.id, lines)
  await recordChange(write, {
    action: stored.decision === 'draft' ? 'changed' : 'amended', entity: 'purchase-order', entityId: stored.id, before: { ...before, changedLines: linesBefore(lines) },
    after: { ...(await orderSnapshot(write.sql, stored.id)), changedLines: changedLines(lines), importId: write.importId }
  })
}
