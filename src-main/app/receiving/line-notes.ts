import { fail, ok } from '#shared/result.ts'
import { packMatch } from '#main/persistence/queries/code-matches.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { viewLine } from './line-view.ts'

/** Largest photo, in bytes. */
const largestPhoto = 8 * 1024 * 1024

/** Writes a note on a line; the note before stays in the trail. */
export const noteLine: CommandHandler<'receiving.noteLine'> = async (context, { deliveryId, lineId, note }) => {
  const { sql, station } = context
  const line = await deliveryLine(sql, deliveryId, lineId)
  if (line === undefined) return fail({ code: 'not-found' })
  await sql.run('UPDATE delivery_lines SET note = ? WHERE id = ?', note, lineId)
  await recordChange(context, { action: 'noted', entity: 'delivery-line', entityId: lineId, before: { note: line.note }, after: { note } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [lineId], lastEventId: line.lastEventId, station })
  return ok({})
}

/** The kind of picture the bytes really are, whatever the file calls itself. */
function pictureKind(bytes: Uint8Array): string | undefined {
  const begins = (...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[index] === byte)
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return begins(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP' ? 'image/webp' : undefined
}

/** Puts a photo on a line: what a claim is made with. */
export const addPhoto: CommandHandler<'receiving.addPhoto'> = async (context, { deliveryId, lineId, photo }) => {
  const { sql, nowIso, operator, station } = context
  const line = await deliveryLine(sql, deliveryId, lineId)
  if (line === undefined) return fail({ code: 'not-found' })
  const bytes = Buffer.from(photo.contentBase64, 'base64')
  if (bytes.length > largestPhoto) return fail({ code: 'too-large', maximumBytes: largestPhoto })
  const mime = pictureKind(bytes)
  if (mime === undefined) return fail({ code: 'not-a-picture' })
  const { id } = await sql.run('INSERT INTO photos (delivery_line_id, at, operator_id, station, file_name, mime, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)', lineId, nowIso, operator.id, station, photo.fileName, mime, bytes)
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [lineId], lastEventId: line.lastEventId, station })
  return ok({ photoId: id })
}

/** Says what a line of unknown goods really is, while it is being counted; what was counted stays, in quarantine until somebody says it is good. */
export const identifyLine: CommandHandler<'receiving.identifyLine'> = async (context, { deliveryId, lineId, packId }) => {
  const { sql, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const line = await deliveryLine(sql, deliveryId, lineId)
  const pack = await packMatch(sql, packId)
  if (line === undefined || pack === undefined) return fail({ code: 'line-not-found' })
  if (line.productId !== null) return fail({ code: 'already-known' })
  await sql.run('UPDATE delivery_lines SET product_id = ? WHERE id = ?', pack.productId, lineId)
  await recordChange(context, { action: 'identified', entity: 'delivery-line', entityId: lineId, before: { description: line.productName }, after: { productId: pack.productId } })
  context.publish({ type: 'receiving.changed', deliveryId, lineIds: [lineId], lastEventId: line.lastEventId, station })
  return ok({ line: await viewLine(sql, deliveryId, lineId, delivery.value.blind === 1) })
}
