import { barcodeLookup, toGtin14 } from '#shared/domain/barcode/to-gtin14.ts'
import type { CodeRule } from '#shared/domain/labels/in-house-code.ts'
import { ruleOfScheme } from '#shared/domain/labels/house-codes.ts'
import { makeCode } from '#shared/domain/labels/in-house-code.ts'
import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import { indexProduct } from '#main/persistence/search/product-index.ts'
import type { CommandContext } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { touchProduct } from '../catalog/touch-product.ts'
import type { CodeScheme } from './label-settings.ts'
import type { PackFacts } from './pack-facts.ts'

/** Names a range for good: numbers run on in each. */
export const rangeKey = (scheme: CodeScheme | { readonly kind: 'sscc'; readonly prefix: string }): string => `${scheme.kind} ${scheme.prefix}`

/** What a code is handed out for. */
export type CodePurpose = { readonly packId: number | null; readonly productId: number | null; readonly lot: string; readonly expiryIso: string }

type NoCodes = { readonly code: 'no-codes-left'; readonly range: string }

const insert = `INSERT INTO issued_codes (code, range_key, number, product_id, pack_id, lot, expiry_iso, at, operator_id, station) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING`

/** The code of a number in rules that follow each other (an SSCC goes through its extension digits), null when all are used up. */
function codeOf(rules: readonly CodeRule[], number: number): string | null {
  let counter = number
  for (const rule of rules) {
    const made = makeCode(rule, counter)
    if (made.ok) return made.value.code
    if (made.failure.code !== 'exhausted') return null
    counter -= made.failure.capacity
  }
  return null
}

/**
 * Hands out the next codes of a range, inside the transaction that uses them. A number is used once, also when its code was linked by hand before: such a code is passed over. Ranges
 * that end say so, and then none is handed out.
 */
export async function issueCodes(context: CommandContext, range: string, rules: readonly CodeRule[], purpose: CodePurpose, count: number): Promise<Result<readonly string[], NoCodes>> {
  const { sql, nowIso, operator, station } = context
  const last = await sql.get<{ readonly number: number | null }>('SELECT max(number) AS number FROM issued_codes WHERE range_key = ?', range)
  const codes: string[] = []
  for (let number = (last?.number ?? 0) + 1; codes.length < count; number += 1) {
    const code = codeOf(rules, number)
    if (code === null) return fail({ code: 'no-codes-left', range })
    const lookup = barcodeLookup(code)
    const isTaken = (await sql.get('SELECT 1 FROM barcodes WHERE lookup = ? LIMIT 1', lookup)) !== undefined
    const { changed } = await sql.run(insert, isTaken ? `${lookup} passed over` : lookup, range, number, purpose.productId, purpose.packId, purpose.lot, purpose.expiryIso, nowIso, operator.id, station)
    if (!isTaken && changed > 0) codes.push(code)
  }
  return ok(codes)
}

type Taken = { readonly code: string; readonly gtin: string | null; readonly taken: boolean }

/** The code of a pack's labels: the one it has, else the next one of the company's own, which is linked to it. With `perLot` each lot of a pack has a code of its own, which tells the lot by itself. */
export async function codeForPack(context: CommandContext, pack: PackFacts, scheme: CodeScheme, perLot: { readonly lot: string; readonly expiryIso: string } | null): Promise<Result<Taken, NoCodes>> {
  const { sql, nowIso, operator } = context
  // Neither lot nor date: that is the pack as such.
  const lot = perLot === null || (perLot.lot === '' && perLot.expiryIso === '') ? null : perLot
  if (lot === null && pack.code !== null) return ok({ code: pack.code, gtin: pack.gtin, taken: false })
  if (lot !== null) {
    const before = await sql.get<{ readonly code: string; readonly gtin: string | null }>(
      'SELECT b.code, b.gtin FROM issued_codes i JOIN barcodes b ON b.lookup = i.code AND b.pack_id = i.pack_id WHERE i.pack_id = ? AND i.lot = ? AND i.expiry_iso = ? LIMIT 1', pack.packId, lot.lot, lot.expiryIso
    )
    if (before !== undefined) return ok({ ...before, taken: false })
  }
  const issued = await issueCodes(context, rangeKey(scheme), [ruleOfScheme(scheme)], { packId: pack.packId, productId: pack.productId, lot: lot?.lot ?? '', expiryIso: lot?.expiryIso ?? '' }, 1)
  if (!issued.ok) return issued
  const [code = ''] = issued.value
  const gtin = toGtin14(code) ?? null
  const { id } = await sql.run('INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, supplier_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)', barcodeLookup(code), code, gtin, pack.productId, pack.packId, nowIso, operator.id)
  await recordChange(context, { action: 'barcode-added', entity: 'product', entityId: pack.productId, after: { barcodeId: id, code, packId: pack.packId, supplierId: null, ...(lot === null ? {} : lot) } })
  await touchProduct(sql, pack.productId)
  await indexProduct(sql, pack.productId)
  context.publish({ type: 'catalog.changed', productIds: [pack.productId] })
  return ok({ code, gtin, taken: true })
}
