import type { Role } from '#shared/domain/roles.ts'

/** The demo company, a ship chandler that never was. */
export const demoCompany = { companyName: 'Harbour Lane Chandlery', currency: 'EUR', locale: 'en-GB' } as const

/** One person a role; the sign-in screen of the demo company shows the PINs. The first is the administrator. */
export const demoPeople = [
  { key: 'maren', name: 'Maren Holt', role: 'administrator', pin: '1000' },
  { key: 'tomas', name: 'Tomas Brink', role: 'clerk', pin: '2000' },
  { key: 'ida', name: 'Ida Sund', role: 'picker', pin: '3000' },
  { key: 'clara', name: 'Clara Voss', role: 'buyer', pin: '4000' },
  { key: 'jonas', name: 'Jonas Reed', role: 'sales', pin: '5000' },
  { key: 'edith', name: 'Edith Lang', role: 'bookkeeper', pin: '6000' }
] as const satisfies readonly { readonly key: string; readonly name: string; readonly role: Role; readonly pin: string }[]

/** One of the people. */
export type DemoPerson = (typeof demoPeople)[number]['key']
