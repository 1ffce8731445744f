import type { Output } from '#shared/api/index.ts'
import { countedMilli } from '#shared/domain/receiving/line-progress.ts'
import { ok } from '#shared/result.ts'
import { isWaitingScan } from '#main/persistence/queries/waiting-scans.ts'
import type { QueryHandler } from '../context.ts'
import { deliveryInCount } from './counting-delivery.ts'
import type { LineToFinish } from './finish-lines.ts'
import { badDecision, basisOf, dateLimits, linesToFinish, placedOf, planOf, sumByCurrency, receivedValues, valueOf } from './finish-lines.ts'

type Difference = Output<'receiving.previewFinish'>['differences'][number]

const waiting = `SELECT count(*) AS open FROM scan_log s WHERE s.delivery_id = ? AND ${isWaitingScan}`

const differencesOf = ({ row, differences, cost }: LineToFinish): readonly Difference[] =>
  differences.map(({ part, quantityMilli, choices }) => ({
    lineId: row.id, lineNumber: row.lineNumber, productCode: row.productCode, productName: row.productName, baseUnit: row.baseUnit, orderNumber: row.orderNumber, part,
    expectedMilli: row.expectedMilli, countedMilli: countedMilli(row), quantityMilli, valueMinor: valueOf(quantityMilli, cost), currency: cost.currency, choices: [...choices], proposed: choices[0]
  }))

/** What posting now would do, in numbers; nothing is changed. A decision about what is no difference any more, or that is not offered any more, is left out. */
export const previewFinish: QueryHandler<'receiving.previewFinish'> = async (context, { deliveryId, nothingMoreWillCome, decisions }) => {
  const { sql } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const lines = await linesToFinish(context, delivery.value, nothingMoreWillCome)
  const limits = dateLimits(context)
  const standing = decisions.map((one) => ({ ...one, note: '' })).filter((one) => badDecision(lines, [one]) === undefined)
  const planned = lines.map((line) => ({ line, plan: planOf(line, standing, limits) }))
  const { open } = (await sql.get<{ readonly open: number }>(waiting, deliveryId)) ?? { open: 0 }
  return ok({
    basis: basisOf(delivery.value, lines),
    lines: lines.filter(({ groups }) => groups.length > 0).length,
    placed: placedOf(planned),
    values: sumByCurrency(planned.flatMap(({ line, plan }) => receivedValues(line, plan))),
    differences: lines.flatMap(differencesOf),
    openScans: open,
    counts: lines.map(({ row }) => ({ lineId: row.id, productCode: row.productCode, productName: row.productName, baseUnit: row.baseUnit, expectedMilli: row.expectedMilli, countedMilli: countedMilli(row), goodMilli: row.goodMilli }))
  })
}
