import { OperatorEntity } from '#main/persistence/entities/people.ts'
import type { OperatorRecord } from '#main/persistence/entities/people.ts'
import type { Tx } from '#main/persistence/sql.ts'
import { fail, ok } from '#shared/result.ts'
import type { StandaloneContext, StandaloneHandler } from '../context.ts'
import { openSession } from './open-session.ts'
import { isPin } from './pin.ts'

/** Wrong tries before a name is locked. */
const triesAllowed = 5
const firstLockSeconds = 60
/** A hash no PIN belongs to, so that an unknown name takes as long as a wrong PIN. */
const unknownHash = `scrypt$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`

const secondsBetween = (fromIso: string, toIso: string): number => Math.ceil((Date.parse(toIso) - Date.parse(fromIso)) / 1000)

/** Locks for a minute at the fifth wrong try and twice as long at each further one. */
const lockSeconds = (failedTries: number): number => firstLockSeconds * 2 ** Math.min(10, failedTries - triesAllowed)

async function countWrongTry(tx: Tx, operator: OperatorRecord, nowIso: string): Promise<number> {
  const failedTries = operator.failedTries + 1
  const lockedUntil = failedTries < triesAllowed ? null : new Date(Date.parse(nowIso) + lockSeconds(failedTries) * 1000).toISOString()
  await tx.manager.update(OperatorEntity, { id: operator.id }, { failedTries, lockedUntil })
  return Math.max(0, triesAllowed - failedTries)
}

async function begin(context: StandaloneContext, operator: OperatorRecord): Promise<string> {
  return context.services.database.write(async (tx) => {
    await tx.manager.update(OperatorEntity, { id: operator.id }, { failedTries: 0, lockedUntil: null })
    return openSession(tx, operator.id, context.station, context.nowIso)
  })
}

/** Opens a session for a name and a PIN. The PIN is checked before the write turn, so that scans never wait for it. */
export const signIn: StandaloneHandler<'session.signIn'> = {
  standalone: async (context, { operatorId, pin }) => {
    const { database } = context.services
    const operator = await database.read((sql) => sql.manager.findOneBy(OperatorEntity, { id: operatorId, active: true }))
    if (operator !== null && operator.lockedUntil !== null && operator.lockedUntil > context.nowIso) {
      return fail({ code: 'locked-out', retryAfterSeconds: secondsBetween(context.nowIso, operator.lockedUntil) })
    }
    const right = await isPin(pin, operator?.pinHash ?? unknownHash)
    if (operator === null) return fail({ code: 'wrong-pin', triesLeft: 0 })
    if (!right) return fail({ code: 'wrong-pin', triesLeft: await database.write((tx) => countWrongTry(tx, operator, context.nowIso)) })
    return ok({ session: await begin(context, operator), operator: { id: operator.id, name: operator.name, role: operator.role } })
  }
}
