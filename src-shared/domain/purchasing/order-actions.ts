/** What can be done to an order, as its history names it; the screen has the words. Entries made by imports may have other names. */
export const orderActions = ['added', 'added-follow-up', 'changed', 'sent', 'put-on-hold', 'taken-off-hold', 'cancelled', 'closed-short', 'raised'] as const
/** One of the things that can be done to an order. */
export type OrderAction = (typeof orderActions)[number]
