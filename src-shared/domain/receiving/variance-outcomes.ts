import type { VarianceKind, VarianceOutcome } from './conditions.ts'

/** Goods of these kinds came and were counted as received although they are unfit: a replacement puts them back on order (DOMAIN "Purchasing": returned for replacement). */
export const wasReceived = (kind: VarianceKind): boolean => kind === 'damaged' || kind === 'expired' || kind === 'short-dated' || kind === 'unreadable-label'

/** Goods of these kinds never came as they should and are still to come on the order until it is said otherwise. */
export const isStillToCome = (kind: VarianceKind): boolean => kind === 'short' || kind === 'refused' || kind === 'wrong-item'

/** Whether an outcome says that nothing more is waited for: the supplier credits it, or it is given up. */
export const endsWaiting = (kind: VarianceKind, outcome: VarianceOutcome): boolean => isStillToCome(kind) && (outcome === 'credit-expected' || outcome === 'accepted')

const outcomesOfKind: Readonly<Record<VarianceKind, readonly VarianceOutcome[]>> = {
  short: ['replacement-expected', 'credit-expected', 'accepted'],
  over: ['accepted', 'returned', 'written-off'],
  damaged: ['replacement-expected', 'credit-expected', 'accepted', 'returned', 'written-off'],
  'wrong-item': ['replacement-expected', 'credit-expected', 'returned', 'written-off'],
  substitute: ['credit-expected', 'accepted', 'returned', 'written-off'],
  expired: ['replacement-expected', 'credit-expected', 'accepted', 'returned', 'written-off'],
  'short-dated': ['replacement-expected', 'credit-expected', 'accepted', 'returned', 'written-off'],
  'unreadable-label': ['replacement-expected', 'credit-expected', 'accepted', 'returned', 'written-off'],
  refused: ['replacement-expected', 'credit-expected', 'returned', 'accepted'],
  'unknown-goods': ['accepted', 'returned', 'written-off'],
  price: ['credit-expected', 'accepted']
}

/** How a difference of a kind may end (DOMAIN "Receiving"). Unknown goods must be identified before they can be accepted into stock. */
export const possibleOutcomes = (kind: VarianceKind, isIdentified: boolean): readonly VarianceOutcome[] => outcomesOfKind[kind].filter((outcome) => isIdentified || outcome !== 'accepted')
