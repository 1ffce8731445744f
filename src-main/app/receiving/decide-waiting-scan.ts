import type { Failure, ParsedInput } from '#shared/api/index.ts'
import type { Condition, CountSource } from '#shared/domain/receiving/conditions.ts'
import type { ScanChoices } from '#shared/domain/receiving/decide-scan.ts'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import { fail, ok } from '#shared/result.ts'
import type { Result } from '#shared/result.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import { deliveryLine } from '#main/persistence/queries/delivery-lines.ts'
import { packMatch } from '#main/persistence/queries/code-matches.ts'
import { indexProduct } from '#main/persistence/search/product-index.ts'
import { touchProduct } from '../catalog/touch-product.ts'
import type { CommandContext, CommandHandler } from '../context.ts'
import { recordChange } from '../record-change.ts'
import { addLine } from './add-line.ts'
import { appendCount } from './append-count.ts'
import type { ScanOutcome } from './carry-out-scan.ts'
import { carryOutScan } from './carry-out-scan.ts'
import { countedReply } from './counted-reply.ts'
import { deliveryInCount } from './counting-delivery.ts'
import { mayExceed } from './limited-line.ts'
import { asReadingView } from './reading-view.ts'
import { codeOf, readScan } from './scan-facts.ts'

type Choice = ParsedInput<'receiving.decideScan'>['decision']
type NotDecided = Failure<'receiving.decideScan'>
type WaitingScan = { readonly id: number; readonly raw: string; readonly aim: string | null; readonly source: CountSource; readonly outcome: string; readonly detail: string | null }

/** Outcomes after which nothing is left to decide. */
const finished = new Set(['counted', 'command', 'handling-unit', 'skipped'])

const notPossible = (why: string) => fail({ code: 'choice-not-possible', why } as const)

/** What a person decided in earlier steps about the same scan. */
async function earlierChoices({ sql }: CommandContext, scanId: number): Promise<ScanChoices> {
  const steps = await sql.all<{ readonly choice: string }>('SELECT choice FROM scan_decisions WHERE scan_id = ? ORDER BY id', scanId)
  return steps.reduce<ScanChoices>((all, { choice }) => mergeChoices(all, JSON.parse(choice) as Choice), {})
}

/** Adds one step to what was decided before. */
function mergeChoices(before: ScanChoices, choice: Choice): ScanChoices {
  if (choice.choice === 'line') return { ...before, lineId: choice.lineId, packId: choice.packId }
  if (choice.choice === 'link') return { ...before, packId: choice.packId, ...(choice.lineId === null ? {} : { lineId: choice.lineId }) }
  if (choice.choice === 'add-order-line') return { ...before, packId: choice.packId, orderLineId: choice.orderLineId }
  if (choice.choice === 'add-product') return { ...before, packId: choice.packId }
  if (choice.choice === 'over') return { ...before, over: choice.action }
  if (choice.choice === 'again') return { ...before, again: true }
  if (choice.choice === 'detail') return { ...before, detail: { lot: choice.lot, expiryIso: choice.expiryIso, serial: choice.serial, weightGrams: choice.weightGrams } }
  return before
}

