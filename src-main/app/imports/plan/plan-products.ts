import { defaultPackName } from '#shared/domain/catalog/pack.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { SqlValue } from '#main/persistence/sql.ts'
import { recordChange } from '../../record-change.ts'
import type { StoredField } from './changes.ts'
import { beforeOf, changedColumns, columnValues, forTrail, insertOf, updateOf } from './changes.ts'
import type { FoundPack } from './lookups.ts'
import { findSupplier, packsInUse } from './lookups.ts'
import type { PlanContext, Planner, PlannedRow, WriteContext } from './planner.ts'
import { addProblem, anyError, mergeValues } from './planner.ts'
import type { KnownCode, KnownPacks, WantedCode, WantedPack } from './wanted-packs.ts'
import { gatherPacks, packFields } from './wanted-packs.ts'

const fields: readonly StoredField[] = [
  { field: 'name', column: 'name' }, { field: 'active', column: 'active' }, { field: 'lotRequired', column: 'lot_required' }, { field: 'expiryRequired', column: 'expiry_required' },
  { field: 'serialRequired', column: 'serial_required' }, { field: 'overTolerance', column: 'over_tolerance_permille' }, { field: 'reorderPoint', column: 'reorder_point_milli' },
  { field: 'safetyStock', column: 'safety_stock_milli' }, { field: 'standardCost', column: 'standard_cost_scaled', price: true }, { field: 'listPrice', column: 'list_price_scaled', price: true }
]
const columnOfField = new Map(fields.map(({ field, column }) => [field, column]))
const select = `SELECT id, code, base_unit, ${fields.map(({ column }) => column).join(', ')} FROM products WHERE code = ?`

type Stored = Readonly<Record<string, SqlValue>>
/** The codes that are not on their pack yet. */
type Codes = ReadonlyMap<WantedPack, readonly WantedCode[]>

const nothingKnown: KnownPacks = { packs: [], codes: [] }

/** The suppliers whose own codes rows bring. */
async function suppliersOfCodes(context: PlanContext, rows: readonly PlannedRow[]): Promise<ReadonlyMap<PlannedRow, number>> {
  const suppliers = new Map<PlannedRow, number>()
  for (const row of rows) {
    if (row.values.barcodeSupplier === undefined) continue
    const supplier = await findSupplier(context, row, 'barcodeSupplier')
    if (supplier !== undefined) suppliers.set(row, supplier.id)
  }
  return suppliers
}

/** Warns where a code means another product or pack too: that is possible, but a scan will then have to ask. */
async function warnOfShared(context: PlanContext, { code, lookup, field, row }: WantedCode, productCode: string, productId: number | null, elsewhere: boolean): Promise<void> {
  const key = `barcode ${lookup}`
  const here = `${productCode} in row ${row.number}`
  const inFile = context.seen.get(key)
  const stored = await context.sql.get<{ readonly code: string }>('SELECT p.code FROM barcodes b JOIN products p ON p.id = b.product_id WHERE b.lookup = ? AND b.product_id <> ? LIMIT 1', lookup, productId ?? 0)
  const other = stored?.code ?? (elsewhere ? `another pack of ${productCode}` : inFile !== undefined && inFile !== here ? inFile : undefined)
  if (other !== undefined) addProblem(context, row, 'warning', 'barcode-shared', field, `a code of one pack alone; it is also on ${other}, so a scan will ask`, code)
  if (inFile === undefined) context.seen.set(key, here)
}

async function knownPacks(context: PlanContext, productId: number): Promise<KnownPacks> {
  const codes = await context.sql.all<KnownCode>('SELECT lookup, pack_id AS packId, supplier_id AS supplierId FROM barcodes WHERE product_id = ?', productId)
  return { packs: await packsInUse(context, productId), codes }
}

/** The codes that are not on their pack yet; each row that brings one is no longer unchanged. */
async function newCodes(context: PlanContext, packs: readonly WantedPack[], productCode: string, productId: number | null, known: readonly KnownCode[]): Promise<Codes> {
  const missing = new Map<WantedPack, readonly WantedCode[]>()
  const all = packs.flatMap((pack) => pack.codes.map((code) => ({ pack, code })))
  for (const pack of packs) {
    const added = pack.codes.filter(({ lookup, supplierId }) => !known.some((code) => code.lookup === lookup && code.packId === pack.existing?.id && code.supplierId === supplierId))
    missing.set(pack, added)
    if (!context.isPreview) continue
    for (const code of added) {
      const elsewhere = known.some(({ lookup, packId }) => lookup === code.lookup && packId !== pack.existing?.id) || all.some((other) => other.pack !== pack && other.code.lookup === code.lookup)
      await warnOfShared(context, code, productCode, productId, elsewhere)
    }
  }
  return missing
}

