import type { Output } from '#shared/api/index.ts'
import { lineValueMinor } from '#shared/domain/money.ts'
import { countedMilli } from '#shared/domain/receiving/line-progress.ts'
import type { LinePlan, Place } from '#shared/domain/receiving/plan-receipt.ts'
import { planLine } from '#shared/domain/receiving/plan-receipt.ts'
import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'
import { deliveryInCount } from './counting-delivery.ts'
import type { LineToFinish } from './finish-lines.ts'
import { dateLimits, decide, linesToFinish } from './finish-lines.ts'

type Difference = Output<'receiving.previewFinish'>['differences'][number]

const waiting = `SELECT count(*) AS open FROM scan_log s WHERE delivery_id = ? AND outcome NOT IN ('counted','command','handling-unit','garbled') AND NOT EXISTS (SELECT 1 FROM scan_decisions c WHERE c.scan_id = s.id AND c.is_final = 1)`

const differencesOf = ({ row, differences, cost }: LineToFinish): readonly Difference[] =>
  differences.map(({ part, quantityMilli, choices }) => ({
    lineId: row.id, lineNumber: row.lineNumber, productCode: row.productCode, productName: row.productName, baseUnit: row.baseUnit, orderNumber: row.orderNumber, part,
    expectedMilli: row.expectedMilli, countedMilli: countedMilli(row), quantityMilli, valueMinor: lineValueMinor(quantityMilli, cost.scaled), currency: cost.currency, choices: [...choices], proposed: choices[0]
  }))

/** What posting now would do, in numbers, with the proposed choices; nothing is changed. */
export const previewFinish: QueryHandler<'receiving.previewFinish'> = async (context, { deliveryId, nothingMoreWillCome }) => {
  const { sql, settings } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const lines = await linesToFinish(context, delivery.value, nothingMoreWillCome)
  const limits = dateLimits(context)
  const planned = lines.map((line) => ({ line, plan: planLine(line.groups, decide(line, []), { isKnown: line.row.productId !== null, ...limits }) }))
  const sumAt = (places: readonly Place[]): number => planned.flatMap(({ plan }: { readonly plan: LinePlan }) => plan.parts).filter(({ place }) => places.includes(place)).reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)
  const { open } = (await sql.get<{ readonly open: number }>(waiting, deliveryId)) ?? { open: 0 }
  return ok({
    lastEventId: delivery.value.lastEventId,
    lines: lines.filter(({ groups }) => groups.length > 0).length,
    acceptedMilli: sumAt(['usable']), quarantineMilli: sumAt(['quarantine', 'written-off']), refusedMilli: lines.reduce((sum, { row }) => sum + row.refusedMilli, 0),
    valueMinor: planned.reduce((sum, { line, plan }) => sum + lineValueMinor(plan.parts.filter(({ place }) => place === 'usable').reduce((total, { quantityMilli }) => total + quantityMilli, 0), line.cost.scaled), 0),
    currency: lines[0]?.cost.currency ?? settings.currency,
    differences: lines.flatMap(differencesOf),
    openScans: open
  })
}
