import { createHash } from 'node:crypto'
import type { Output } from '#shared/api/index.ts'
import { lineValueMinor } from '#shared/domain/money.ts'
import { knownUnitCost } from '#shared/domain/purchasing/default-unit-cost.ts'
import type { CountGroup } from '#shared/domain/receiving/plan-receipt.ts'
import type { DifferenceChoice, DifferencePart, FinishedLine, LineDifference } from '#shared/domain/receiving/differences.ts'
import type { LinePlan, PostedPart } from '#shared/domain/receiving/plan-receipt.ts'
import { planLine } from '#shared/domain/receiving/plan-receipt.ts'
import { lineDifferences } from '#shared/domain/receiving/differences.ts'
import { countGroups, countNotes } from '#main/persistence/queries/count-events.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryLines } from '#main/persistence/queries/delivery-lines.ts'
import { assert } from '#shared/assert.ts'
import type { QueryContext } from '../context.ts'
import { limitedLine, mayExceed } from './limited-line.ts'

/** What goods on a line cost: of the order line, else the supplier's price, else the product's standard cost in the same currency. `scaled` is minor units x 10,000 per base unit; null: nobody knows. */
type LineCost = { readonly scaled: number | null; readonly currency: string }

/** A line of a delivery with everything the finish asks and posts; `noteOf` a difference is what was noted while counting it, else the line's note. */
export type LineToFinish = { readonly row: DeliveryLineRow & { readonly toleranceMilli: number }; readonly groups: readonly CountGroup[]; readonly cost: LineCost; readonly differences: readonly LineDifference[]; readonly noteOf: (part: DifferencePart) => string }

/** The dates that decide what is out of date: goods that expire before `expiresBefore` (today) or `shortBefore`. */
export type DateLimits = { readonly expiresBefore: string; readonly shortBefore: string }

/** Today and the first day that is not short-dated any more. */
export function dateLimits({ todayIso, settings }: Pick<QueryContext, 'todayIso' | 'settings'>): DateLimits {
  const shortBefore = new Date(Date.parse(`${todayIso}T00:00:00Z`) + settings.shortDatedDays * 86_400_000).toISOString().slice(0, 10)
  return { expiresBefore: todayIso, shortBefore }
}

type CostRow = { readonly lineId: number; readonly orderCostScaled: number | null; readonly supplierCostScaled: number | null; readonly standardCostScaled: number | null; readonly currency: string | null }

const costs = `SELECT l.id AS lineId, ol.unit_cost_scaled AS orderCostScaled, (SELECT i.unit_cost_scaled FROM supplier_items i WHERE i.product_id = l.product_id AND i.supplier_id = d.supplier_id) AS supplierCostScaled, p.standard_cost_scaled AS standardCostScaled, coalesce(o.currency, s.currency) AS currency
  FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id LEFT JOIN suppliers s ON s.id = d.supplier_id LEFT JOIN products p ON p.id = l.product_id
  LEFT JOIN purchase_order_lines ol ON ol.id = l.order_line_id LEFT JOIN purchase_orders o ON o.id = ol.order_id WHERE l.delivery_id = ?`

function costOf(row: CostRow | undefined, companyCurrency: string): LineCost {
  const currency = row?.currency ?? companyCurrency
  return { currency, scaled: row === undefined ? null : (row.orderCostScaled ?? knownUnitCost({ ...row, companyCurrency, orderCurrency: currency })) }
}

/** The value of a quantity of a line, in minor units of its currency; nothing where nobody knows the cost. */
export const valueOf = (quantityMilli: number, { scaled }: LineCost): number => (scaled === null ? 0 : lineValueMinor(quantityMilli, scaled))

const sumWhere = (groups: readonly CountGroup[], test: (group: CountGroup) => boolean): number => groups.filter(test).reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)

/** Loads every line with its counted groups and differences. `nothingMore`: the rest will not come, so a short is proposed as closed. */
export async function linesToFinish(context: QueryContext, delivery: CountingDelivery, nothingMore: boolean): Promise<readonly LineToFinish[]> {
  const { sql, settings } = context
  const { expiresBefore, shortBefore } = dateLimits(context)
  const groups = Map.groupBy(await countGroups(sql, delivery.id), ({ lineId }) => lineId)
  const costRows = new Map((await sql.all<CostRow>(costs, delivery.id)).map((row) => [row.lineId, row]))
  const notes = await countNotes(sql, delivery.id)
  const rows = await deliveryLines(sql, delivery.id)
  return rows.toSorted((one, other) => one.lineNumber - other.lineNumber).map((found): LineToFinish => {
    const row = limitedLine(found, delivery, context)
    const counted = (groups.get(row.id) ?? []).map(({ lineId: _lineId, ...group }) => group)
    assert(counted.every(({ quantityMilli }) => quantityMilli > 0), 'nothing is counted below nothing')
    const dated = (test: (expiryIso: string) => boolean): number => sumWhere(counted, ({ condition, expiryIso }) => condition === 'good' && expiryIso !== '' && test(expiryIso))
    const line: FinishedLine = {
      ...row, isKnown: row.productId !== null, isOrdered: row.orderLineId !== null,
      expiredMilli: dated((iso) => iso < expiresBefore), shortDatedMilli: dated((iso) => iso >= expiresBefore && iso < shortBefore)
    }
    return {
      row, groups: counted, cost: costOf(costRows.get(row.id), settings.currency),
      differences: lineDifferences(line, { hasOrders: delivery.hasOrders === 1, nothingMore, mayExceed: mayExceed(context.operator) }),
      noteOf: (part) => notes.find(({ lineId, condition }) => lineId === row.id && condition === part)?.notes ?? row.note
    }
  })
}

