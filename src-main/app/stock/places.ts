import { assert } from '#shared/assert.ts'
import type { Sql } from '#main/persistence/sql.ts'

/** The two places every company has from the start: the dock, where goods become available, and quarantine, where they are but are not. */
export type ReceivingPlaces = { readonly dockId: number; readonly quarantineId: number }

/** Ids of the dock and the quarantine. */
export async function receivingPlaces(sql: Sql): Promise<ReceivingPlaces> {
  const rows = await sql.all<{ readonly id: number; readonly code: string }>(`SELECT id, code FROM locations WHERE code IN ('DOCK', 'QUARANTINE')`)
  const idOf = (code: string): number => {
    const id = rows.find((row) => row.code === code)?.id
    assert(id !== undefined, `the place ${code} exists`)
    return id
  }
  return { dockId: idOf('DOCK'), quarantineId: idOf('QUARANTINE') }
}
