import type { PostedPlace } from '#shared/domain/receiving/conditions.ts'
import { postedPlaces } from '#shared/domain/receiving/conditions.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import type { ReceiptView } from './receipt-sections.tsx'

/** How much of a receipt went to one place, in thousandths of each unit; without a sign, also on a counter-entry. */
export type PlacedQuantity = { readonly place: PostedPlace; readonly sums: readonly { readonly baseUnit: BaseUnit; readonly quantityMilli: number }[] }

/** Where the goods of a receipt went, place by place. Pieces and grams are never one sum. */
export function placedQuantities(lines: ReceiptView['lines']): readonly PlacedQuantity[] {
  return postedPlaces.flatMap((place) => {
    const there = lines.filter(({ wentTo }) => wentTo === place)
    if (there.length === 0) return []
    const byUnit = Map.groupBy(there, ({ baseUnit }) => baseUnit)
    return [{ place, sums: [...byUnit].map(([baseUnit, some]) => ({ baseUnit, quantityMilli: Math.abs(some.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)) })) }]
  })
}
