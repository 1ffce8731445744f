import { milliPerUnit } from '../quantity.ts'

/** How many labels goods get: one per base unit, case, pallet or every n base units, and so many more to spare. */
export type LabelRule = { readonly per: 'none' | 'unit' | 'case' | 'pallet' | 'every'; readonly every: number | null; readonly spares: { readonly kind: 'count' | 'percent'; readonly value: number } }

/** The number and how it came about: `rule` is what was counted by, which is `unit` where the product has no pack of the kind; `labels` holds the `spares`. */
export type LabelCount = { readonly labels: number; readonly spares: number; readonly rule: LabelRule['per']; readonly every: number | null }

/** Labels for a quantity in thousandths of the base unit; what is left over after full packs gets one too, and spares are rounded up. Nothing arrived needs no label. */
export function countLabels(rule: LabelRule, quantityMilli: number, packs: { readonly caseMilli: number | null; readonly palletMilli: number | null }): LabelCount {
  if (rule.per === 'none' || quantityMilli <= 0) return { labels: 0, spares: 0, rule: 'none', every: null }
  const packMilli = rule.per === 'case' ? packs.caseMilli : rule.per === 'pallet' ? packs.palletMilli : null
  const every = rule.per === 'every' ? Math.max(1, rule.every ?? 1) : null
  const sizeMilli = packMilli ?? (every === null ? milliPerUnit : every * milliPerUnit)
  const needed = Math.ceil(quantityMilli / sizeMilli)
  const spares = rule.spares.kind === 'count' ? rule.spares.value : Math.ceil((needed * rule.spares.value) / 100)
  return { labels: needed + spares, spares, rule: every === null && packMilli === null ? 'unit' : rule.per, every }
}
