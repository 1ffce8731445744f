import type { SqlValue } from '#main/persistence/sql.ts'
import { recordChange } from '../../record-change.ts'
import type { StoredField } from './changes.ts'
import { beforeOf, changedColumns, columnValues, forTrail, insertOf, updateOf } from './changes.ts'
import type { Planner } from './planner.ts'
import { addProblem, anyError, refuseDuplicates } from './planner.ts'

const fields: readonly StoredField[] = [
  { field: 'name', column: 'name' }, { field: 'currency', column: 'currency' }, { field: 'email', column: 'email' }, { field: 'overTolerance', column: 'over_tolerance_permille' },
  { field: 'blindReceiving', column: 'blind_receiving' }, { field: 'preferred', column: 'preferred' }, { field: 'active', column: 'active' }
]
const select = `SELECT id, ${fields.map(({ column }) => column).join(', ')} FROM suppliers WHERE code = ?`

/** Suppliers by their code. A new one without a currency takes the one chosen for the import, else the company's. */
export const planSuppliers: Planner = async (context, rows) => {
  if (refuseDuplicates(context, rows, 'code')) return null
  const [row] = rows
  if (row === undefined) return null
  const code = String(row.values.code)
  const stored = await context.sql.get<Readonly<Record<string, SqlValue>>>(select, code)
  const given = columnValues(context, row, row.values, fields, context.companyCurrency)
  if (stored === undefined) {
    if (!given.has('name')) addProblem(context, row, 'error', 'needed-to-create', 'name', 'a name, since the supplier is new')
    if (anyError(rows)) return null
    row.state = 'create'
    const columns = new Map<string, SqlValue>([['code', code], ['currency', context.options.currency ?? context.companyCurrency], ...given])
    return async (write) => {
      const { id } = await write.sql.run(...insertOf('suppliers', columns))
      await recordChange(write, { action: 'added', entity: 'supplier', entityId: id, after: { ...forTrail(columns), importId: write.importId } })
    }
  }
  const changes = changedColumns(stored, given)
  row.state = changes.size === 0 ? 'unchanged' : 'update'
  if (changes.size === 0) return null
  return async (write) => {
    const id = Number(stored.id)
    await write.sql.run(...updateOf('suppliers', changes, id))
    await recordChange(write, { action: 'changed', entity: 'supplier', entityId: id, before: beforeOf(stored, changes), after: { ...forTrail(changes), importId: write.importId } })
  }
}
