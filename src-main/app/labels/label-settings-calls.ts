import { codesIn, schemeFault } from '#shared/domain/labels/house-codes.ts'
import { codeRuleFault } from '#shared/domain/labels/in-house-code.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler, QueryHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { codeForPack, rangeKey } from './issue-code.ts'
import { loadLabelSettings, storeLabelSettings } from './label-settings.ts'
import { packFacts } from './pack-facts.ts'

/** How labels are made here, and how far the range of codes is used. */
export const settings: QueryHandler<'labels.settings'> = async ({ sql }) => {
  const stored = await loadLabelSettings(sql)
  const last = await sql.get<{ readonly number: number | null }>('SELECT max(number) AS number FROM issued_codes WHERE range_key = ?', rangeKey(stored.codes))
  const codesTaken = last?.number ?? 0
  return ok({ ...stored, codesTaken, codesLeft: codesIn(stored.codes) - codesTaken })
}

/** Changes what was given; codes that were handed out stay what they are, also when the range changes. */
export const saveSettings: CommandHandler<'labels.saveSettings'> = async (context, { requestId: _, ...given }) => {
  const { sql } = context
  const before = await loadLabelSettings(sql)
  const after = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
  if (JSON.stringify(before) === JSON.stringify(after)) return ok({})
  const fault = schemeFault(after.codes) ?? (after.companyPrefix === null ? undefined : codeRuleFault({ kind: 'sscc', companyPrefix: after.companyPrefix, extension: 0 }))
  if (fault !== undefined) return fail({ code: 'bad-range', why: fault.code })
  const taken = (await sql.get<{ readonly number: number | null }>('SELECT max(number) AS number FROM issued_codes WHERE range_key = ?', rangeKey(after.codes)))?.number ?? 0
  // A range that is used up keeps nobody from changing the rest.
  if (taken >= codesIn(after.codes) && JSON.stringify(before.codes) !== JSON.stringify(after.codes)) return fail({ code: 'range-too-small', taken })
  await storeLabelSettings(sql, after)
  await recordChange(context, { action: 'changed', entity: 'settings', entityId: null, before: { labels: before }, after: { labels: after } })
  context.publish({ type: 'labels.changed' })
  return ok({})
}

/** The code of a pack, handed out when it has none. */
export const takeCode: CommandHandler<'labels.takeCode'> = async (context, { packId, lot, expiryIso }) => {
  const pack = await packFacts(context.sql, packId)
  if (pack === undefined) return fail({ code: 'not-found' })
  const code = await codeForPack(context, pack, (await loadLabelSettings(context.sql)).codes, lot === null && expiryIso === null ? null : { lot: lot ?? '', expiryIso: expiryIso ?? '' })
  return code.ok ? ok({ code: code.value.code, taken: code.value.taken }) : code
}
