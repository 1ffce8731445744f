/** In what state counted goods came; all but 'good' go to quarantine or back on the truck (DOMAIN "Receiving"). */
export const conditions = ['good', 'damaged', 'wrong-item', 'refused', 'held'] as const
/** The condition of counted goods: 'held' is a quantity over the tolerance that waits for the office; 'refused' never enters the building. */
export type Condition = (typeof conditions)[number]

/** Where a count came from. */
export const countSources = ['scan', 'key', 'scale', 'paper', 'phone', 'as-expected', 'program'] as const
/** Where a count came from. */
export type CountSource = (typeof countSources)[number]

/** What a difference is (DOMAIN "Receiving", variance). */
export const varianceKinds = ['short', 'over', 'damaged', 'wrong-item', 'substitute', 'expired', 'short-dated', 'unreadable-label', 'refused', 'unknown-goods', 'price'] as const
/** What a difference is. */
export type VarianceKind = (typeof varianceKinds)[number]

/** How a difference was settled. */
export const varianceOutcomes = ['replacement-expected', 'credit-expected', 'accepted', 'returned', 'written-off'] as const
/** How a difference was settled. */
export type VarianceOutcome = (typeof varianceOutcomes)[number]

/** Where a delivery stands. */
export const deliveryStates = ['announced', 'counting', 'parked', 'posted', 'reversed', 'cancelled'] as const
/** Where a delivery stands. */
export type DeliveryState = (typeof deliveryStates)[number]

/** Where a posting puts goods: into usable stock, into quarantine, written off at once, set aside because nobody knows what they are, or back with the truck. */
export const postedPlaces = ['stock', 'quarantine', 'written-off', 'set-aside', 'refused'] as const
/** Where a posting puts goods. */
export type PostedPlace = (typeof postedPlaces)[number]
