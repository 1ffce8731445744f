import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** What the company decided, as the settings screen shows it. */
export const getSettings: QueryHandler<'system.settings'> = async ({ settings }) => {
  const { companyName, currency, locale, demo, overTolerancePermille, allowNegativeStock, shortDatedDays, claimDays, variableMeasurePatterns, inHousePrefixes } = settings
  return ok({ companyName, currency, locale, demo, overTolerancePermille, allowNegativeStock, shortDatedDays, claimDays, variableMeasurePatterns: [...variableMeasurePatterns], inHousePrefixes: [...inHousePrefixes] })
}
