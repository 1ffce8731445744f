import type { Failure, Output } from '#shared/api/index.ts'
import type { DifferencePart } from '#shared/domain/receiving/differences.ts'
import type { LinePlan } from '#shared/domain/receiving/plan-receipt.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { countingDelivery, refreshExpected } from '#main/persistence/queries/deliveries.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { takeNumber } from '../document-number.ts'
import { labelsAfterFinish } from '../printing/automatic-labels.ts'
import { createFollowUpOrder } from '../purchasing/create-follow-up-order.ts'
import { refreshOrder } from '../purchasing/refresh-order.ts'
import { recordChange } from '../record-change.ts'
import { receivingPlaces } from '../stock/places.ts'
import type { LineToFinish } from './finish-lines.ts'
import { badDecision, basisOf, dateLimits, decide, linesToFinish, placedOf, planOf, receivedValues, sumByCurrency } from './finish-lines.ts'
import type { Posting } from './post-line.ts'
import { postLine } from './post-line.ts'
import { isSerialInStock } from './serial-taken.ts'
import { settleVariances } from './settle-variances.ts'

type PlannedLine = { readonly line: LineToFinish; readonly plan: LinePlan; readonly noteOf: (part: DifferencePart) => string }
type Posted = Output<'receiving.postDelivery'>

/** The delivery to post, or who was there first. */
async function deliveryToPost(context: CommandContext, deliveryId: number): Promise<Result<CountingDelivery, Failure<'receiving.postDelivery'>>> {
  const delivery = await countingDelivery(context.sql, deliveryId)
  if (delivery === undefined) return fail({ code: 'not-found' })
  if (delivery.state === 'counting') return ok(delivery)
  if (delivery.state !== 'posted') return fail({ code: 'not-counting', state: delivery.state })
  const receipt = await context.sql.get<{ readonly receiptNumber: string; readonly by: string; readonly at: string }>(
    `SELECT r.number AS receiptNumber, coalesce(u.name, '') AS by, r.posted_at AS at FROM receipts r LEFT JOIN operators u ON u.id = r.operator_id WHERE r.delivery_id = ? AND r.reverses IS NULL`, deliveryId
  )
  return fail({ code: 'already-posted', receiptNumber: receipt?.receiptNumber ?? '', by: receipt?.by ?? '', at: receipt?.at ?? context.nowIso })
}

/** A new order that takes what was too much, with its lines by delivery line. */
type FollowUp = { readonly orderId: number | null; readonly lineIds: ReadonlyMap<number, number> }

async function followUp(context: CommandContext, supplierId: number | null, planned: readonly PlannedLine[], note: string): Promise<FollowUp> {
  const wanted = planned.filter(({ plan, line }) => plan.followUpMilli > 0 && line.row.productId !== null)
  if (wanted.length === 0 || supplierId === null) return { orderId: null, lineIds: new Map() }
  const { orderId, lineIds } = await createFollowUpOrder(context, {
    supplierId, note,
    lines: wanted.map(({ line, plan }) => ({ productId: line.row.productId ?? 0, orderedMilli: plan.followUpMilli, unitCostScaled: line.cost.scaled ?? 0 }))
  })
  return { orderId, lineIds: new Map(wanted.map(({ line }, index) => [line.row.id, lineIds[index] ?? 0])) }
}

/** Brings orders, other open deliveries and earlier differences in step with what was posted. */
async function settleOrders({ sql, nowIso, operator }: CommandContext, receiptId: number): Promise<readonly number[]> {
  const touched = await sql.all<{ readonly orderLineId: number; readonly orderId: number; readonly receiptLineId: number | null }>(
    `SELECT ol.id AS orderLineId, ol.order_id AS orderId, max(r.id) AS receiptLineId FROM purchase_order_lines ol JOIN receipt_lines r ON r.order_line_id = ol.id WHERE r.receipt_id = ? GROUP BY ol.id
    UNION SELECT ol.id, ol.order_id, NULL FROM purchase_order_lines ol JOIN variances c ON c.order_line_id = ol.id WHERE c.receipt_id = ? AND c.closed_short_milli > 0 AND NOT EXISTS (SELECT 1 FROM receipt_lines r WHERE r.receipt_id = ? AND r.order_line_id = ol.id)`,
    receiptId, receiptId, receiptId
  )
  for (const { orderLineId, receiptLineId } of touched) {
    if (receiptLineId !== null) await settleVariances(sql, orderLineId, receiptId, receiptLineId, nowIso, operator.id)
    await refreshExpected(sql, orderLineId)
  }
  const orderIds = [...new Set(touched.map(({ orderId }) => orderId))]
  for (const orderId of orderIds) await refreshOrder(sql, orderId)
  return orderIds
}

