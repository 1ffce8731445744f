import { expect, it } from 'vitest'
import type { CommandName, Output } from '#shared/api/index.ts'
import { varianceOutcomes } from '#shared/domain/receiving/conditions.ts'
import { makeProduct, sendOrder, units } from '#test/support/receiving-data.ts'
import type { TestProduct } from '#test/support/receiving-data.ts'
import type { TestApp, TestInput } from '#test/support/test-app.ts'
import { atStation, openTestApp } from '#test/support/test-app.ts'
import { brokenInvariants, recorded } from './invariants.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'

/** Steps of one seed; the invariants are checked after each. */
const steps = 400
const stations = ['Dock 1', 'Dock 2', 'Tablet']
/** Refusals that mean the simulation itself is wrong. */
const platformCodes: readonly string[] = ['invalid-input', 'not-signed-in', 'forbidden', 'unknown-procedure', 'request-id-reused']
/** What the simulated days did, and what they must have done, or they prove nothing. */
const happened = new Set<CommandName>()
const mustHappen: readonly CommandName[] = ['receiving.openDelivery', 'receiving.recordScan', 'receiving.decideScan', 'receiving.undo', 'receiving.setCondition', 'receiving.recordCount', 'receiving.park', 'receiving.resume', 'receiving.postDelivery', 'receiving.reverseReceipt', 'variances.resolve']

type Company = { readonly supplierIds: readonly number[]; readonly products: readonly TestProduct[] }
type Day = { test: TestApp; readonly random: Random; readonly company: Company; readonly done: Map<CommandName, number>; acknowledged: number; scans: number }

async function openCompany(test: TestApp): Promise<Company> {
  const supplierIds: number[] = []
  for (const code of ['ALPHA', 'BETA']) supplierIds.push((await test.must('catalog.saveSupplier', { code, name: code, currency: 'EUR' })).supplierId)
  const products: TestProduct[] = []
  for (let index = 0; index < 6; index += 1) products.push(await makeProduct(test, `P${index}`, `P${index}-1`, `P${index}-12`, 12, index === 5 ? { lotRequired: true } : {}))
  return { supplierIds, products }
}

/** Sends a command as one of the stations would; now and then the answer is lost and the same request is sent again: it must be answered the same. */
async function act<N extends CommandName>(day: Day, name: N, input: TestInput<N>): Promise<Output<N> | null> {
  const { test, random } = day
  const caller = atStation(random.pick(stations))
  const requestId = `simulated-${(day.acknowledged += 1)}`
  const reply = await test.call(name, { ...input, requestId }, caller)
  if (!reply.ok && platformCodes.includes(reply.failure.code)) throw new Error(`${name} was not even tried: ${JSON.stringify(reply.failure)}`)
  day.done.set(name, (day.done.get(name) ?? 0) + Number(reply.ok))
  if (random.chance(10)) expect(await test.call(name, { ...input, requestId }, caller)).toEqual(reply)
  return reply.ok ? (reply.value as Output<N>) : null
}

const openStates = ['counting', 'parked', 'announced']
async function deliveries(day: Day): Promise<readonly { readonly id: number; readonly state: string }[]> {
  const { rows } = await day.test.must('receiving.listDeliveries', { state: 'open', limit: 500 })
  return rows.filter(({ state }) => openStates.includes(state))
}

async function order(day: Day): Promise<void> {
  const { random, company } = day
  const lines = Array.from({ length: 1 + random.below(4) }, () => [random.pick(company.products)!, 1 + random.below(60)] as const)
  await sendOrder(day.test, random.pick(company.supplierIds)!, lines)
}

async function open(day: Day): Promise<void> {
  const { rows } = await day.test.must('purchasing.listOrders', { state: 'open', limit: 500 })
  const first = day.random.pick(rows)
  const orderIds = first === undefined ? [] : [first.id, ...rows.filter(({ supplierId, id }) => supplierId === first.supplierId && id !== first.id && day.random.chance(40)).map(({ id }) => id)]
  await act(day, 'receiving.openDelivery', { orderIds, supplierId: first?.supplierId ?? day.random.pick(day.company.supplierIds)!, announced: day.random.chance(10) })
}

