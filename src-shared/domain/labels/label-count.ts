import { fail, ok, type Result } from '#shared/result.ts'
import { milliPerUnit } from '../quantity.ts'

/** Labels beyond what is stuck on: none, a number, or a share of the labels in percent, rounded up. */
export type Spares = { readonly kind: 'none' } | { readonly kind: 'count'; readonly count: number } | { readonly kind: 'percent'; readonly percent: number }

/** How many labels a product gets: one for each base unit, case, pallet, or for each `everyMilli` thousandths of the base unit. */
export type LabelCountRule = { readonly per: 'unit' | 'case' | 'pallet'; readonly spares: Spares } | { readonly per: 'every'; readonly everyMilli: number; readonly spares: Spares }

/** Thousandths of the base unit in a case and on a pallet; null where the product has none. */
export type PackSizes = { readonly caseMilli: number | null; readonly palletMilli: number | null }

/**
 * The number of labels with how it came about: `fullPacks` whole ones of `perMilli`, one more for a `restMilli` above 0, and `spares`. `labels` is their sum.
 */
export type LabelCount = { readonly labels: number; readonly perMilli: number; readonly fullPacks: number; readonly restMilli: number; readonly spares: number }

/** Why there is no number: the product has no such pack, nothing was received, or it would be more than a job holds. */
export type LabelCountFault = { readonly code: 'no-case-size' | 'no-pallet-size' | 'nothing-received' | 'bad-rule' } | { readonly code: 'too-many'; readonly labels: number; readonly most: number }

/** The most labels of one job. */
export const mostLabels = 10_000

function perMilliOf(rule: LabelCountRule, { caseMilli, palletMilli }: PackSizes): Result<number, LabelCountFault> {
  switch (rule.per) {
    case 'unit': return ok(milliPerUnit)
    case 'case': return caseMilli === null ? fail({ code: 'no-case-size' }) : ok(caseMilli)
    case 'pallet': return palletMilli === null ? fail({ code: 'no-pallet-size' }) : ok(palletMilli)
    case 'every': return ok(rule.everyMilli)
  }
}

const sparesFor = (spares: Spares, labels: number): number =>
  spares.kind === 'none' ? 0 : spares.kind === 'count' ? spares.count : Math.ceil((labels * spares.percent) / 100)

const isSound = (spares: Spares): boolean =>
  spares.kind === 'none' || (spares.kind === 'count' ? Number.isInteger(spares.count) && spares.count >= 0 && spares.count <= mostLabels : spares.percent >= 0 && spares.percent <= 100)

/** Labels for a quantity received in thousandths of the base unit. A pack that is not full gets a label too. */
export function labelCount(rule: LabelCountRule, receivedMilli: number, packs: PackSizes): Result<LabelCount, LabelCountFault> {
  const per = perMilliOf(rule, packs)
  if (!per.ok) return per
  const perMilli = per.value
  if (!Number.isSafeInteger(perMilli) || perMilli <= 0 || !isSound(rule.spares)) return fail({ code: 'bad-rule' })
  if (!(receivedMilli > 0)) return fail({ code: 'nothing-received' })
  const restMilli = receivedMilli % perMilli
  const fullPacks = (receivedMilli - restMilli) / perMilli
  const needed = fullPacks + (restMilli > 0 ? 1 : 0)
  const spares = sparesFor(rule.spares, needed)
  const labels = needed + spares
  return labels > mostLabels ? fail({ code: 'too-many', labels, most: mostLabels }) : ok({ labels, perMilli, fullPacks, restMilli, spares })
}
