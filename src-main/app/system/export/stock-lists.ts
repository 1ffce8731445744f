import { z } from 'zod'
import { idSchema } from '#shared/api/schemas.ts'
import { lineValueMinor } from '#shared/domain/money.ts'
import type { CsvColumn } from '#main/documents/csv.ts'
import { containing } from '#main/persistence/containing.ts'
import { count, date, money, price, quantity, text, yesNo } from './columns.ts'
import { ownExport } from './define-export.ts'

const searchInput = { search: z.string().max(200).default('') }

type StockRow = {
  readonly productId: number; readonly locationId: number; readonly lotId: number; readonly productCode: string; readonly productName: string; readonly baseUnit: string; readonly locationCode: string; readonly usable: 0 | 1
  readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null; readonly quantityMilli: number; readonly averageCostScaled: number | null
}

const stockAfter = `SELECT b.product_id AS productId, b.location_id AS locationId, b.lot_id AS lotId, p.code AS productCode, p.name AS productName, p.base_unit AS baseUnit, l.code AS locationCode, l.usable,
  nullif(t.lot, '') AS lot, nullif(t.expiry_iso, '') AS expiryIso, nullif(t.serial, '') AS serial, b.quantity_milli AS quantityMilli, p.average_cost_scaled AS averageCostScaled
  FROM balances b JOIN products p ON p.id = b.product_id JOIN locations l ON l.id = b.location_id LEFT JOIN lots t ON t.id = b.lot_id
  WHERE (b.product_id, b.location_id, b.lot_id) > (?, ?, ?) AND b.quantity_milli <> 0 AND (? = '' OR p.code LIKE ? ESCAPE '\\' OR p.name LIKE ? ESCAPE '\\')
  ORDER BY b.product_id, b.location_id, b.lot_id LIMIT ?`

/** Everything that lies somewhere, by product, location and lot, valued at moving average cost. */
export const stockList = ownExport(
  z.strictObject(searchInput),
  ({ settings: { currency } }): readonly CsvColumn<StockRow>[] => [
    text('Product code', (row) => row.productCode), text('Product', (row) => row.productName), text('Location', (row) => row.locationCode),
    yesNo('Usable', (row) => row.usable === 1), text('Lot', (row) => row.lot),
    date('Expiry', (row) => row.expiryIso), text('Serial', (row) => row.serial), quantity('Quantity', (row) => row.quantityMilli),
    text('Unit', (row) => row.baseUnit), price('Average cost', (row) => row.averageCostScaled, () => currency),
    money('Value', ({ quantityMilli, averageCostScaled }) => (averageCostScaled === null ? null : lineValueMinor(quantityMilli, averageCostScaled)), () => currency),
    text('Currency', () => currency)
  ],
  async ({ sql }, { search }, cursor, limit) => {
    const words = search.trim()
    const after = (cursor ?? '0,0,-1').split(',').map(Number)
    const rows = await sql.all<StockRow>(stockAfter, ...after, words, containing(words), containing(words), limit)
    const last = rows.at(-1)
    return { rows, nextCursor: last === undefined || rows.length < limit ? null : `${last.productId},${last.locationId},${last.lotId}` }
  }
)

type MovementRow = {
  readonly id: number; readonly at: string; readonly productCode: string; readonly productName: string; readonly baseUnit: string; readonly quantityMilli: number; readonly reason: string; readonly locationCode: string
  readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null; readonly documentKind: string | null; readonly documentNumber: string | null; readonly unitCostScaled: number; readonly operatorName: string; readonly station: string
}

const movementsBeyond = (where: string, order: 'ASC' | 'DESC'): string => `SELECT m.id, m.at, p.code AS productCode, p.name AS productName, p.base_unit AS baseUnit, m.quantity_milli AS quantityMilli, m.reason, l.code AS locationCode,
  nullif(t.lot, '') AS lot, nullif(t.expiry_iso, '') AS expiryIso, nullif(t.serial, '') AS serial, m.document_kind AS documentKind, r.number AS documentNumber, m.unit_cost_scaled AS unitCostScaled, coalesce(u.name, '') AS operatorName, m.station
  FROM movements m JOIN products p ON p.id = m.product_id JOIN locations l ON l.id = m.location_id LEFT JOIN lots t ON t.id = m.lot_id LEFT JOIN receipts r ON m.document_kind = 'receipt' AND r.id = m.document_id LEFT JOIN operators u ON u.id = m.operator_id
  WHERE ${where} AND (? = '' OR instr(lower(l.code || ' ' || coalesce(t.lot, '') || ' ' || coalesce(t.serial, '') || ' ' || coalesce(r.number, '')), ?) > 0) ORDER BY m.id ${order} LIMIT ?`

/** The stock ledger of one product, or the whole of it; search and order as on the product's page. */
export const movementsList = ownExport(
  z.strictObject({ ...searchInput, sort: z.literal('at').default('at'), direction: z.enum(['ascending', 'descending']).default('ascending'), productId: idSchema.nullable().default(null) }),
  ({ settings: { currency } }): readonly CsvColumn<MovementRow>[] => [
    count('Movement', (row) => row.id), date('At (UTC)', (row) => row.at), text('Product code', (row) => row.productCode), text('Product', (row) => row.productName),
    quantity('Quantity', (row) => row.quantityMilli), text('Unit', (row) => row.baseUnit),
    text('Reason', (row) => row.reason), text('Location', (row) => row.locationCode), text('Lot', (row) => row.lot), date('Expiry', (row) => row.expiryIso),
    text('Serial', (row) => row.serial), text('Document', (row) => row.documentNumber ?? row.documentKind),
    price('Unit cost', (row) => row.unitCostScaled, () => currency), text('Currency', () => currency), text('Operator', (row) => row.operatorName),
    text('Station', (row) => row.station)
  ],
  async ({ sql }, { search, direction, productId }, cursor, limit) => {
    const [sign, order, start] = direction === 'ascending' ? (['>', 'ASC', 0] as const) : (['<', 'DESC', Number.MAX_SAFE_INTEGER] as const)
    const words = search.trim().toLowerCase()
    const statement = movementsBeyond(productId === null ? `m.id ${sign} ?` : `m.product_id = ? AND m.id ${sign} ?`, order)
    const rows = await sql.all<MovementRow>(statement, ...(productId === null ? [] : [productId]), cursor === null ? start : Number(cursor), words, words, limit)
    const last = rows.at(-1)
    return { rows, nextCursor: last === undefined || rows.length < limit ? null : String(last.id) }
  }
)
