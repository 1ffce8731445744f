import { assert } from '#shared/assert.ts'
import { buildElementString } from '#shared/domain/barcode/build-element-string.ts'
import { checkDigit } from '#shared/domain/barcode/check-digit.ts'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { Act, Stage, Step } from './actors.ts'
import type { DemoOrderKey } from './demo-orders.ts'
import { demoOrders, linesOf } from './demo-orders.ts'
import { companyPrefixes } from './demo-products.ts'
import type { DemoCatalog, SavedProduct } from './make-catalog.ts'
import type { WrittenOrders } from './make-orders.ts'

/** The people at the dock and in the office, and what they work on. */
export type Cast = { readonly stage: Stage; readonly clerk: Act; readonly buyer: Act; readonly catalog: DemoCatalog; readonly orders: WrittenOrders }

/** What was found on one line while it was counted. */
type Finding = { readonly condition: Condition; readonly units: number; readonly note: string }

/** A truck: which order, when, what of it in cases (everything unless it says otherwise), and what was wrong. `shelfDays`: days to the expiry of the given products. */
type Truck = {
  readonly order: DemoOrderKey; readonly day: number; readonly time: string; readonly reference: string
  readonly cases?: Readonly<Record<string, number>>; readonly findings?: Readonly<Record<string, Finding>>; readonly shelfDays?: Readonly<Record<string, number>>
}

const usualShelfDays = 540

/** The SSCC of a pallet: extension digit 0, the sender's company prefix, a running number, check digit. */
const demoSscc = (prefix: string, serial: number): string => {
  const digits = `0${prefix}${String(serial).padStart(9, '0')}`
  return digits + checkDigit(digits)
}

/** One scan of a pack as its label says it: a plain GTIN, or GS1-128 with lot, expiry and serial where the goods carry them. */
function labelOf(product: SavedProduct, gtin: string, lot: string, expiryIso: string, serial: string): { readonly raw: string; readonly aim?: string } {
  if (product.needs.length === 0) return { raw: gtin }
  const elements = [
    { ai: '01', value: gtin.padStart(14, '0') },
    ...(product.needs.includes('expiry') ? [{ ai: '17', value: expiryIso.slice(2).replaceAll('-', '') }] : []),
    ...(product.needs.includes('lot') ? [{ ai: '10', value: lot }] : []),
    ...(product.needs.includes('serial') ? [{ ai: '21', value: serial }] : [])
  ]
  return { raw: buildElementString(elements), aim: ']C1' }
}

/** Counts a line by scanning: cases at once, or each unit where every one has a serial number. Gives nothing back: the delivery knows. */
async function countLine({ stage, clerk }: Cast, deliveryId: number, product: SavedProduct, cases: number, { day, shelfDays }: Pick<Truck, 'day' | 'shelfDays'>): Promise<void> {
  const codeOf = (kind: 'each' | 'case'): string => product.packs.find((pack) => pack.kind === kind)?.code ?? ''
  const expiryIso = stage.dateOf(day + (shelfDays?.[product.code] ?? usualShelfDays))
  const lot = `${product.supplier.slice(0, 2)}${stage.dateOf(day - 30).slice(2, 7).replace('-', '')}${product.code.slice(-2)}`
  const scan = async (raw: string, aim: string | undefined, times: number): Promise<void> => {
    const { outcome } = await clerk('receiving.recordScan', { deliveryId, raw, ...(aim === undefined ? {} : { aim }), times })
    assert(outcome === 'counted', `${product.code} is counted, not ${outcome}`)
  }
  if (!product.needs.includes('serial')) {
    const { raw, aim } = labelOf(product, codeOf('case'), lot, expiryIso, '')
    return scan(raw, aim, cases)
  }
  for (let unit = 1; unit <= cases * product.caseOf; unit += 1) {
    const { raw, aim } = labelOf(product, codeOf('each'), lot, expiryIso, `${lot}${String(unit).padStart(4, '0')}`)
    await scan(raw, aim, 1)
  }
}

/** Opens a delivery and counts what the truck brought; says of the last count what was found. */
async function unload(cast: Cast, truck: Truck): Promise<number> {
  const { clerk, catalog, orders } = cast
  const { deliveryId } = await clerk('receiving.openDelivery', { orderIds: [orders.get(truck.order) ?? 0], reference: truck.reference })
  for (const { code, cases: ordered } of linesOf(demoOrders[truck.order])) {
    const cases = truck.cases === undefined ? ordered : (truck.cases[code] ?? 0)
    if (cases === 0) continue
    await countLine(cast, deliveryId, catalog.product(code), cases, truck)
    const found = truck.findings?.[code]
    if (found !== undefined) await clerk('receiving.setCondition', { deliveryId, condition: found.condition, quantityMilli: found.units * milliPerUnit, note: found.note })
  }
  return deliveryId
}

