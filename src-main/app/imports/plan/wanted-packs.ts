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

type PackCells = { readonly kind: PackKind | undefined; readonly name: string | null; readonly quantityMilli: number | undefined; readonly kindField: string; readonly quantityField: string; readonly codeFields: readonly string[] }

const wideKinds = ['inner', 'case', 'pallet'] as const

/** Fields that name a pack or a code, in one row or over several. */
export const packFields: readonly string[] = ['barcode', 'gtin', 'pack', 'packQuantity', 'packName', 'barcodeSupplier', ...wideKinds.flatMap((kind) => [`${kind}Quantity`, `${kind}Barcode`, `${kind}Gtin`])]

/** The packs a row speaks of: one in the columns of its own, and inner, case and pallet in theirs. */
function cellsOf({ values }: PlannedRow): readonly PackCells[] {
  const quantity = (field: string): number | undefined => values[field] as number | undefined
  const word = values.pack === undefined ? undefined : String(values.pack)
  const name = values.packName === undefined ? null : String(values.packName)
  const hasPack = word !== undefined || name !== null || values.packQuantity !== undefined
  const own: readonly PackCells[] =
    hasPack || values.barcode !== undefined || values.gtin !== undefined
      ? [{ kind: word === undefined ? (hasPack && quantity('packQuantity') !== milliPerUnit ? undefined : 'each') : packKindOf(word), name: name ?? (word !== undefined && packKindOf(word) === undefined ? word : null), quantityMilli: quantity('packQuantity'), kindField: 'pack', quantityField: 'packQuantity', codeFields: ['barcode', 'gtin'] }]
      : []
  const wide = wideKinds
    .map((kind) => ({ kind, name: null, quantityMilli: quantity(`${kind}Quantity`), kindField: `${kind}Quantity`, quantityField: `${kind}Quantity`, codeFields: [`${kind}Barcode`, `${kind}Gtin`] }))
    .filter(({ quantityMilli, codeFields }) => quantityMilli !== undefined || codeFields.some((field) => values[field] !== undefined))
  return [...own, ...wide]
}

/** The pack that cells mean: one the product has, one another row asked for, or a new one; undefined with a problem when they do not say enough. */
function resolve(context: PlanContext, row: PlannedRow, cells: PackCells, packs: readonly FoundPack[], wanted: readonly WantedPack[]): WantedPack | undefined {
  const { kind, name, quantityMilli } = cells
  const fits = (pack: { readonly kind: PackKind; readonly name: string | null; readonly baseQuantityMilli: number }): boolean =>
    name === null ? pack.kind === kind && (quantityMilli === undefined || pack.baseQuantityMilli === quantityMilli) : pack.name?.toLowerCase() === name.toLowerCase()
  const asked = wanted.filter(fits)
  const known = packs.filter(fits)
  const pick = known.length + asked.filter(({ existing }) => existing === null).length
  const single = known.find((pack) => kind === 'each' && quantityMilli === undefined && pack.baseQuantityMilli === milliPerUnit)
  const existing = single ?? (pick === 1 || quantityMilli !== undefined || name !== null ? known[0] : undefined)
  const found = asked.find((pack) => (existing === undefined ? pack.existing === null : pack.existing === existing))
  const size = found?.baseQuantityMilli ?? existing?.baseQuantityMilli ?? quantityMilli ?? (kind === 'each' ? milliPerUnit : undefined)
  const packKind = found?.kind ?? existing?.kind ?? kind
  if (packKind === undefined) {
    addProblem(context, row, 'error', 'not-a-pack', cells.kindField, 'each, inner, case or pallet')
    return undefined
  }
  if (size === undefined) {
    addProblem(context, row, 'error', 'pack-quantity-needed', cells.quantityField, `how many base units are in ${packKind}`)
    return undefined
  }
  if (quantityMilli !== undefined && size !== quantityMilli) addProblem(context, row, 'error', 'pack-quantity-differs', cells.quantityField, `${milliToText(size)}, as the pack holds; an import does not resize packs`, milliToText(quantityMilli))
  return found ?? { kind: packKind, name, baseQuantityMilli: size, existing: existing ?? null, row, codes: [] }
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
 * `supplierIdOf` gives the supplier whose codes a row's are, null for everybody's.
 */
export function gatherPacks(context: PlanContext, rows: readonly PlannedRow[], packs: readonly FoundPack[], supplierIdOf: ReadonlyMap<PlannedRow, number>): readonly WantedPack[] {
  const wanted: WantedPack[] = []
  for (const [index, row] of rows.entries()) {
    let addsSomething = index === 0
    for (const cells of cellsOf(row)) {
      const pack = resolve(context, row, cells, packs, wanted)
      if (pack === undefined) {
        addsSomething = true
        continue
      }
      if (!wanted.includes(pack)) {
        wanted.push(pack)
        addsSomething = true
      }
      if (addCodes(row, pack, cells.codeFields, supplierIdOf.get(row) ?? null)) addsSomething = true
    }
    if (!addsSomething) for (const each of rows.slice(0, index + 1)) markDuplicate(context, each, rows.slice(0, index + 1))
  }
  return wanted
}

function markDuplicate(context: PlanContext, row: PlannedRow, rows: readonly PlannedRow[]): void {
  if (row.problems.some(({ code }) => code === 'duplicate-row')) return
  addProblem(context, row, 'error', 'duplicate-row', 'code', `one row for it, or another pack or barcode in each; also in ${listRows(rows.filter((other) => other !== row))}`)
}
