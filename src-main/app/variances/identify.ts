import { lineValueMinor } from '#shared/domain/money.ts'
import { assert } from '#shared/assert.ts'
import { fail, ok } from '#shared/result.ts'
import { VarianceEntity } from '#main/persistence/entities/receiving.ts'
import { packMatch } from '#main/persistence/queries/code-matches.ts'
import type { CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { noLotId } from '../stock/lots.ts'
import { receivingPlaces } from '../stock/places.ts'
import { postMovement } from '../stock/post-movement.ts'
import { varianceView } from './variance-rows.ts'

/** Says what goods really are that were set aside as unknown: from now on they lie in quarantine as that product, worth its standard cost. */
export const identify: CommandHandler<'variances.identify'> = async (context, { varianceId, packId }) => {
  const { sql, nowIso, settings } = context
  const variance = await sql.manager.findOneBy(VarianceEntity, { id: varianceId })
  if (variance === null) return fail({ code: 'not-found' })
  if (variance.state !== 'open') return fail({ code: 'already-resolved' })
  if (variance.productId !== null) return fail({ code: 'already-known' })
  const pack = await packMatch(sql, packId)
  if (pack === undefined) return fail({ code: 'unknown-pack' })
  const { quarantineId } = await receivingPlaces(sql)
  const cost = await sql.get<{ readonly scaled: number | null }>('SELECT standard_cost_scaled AS scaled FROM products WHERE id = ?', pack.productId)
  const unitCostScaled = cost?.scaled ?? null
  await sql.manager.update(VarianceEntity, { id: varianceId }, {
    productId: pack.productId, locationId: quarantineId, unitCostScaled, currency: settings.currency, valueMinor: unitCostScaled === null ? 0 : lineValueMinor(variance.quantityMilli, unitCostScaled)
  })
  await postMovement(context, { productId: pack.productId, locationId: quarantineId, lotId: noLotId, quantityMilli: variance.quantityMilli, reason: 'identified', documentKind: 'variance', documentId: varianceId, documentLineId: null, unitCostScaled: unitCostScaled ?? 0 })
  await recordChange(context, { action: 'identified', entity: 'variance', entityId: varianceId, after: { productId: pack.productId, packId } })
  context.publish({ type: 'variances.changed' })
  context.publish({ type: 'stock.changed', productIds: [pack.productId] })
  const view = await varianceView(sql, varianceId, nowIso)
  assert(view !== undefined, 'the difference is there')
  return ok(view)
}
