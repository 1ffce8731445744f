import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import type { CodeMatch, ScanChoices, ScanFacts, ScanLine } from '#shared/domain/receiving/decide-scan.ts'
import { detailOf } from '#shared/domain/receiving/decide-scan.ts'
import { codeMatches, packMatch } from '#main/persistence/queries/code-matches.ts'
import type { CountingDelivery } from '#main/persistence/queries/deliveries.ts'
import type { DeliveryLineRow } from '#main/persistence/queries/delivery-lines.ts'
import { deliveryLinesOf } from '#main/persistence/queries/delivery-lines.ts'
import type { CommandContext } from '../context.ts'
import { limitedLine } from './limited-line.ts'
import { isSerialTaken } from './serial-taken.ts'

/** One scan as it came in, with the mode the station was in. */
export type ScanInput = { readonly raw: string; readonly aim?: string | undefined; readonly condition: Condition; readonly times: number }

/** What is known about a scan: its reading, and the facts the decision is made from. */
export type ReadScan = { readonly reading: ParsedBarcode; readonly facts: ScanFacts; readonly lines: readonly DeliveryLineRow[] }

/** Reads the characters of a scan with the company's settings. */
export function readScan(context: Pick<CommandContext, 'settings' | 'todayIso'>, { raw, aim }: Pick<ScanInput, 'raw' | 'aim'>): ParsedBarcode {
  const { variableMeasurePatterns, inHousePrefixes } = context.settings
  return parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso: context.todayIso, variableMeasurePatterns, inHousePrefixes })
}

/** The texts a reading can be found by: the matching key of a barcode, and the code as people write it. */
export function codeOf(reading: ParsedBarcode, raw: string): { readonly lookup: string; readonly text: string } {
  if (reading.kind === 'gs1') {
    const gtin = reading.gtin ?? reading.containedGtin
    return gtin === undefined ? { lookup: barcodeLookup(raw), text: raw.trim() } : { lookup: gtin, text: gtin }
  }
  if (reading.kind === 'gtin' || reading.kind === 'variable-measure') return { lookup: reading.gtin, text: raw.trim() }
  const text = 'code' in reading ? reading.code : raw.trim()
  return { lookup: barcodeLookup(text), text }
}

const asScanLine = (row: DeliveryLineRow, delivery: CountingDelivery, context: CommandContext): ScanLine => ({ ...limitedLine(row, delivery, context), lineId: row.id, productId: row.productId ?? 0 })

const otherOrders = `SELECT DISTINCT ol.product_id AS productId FROM purchase_order_lines ol JOIN purchase_orders o ON o.id = ol.order_id
  WHERE ol.product_id = ? AND ol.remaining_milli > 0 AND o.is_open = 1 AND o.supplier_id = ? AND NOT EXISTS (SELECT 1 FROM delivery_lines l WHERE l.delivery_id = ? AND l.order_line_id = ol.id)`

async function productsOnOtherOrders({ sql }: CommandContext, delivery: CountingDelivery, matches: readonly CodeMatch[]): Promise<readonly number[]> {
  if (delivery.supplierId === null) return []
  const found: number[] = []
  for (const productId of new Set(matches.map((match) => match.productId))) {
    found.push(...(await sql.all<{ readonly productId: number }>(otherOrders, productId, delivery.supplierId, delivery.id)).map((row) => row.productId))
  }
  return found
}

async function takenSerials({ sql }: CommandContext, delivery: CountingDelivery, matches: readonly CodeMatch[], serial: string | null): Promise<readonly string[]> {
  if (serial === null) return []
  for (const { productId, serialRequired } of matches) {
    if (serialRequired && (await isSerialTaken(sql, delivery.id, productId, serial))) return [serial]
  }
  return []
}

