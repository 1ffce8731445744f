import type { Output } from '#shared/api/index.ts'
import type { CountSource } from '#shared/domain/receiving/conditions.ts'
import { quantityOfCondition } from '#shared/domain/receiving/line-progress.ts'
import type { CountPart, ScanChoices, ScanDecision } from '#shared/domain/receiving/decide-scan.ts'
import { decideScan } from '#shared/domain/receiving/decide-scan.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { CommandContext } from '../context.ts'
import { addLine } from './add-line.ts'
import { appendCount } from './append-count.ts'
import { asCandidate, otherOrderCandidates } from './candidates.ts'
import { countedReply, scannedReply } from './counted-reply.ts'
import { viewLine } from './line-view.ts'
import { mayExceed } from './limited-line.ts'
import { rememberOverDecision } from './over-decision.ts'
import { asReadingView } from './reading-view.ts'
import type { ReadScan, ScanInput } from './scan-facts.ts'
import { scanFacts } from './scan-facts.ts'

/** What a scan led to, as the contract says it. */
export type ScanOutcome = Output<'receiving.recordScan'>
type Counting = { readonly delivery: CountingDelivery; readonly scan: ScanInput & { readonly source: CountSource }; readonly read: ReadScan; readonly scanId: number }

type CountDecision = Extract<ScanDecision, { readonly kind: 'count' }>

/** The row of a line after parts of a scan were added, without reading it again. */
const rowAfter = (before: DeliveryLineRow, parts: readonly CountPart[], lastEventId: number): DeliveryLineRow =>
  parts.reduce<DeliveryLineRow>((row, { condition, quantityMilli }) => ({ ...row, [quantityOfCondition[condition]]: row[quantityOfCondition[condition]] + quantityMilli }), { ...before, lastEventId })

async function count(context: CommandContext, { delivery, scan, read, scanId }: Counting, decision: CountDecision): Promise<ScanOutcome> {
  const { sql } = context
  const lineId = decision.lineId ?? (await addLine(sql, delivery.id, { productId: decision.match.productId }))
  const eventIds: number[] = []
  for (const part of decision.parts) {
    eventIds.push(await appendCount(context, { ...decision.detail, ...part, deliveryId: delivery.id, lineId, source: scan.source, scanId, packId: decision.match.packId, sscc: ssccOf(read) }))
  }
  const sscc = ssccOf(read)
  if (sscc !== null) await noteArrival(context, delivery.id, sscc)
  if (decision.over !== null) await rememberOverDecision(sql, lineId, decision.over)
  const before = read.lines.find((line) => line.id === decision.lineId)
  const eventId = eventIds.at(-1) ?? 0
  const counted = before === undefined ? await countedReply(context, delivery, lineId, eventId) : await scannedReply(context, delivery, rowAfter(before, decision.parts, eventId), { ...decision, eventId, scanId, scan })
  return { outcome: 'counted', scanId, reading: asReadingView(read.reading, scan.raw), attention: [...decision.attention], ...counted }
}

async function unknown(context: CommandContext, { delivery, scan, read, scanId }: Counting): Promise<ScanOutcome> {
  const { reading } = read
  const view = asReadingView(reading, scan.raw)
  if (reading.kind === 'invalid') return { outcome: 'garbled', scanId, reading: view, ai: reading.ai ?? null, position: reading.position, rule: reading.rule, detail: reading.detail }
  if (reading.kind === 'gs1' && reading.sscc !== undefined) return arrive(context, delivery.id, reading.sscc, scanId, view)
  return { outcome: 'unknown', scanId, reading: view, looksLikeGtin: reading.kind === 'plain' && reading.looksLikeGtin === true, candidates: [] }
}

const ssccOf = ({ reading }: ReadScan): string | null => (reading.kind === 'gs1' ? (reading.sscc ?? null) : null)

/** Notes that a pallet arrived, when it was announced with this delivery; says whether it was. */
async function noteArrival({ sql, nowIso }: CommandContext, deliveryId: number, sscc: string): Promise<boolean> {
  return (await sql.run('UPDATE handling_units SET arrived_at = coalesce(arrived_at, ?) WHERE sscc = ? AND delivery_id = ?', nowIso, sscc, deliveryId)).changed > 0
}

