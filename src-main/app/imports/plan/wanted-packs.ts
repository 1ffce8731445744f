import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { milliPerUnit, milliToText } from '#shared/domain/quantity.ts'
import { barcodeForms } from '../../catalog/barcode-forms.ts'
import type { FoundPack } from './lookups.ts'
import { packKindOf } from './lookups.ts'
import type { PlanContext, PlannedRow } from './planner.ts'
import { addProblem, listRows } from './planner.ts'

/** A code a row puts on a pack. */
export type WantedCode = { readonly code: string; readonly lookup: string; readonly gtin: string | null; readonly supplierId: number | null; readonly field: string; readonly row: PlannedRow }
/** A pack that rows of a product ask for, with the codes they put on it; `existing` is the pack the product has already. */
export type WantedPack = { readonly kind: PackKind; readonly name: string | null; readonly baseQuantityMilli: number; readonly existing: FoundPack | null; readonly row: PlannedRow; readonly codes: WantedCode[] }

/** A code the product has already. */
export type KnownCode = { readonly lookup: string; readonly packId: number; readonly supplierId: number | null }
/** The packs in use and the codes of a product that is there already. */
export type KnownPacks = { readonly packs: readonly FoundPack[]; readonly codes: readonly KnownCode[] }

/** What the cells of a row say of one pack; undefined or null where they say nothing. */
type PackCells = {
  readonly kind: PackKind | undefined
  readonly name: string | null
  readonly quantityMilli: number | undefined
  readonly kindField: string
  readonly quantityField: string
  readonly codeFields: readonly string[]
}

const wideKinds = ['inner', 'case', 'pallet'] as const

/** Fields that name a pack or a code, in one row or over several. */
export const packFields: readonly string[] = ['barcode', 'gtin', 'pack', 'packQuantity', 'packName', 'barcodeSupplier', ...wideKinds.flatMap((kind) => [`${kind}Quantity`, `${kind}Barcode`, `${kind}Gtin`])]

/** The pack in the row's own columns (pack, units per pack, barcode…). Without any of a pack's, a code is the single unit's. */
function ownCells({ values }: PlannedRow): readonly PackCells[] {
  const { pack, packName, packQuantity, barcode, gtin } = values
  if ([pack, packName, packQuantity, barcode, gtin].every((value) => value === undefined)) return []
  const kind = pack === undefined ? undefined : packKindOf(String(pack))
  const isSingle = pack === undefined && packName === undefined && (packQuantity === undefined || packQuantity === milliPerUnit)
  // A word that is no kind may be the name of a pack the product has.
  const name = packName ?? (pack !== undefined && kind === undefined ? pack : null)
  return [{ kind: isSingle ? 'each' : kind, name: name === null ? null : String(name), quantityMilli: packQuantity as number | undefined, kindField: 'pack', quantityField: 'packQuantity', codeFields: ['barcode', 'gtin'] }]
}

/** The packs that have columns of their own. */
function wideCells({ values }: PlannedRow): readonly PackCells[] {
  return wideKinds
    .map((kind) => ({
      kind, name: null, quantityMilli: values[`${kind}Quantity`] as number | undefined, kindField: `${kind}Quantity`, quantityField: `${kind}Quantity`, codeFields: [`${kind}Barcode`, `${kind}Gtin`]
    }))
    .filter(({ quantityMilli, codeFields }) => quantityMilli !== undefined || codeFields.some((field) => values[field] !== undefined))
}

type AnyPack = { readonly kind: PackKind; readonly name: string | null; readonly baseQuantityMilli: number }

/** A named pack is found by its name; one without a name by its kind and, where it is given, its size. */
const fits = (pack: AnyPack, { kind, name, quantityMilli }: PackCells): boolean =>
  name === null ? pack.kind === kind && (quantityMilli === undefined || pack.baseQuantityMilli === quantityMilli) : pack.name?.toLowerCase() === name.toLowerCase()

/**
 * The pack of the product that cells mean. Cells without a size mean the only one of their kind, else the single unit, else the one that has their code already;
 * without a code they ask for nothing, so that any will do.
 */
