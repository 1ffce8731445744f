import type { LabelCountRule } from '#shared/domain/labels/label-count.ts'
import { labelCount, mostLabels } from '#shared/domain/labels/label-count.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { Sql } from '#main/persistence/sql.ts'
import { ruleOf } from './label-rules.ts'
import type { StoredLabelRule } from './label-settings.ts'

/** The number of labels and how it came about: `rule` is what was counted by, `unit` where the product has no pack of the kind; `labels` holds the `spares`. */
export type LabelsNeeded = { readonly labels: number; readonly spares: number; readonly rule: StoredLabelRule['per']; readonly every: number | null }

const none: LabelsNeeded = { labels: 0, spares: 0, rule: 'none', every: null }

function countRule({ per, every, spares }: StoredLabelRule & { readonly per: LabelCountRule['per'] }): LabelCountRule {
  const more = spares.kind === 'count' ? { kind: 'count' as const, count: spares.value } : { kind: 'percent' as const, percent: spares.value }
  return per === 'every' ? { per, everyMilli: Math.max(1, every ?? 1) * milliPerUnit, spares: more } : { per, spares: more }
}

/** How many labels so much of a product gets by its rule. A product without the pack of its rule gets one a unit; more than a job holds are cut to that. */
export async function labelCountFor(sql: Sql, productId: number, quantityMilli: number): Promise<LabelsNeeded> {
  const { rule } = await ruleOf(sql, productId)
  const { per } = rule
  if (per === 'none' || quantityMilli <= 0) return none
  const packs = await sql.all<{ readonly kind: string; readonly baseQuantityMilli: number }>('SELECT kind, base_quantity_milli AS baseQuantityMilli FROM packs WHERE product_id = ? AND active = 1 ORDER BY base_quantity_milli', productId)
  const sizeOf = (kind: string): number | null => packs.find((pack) => pack.kind === kind)?.baseQuantityMilli ?? null
  const sizes = { caseMilli: sizeOf('case'), palletMilli: sizeOf('pallet') }
  const isMissing = (per === 'case' && sizes.caseMilli === null) || (per === 'pallet' && sizes.palletMilli === null)
  const used = isMissing ? 'unit' : per
  const count = labelCount(countRule({ ...rule, per: used }), quantityMilli, sizes)
  if (!count.ok) return count.failure.code === 'too-many' ? { labels: mostLabels, spares: 0, rule: used, every: rule.every } : none
  return { labels: count.value.labels, spares: count.value.spares, rule: used, every: used === 'every' ? rule.every : null }
}
