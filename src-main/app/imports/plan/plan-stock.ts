import { locationCodeOf } from '#shared/domain/imports/row-key.ts'
import { milliPerUnit, milliToText } from '#shared/domain/quantity.ts'
import { recordChange } from '../../record-change.ts'
import { lotIdOf, noLotId } from '../../stock/lots.ts'
import { updateAverageCost } from '../../stock/post-movement.ts'
import { scaledPrice } from './changes.ts'
import type { FoundProduct } from './lookups.ts'
import { findProduct } from './lookups.ts'
import type { PlanContext, Planner, PlannedRow, WriteContext } from './planner.ts'
import { addProblem, anyError, refuseDuplicates } from './planner.ts'

type FoundLocation = { readonly id: number; readonly usable: 0 | 1 }
type LotCells = { readonly lot: string; readonly expiryIso: string; readonly serial: string }
type StockThere = { readonly balanceMilli: number; readonly openedMilli: number }

const textOf = ({ values }: PlannedRow, field: string): string => String(values[field] ?? '')
const lotCells = (row: PlannedRow): LotCells => ({ lot: textOf(row, 'lot'), expiryIso: textOf(row, 'expiry'), serial: textOf(row, 'serial') })

/** What a product's units must carry, and that a serial number is one unit. */
function checkLot(context: PlanContext, row: PlannedRow, product: FoundProduct, quantityMilli: number): void {
  const needed = [
    ['lot', product.lotRequired, 'the lot, since the product is kept by lots'], ['expiry', product.expiryRequired, 'the expiry date, since the product has one'], ['serial', product.serialRequired, 'the serial number, since every unit has one']
  ] as const
  for (const [field, isRequired, expected] of needed) if (isRequired === 1 && row.values[field] === undefined) addProblem(context, row, 'error', 'needed', field, expected)
  if (row.values.serial !== undefined && ![0, milliPerUnit].includes(quantityMilli)) addProblem(context, row, 'error', 'one-per-serial', 'quantity', '1, since a serial number is one unit', milliToText(quantityMilli))
  if (product.baseUnit === 'each' && quantityMilli % milliPerUnit !== 0) addProblem(context, row, 'warning', 'part-of-each', 'quantity', 'whole pieces; taken all the same', milliToText(quantityMilli))
}

/** What lies there already and what of it was opened, or undefined when nothing ever moved there. */
async function stockThere({ sql }: PlanContext, productId: number, locationId: number, { lot, expiryIso, serial }: LotCells): Promise<StockThere | undefined> {
  const isPlain = lot === '' && expiryIso === '' && serial === ''
  const found = isPlain ? { id: noLotId } : await sql.get<{ readonly id: number }>('SELECT id FROM lots WHERE product_id = ? AND lot = ? AND expiry_iso = ? AND serial = ?', productId, lot, expiryIso, serial)
  if (found === undefined) return undefined
  const balance = await sql.get<{ readonly quantityMilli: number }>('SELECT quantity_milli AS quantityMilli FROM balances WHERE product_id = ? AND location_id = ? AND lot_id = ?', productId, locationId, found.id)
  if (balance === undefined) return undefined
  const opened = await sql.get<{ readonly total: number | null }>(`SELECT sum(quantity_milli) AS total FROM movements WHERE product_id = ? AND location_id = ? AND lot_id = ? AND reason = 'opening-stock'`, productId, locationId, found.id)
  return { balanceMilli: balance.quantityMilli, openedMilli: opened?.total ?? 0 }
}

/** A place is made for opening stock, and said so once for each; records of other kinds are not made on the way. */
function noteNewLocation(context: PlanContext, row: PlannedRow, code: string): void {
  const key = `location ${code.toLowerCase()}`
  if (context.seen.has(key)) return
  context.seen.set(key, code)
  addProblem(context, row, 'note', 'new-location', 'location', `the location ${code} is new and will be added`, code)
}

/**
 * Opening stock by product, place and lot. It is posted where nothing ever moved. The same file again changes nothing; another quantity is refused,
 * since stock that is there is changed by counting it. The unit cost is the file's, else the product's, in the company's currency.
 */
export const planStock: Planner = async (context, rows) => {
  if (refuseDuplicates(context, rows, 'location')) return null
  const [row] = rows
  if (row === undefined) return null
  const quantityMilli = Number(row.values.quantity)
  const product = await findProduct(context, row, 'product')
  if (product === undefined) return null
  checkLot(context, row, product, quantityMilli)
  const givenCost = row.values.unitCost === undefined ? null : scaledPrice(context, row, 'unitCost', context.companyCurrency)
  if (anyError(rows)) return null
  const code = locationCodeOf(row.values)
  const location = await context.sql.get<FoundLocation>('SELECT id, usable FROM locations WHERE code = ?', code)
  const there = location === undefined ? undefined : await stockThere(context, product.id, location.id, lotCells(row))
  row.state = 'unchanged'
  if (there !== undefined) {
    const isSame = quantityMilli === there.openedMilli || quantityMilli === there.balanceMilli
    if (!isSame) addProblem(context, row, 'error', 'counted-stock', 'quantity', `${milliToText(there.balanceMilli)}, which is there already; a stock take changes it`, milliToText(quantityMilli))
    return null
  }
  if (quantityMilli === 0) {
    addProblem(context, row, 'note', 'nothing-to-post', 'quantity', 'more than 0; there is nothing to post', '0')
    return null
  }
  row.state = 'create'
  if (location === undefined) noteNewLocation(context, row, code)
  return (write) => postOpening(write, row, product, code, quantityMilli, givenCost)
}

async function locationFor(write: WriteContext, row: PlannedRow, code: string): Promise<FoundLocation> {
  const { sql } = write
  const known = await sql.get<FoundLocation>('SELECT id, usable FROM locations WHERE code = ?', code)
  if (known !== undefined) return known
  const isSplit = row.values.shelf !== undefined || row.values.bin !== undefined
  const parts = isSplit ? ['location', 'shelf', 'bin'].map((field) => textOf(row, field)) : ['', '', code]
  const { id } = await sql.run('INSERT INTO locations (code, site, zone, bin) VALUES (?, ?, ?, ?)', code, ...parts)
  await recordChange(write, { action: 'added', entity: 'location', entityId: id, after: { code, importId: write.importId } })
  return { id, usable: 1 }
}

async function postOpening(write: WriteContext, row: PlannedRow, product: FoundProduct, code: string, quantityMilli: number, givenCost: number | null): Promise<void> {
  const { sql } = write
  const location = await locationFor(write, row, code)
  const lotId = await lotIdOf(sql, product.id, lotCells(row))
  const costScaled = givenCost ?? product.averageCostScaled ?? product.standardCostScaled ?? 0
  if (location.usable === 1 && (givenCost !== null || costScaled > 0)) await updateAverageCost(sql, product.id, quantityMilli, costScaled)
  await sql.run(
    `INSERT INTO movements (at, product_id, location_id, lot_id, quantity_milli, reason, unit_cost_scaled, operator_id, station, request_id) VALUES (?, ?, ?, ?, ?, 'opening-stock', ?, ?, ?, ?)`,
    write.nowIso, product.id, location.id, lotId, quantityMilli, costScaled, write.operator.id, write.station, write.requestId
  )
}
