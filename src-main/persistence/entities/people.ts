import { EntitySchema } from 'typeorm'
import type { Role } from '#shared/domain/roles.ts'
import { flag, id, integer, maybeText, text } from './columns.ts'

/** A named person. `pinHash` is null until a PIN is set; `lockedUntil` is an instant in UTC. */
export type OperatorRecord = {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly pinHash: string | null
  readonly active: boolean
  readonly failedTries: number
  readonly lockedUntil: string | null
  readonly createdAt: string
}

export const OperatorEntity = new EntitySchema<OperatorRecord>({
  name: 'operator', tableName: 'operators',
  columns: { id, name: text, role: text, pinHash: maybeText, active: flag, failedTries: integer, lockedUntil: maybeText, createdAt: text }
})
