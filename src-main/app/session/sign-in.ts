import { OperatorEntity } from '#main/persistence/entities/people.ts'
import type { OperatorRecord } from '#main/persistence/entities/people.ts'
import type { Tx } from '#main/persistence/sql.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
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

/** A try that was counted before its PIN is checked, so that tries sent at once cannot go round the lock; `triesLeft` when it turns out wrong. */
type Try = { readonly operator: OperatorRecord; readonly triesLeft: number }

/** Counts a try, or says for how long the name is locked. */
async function beginTry(tx: Tx, operatorId: number, nowIso: string): Promise<Result<Try | null, { readonly code: 'locked-out'; readonly retryAfterSeconds: number }>> {
  const operator = await tx.manager.findOneBy(OperatorEntity, { id: operatorId, active: true })
  if (operator === null) return ok(null)
  if (operator.lockedUntil !== null && operator.lockedUntil > nowIso) return fail({ code: 'locked-out', retryAfterSeconds: secondsBetween(nowIso, operator.lockedUntil) })
  const failedTries = operator.failedTries + 1
  const lockedUntil = failedTries < triesAllowed ? null : new Date(Date.parse(nowIso) + lockSeconds(failedTries) * 1000).toISOString()
  await tx.manager.update(OperatorEntity, { id: operatorId }, { failedTries, lockedUntil })
  return ok({ operator, triesLeft: Math.max(0, triesAllowed - failedTries) })
}

/** The right PIN: nothing was wrong after all. */
async function begin(context: StandaloneContext, operator: OperatorRecord, device: string): Promise<string> {
  return context.services.database.write(async (tx) => {
    await tx.manager.update(OperatorEntity, { id: operator.id }, { failedTries: 0, lockedUntil: null })
    return openSession(tx, { operatorId: operator.id, station: context.station, device }, context.nowIso)
  })
}

/** Opens a session for a name and a PIN. The PIN is checked outside the write turns, so that scans never wait for it. */
export const signIn: StandaloneHandler<'session.signIn'> = {
  standalone: async (context, { operatorId, pin, device }) => {
    const begun = await context.services.database.write((tx) => beginTry(tx, operatorId, context.nowIso))
    if (!begun.ok) return begun
    const right = await isPin(pin, begun.value?.operator.pinHash ?? unknownHash)
    if (begun.value === null) return fail({ code: 'wrong-pin', triesLeft: 0 })
    const { operator, triesLeft } = begun.value
    if (!right) return fail({ code: 'wrong-pin', triesLeft })
    return ok({ session: await begin(context, operator, device), operator: { id: operator.id, name: operator.name, role: operator.role } })
  }
}
