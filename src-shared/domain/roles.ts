/** What an operator may be (DOMAIN "People"). */
export type Role = 'clerk' | 'picker' | 'buyer' | 'sales' | 'bookkeeper' | 'administrator'

/** All roles, in the order a form offers them. */
export const roles = ['clerk', 'picker', 'buyer', 'sales', 'bookkeeper', 'administrator'] as const satisfies readonly Role[]