/** A pallet's own code, without goods in it: it arrived here, was announced with another delivery, or was announced nowhere. */
async function arrive(context: CommandContext, deliveryId: number, sscc: string, scanId: number, reading: ReturnType<typeof asReadingView>): Promise<ScanOutcome> {
  const before = await context.sql.get<{ readonly arrivedAt: string | null }>('SELECT arrived_at AS arrivedAt FROM handling_units WHERE sscc = ? AND delivery_id = ?', sscc, deliveryId)
  const known = await noteArrival(context, deliveryId, sscc)
  const elsewhere = known ? undefined : await context.sql.get<{ readonly number: string }>('SELECT d.number FROM handling_units h JOIN deliveries d ON d.id = h.delivery_id WHERE h.sscc = ?', sscc)
  return { outcome: 'handling-unit', scanId, reading, sscc, known, again: (before?.arrivedAt ?? null) !== null, announcedWith: elsewhere?.number ?? null }
}

async function answer(context: CommandContext, counting: Counting, decision: ScanDecision): Promise<ScanOutcome> {
  const { sql, operator } = context
  const { delivery, scan, read, scanId } = counting
  const blind = delivery.blind === 1
  const reading = asReadingView(read.reading, scan.raw)
  const lineOf = (lineId: number | null) => read.lines.find((line) => line.id === lineId)
  switch (decision.kind) {
    case 'count':
      return count(context, counting, decision)
    case 'too-large':
      return { outcome: 'garbled', scanId, reading, ai: null, position: 0, rule: 'quantity', detail: 'the quantity is larger than anything that can be counted' }
    case 'unknown':
      return unknown(context, counting)
    case 'ambiguous':
      return { outcome: 'ambiguous', scanId, reading, candidates: await Promise.all(decision.candidates.map(({ match, lineId }) => asCandidate(sql, match, lineOf(lineId), blind))) }
    case 'other-order':
      return { outcome: 'other-order', scanId, reading, candidates: await otherOrderCandidates(sql, decision.match, delivery) }
    case 'not-expected':
      return { outcome: 'not-expected', scanId, reading, candidates: [await asCandidate(sql, decision.match, undefined, blind)] }
    case 'over-tolerance':
      return { outcome: 'over-tolerance', scanId, reading, line: await viewLine(sql, delivery.id, decision.lineId, false), candidates: await otherOrderCandidates(sql, decision.match, delivery), quantityMilli: decision.quantityMilli, overMilli: decision.overMilli, mayExceed: mayExceed(operator) }
    case 'needs-detail':
      return { outcome: 'needs-detail', scanId, reading, candidate: await asCandidate(sql, decision.match, lineOf(decision.lineId), blind), missing: [...decision.missing] }
    case 'serial-twice':
      return { outcome: 'serial-twice', scanId, reading, serial: decision.serial, candidate: await asCandidate(sql, decision.match, read.lines.find((line) => line.productId === decision.match.productId), blind) }
    case 'sscc-twice':
      return { outcome: 'sscc-twice', scanId, reading, sscc: decision.sscc, candidate: await asCandidate(sql, decision.match, read.lines.find((line) => line.productId === decision.match.productId), blind) }
  }
}

/** Whether a pallet code stands alone: then it is about the pallet and not about goods. */
const isHandlingUnit = ({ reading }: ReadScan): boolean => reading.kind === 'gs1' && reading.sscc !== undefined && reading.gtin === undefined && reading.containedGtin === undefined

/** Decides a scan from the facts and a person's choices, and carries the decision out. `logScan` writes the scan down with its outcome before anything is counted and gives its id. */
export async function carryOutScan(
  context: CommandContext, delivery: CountingDelivery, scan: ScanInput & { readonly source: CountSource }, choices: ScanChoices, logScan: (outcome: ScanOutcome['outcome']) => Promise<number>
): Promise<ScanOutcome> {
  const read = await scanFacts(context, delivery, scan, choices)
  const { reading } = read
  if (reading.kind === 'command') return { outcome: 'command', scanId: await logScan('command'), command: reading.command }
  const decision: ScanDecision = isHandlingUnit(read) ? { kind: 'unknown' } : decideScan(read.facts)
  const outcome = decision.kind === 'count' ? 'counted' : decision.kind === 'too-large' ? 'garbled' : decision.kind !== 'unknown' ? decision.kind : reading.kind === 'invalid' ? 'garbled' : isHandlingUnit(read) ? 'handling-unit' : 'unknown'
  return answer(context, { delivery, scan, read, scanId: await logScan(outcome) }, decision)
}
