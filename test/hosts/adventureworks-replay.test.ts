import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import type { BuiltStation } from './built-station.ts'
import { post, startStation } from './built-station.ts'
import { cleanUp, newFolder } from './start-program.ts'

const folder = fileURLToPath(new URL('../../../shared/data/adventureworks/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.log(`The AdventureWorks files are not at ${folder}: their orders are not replayed.`)

/** Orders under way at once, as several docks would. */
const docks = 4

type FileLine = { readonly po_number: string; readonly line_id: string; readonly sku: string; readonly received_qty: string; readonly rejected_qty: string; readonly stocked_qty: string }

function linesOfFile(): readonly FileLine[] {
  const [heading = '', ...rows] = readFileSync(`${folder}purchase_order_lines.csv`, 'utf8').trim().split(/\r?\n/)
  const columns = heading.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [columns[index] ?? '', cell])) as unknown as FileLine)
}

const milli = (units: string): number => Number(units) * 1000

describe.runIf(isThere)('all AdventureWorks orders through the API', () => {
  let station: BuiltStation
  let lastRequest = 0

  const call = async <N extends ProcedureName>(name: N, input: Omit<Input<N>, 'requestId'>): Promise<Output<N>> => {
    const full = contract.get(name)?.kind === 'command' ? { ...input, requestId: `replay-${(lastRequest += 1)}` } : input
    const { reply } = await post(station, name, full)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
    return reply.value as Output<N>
  }
  const importFile = async (name: string): Promise<void> => {
    const file = { fileName: `${name}.csv`, mime: 'text/csv', contentBase64: readFileSync(`${folder}${name}.csv`).toString('base64') }
    const { importId } = await call('imports.upload', { file })
    expect(await call('imports.check', { importId, wait: true })).toMatchObject({ rejected: 0 })
    expect(await call('imports.apply', { importId, wait: true })).toMatchObject({ state: 'applied' })
  }

  /** Scans or keys what came of each line, the rejected part as damaged, and posts. Gives what of each line is in usable stock, by line number. */
  const replay = async (orderId: number, expected: readonly FileLine[]): Promise<ReadonlyMap<number, number>> => {
    const { deliveryId } = await call('receiving.openDelivery', { orderIds: [orderId] })
    const order = await call('purchasing.viewOrder', { orderId })
    const { lines } = await call('receiving.viewDelivery', { deliveryId })
    const numberOf = new Map(order.lines.map(({ id, lineNumber }) => [id, lineNumber]))
    const lineOf = new Map(lines.map((line) => [numberOf.get(line.orderLineId ?? 0) ?? 0, line]))
    for (const { line_id, sku, received_qty, rejected_qty } of expected) {
      const line = lineOf.get(Number(line_id))
      if (line === undefined) throw new Error(`order ${orderId} has no line ${line_id}`)
      const good = Number(received_qty) - Number(rejected_qty)
      const isOnlyLine = lines.filter(({ productId }) => productId === line.productId).length === 1
      if (good > 0 && isOnlyLine) expect(await call('receiving.recordScan', { deliveryId, raw: sku, times: good })).toMatchObject({ outcome: 'counted', line: { id: line.id } })
      else if (good > 0) await call('receiving.recordCount', { deliveryId, lineId: line.id, quantityMilli: good * 1000 })
      if (Number(rejected_qty) > 0) await call('receiving.recordCount', { deliveryId, lineId: line.id, quantityMilli: milli(rejected_qty), condition: 'damaged' })
    }
    const { receiptId } = await call('receiving.postDelivery', { deliveryId })
    const receipt = await call('receiving.viewReceipt', { receiptId })
    const usable = new Map<number, number>()
    for (const { orderLineId, locationCode, quantityMilli } of receipt.lines) {
      const lineNumber = numberOf.get(orderLineId ?? 0) ?? 0
      if (locationCode === 'DOCK') usable.set(lineNumber, (usable.get(lineNumber) ?? 0) + quantityMilli)
    }
    return usable
  }

  beforeAll(async () => {
    station = await startStation(newFolder())
    for (const name of ['suppliers', 'products', 'supplier_products', 'purchase_orders', 'purchase_order_lines']) await importFile(name)
  })
  afterAll(async () => {
    await station.program.stop()
    await cleanUp()
  })

  it('leave in stock, for every line and every product, what the file says was stocked', async () => {
    const byOrder = Map.groupBy(linesOfFile(), ({ po_number }) => po_number)
    const orders: { readonly id: number; readonly number: string }[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Output<'purchasing.listOrders'> = await call('purchasing.listOrders', { state: 'open', limit: 500, cursor })
      orders.push(...page.rows)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    expect(orders).toHaveLength(2006)

    const wrong: string[] = []
    const waiting = [...orders]
    const work = async (): Promise<void> => {
      for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
        const expected = byOrder.get(order.number) ?? []
        const usable = await replay(order.id, expected)
        for (const { line_id, stocked_qty } of expected) {
          if ((usable.get(Number(line_id)) ?? 0) !== milli(stocked_qty)) wrong.push(`${order.number}/${line_id}: ${usable.get(Number(line_id)) ?? 0} for ${stocked_qty}`)
        }
      }
    }
    await Promise.all(Array.from({ length: docks }, work))
    expect(wrong).toEqual([])

    for (const [sku, lines] of Map.groupBy(linesOfFile(), (line) => line.sku)) {
      const found = (await call('catalog.listProducts', { search: sku })).rows.find(({ code }) => code === sku)
      const stocked = lines.reduce((sum, { stocked_qty }) => sum + milli(stocked_qty), 0)
      const rejected = lines.reduce((sum, { rejected_qty }) => sum + milli(rejected_qty), 0)
      expect([sku, found?.availableMilli, found?.onHandMilli]).toEqual([sku, stocked, stocked + rejected])
    }
  }, 180_000)
})
