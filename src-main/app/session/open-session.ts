import { randomBytes } from 'node:crypto'
import type { Tx } from '#main/persistence/sql.ts'
import { sessionHash } from './callers.ts'

/** Starts a session of a person at a station, on a device, and gives its secret, which is stored as a hash only. */
export async function openSession(tx: Tx, { operatorId, station, device }: { readonly operatorId: number; readonly station: string; readonly device: string }, nowIso: string): Promise<string> {
  const session = randomBytes(24).toString('base64url')
  await tx.run('INSERT INTO sessions (token_hash, operator_id, station, device, created_at) VALUES (?, ?, ?, ?, ?)', sessionHash(session), operatorId, station, device, nowIso)
  return session
}
