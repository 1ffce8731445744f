import { OperatorEntity } from '#main/persistence/entities/people.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { storeSettings } from '../system/settings.ts'
import { openSession } from './open-session.ts'
import { hashPin } from './pin.ts'

/** First start: gives the company its name and the one administrator, made with the file, a name and a PIN. */
export const setUp: CommandHandler<'session.setUp'> = async (context, { companyName, currency, locale, name, pin, device }) => {
  const { sql, settings, nowIso, station } = context
  if (settings.companyName !== '') return fail({ code: 'already-set-up' })
  const administrator = await sql.manager.findOneByOrFail(OperatorEntity, { role: 'administrator', active: true })
  await sql.manager.update(OperatorEntity, { id: administrator.id }, { name, pinHash: await hashPin(pin) })
  await storeSettings(sql, { companyName, currency, locale })
  const operator = { id: administrator.id, name, role: administrator.role }
  await recordChange({ ...context, operator }, { action: 'set-up', entity: 'company', entityId: null, after: { companyName, currency, locale } })
  context.publish({ type: 'settings.changed' })
  context.publish({ type: 'operators.changed' })
  return ok({ session: await openSession(sql, { operatorId: operator.id, station, device }, nowIso), operator })
}
