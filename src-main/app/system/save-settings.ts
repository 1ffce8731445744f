import type { Sql } from '#main/persistence/sql.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { badPattern, badPrefix } from './check-patterns.ts'
import type { Settings } from './settings.ts'
import { storeSettings } from './settings.ts'

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Costs of movements and of stock are kept in the company's currency without naming it: they would silently become amounts of the new one. */
const isValued = async (sql: Sql): Promise<boolean> => (await sql.get('SELECT 1 FROM movements LIMIT 1')) !== undefined

/** Changes what was given and really differs; the trail holds the old and the new value of each. */
export const saveSettings: CommandHandler<'system.saveSettings'> = async (context, { requestId: _, ...given }) => {
  if (given.locale !== undefined && !isLocale(given.locale)) return fail({ code: 'bad-locale', locale: given.locale })
  const pattern = badPattern(given.variableMeasurePatterns ?? [])
  if (pattern !== null) return fail({ code: 'bad-pattern', ...pattern })
  const prefix = badPrefix(given.inHousePrefixes ?? [])
  if (prefix !== null) return fail({ code: 'bad-prefix', ...prefix })
  const { currency } = context.settings
  if (given.currency !== undefined && given.currency !== currency && (await isValued(context.sql))) return fail({ code: 'currency-in-use', currency })

  const entries = Object.entries(given) as [keyof Settings, unknown][]
  const changed = entries.filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(context.settings[key]))
  if (changed.length === 0) return ok({})
  const after = Object.fromEntries(changed) as Partial<Settings>
  const before = Object.fromEntries(changed.map(([key]) => [key, context.settings[key]]))
  await storeSettings(context.sql, after)
  await recordChange(context, { action: 'changed', entity: 'settings', entityId: null, before, after })
  context.publish({ type: 'settings.changed' })
  return ok({})
}
