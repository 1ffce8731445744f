import { fail, ok } from '#shared/result.ts'
import { countEvents, endOfEvents } from '#main/persistence/queries/count-events.ts'
import type { QueryHandler } from '../context.ts'
import { asEventView } from './counted-reply.ts'

/** Count events of a delivery or of one of its lines, newest first; the cursor is the id of the last event seen. */
export const listEvents: QueryHandler<'receiving.listEvents'> = async ({ sql }, { deliveryId, lineId, cursor, limit }) => {
  if ((await sql.get('SELECT 1 FROM deliveries WHERE id = ?', deliveryId)) === undefined) return fail({ code: 'not-found' })
  const before = cursor === null || !/^\d{1,15}$/.test(cursor) ? endOfEvents : Number(cursor)
  const rows = await countEvents(sql, deliveryId, lineId, before, limit + 1)
  const page = rows.slice(0, limit)
  return ok({ rows: page.map(asEventView), nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null })
}
