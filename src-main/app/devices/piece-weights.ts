import { fail, ok } from '#shared/result.ts'
import { weighSample } from '#shared/domain/devices/count-by-weight.ts'
import type { CommandHandler, QueryHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import type { Sql } from '#main/persistence/sql.ts'

const isProduct = async (sql: Sql, productId: number): Promise<boolean> => (await sql.get('SELECT 1 FROM products WHERE id = ?', productId)) !== undefined

/** What a piece weighs, from the newest sample. */
export const pieceWeight: QueryHandler<'devices.pieceWeight'> = async ({ sql }, { productId }) => {
  if (!(await isProduct(sql, productId))) return fail({ code: 'not-found' })
  const sample = await sql.get<{ readonly pieces: number; readonly sampleMg: number; readonly stepMg: number; readonly at: string; readonly by: string }>(
    `SELECT w.pieces, w.sample_mg AS sampleMg, w.step_mg AS stepMg, w.at, coalesce(u.name, '') AS by FROM piece_weights w LEFT JOIN operators u ON u.id = w.operator_id WHERE w.product_id = ? ORDER BY w.id DESC LIMIT 1`, productId
  )
  return ok({ sample: sample ?? null })
}

/** Keeps a sample that is heavy enough to tell pieces apart. */
export const savePieceWeight: CommandHandler<'devices.savePieceWeight'> = async (context, { productId, pieces, sampleMg, stepMg }) => {
  const { sql, nowIso, operator, station } = context
  if (!(await isProduct(sql, productId))) return fail({ code: 'not-found' })
  const weighed = weighSample(pieces, { state: 'stable', zero: false, net: false, weight: { value: sampleMg, decimals: 0, unit: 'mg' } }, stepMg)
  if (!weighed.ok) return fail({ code: 'too-light', pieces: weighed.failure.code === 'too-light' ? weighed.failure.neededCount : pieces + 1 })
  await sql.run('INSERT INTO piece_weights (product_id, pieces, sample_mg, step_mg, at, operator_id, station) VALUES (?, ?, ?, ?, ?, ?, ?)', productId, pieces, sampleMg, stepMg, nowIso, operator.id, station)
  await recordChange(context, { action: 'weighed', entity: 'product', entityId: productId, after: { pieces, sampleMg } })
  context.publish({ type: 'catalog.changed', productIds: [productId] })
  return ok({})
}
