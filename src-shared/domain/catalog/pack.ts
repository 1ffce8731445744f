/** How goods are packed, from the single unit to the pallet (DOMAIN "Numbers"). */
export const packKinds = ['each', 'inner', 'case', 'pallet'] as const
/** One of the kinds of pack. */
export type PackKind = (typeof packKinds)[number]
