import type { LabelCount } from '#shared/domain/labels/label-count.ts'
import { countLabels } from '#shared/domain/labels/label-count.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { ruleOf } from './label-rules.ts'

/** How many labels so much of a product gets by its rule. */
export async function labelCountFor(sql: Sql, productId: number, quantityMilli: number): Promise<LabelCount> {
  const packs = await sql.all<{ readonly kind: string; readonly baseQuantityMilli: number }>('SELECT kind, base_quantity_milli AS baseQuantityMilli FROM packs WHERE product_id = ? AND active = 1 ORDER BY base_quantity_milli', productId)
  const sizeOf = (kind: string): number | null => packs.find((pack) => pack.kind === kind)?.baseQuantityMilli ?? null
  return countLabels((await ruleOf(sql, productId)).rule, quantityMilli, { caseMilli: sizeOf('case'), palletMilli: sizeOf('pallet') })
}