/** What a person decided about one difference. */
export type Decision = { readonly lineId: number; readonly part: DifferencePart; readonly choice: DifferenceChoice; readonly note: string }

/** Each difference with the choice made for it, or the proposed one. */
export const decide = ({ row, differences, noteOf }: LineToFinish, decisions: readonly Decision[]) =>
  differences.map((difference) => {
    const decision = decisions.find(({ lineId, part }) => lineId === row.id && part === difference.part)
    return { ...difference, choice: decision?.choice ?? difference.choices[0], note: (decision?.note ?? '') === '' ? noteOf(difference.part) : (decision?.note ?? '') }
  })

/** The first decision that names a difference that is not there, or a choice it does not have. */
export const badDecision = (lines: readonly LineToFinish[], decisions: readonly Decision[]): Decision | undefined =>
  decisions.find(({ lineId, part, choice }) => {
    const difference = lines.find(({ row }) => row.id === lineId)?.differences.find((one) => one.part === part)
    return difference === undefined || !difference.choices.includes(choice)
  })

/** Plans a line with what was decided about its differences. */
export const planOf = (line: LineToFinish, decisions: readonly Decision[], limits: DateLimits): LinePlan =>
  planLine(line.groups, decide(line, decisions), { isKnown: line.row.productId !== null, expectedMilli: line.row.expectedMilli, ...limits })

/** Names what the differences were worked out from: counts, what was expected, tolerances. Another name at the posting means that what was looked at is not true any more. */
export const basisOf = ({ lastEventId }: CountingDelivery, lines: readonly LineToFinish[]): string =>
  createHash('sha256').update(JSON.stringify([lastEventId, lines.map(({ row: { id, expectedMilli, toleranceMilli } }) => [id, expectedMilli, toleranceMilli])])).digest('base64url').slice(0, 22)

/** Values by currency, in minor units: amounts of two currencies are never one sum. */
export function sumByCurrency(values: readonly { readonly valueMinor: number; readonly currency: string }[]): { valueMinor: number; currency: string }[] {
  const sums = new Map<string, number>()
  for (const { valueMinor, currency } of values) sums.set(currency, (sums.get(currency) ?? 0) + valueMinor)
  return [...sums].map(([currency, valueMinor]) => ({ currency, valueMinor }))
}

/** What the goods that a plan takes into the building are worth, part by part as the receipt has them. */
export const receivedValues = ({ cost }: LineToFinish, { parts }: LinePlan): readonly { readonly valueMinor: number; readonly currency: string }[] =>
  parts.filter(({ place }) => place !== 'nowhere').map(({ quantityMilli }) => ({ valueMinor: valueOf(quantityMilli, cost), currency: cost.currency }))

type Placed = Output<'receiving.previewFinish'>['placed'][number]

/** How much goes where, over all lines of each base unit. Goods nobody knows wait in quarantine although no product is booked for them. */
export function placedOf(planned: readonly { readonly line: LineToFinish; readonly plan: LinePlan }[]): Placed[] {
  return [...Map.groupBy(planned, ({ line }) => line.row.baseUnit)].map(([baseUnit, some]) => ({ baseUnit, ...sumsOf(some) })).filter(({ baseUnit: _unit, ...sums }) => Object.values(sums).some((milli) => milli !== 0))
}

function sumsOf(planned: readonly { readonly line: LineToFinish; readonly plan: LinePlan }[]): Omit<Placed, 'baseUnit'> {
  const parts = planned.flatMap(({ line, plan }) => plan.parts.map((part) => ({ ...part, isKnown: line.row.productId !== null })))
  const sum = (test: (part: PostedPart & { readonly isKnown: boolean }) => boolean): number => parts.filter(test).reduce((total, { quantityMilli }) => total + quantityMilli, 0)
  return {
    acceptedMilli: sum(({ place }) => place === 'usable'), quarantineMilli: sum(({ place, isKnown, condition }) => place === 'quarantine' || (!isKnown && condition !== 'refused')), writtenOffMilli: sum(({ place }) => place === 'written-off'),
    refusedMilli: sum(({ condition }) => condition === 'refused')
  }
}
