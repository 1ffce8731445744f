import { createHash } from 'node:crypto'
import type { Procedure } from '#shared/api/procedure.ts'
import { fail } from '#shared/result.ts'
import type { Sql, Tx } from '#main/persistence/sql.ts'
import type { AnyReply } from './dispatch.ts'
import type { Operator } from './context.ts'

/** A call that was found, allowed and validated. */
export type Prepared = { readonly procedure: Procedure; readonly name: string; readonly input: Record<string, unknown>; readonly operator: Operator; readonly station: string }

/** Tells a repeat from another command under the same id. A secret (a PIN) is left out: its hash would give it away. */
const inputHash = ({ name, procedure, input }: Prepared): string =>
  createHash('sha256').update(name).update(JSON.stringify(input, (key, value: unknown) => (procedure.secrets.includes(key) ? undefined : value))).digest('base64url')

/** The answer this request id got before, or null. The same id with another input, or with a reply that was not kept, is refused. */
export async function storedReply(sql: Sql, prepared: Prepared): Promise<AnyReply | null> {
  const stored = await sql.get<{ readonly input_hash: string; readonly reply: string | null }>('SELECT input_hash, reply FROM command_log WHERE request_id = ?', String(prepared.input.requestId))
  if (stored === undefined) return null
  if (stored.input_hash !== inputHash(prepared) || stored.reply === null) return fail({ code: 'request-id-reused' })
  return JSON.parse(stored.reply) as AnyReply
}

/** Keeps the answer of a command in the transaction that carried it out, with who, when and from where. */
export async function storeReply(tx: Tx, prepared: Prepared, reply: AnyReply, nowIso: string): Promise<void> {
  const { procedure, name, input, operator, station } = prepared
  await tx.run(
    'INSERT INTO command_log (request_id, procedure, input_hash, operator_id, station, at, reply) VALUES (?, ?, ?, ?, ?, ?, ?)',
    String(input.requestId), name, inputHash(prepared), operator.id, station, nowIso, procedure.keepsReply || !reply.ok ? JSON.stringify(reply) : null
  )
}
