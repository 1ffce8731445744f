import type { QueryHandler } from '../context.ts'
import { readDemoPins } from './demo-pins.ts'

type Row = { readonly id: number; readonly name: string; readonly role: 'clerk' | 'picker' | 'buyer' | 'sales' | 'bookkeeper' | 'administrator'; readonly has_pin: number }

/** What the sign-in screen shows: the people who can sign in, or that the company has no name yet. */
export const state: QueryHandler<'session.state'> = async ({ sql, settings, todayIso }) => {
  const rows = await sql.all<Row>('SELECT id, name, role, pin_hash IS NOT NULL AS has_pin FROM operators WHERE active = 1 ORDER BY name COLLATE NOCASE')
  const pins = settings.demo ? await readDemoPins(sql) : {}
  const operators = rows.filter((row) => row.has_pin === 1).map(({ id, name, role }) => ({ id, name, role, ...(pins[id] === undefined ? {} : { demoPin: pins[id] }) }))
  return { ok: true, value: { companyName: settings.companyName, demo: settings.demo, setupNeeded: settings.companyName === '', locale: settings.locale, currency: settings.currency, todayIso, operators } }
}