async function decide(day: Day, deliveryId: number, outcome: Output<'receiving.decideScan'>): Promise<void> {
  const { random, company } = day
  const { scanId } = outcome
  const send = (decision: TestInput<'receiving.decideScan'>['decision']) => act(day, 'receiving.decideScan', { deliveryId, scanId, decision })
  const next = await (async () => {
    if (outcome.outcome === 'over-tolerance') return send({ choice: 'over', action: random.pick(['raise-order', 'new-order', 'hold', 'refuse', 'exceed'] as const)! })
    if (outcome.outcome === 'ambiguous') {
      const candidate = random.pick(outcome.candidates)!
      return send({ choice: 'line', lineId: candidate.lineId ?? 0, packId: candidate.packId })
    }
    if (outcome.outcome === 'other-order') return send({ choice: 'add-order-line', orderLineId: outcome.candidates[0]?.orderLineId ?? 0, packId: outcome.candidates[0]?.packId ?? 0 })
    if (outcome.outcome === 'not-expected') return send({ choice: 'add-product', packId: outcome.candidates[0]?.packId ?? 0 })
    if (outcome.outcome === 'needs-detail') return send({ choice: 'detail', lot: `L${random.below(3)}`, expiryIso: random.chance(30) ? '2026-01-31' : null })
    if (outcome.outcome === 'unknown' || outcome.outcome === 'garbled') {
      return random.chance(50) ? send({ choice: 'link', packId: random.pick(company.products)!.caseId, lineId: null, remember: random.chance(50) }) : send({ choice: 'set-aside', description: 'crate', quantityMilli: units(1 + random.below(3)) })
    }
    return null
  })()
  if (next !== null && next.outcome !== 'counted' && next.outcome !== 'skipped' && random.chance(80)) await decide(day, deliveryId, next)
}

async function scan(day: Day, deliveryId: number): Promise<void> {
  const { random, company } = day
  const product = random.pick(company.products)!
  const raw = random.chance(85) ? (random.chance(50) ? product.caseCode : product.eachCode) : random.pick(['???', '', '7'.repeat(5000), ']C10112345678901234', '(01)0952000000000', 'P1-12\u0001'])!
  const outcome = await act(day, 'receiving.recordScan', { deliveryId, raw, times: random.chance(20) ? 1 + random.below(5) : 1, ...(random.chance(10) ? { condition: 'damaged' as const } : {}) })
  if (outcome === null) return
  day.scans += 1
  if (outcome.outcome !== 'counted' && random.chance(80)) await decide(day, deliveryId, outcome)
}

async function correct(day: Day, deliveryId: number): Promise<void> {
  const { random } = day
  const { lines, recentEvents } = await day.test.must('receiving.viewDelivery', { deliveryId })
  const event = random.pick(recentEvents)
  const line = random.pick(lines)
  const kind = random.below(4)
  if (kind === 0) await act(day, 'receiving.undo', { deliveryId, ...(event === undefined || random.chance(50) ? {} : { eventId: event.id }) })
  else if (kind === 1 && event !== undefined) await act(day, 'receiving.setCondition', { deliveryId, eventId: event.id, condition: random.pick(['damaged', 'wrong-item', 'refused', 'good'] as const)!, ...(random.chance(50) ? { quantityMilli: units(1 + random.below(4)) } : {}) })
  else if (kind === 2 && line !== undefined) await act(day, 'receiving.recordCount', { deliveryId, lineId: line.id, quantityMilli: units(random.below(20) - 6), over: random.pick(['hold', 'refuse', 'exceed'] as const)!, lot: 'L9', ...(event === undefined || random.chance(70) ? {} : { replaces: event.id }) })
  else await act(day, 'receiving.receiveAllAsExpected', { deliveryId, ...(line === undefined || random.chance(40) ? {} : { lineIds: [line.id] }) })
}

