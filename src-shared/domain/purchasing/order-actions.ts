/** What can be done to an order, as its history names it; the screen has the words. 'amended' is a change after sending that a file brought, 'raised' one made while receiving. */
export const orderActions = ['added', 'added-follow-up', 'changed', 'sent', 'put-on-hold', 'taken-off-hold', 'cancelled', 'closed-short', 'raised', 'amended'] as const
/** One of the things that can be done to an order. */
export type OrderAction = (typeof orderActions)[number]