function existingPack(row: PlannedRow, cells: PackCells, { packs, codes }: KnownPacks, newOnes: number): FoundPack | undefined {
  const known = packs.filter((pack) => fits(pack, cells))
  if (cells.quantityMilli !== undefined || cells.name !== null || known.length + newOnes === 1) return known[0]
  if (cells.kind === 'each') return known.find(({ baseQuantityMilli }) => baseQuantityMilli === milliPerUnit)
  const given = cells.codeFields.flatMap((field) => (row.values[field] === undefined ? [] : [barcodeForms(String(row.values[field])).lookup]))
  if (given.length === 0) return known[0]
  return known.find(({ id }) => codes.some(({ lookup, packId }) => packId === id && given.includes(lookup)))
}

/** The pack that cells mean: one the product has, one another row asked for, or a new one; undefined with a problem when they do not say enough. */
function resolve(context: PlanContext, row: PlannedRow, cells: PackCells, known: KnownPacks, wanted: readonly WantedPack[]): WantedPack | undefined {
  const { name, quantityMilli } = cells
  const asked = wanted.filter((pack) => fits(pack, cells))
  const existing = existingPack(row, cells, known, asked.filter((pack) => pack.existing === null).length)
  const found = asked.find((pack) => pack.existing === (existing ?? null))
  const kind = found?.kind ?? existing?.kind ?? cells.kind
  if (kind === undefined) {
    addProblem(context, row, 'error', 'not-a-pack', cells.kindField, 'each, inner, case or pallet')
    return undefined
  }
  const size = found?.baseQuantityMilli ?? existing?.baseQuantityMilli ?? quantityMilli ?? (kind === 'each' ? milliPerUnit : undefined)
  if (size === undefined) {
    addProblem(context, row, 'error', 'pack-quantity-needed', cells.quantityField, `how many base units are in the ${kind}`)
    return undefined
  }
  if (quantityMilli !== undefined && size !== quantityMilli) {
    addProblem(context, row, 'error', 'pack-quantity-differs', cells.quantityField, `${milliToText(size)}, as the pack holds; an import does not resize packs`, milliToText(quantityMilli))
  }
  return found ?? { kind, name, baseQuantityMilli: size, existing: existing ?? null, row, codes: [] }
}

/** Adds a row's codes to its pack; true when one of them was not there. */
function addCodes(row: PlannedRow, { codes }: WantedPack, fields: readonly string[], supplierId: number | null): boolean {
  let isNew = false
  for (const field of fields) {
    if (row.values[field] === undefined) continue
    const forms = barcodeForms(String(row.values[field]))
    if (codes.some(({ lookup, supplierId: other }) => lookup === forms.lookup && other === supplierId)) continue
    codes.push({ ...forms, supplierId, field, row })
    isNew = true
  }
  return isNew
}

/**
 * Gathers the packs and codes that all rows of a product ask for. A row that asks for nothing another row did not ask for is a duplicate, and both say so.
 * `supplierIdOf` gives the supplier whose codes a row's are; of a row that is not in it they are everybody's.
 */
export function gatherPacks(context: PlanContext, rows: readonly PlannedRow[], known: KnownPacks, supplierIdOf: ReadonlyMap<PlannedRow, number>): readonly WantedPack[] {
  const wanted: WantedPack[] = []
  for (const [index, row] of rows.entries()) {
    let addsSomething = index === 0
    for (const cells of [...ownCells(row), ...wideCells(row)]) {
      const pack = resolve(context, row, cells, known, wanted)
      const isNew = pack === undefined || !wanted.includes(pack)
      if (pack !== undefined && isNew) wanted.push(pack)
      const addsCodes = pack !== undefined && addCodes(row, pack, cells.codeFields, supplierIdOf.get(row) ?? null)
      addsSomething ||= isNew || addsCodes
    }
    if (!addsSomething) for (const each of rows.slice(0, index + 1)) markDuplicate(context, each, rows.slice(0, index + 1))
  }
  return wanted
}

function markDuplicate(context: PlanContext, row: PlannedRow, rows: readonly PlannedRow[]): void {
  if (row.problems.some(({ code }) => code === 'duplicate-row')) return
  addProblem(context, row, 'error', 'duplicate-row', 'code', `one row for it, or another pack or barcode in each; also in ${listRows(rows.filter((other) => other !== row))}`)
}