/** Remembers what an unknown code means, for this supplier when the delivery has one (DOMAIN "Numbers"). */
async function rememberCode(context: CommandContext, delivery: CountingDelivery, scan: WaitingScan, packId: number, productId: number): Promise<void> {
  const { sql, nowIso, operator } = context
  const { lookup, text } = codeOf(readScan(context, { raw: scan.raw, aim: scan.aim ?? undefined }), scan.raw)
  const { changed, id } = await sql.run(
    `INSERT INTO barcodes (lookup, code, gtin, product_id, pack_id, supplier_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    lookup, text, /^\d{14}$/.test(lookup) && lookup === barcodeLookup(lookup) ? lookup : null, productId, packId, delivery.supplierId, nowIso, operator.id
  )
  if (changed === 0) return
  await recordChange(context, { action: 'linked', entity: 'barcode', entityId: id, after: { code: text, packId, supplierId: delivery.supplierId } })
  await touchProduct(sql, productId)
  await indexProduct(sql, productId)
  context.publish({ type: 'catalog.changed', productIds: [productId] })
}

/** Puts the order line a person named on the delivery. */
async function addOrderLine({ sql }: CommandContext, delivery: CountingDelivery, orderLineId: number, packId: number): Promise<Result<null, NotDecided>> {
  const line = await sql.get<{ readonly orderId: number; readonly productId: number; readonly remainingMilli: number; readonly supplierId: number; readonly isOpen: 0 | 1 }>(
    'SELECT ol.order_id AS orderId, ol.product_id AS productId, ol.remaining_milli AS remainingMilli, o.supplier_id AS supplierId, o.is_open AS isOpen FROM purchase_order_lines ol JOIN purchase_orders o ON o.id = ol.order_id WHERE ol.id = ?',
    orderLineId
  )
  const pack = await packMatch(sql, packId)
  if (line === undefined || line.isOpen === 0 || line.supplierId !== delivery.supplierId || pack?.productId !== line.productId) return notPossible('the order line is not open, of another supplier, or of another product')
  await sql.run('INSERT INTO delivery_orders (delivery_id, order_id) VALUES (?, ?) ON CONFLICT DO NOTHING', delivery.id, line.orderId)
  const there = await sql.get('SELECT 1 FROM delivery_lines WHERE delivery_id = ? AND order_line_id = ?', delivery.id, orderLineId)
  if (there === undefined) await addLine(sql, delivery.id, { productId: line.productId, orderLineId, expectedMilli: line.remainingMilli })
  return ok(null)
}

/** Does what a choice asks for before the scan is decided again. */
async function prepare(context: CommandContext, delivery: CountingDelivery, scan: WaitingScan, choice: Choice): Promise<Result<null, NotDecided>> {
  const { sql, operator } = context
  if (choice.choice === 'over') return choice.action === 'exceed' && !mayExceed(operator) ? fail({ code: 'not-allowed' }) : ok(null)
  if (choice.choice === 'add-order-line') return addOrderLine(context, delivery, choice.orderLineId, choice.packId)
  if (choice.choice !== 'link' && choice.choice !== 'add-product' && choice.choice !== 'line') return ok(null)
  const pack = await packMatch(sql, choice.packId)
  if (pack === undefined) return notPossible('there is no such pack')
  if (choice.choice === 'add-product') {
    await addLine(sql, delivery.id, { productId: pack.productId })
    return ok(null)
  }
  const line = choice.lineId === null ? undefined : await deliveryLine(sql, delivery.id, choice.lineId)
  if (choice.lineId !== null && line?.productId !== pack.productId) return notPossible('the line is not of this product')
  if (choice.choice === 'link' && choice.remember) await rememberCode(context, delivery, scan, choice.packId, pack.productId)
  return ok(null)
}

/** Goods nobody knows: a line of their own, named by what is written on them; identified later (DOMAIN "Receiving"). */
async function setAside(context: CommandContext, delivery: CountingDelivery, scan: WaitingScan, choice: Extract<Choice, { readonly choice: 'set-aside' }>): Promise<ScanOutcome> {
  const lineId = await addLine(context.sql, delivery.id, { productId: null, description: choice.description === '' ? scan.raw.slice(0, 80) : choice.description })
  const eventId = await appendCount(context, { deliveryId: delivery.id, lineId, source: scan.source, scanId: scan.id, packId: null, quantityMilli: choice.quantityMilli, condition: 'held', lot: null, expiryIso: null, serial: null, weightGrams: null })
  const reading = readScan(context, { raw: scan.raw, aim: scan.aim ?? undefined })
  return { outcome: 'counted', scanId: scan.id, reading: asReadingView(reading, scan.raw), attention: [], ...(await countedReply(context, delivery, lineId, eventId)) }
}

/** Answers a scan that waits; a step that leads to a further question leaves it waiting. */
export const decideWaitingScan: CommandHandler<'receiving.decideScan'> = async (context, { deliveryId, scanId, decision: choice }) => {
  const { sql, nowIso, operator, station } = context
  const delivery = await deliveryInCount(sql, deliveryId)
  if (!delivery.ok) return delivery
  const scan = await sql.get<WaitingScan>('SELECT id, raw, aim, source, outcome, detail FROM scan_log WHERE id = ? AND delivery_id = ?', scanId, deliveryId)
  if (scan === undefined) return fail({ code: 'scan-not-found' })
  const isDecided = finished.has(scan.outcome) || (await sql.get('SELECT 1 FROM scan_decisions WHERE scan_id = ? AND is_final = 1', scanId)) !== undefined
  if (isDecided) return fail({ code: 'already-decided' })

  const prepared = await prepare(context, delivery.value, scan, choice)
  if (!prepared.ok) return prepared
  const log = (outcome: string): Promise<unknown> =>
    sql.run('INSERT INTO scan_decisions (scan_id, at, operator_id, station, choice, outcome, is_final) VALUES (?, ?, ?, ?, ?, ?, ?)', scanId, nowIso, operator.id, station, JSON.stringify(choice), outcome, Number(finished.has(outcome)))

  if (choice.choice === 'skip') {
    await log('skipped')
    context.publish({ type: 'receiving.changed', deliveryId, lineIds: [], lastEventId: delivery.value.lastEventId, station })
    return ok({ outcome: 'skipped', scanId })
  }
  if (choice.choice === 'set-aside') {
    await log('counted')
    return ok(await setAside(context, delivery.value, scan, choice))
  }
  const mode = (scan.detail === null ? { condition: 'good', times: 1 } : JSON.parse(scan.detail)) as { readonly condition: Condition; readonly times: number }
  const choices = mergeChoices(await earlierChoices(context, scanId), choice)
  const input = { raw: scan.raw, aim: scan.aim ?? undefined, source: scan.source, ...mode }
  return ok(await carryOutScan(context, { ...delivery.value, hasOrders: choice.choice === 'add-order-line' ? 1 : delivery.value.hasOrders }, input, choices, async (outcome) => {
    await log(outcome)
    return scanId
  }))
}