function tell({ publish, station }: CommandContext, delivery: CountingDelivery, receiptId: number, orderIds: readonly number[], productIds: readonly number[]): void {
  publish({ type: 'receiving.posted', deliveryId: delivery.id, receiptId })
  publish({ type: 'receiving.changed', deliveryId: delivery.id, lineIds: [], lastEventId: delivery.lastEventId, station })
  publish({ type: 'orders.changed', orderIds })
  publish({ type: 'stock.changed', productIds })
  publish({ type: 'variances.changed' })
}

const claimDueIso = ({ todayIso, settings }: CommandContext): string => new Date(Date.parse(`${todayIso}T00:00:00Z`) + settings.claimDays * 86_400_000).toISOString().slice(0, 10)

async function post(context: CommandContext, delivery: CountingDelivery, planned: readonly PlannedLine[]): Promise<Posted> {
  const { sql, nowIso, todayIso, operator, station, requestId } = context
  const receiptNumber = await takeNumber(sql, 'receipt', todayIso)
  const { orderId: followUpOrderId, lineIds: followUpLineIds } = await followUp(context, delivery.supplierId, planned, `${delivery.number}, ${receiptNumber}`)
  const { id: receiptId } = await sql.run(
    'INSERT INTO receipts (number, delivery_id, posted_at, operator_id, station, request_id, follow_up_order_id) VALUES (?, ?, ?, ?, ?, ?, ?)', receiptNumber, delivery.id, nowIso, operator.id, station, requestId, followUpOrderId
  )
  // First of all, so that what other deliveries expect from now on no longer changes what this one had expected.
  await sql.run(`UPDATE deliveries SET state = 'posted', ended_at = ?, ended_by = ? WHERE id = ?`, nowIso, operator.id, delivery.id)
  const posting: Posting = { receiptId, receiptNumber, supplierId: delivery.supplierId, places: await receivingPlaces(sql), claimDueIso: claimDueIso(context), followUpLineIds }
  const varianceIds: number[] = []
  for (const { line, plan, noteOf } of planned) varianceIds.push(...(await postLine(context, posting, line, plan, noteOf)))
  const orderIds = await settleOrders(context, receiptId)
  await recordChange(context, { action: 'posted', entity: 'delivery', entityId: delivery.id, after: { receiptNumber, variances: varianceIds.length } })
  const stickers = await labelsAfterFinish(context, receiptId)
  tell(context, delivery, receiptId, orderIds, planned.flatMap(({ line }) => (line.row.productId === null ? [] : [line.row.productId])))
  return {
    placed: placedOf(planned), receiptId, receiptNumber, lines: planned.filter(({ plan }) => plan.parts.length > 0).length, differences: varianceIds.length,
    values: sumByCurrency(planned.flatMap(({ line, plan }) => receivedValues(line, plan))), varianceIds, stickers
  }
}

/** The first serial number that came into stock since it was counted here: two deliveries may have counted it. */
async function takenSerial({ sql }: CommandContext, lines: readonly LineToFinish[]): Promise<{ readonly serial: string; readonly productCode: string } | undefined> {
  for (const { row: { productId, productCode, serialRequired }, groups } of lines) {
    if (serialRequired === 0 || productId === null) continue
    for (const { serial, condition } of groups) {
      if (serial !== '' && condition !== 'refused' && (await isSerialInStock(sql, productId, serial))) return { serial, productCode }
    }
  }
  return undefined
}

/** Posts a counted delivery in one transaction: stock, costs, order progress and variances. Of two that post the same delivery one wins; the other is told by whom and when. */
export const postDelivery: CommandHandler<'receiving.postDelivery'> = async (context, { deliveryId, basis, nothingMoreWillCome, decisions }) => {
  const found = await deliveryToPost(context, deliveryId)
  if (!found.ok) return found
  const delivery = found.value
  const lines = await linesToFinish(context, delivery, nothingMoreWillCome)
  if (basis !== undefined && basis !== basisOf(delivery, lines)) return fail({ code: 'counts-changed' })
  const bad = badDecision(lines, decisions)
  const twice = await takenSerial(context, lines)
  if (twice !== undefined) return fail({ code: 'serial-twice', ...twice })
  if (bad !== undefined) return fail({ code: 'bad-decision', lineId: bad.lineId, part: bad.part, choice: bad.choice })
  const limits = dateLimits(context)
  const planned = lines.map((line): PlannedLine => {
    const decided = decide(line, decisions)
    return { line, plan: planOf(line, decisions, limits), noteOf: (part) => decided.find((one) => one.part === part)?.note ?? '' }
  })
  const doesSomething = planned.some(({ plan }) => plan.parts.length > 0 || plan.variances.length > 0 || plan.closedShortMilli > 0)
  return doesSomething ? ok(await post(context, delivery, planned)) : fail({ code: 'nothing-counted' })
}
