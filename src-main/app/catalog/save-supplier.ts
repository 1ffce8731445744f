import { SupplierEntity } from '#main/persistence/entities/catalog.ts'
import { fail, ok } from '#shared/result.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'

/** Adds a supplier or changes one; codes are unique whatever their case. Open orders keep the currency they were written in. */
export const saveSupplier: CommandHandler<'catalog.saveSupplier'> = async (context, { id, version, requestId: _, ...fields }) => {
  const { sql } = context
  const stored = id === undefined ? null : await sql.manager.findOneBy(SupplierEntity, { id })
  if (id !== undefined && stored === null) return fail({ code: 'not-found' })
  const sameCode = await sql.get<{ readonly id: number }>('SELECT id FROM suppliers WHERE code = ?', fields.code)
  if (sameCode !== undefined && sameCode.id !== id) return fail({ code: 'code-taken', supplierId: sameCode.id })
  const values = [fields.code, fields.name, fields.currency, fields.email, fields.overTolerancePermille, Number(fields.blindReceiving), Number(fields.preferred), Number(fields.active)]
  if (stored === null) {
    const { id: supplierId } = await sql.run('INSERT INTO suppliers (code, name, currency, email, over_tolerance_permille, blind_receiving, preferred, active) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...values)
    await recordChange(context, { action: 'added', entity: 'supplier', entityId: supplierId, after: fields })
    context.publish({ type: 'suppliers.changed' })
    return ok({ supplierId, version: 1 })
  }
  const expected = version ?? stored.version
  const { changed } = await sql.run('UPDATE suppliers SET code = ?, name = ?, currency = ?, email = ?, over_tolerance_permille = ?, blind_receiving = ?, preferred = ?, active = ?, version = version + 1 WHERE id = ? AND version = ?', ...values, stored.id, expected)
  if (changed === 0) return fail({ code: 'changed-by-other' })
  const { id: supplierId, version: _version, ...before } = stored
  await recordChange(context, { action: 'changed', entity: 'supplier', entityId: supplierId, before, after: fields })
  context.publish({ type: 'suppliers.changed' })
  return ok({ supplierId, version: expected + 1 })
}