/** Everything of an order but what is named. */
const allBut = (key: DemoOrderKey, other: Readonly<Record<string, number>>): Readonly<Record<string, number>> => ({ ...Object.fromEntries(linesOf(demoOrders[key]).map(({ code, cases }) => [code, cases])), ...other })

const caseCode = ({ packs }: SavedProduct): string => packs.find(({ kind }) => kind === 'case')?.code ?? ''

/** Finishes the parcel of fasteners: one case of nuts too many is held, and a missing case of valves is claimed. */
async function settleFasteners({ clerk, catalog }: Cast, deliveryId: number): Promise<void> {
  const tooMany = await clerk('receiving.recordScan', { deliveryId, raw: caseCode(catalog.product('NUT-02')) })
  assert(tooMany.outcome === 'over-tolerance', 'a case more than ordered asks for a decision')
  await clerk('receiving.decideScan', { deliveryId, scanId: tooMany.scanId, decision: { choice: 'over', action: 'hold' } })
  const { differences } = await clerk('receiving.previewFinish', { deliveryId })
  const missing = differences.find(({ productCode, part }) => productCode === 'VAL-02' && part === 'short')
  assert(missing !== undefined, 'a case of valves is missing')
  await clerk('receiving.postDelivery', { deliveryId, decisions: [{ lineId: missing.lineId, part: 'short', choice: 'claim', note: 'On the delivery note, not on the pallet' }] })
}

const posted: readonly Truck[] = [
  { order: 'ropes', day: -27, time: '07:40', reference: 'CMR 118820' },
  {
    order: 'paints', day: -20, time: '08:15', reference: 'DN 5521', cases: allBut('paints', { 'VAR-02': 1, 'SEA-01': 3 }),
    findings: { 'TOP-01': { condition: 'damaged', units: 2, note: 'Lids dented, paint leaked into the case' } }
  },
  { order: 'paints', day: -12, time: '13:30', reference: 'DN 5588', cases: { 'VAR-02': 1, 'SEA-01': 1 } },
  { order: 'fenders', day: -8, time: '10:20', reference: 'CMR 119034', findings: { 'FND-03': { condition: 'refused', units: 2, note: 'Punctured, went back with the driver' } } },
  { order: 'resins', day: -3, time: '08:50', reference: 'DN 5640', cases: { 'EPX-02': 1, 'FIL-02': 1, 'SIL-01': 2, 'TKO-02': 2, 'BRU-03': 1 }, shelfDays: { 'SIL-01': 24 } }
]
const fasteners: Truck = {
  order: 'fasteners', day: -14, time: '09:05', reference: 'PARCEL 3 OF 3', cases: allBut('fasteners', { 'VAL-02': 1 }), findings: { 'BLT-03': { condition: 'wrong-item', units: 200, note: 'The case holds M8 × 60' } }
}
const parked: Truck = { order: 'resins', day: -1, time: '15:40', reference: 'DN 5661', cases: { 'PRM-01': 1 } }

/** What happened at the dock: six trucks that were posted with what was wrong with them, one count that waits for tomorrow, and a delivery that is announced with two pallets. */
export function historySteps(cast: Cast): readonly Step[] {
  const { clerk, buyer, orders } = cast
  const step = (truck: Truck, end: (deliveryId: number) => Promise<unknown>): Step => ({ day: truck.day, time: truck.time, run: async () => void (await end(await unload(cast, truck))) })
  const takeCredit = async (): Promise<void> => {
    const { rows } = await buyer('variances.list', { kind: 'refused' })
    await buyer('variances.resolve', { varianceId: rows[0]?.id ?? 0, outcome: 'credit-expected', note: 'Credit note promised by telephone' })
  }
  const announce = async (): Promise<void> => {
    const handlingUnits = [48_101, 48_102].map((serial) => demoSscc(companyPrefixes.SKER, serial))
    await clerk('receiving.openDelivery', { orderIds: [orders.get('antifouling') ?? 0], announced: true, reference: 'AVIS 20917', handlingUnits })
  }
  return [
    ...posted.map((truck) => step(truck, (deliveryId) => clerk('receiving.postDelivery', { deliveryId }))),
    step(fasteners, (deliveryId) => settleFasteners(cast, deliveryId)),
    step(parked, (deliveryId) => clerk('receiving.park', { deliveryId })),
    { day: -6, time: '14:10', run: takeCredit },
    { day: -1, time: '15:05', run: announce }
  ]
}