/** The packs a scan can mean: those of its code, or the one a person named for an unknown code. */
async function matchesOf(context: CommandContext, delivery: CountingDelivery, reading: ParsedBarcode, raw: string, choices: ScanChoices): Promise<readonly CodeMatch[]> {
  const { lookup, text } = codeOf(reading, raw)
  const matches = await codeMatches(context.sql, lookup, text, delivery.supplierId)
  if (choices.packId === undefined || matches.some((match) => match.packId === choices.packId)) return matches
  const named = await packMatch(context.sql, choices.packId)
  return named === undefined ? matches : [named]
}

/** Whether the goods under an SSCC stand in a count that was not given up or taken back. */
async function isUnitCounted({ sql }: CommandContext, reading: ParsedBarcode): Promise<boolean> {
  if (reading.kind !== 'gs1' || reading.sscc === undefined) return false
  return (await sql.get(
    `SELECT 1 FROM count_events e JOIN deliveries d ON d.id = e.delivery_id WHERE e.sscc = ? AND e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM count_events x WHERE x.undoes = e.id) AND d.state NOT IN ('cancelled','reversed') LIMIT 1`, reading.sscc
  )) !== undefined
}

const addDays = (iso: string, days: number): string => new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * A code of our own that was handed out for one lot tells that lot, although nothing of it stands in the code. Only where the scan means the very pack it was handed out for: suppliers use the same
 * restricted numbers for goods of theirs. What stands in the code, and what a person says, comes before it.
 */
async function withIssuedLot({ sql }: CommandContext, reading: ParsedBarcode, raw: string, matches: readonly CodeMatch[], choices: ScanChoices): Promise<ScanChoices> {
  if (reading.kind === 'command' || reading.kind === 'invalid' || (reading.kind === 'gs1' && reading.lot !== undefined)) return choices
  const issued = await sql.get<{ readonly packId: number; readonly lot: string; readonly expiryIso: string }>(`SELECT pack_id AS packId, lot, expiry_iso AS expiryIso FROM issued_codes WHERE code = ? AND (lot <> '' OR expiry_iso <> '')`, codeOf(reading, raw).lookup)
  if (issued === undefined || matches.some(({ packId }) => packId !== issued.packId)) return choices
  const { expiryIso } = detailOf(reading)
  return { ...choices, detail: { ...(issued.lot === '' ? {} : { lot: issued.lot }), ...(issued.expiryIso === '' || expiryIso !== null ? {} : { expiryIso: issued.expiryIso }), ...withoutNothing(choices.detail) } }
}

/** What a person left open leaves open what is known. */
const withoutNothing = (detail: ScanChoices['detail'] = {}): NonNullable<ScanChoices['detail']> => Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null && value !== ''))

/** Gathers what the decision about a scan needs; few prepared look-ups, all by key. */
export async function scanFacts(context: CommandContext, delivery: CountingDelivery, scan: ScanInput, given: ScanChoices): Promise<ReadScan> {
  const { sql, settings, todayIso } = context
  const reading = readScan(context, scan)
  const matches = await matchesOf(context, delivery, reading, scan.raw, given)
  const choices = await withIssuedLot(context, reading, scan.raw, matches, given)
  const lines = await deliveryLinesOf(sql, delivery.id, matches.map((match) => match.productId))
  const isElsewhere = lines.length === 0 && delivery.hasOrders === 1
  const serial = choices.detail?.serial ?? detailOf(reading).serial
  const facts: ScanFacts = {
    reading, matches, lines: lines.map((row) => asScanLine(row, delivery, context)),
    otherOrderProducts: isElsewhere ? await productsOnOtherOrders(context, delivery, matches) : [],
    supplierId: delivery.supplierId, hasOrders: delivery.hasOrders === 1, blind: delivery.blind === 1,
    takenSerials: await takenSerials(context, delivery, matches, serial), isUnitCounted: await isUnitCounted(context, reading),
    condition: scan.condition, times: scan.times, todayIso, shortDatedIso: addDays(todayIso, settings.shortDatedDays), choices
  }
  return { reading, facts, lines }
}
