import { OperatorEntity } from '#main/persistence/entities/people.ts'
import type { OperatorRecord } from '#main/persistence/entities/people.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { hashPin } from './pin.ts'

const asShown = ({ name, role, active }: Pick<OperatorRecord, 'name' | 'role' | 'active'>) => ({ name, role, active })

/** Adds a named person or changes one. The last active administrator cannot be switched off or given another role. */
export const saveOperator: CommandHandler<'session.saveOperator'> = async (context, { id, name, role, active, pin }) => {
  const { sql, nowIso } = context
  const before = id === undefined ? null : await sql.manager.findOneBy(OperatorEntity, { id })
  if (id !== undefined && before === null) return fail({ code: 'not-found' })
  const sameName = await sql.get<{ readonly id: number }>('SELECT id FROM operators WHERE name = ? COLLATE NOCASE', name)
  if (sameName !== undefined && sameName.id !== id) return fail({ code: 'name-taken' })
  if (before?.role === 'administrator' && before.active && (role !== 'administrator' || !active)) {
    const others = await sql.manager.countBy(OperatorEntity, { role: 'administrator', active: true })
    if (others < 2) return fail({ code: 'last-administrator' })
  }
  const pinFields = pin === undefined ? {} : { pinHash: await hashPin(pin), failedTries: 0, lockedUntil: null }
  let savedId = id
  if (savedId === undefined) savedId = Number((await sql.manager.insert(OperatorEntity, { name, role, active, failedTries: 0, createdAt: nowIso, ...pinFields })).identifiers[0]?.id)
  else await sql.manager.update(OperatorEntity, { id: savedId }, { name, role, active, ...pinFields })
  if (pin !== undefined) await sql.run('DELETE FROM sessions WHERE operator_id = ?', savedId)
  await recordChange(context, { action: before === null ? 'added' : 'changed', entity: 'operator', entityId: savedId, ...(before === null ? {} : { before: asShown(before) }), after: { ...asShown({ name, role, active }), ...(pin === undefined ? {} : { pin: 'set' }) } })
  context.publish({ type: 'operators.changed' })
  return ok({ id: savedId, name, role })
}
