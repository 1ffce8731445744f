/** What can be done to an order, as its history names it; the screen has the words. 'amended' is a change after sending that a file brought, 'raised' one made while receiving, 'lowered' the same taken back with its receipt. */
export const orderActions = ['added', 'added-follow-up', 'changed', 'sent', 'put-on-hold', 'taken-off-hold', 'cancelled', 'closed-short', 'raised', 'lowered', 'amended'] as const
/** One of the things that can be done to an order. */
export type OrderAction = (typeof orderActions)[number]
