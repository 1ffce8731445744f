import { createHash } from 'node:crypto'
import type { Database } from '#main/persistence/database.ts'
import type { Operator } from '../context.ts'

/**
 * Who makes a call. 'station' is the holder of the station's own token: a program or a test, acting as the first administrator.
 * 'person' carries the session a PIN opened, or null before anybody signed in.
 */
export type Caller = { readonly kind: 'station'; readonly station: string } | { readonly kind: 'person'; readonly station: string; readonly session: string | null }

/** Sessions are stored as hashes, so that a copy of the database opens nothing. */
export const sessionHash = (session: string): string => createHash('sha256').update(session).digest('base64url')

/** Finds the operator behind a caller and remembers the answer until `forget`. */
export type Callers = { readonly operatorOf: (caller: Caller) => Promise<Operator | null>; readonly forget: () => void }

const firstAdministrator = `SELECT id, name, role FROM operators WHERE role = 'administrator' AND active = 1 ORDER BY id LIMIT 1`
const bySession = `SELECT o.id, o.name, o.role FROM sessions s JOIN operators o ON o.id = s.operator_id WHERE s.token_hash = ? AND s.ended_at IS NULL AND o.active = 1`

/** Callers of one database. Only known sessions are remembered, so the memory is bounded by the sessions there are. */
export function createCallers(database: Database): Callers {
  const known = new Map<string, Operator>()
  const find = async (key: string, sql: string, ...values: readonly string[]): Promise<Operator | null> => {
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const found = await database.read((read) => read.get<Operator>(sql, ...values))
    if (found !== undefined) known.set(key, found)
    return found ?? null
  }
  return {
    operatorOf: async (caller) => {
      if (caller.kind === 'station') return find('station', firstAdministrator)
      if (caller.session === null) return null
      const hash = sessionHash(caller.session)
      return find(hash, bySession, hash)
    },
    forget: () => known.clear()
  }
}