async function writePack({ sql }: WriteContext, productId: number, { kind, name, baseQuantityMilli, existing }: WantedPack, taken: Set<string>): Promise<number> {
  if (existing !== null) return existing.id
  const wished = name ?? defaultPackName(kind, baseQuantityMilli)
  let free = wished
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${wished} (${count})`
  taken.add(free.toLowerCase())
  const retired = await sql.get<{ readonly id: number }>('SELECT id FROM packs WHERE product_id = ? AND active = 0 AND kind = ? AND base_quantity_milli = ? AND name = ?', productId, kind, baseQuantityMilli, free)
  if (retired === undefined) return (await sql.run('INSERT INTO packs (product_id, kind, name, base_quantity_milli) VALUES (?, ?, ?, ?)', productId, kind, free, baseQuantityMilli)).id
  await sql.run('UPDATE packs SET active = 1 WHERE id = ?', retired.id)
  return retired.id
}

async function writePacks(write: WriteContext, productId: number, packs: readonly WantedPack[], codes: Codes, known: readonly FoundPack[]): Promise<void> {
  const taken = new Set(known.map(({ name }) => name.toLowerCase()))
  for (const pack of packs) {
    const packId = await writePack(write, productId, pack, taken)
    for (const { lookup, code, gtin, supplierId } of codes.get(pack) ?? []) {
      await write.sql.run(
        'INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, supplier_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        lookup, code, gtin, productId, packId, supplierId, write.nowIso, write.operator.id
      )
    }
  }
}

/** Packs and codes as the trail keeps them. */
const packsForTrail = (packs: readonly WantedPack[], codes: Codes) =>
  packs
    .filter((pack) => pack.existing === null || (codes.get(pack)?.length ?? 0) > 0)
    .map((pack) => ({ kind: pack.kind, name: pack.name, baseQuantityMilli: pack.baseQuantityMilli, barcodes: (codes.get(pack) ?? []).map(({ code, supplierId }) => ({ code, supplierId })) }))

/** The single unit that every product has, unless a row asks for one already. */
const withEach = (packs: readonly WantedPack[], row: PlannedRow): readonly WantedPack[] =>
  packs.some(({ kind }) => kind === 'each') ? packs : [{ kind: 'each', name: null, baseQuantityMilli: milliPerUnit, existing: null, row, codes: [] }, ...packs]

/** Products by their code, with packs and barcodes from the columns of one row or over several rows. What is stored and not mapped, or empty in the file, stays as it is; packs and codes are only added. */
export const planProducts: Planner = async (context, rows) => {
  const [first] = rows
  if (first === undefined) return null
  const code = String(first.values.code)
  const merged = mergeValues(context, rows, [...columnOfField.keys(), 'baseUnit'])
  const stored = await context.sql.get<Stored>(select, code)
  const given = columnValues(context, first, merged, fields, context.companyCurrency)
  if (stored === undefined && merged.name === undefined) addProblem(context, first, 'error', 'needed-to-create', 'name', 'a name, since the product is new')
  const isOtherUnit = stored !== undefined && merged.baseUnit !== undefined && merged.baseUnit !== stored.base_unit
  if (isOtherUnit) addProblem(context, first, 'error', 'base-unit-fixed', 'baseUnit', `${String(stored.base_unit)}, as it is counted in; the base unit is changed at the product`)
  const productId = stored === undefined ? null : Number(stored.id)
  const speaksOfPacks = packFields.some((field) => context.columnOf(field) !== '')
  const known = productId === null || !speaksOfPacks ? nothingKnown : await knownPacks(context, productId)
  const wanted = gatherPacks(context, rows, known, await suppliersOfCodes(context, rows))
  if (anyError(rows)) return null
  const codes = await newCodes(context, wanted, code, productId, known.codes)
  if (stored === undefined) {
    for (const row of rows) row.state = 'create'
    return writeNew(new Map<string, SqlValue>([['code', code], ['base_unit', String(merged.baseUnit ?? 'each')], ...given]), withEach(wanted, first), codes)
  }
  const changes = changedColumns(stored, given)
  for (const row of rows) row.state = Object.keys(row.values).some((field) => changes.has(columnOfField.get(field) ?? '')) ? 'update' : 'unchanged'
  for (const pack of wanted) {
    if (pack.existing === null) pack.row.state = 'update'
    for (const { row } of codes.get(pack) ?? []) row.state = 'update'
  }
  return rows.every(({ state }) => state === 'unchanged') ? null : writeChanges(stored, changes, wanted, codes, known.packs)
}

const writeNew = (columns: ReadonlyMap<string, SqlValue>, packs: readonly WantedPack[], codes: Codes) => async (write: WriteContext): Promise<void> => {
  const { id } = await write.sql.run(...insertOf('products', columns))
  await writePacks(write, id, packs, codes, [])
  await recordChange(write, { action: 'added', entity: 'product', entityId: id, after: { ...forTrail(columns), packs: packsForTrail(packs, codes), importId: write.importId } })
  write.touched.newProducts.push(id)
}

const writeChanges = (stored: Stored, changes: ReadonlyMap<string, SqlValue>, packs: readonly WantedPack[], codes: Codes, known: readonly FoundPack[]) => async (write: WriteContext): Promise<void> => {
  const id = Number(stored.id)
  await write.sql.run(...updateOf('products', changes, id))
  await writePacks(write, id, packs, codes, known)
  const added = packsForTrail(packs, codes)
  await recordChange(write, {
    action: 'changed', entity: 'product', entityId: id, before: beforeOf(stored, changes), after: { ...forTrail(changes), ...(added.length === 0 ? {} : { packs: added }), importId: write.importId }
  })
  if (changes.has('name') || added.length > 0) write.touched.changedProducts.add(id)
}
