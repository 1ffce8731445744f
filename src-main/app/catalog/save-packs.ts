import { packsOfProduct } from '#main/persistence/queries/product-page.ts'
import type { Tx } from '#main/persistence/sql.ts'
import type { PackFailure, PackPlan, PlannedPack, WantedPack } from '#shared/domain/catalog/plan-packs.ts'
import { planPacks } from '#shared/domain/catalog/plan-packs.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandContext } from '../context.ts'
import { barcodeForms } from './barcode-forms.ts'

/** A barcode a pack shall have. */
type WantedBarcode = { readonly code: string; readonly supplierId: number | null }
/** A pack as it shall be; barcodes left out stay as they are. */
export type GivenPack = WantedPack & { readonly barcodes?: readonly WantedBarcode[] | undefined }
/** Why packs could not be saved. */
export type SavePacksFailure = PackFailure | { readonly code: 'pack-in-use'; readonly packId: number } | { readonly code: 'unknown-supplier'; readonly supplierId: number }

/** Whether an order line, a supplier's terms or a count refers to a pack, so that its quantity cannot change any more. */
async function isPackInUse(tx: Tx, productId: number, packId: number): Promise<boolean> {
  const found = await tx.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM purchase_order_lines WHERE product_id = ? AND pack_id = ?)
      OR EXISTS (SELECT 1 FROM supplier_items WHERE product_id = ? AND pack_id = ?)
      OR EXISTS (SELECT 1 FROM delivery_lines l JOIN count_events e ON e.line_id = l.id WHERE l.product_id = ? AND e.pack_id = ?)`,
    productId, packId, productId, packId, productId, packId
  )
  return found !== undefined
}

/** Writes the planned packs; gives their ids in the order of the plan. Names are let go first, so that two packs can swap theirs. */
async function writePacks(tx: Tx, productId: number, { packs, retire }: PackPlan): Promise<readonly number[]> {
  for (const id of [...retire, ...packs.flatMap(({ id }) => (id === null ? [] : [id]))]) await tx.run('UPDATE packs SET active = 0 WHERE id = ?', id)
  for (const id of retire) await tx.run('DELETE FROM barcodes WHERE pack_id = ?', id)
  const write = async ({ id, kind, name, baseQuantityMilli }: PlannedPack): Promise<number> => {
    if (id === null) return (await tx.run('INSERT INTO packs (product_id, kind, name, base_quantity_milli) VALUES (?, ?, ?, ?)', productId, kind, name, baseQuantityMilli)).id
    await tx.run('UPDATE packs SET kind = ?, name = ?, base_quantity_milli = ?, active = 1 WHERE id = ?', kind, name, baseQuantityMilli, id)
    return id
  }
  const ids: number[] = []
  for (const pack of packs) ids.push(await write(pack))
  return ids
}

const keyOf = (lookup: string, supplierId: number | null): string => `${supplierId ?? 0} ${lookup}`

/** Makes the barcodes of a pack the wanted ones; those that stay keep their id. */
async function writeBarcodes({ sql, nowIso, operator }: CommandContext, productId: number, packId: number, wanted: readonly WantedBarcode[]): Promise<void> {
  const missing = new Map(wanted.map(({ code, supplierId }) => [keyOf(barcodeForms(code).lookup, supplierId), { ...barcodeForms(code), supplierId }]))
  for (const { id, lookup, supplierId } of await sql.all<{ readonly id: number; readonly lookup: string; readonly supplierId: number | null }>('SELECT id, lookup, supplier_id AS supplierId FROM barcodes WHERE pack_id = ?', packId)) {
    if (!missing.delete(keyOf(lookup, supplierId))) await sql.run('DELETE FROM barcodes WHERE id = ?', id)
  }
  for (const { lookup, code, gtin, supplierId } of missing.values()) {
    await sql.run('INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, supplier_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', lookup, code, gtin, productId, packId, supplierId, nowIso, operator.id)
  }
}

/** Makes the packs of a product, with their barcodes, the wanted ones (see planPacks). Failures come before anything of the packs is written. */
export async function savePacks(context: CommandContext, productId: number, wanted: readonly GivenPack[]): Promise<Result<null, SavePacksFailure>> {
  const { sql } = context
  const known = await packsOfProduct(sql, productId)
  const plan = planPacks(known.map((pack) => ({ ...pack, active: pack.active === 1 })), wanted)
  if (!plan.ok) return plan
  for (const packId of plan.value.resized) if (await isPackInUse(sql, productId, packId)) return fail({ code: 'pack-in-use', packId })
  for (const supplierId of new Set(wanted.flatMap(({ barcodes = [] }) => barcodes.flatMap((barcode) => barcode.supplierId ?? [])))) {
    if ((await sql.get('SELECT 1 FROM suppliers WHERE id = ?', supplierId)) === undefined) return fail({ code: 'unknown-supplier', supplierId })
  }
  const ids = await writePacks(sql, productId, plan.value)
  for (const [index, { wantedIndex }] of plan.value.packs.entries()) {
    const barcodes = wantedIndex === null ? undefined : wanted[wantedIndex]?.barcodes
    if (barcodes !== undefined) await writeBarcodes(context, productId, ids[index]!, barcodes)
  }
  return ok(null)
}