async function finish(day: Day, deliveryId: number): Promise<void> {
  const { random, test } = day
  const nothingMoreWillCome = random.chance(25)
  const preview = await test.call('receiving.previewFinish', { deliveryId, nothingMoreWillCome })
  if (!preview.ok) return
  const decisions = preview.value.differences.filter(() => random.chance(60)).map(({ lineId, part, choices }) => ({ lineId, part, choice: random.pick(choices)! }))
  await act(day, 'receiving.postDelivery', { deliveryId, nothingMoreWillCome, decisions, ...(random.chance(50) ? { basis: preview.value.basis } : {}) })
}

async function office(day: Day): Promise<void> {
  const { random, test, company } = day
  const { rows: variances } = await test.must('variances.list', { limit: 200 })
  const { rows: receipts } = await test.must('receiving.listReceipts', { limit: 200 })
  const { rows: orders } = await test.must('purchasing.listOrders', { state: 'open', limit: 200 })
  const variance = random.pick(variances)
  const receipt = random.pick(receipts.filter(({ reverses, reversedBy }) => reverses === null && reversedBy === null))
  const wanted = random.pick(orders)
  const kind = random.below(5)
  if (kind === 0 && variance?.productId === null) await act(day, 'variances.identify', { varianceId: variance.id, packId: random.pick(company.products)!.eachId })
  else if (kind <= 2 && variance !== undefined) await act(day, 'variances.resolve', { varianceId: variance.id, outcome: random.pick(varianceOutcomes)!, goods: random.pick(['stay', 'returned', 'written-off'] as const)!, settled: random.chance(30) })
  else if (kind === 3 && receipt !== undefined) await act(day, 'receiving.reverseReceipt', { receiptId: receipt.id, reason: 'counted wrong' })
  else if (wanted !== undefined && random.chance(30)) await act(day, 'purchasing.closeShort', { orderId: wanted.id, reason: 'no more' })
  else if (wanted !== undefined && random.chance(20)) await act(day, 'purchasing.cancelOrder', { orderId: wanted.id, reason: 'not needed' })
}

async function step(day: Day): Promise<void> {
  const { random } = day
  day.test.clock.advance(1000 * random.below(3600))
  const chosen = random.pick(await deliveries(day))
  const kind = random.below(100)
  if (kind < 8 || chosen === undefined) return kind % 2 === 0 ? order(day) : open(day)
  if (kind < 12) return open(day)
  if (kind < 16) return void (await act(day, chosen.state === 'counting' ? 'receiving.park' : 'receiving.resume', { deliveryId: chosen.id }))
  if (kind < 22) return office(day)
  if (kind < 30) return finish(day, chosen.id)
  if (kind < 40) return correct(day, chosen.id)
  if (kind < 42) return void (await act(day, 'receiving.cancelDelivery', { deliveryId: chosen.id, reason: 'wrong truck' }))
  if (kind < 44) day.test = await day.test.reopened()
  return scan(day, chosen.id)
}

it.each([1, 2026, 77_001])('random days at three stations keep every book right (seed %i)', async (seed) => {
  const day: Day = { test: await openTestApp(), random: createRandom(seed), company: undefined as never, done: new Map(), acknowledged: 0, scans: 0 }
  try {
    Object.assign(day, { company: await openCompany(day.test) })
    for (let orders = 0; orders < 4; orders += 1) await order(day)
    await open(day)
    for (let index = 0; index < steps; index += 1) {
      await step(day)
      expect({ seed, index, broken: brokenInvariants(day.test.folder) }).toEqual({ seed, index, broken: [] })
    }
    for (const [name, count] of day.done) if (count > 0) happened.add(name)
    expect(recorded(day.test.folder).scans).toBe(day.scans)
    expect(recorded(day.test.folder).commands).toBeGreaterThanOrEqual(day.acknowledged)
  } finally {
    await day.test.close()
  }
}, 60_000)

it('the days held every act of receiving', () => {
  expect(mustHappen.filter((name) => !happened.has(name))).toEqual([])
})
