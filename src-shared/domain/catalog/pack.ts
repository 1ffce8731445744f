import { milliPerUnit, milliToText } from '#shared/domain/quantity.ts'

/** How goods are packed, from the single unit to the pallet (DOMAIN "Numbers"). */
export const packKinds = ['each', 'inner', 'case', 'pallet'] as const
/** One of the kinds of pack. */
export type PackKind = (typeof packKinds)[number]

/** What a pack is called when nobody named it: its kind, and how many base units it holds when that is not one: "each", "case 12". */
export const defaultPackName = (kind: PackKind, baseQuantityMilli: number): string => (baseQuantityMilli === milliPerUnit ? kind : `${kind} ${milliToText(baseQuantityMilli)}`)
