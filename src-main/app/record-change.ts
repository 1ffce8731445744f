import type { CommandContext } from './context.ts'

/** One change of a record: what was done to what, and its fields before and after. */
export type Change = { readonly action: string; readonly entity: string; readonly entityId: number | null; readonly before?: unknown; readonly after?: unknown }

/** Writes a change into the trail that nobody can edit, with who, when and from which station (DOMAIN "People"). */
export async function recordChange(context: Pick<CommandContext, 'sql' | 'nowIso' | 'operator' | 'station' | 'requestId'>, { action, entity, entityId, before, after }: Change): Promise<void> {
  await context.sql.run(
    'INSERT INTO audit_trail (at, operator_id, station, request_id, action, entity, entity_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    context.nowIso, context.operator.id, context.station, context.requestId, action, entity, entityId, before === undefined ? null : JSON.stringify(before), after === undefined ? null : JSON.stringify(after)
  )
}
