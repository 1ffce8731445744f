import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { companyPrefixes, demoProducts } from '#main/app/demo/demo-products.ts'
import { openApp } from '#main/app/open-app.ts'
import { describeStartFailure } from '#main/app/startup/describe-start-failure.ts'
import { openData } from '#main/persistence/open-database.ts'
import { builtPreview, builtWorkers } from '#test/support/built-workers.ts'
import { hasValidCheckDigit } from '#shared/domain/barcode/check-digit.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let folder: string
let test: TestApp | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockside-demo-'))
})
afterEach(async () => {
  await test?.close({ keep: true })
  test = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the folder as `--demo` does; time stands at `now`. */
const openDemo = async (now = '2026-11-24T09:00:00.000Z') => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never
  return openApp({
    dataFolder: folder, clock: { nowIso: () => now, todayIso: () => now.slice(0, 10) }, newId: () => crypto.randomUUID(), log, demo: true, checkReplies: true,
    workers: builtWorkers(), zplPreview: builtPreview()
  })
}
const made = async (now?: string): Promise<TestApp> => {
  const app = await openDemo(now)
  expect(app.failure()).toBeNull()
  await app.close()
  test = await openTestApp({ folder, ...(now === undefined ? {} : { now }) })
  return test
}
const all = async <Row>(sql: string): Promise<readonly Row[]> => {
  await test?.close({ keep: true })
  test = undefined
  const opened = await openData(folder, '2026-11-24T09:00:00.000Z')
  if (!opened.ok) throw new Error(opened.failure.code)
  const rows = await opened.value.database.read((read) => read.all<Row>(sql))
  await opened.value.close()
  return rows
}

describe('the products of the demo company', () => {
  const products = demoProducts()
  const codes = products.flatMap(({ packs }) => packs.flatMap(({ code }) => (code === null ? [] : [code])))

  it('are two hundred, each with its own code, name and supplier code', () => {
    expect(products).toHaveLength(200)
    for (const key of ['code', 'name', 'supplierCode'] as const) expect(new Set(products.map((product) => product[key])).size).toBe(200)
    expect(products.every(({ costScaled }) => Number.isSafeInteger(costScaled) && costScaled > 0)).toBe(true)
  })

  it('have case packs, some inner packs, some lot, expiry or serial, and some are weighed or measured', () => {
    expect(products.every(({ packs }) => packs.some(({ kind, size }) => kind === 'case' && size > 1))).toBe(true)
    expect(products.filter(({ packs }) => packs.some(({ kind }) => kind === 'inner')).length).toBeGreaterThan(30)
    for (const need of ['lot', 'expiry', 'serial'] as const) expect(products.filter(({ needs }) => needs.includes(need)).length).toBeGreaterThan(3)
    for (const unit of ['g', 'mm'] as const) expect(products.filter((product) => product.unit === unit).length).toBeGreaterThan(2)
  })

  it('carry valid GTINs of the demonstration prefix 952, which is nobody\'s, or a code of the shop\'s own scale', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !hasValidCheckDigit(code))).toEqual([])
    expect(codes.filter((code) => !/^([12]?952|21)/.test(code))).toEqual([])
    expect(Object.values(companyPrefixes).every((prefix) => prefix.startsWith('952'))).toBe(true)
    const settings = { todayIso: '2026-11-24', variableMeasurePatterns: [], inHousePrefixes: [] }
    expect(codes.map((raw) => parseBarcode({ raw }, settings).kind)).toEqual(codes.map(() => 'gtin'))
  })
})

describe('the demo company', () => {
  it('has three suppliers, two hundred products, orders overdue, due today and later, an announced delivery, a count that waits, receipts and open differences', async () => {
    const demo = await made()
    expect((await demo.must('catalog.listSuppliers', {})).rows).toHaveLength(3)
    expect((await demo.must('catalog.listProducts', { limit: 500 })).rows).toHaveLength(200)
    const board = await demo.must('receiving.board', {})
    for (const group of ['overdue', 'today', 'later', 'arriving', 'inProgress'] as const) expect(board[group].count, group).toBeGreaterThan(0)
    expect((await demo.must('receiving.listReceipts', {})).rows).toHaveLength(6)
    expect((await demo.must('variances.list', {})).rows.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['damaged', 'over', 'short', 'wrong-item']))
    expect((await demo.must('purchasing.listOrders', { state: 'all' })).rows.map(({ state }) => state)).toEqual(expect.arrayContaining(['draft', 'on-hold', 'partly-received', 'received', 'sent']))
    expect(await demo.must('system.settings', {})).toMatchObject({ companyName: 'Harbour Lane Chandlery', demo: true })
  })

  it('has one person a role, and the PINs it shows are theirs', async () => {
    const demo = await made()
    const { operators, setupNeeded } = await demo.must('session.state', {})
    expect(setupNeeded).toBe(false)
    expect(operators.map(({ role }) => role).sort()).toEqual(['administrator', 'bookkeeper', 'buyer', 'clerk', 'picker', 'sales'])
    for (const { id, name, demoPin = '' } of operators) expect((await demo.must('session.signIn', { operatorId: id, pin: demoPin })).operator.name).toBe(name)
  })

  it('goes on from its history: the SSCC of the announced delivery finds it, a parked count is taken up, a case due today is scanned', async () => {
    const demo = await made()
    const { rows: [announced] } = await demo.must('receiving.listDeliveries', { state: 'announced' })
    const { handlingUnits } = await demo.must('receiving.viewDelivery', { deliveryId: announced?.id ?? 0 })
    expect(handlingUnits).toHaveLength(2)
    expect((await demo.must('system.find', { text: `(00)${handlingUnits[0]?.sscc}` })).hits).toMatchObject([{ kind: 'delivery', id: announced?.id, exact: true }])
    const { rows: [parked] } = await demo.must('receiving.listDeliveries', { state: 'parked' })
    expect(await demo.must('receiving.resume', { deliveryId: parked?.id ?? 0 })).toEqual({ state: 'counting' })
    const { today } = await demo.must('receiving.board', {})
    const { deliveryId } = await demo.must('receiving.openDelivery', { orderIds: [today.rows[0]?.id ?? 0] })
    const { lines } = await demo.must('receiving.viewDelivery', { deliveryId })
    const { barcodes } = await demo.must('catalog.viewProduct', { productId: lines[0]?.productId ?? 0 })
    expect(await demo.must('receiving.recordScan', { deliveryId, raw: barcodes[0]?.code ?? '' })).toMatchObject({ outcome: 'counted' })
  })

  it('is as genuine as any other: the trail runs forward in time and ends before today, and the books agree', async () => {
    await made()
    const times = (await all<{ readonly at: string }>('SELECT at FROM audit_trail ORDER BY id')).map(({ at }) => at)
    expect(times).toEqual([...times].sort())
    expect(times.at(-1)?.slice(0, 10)).toBe('2026-11-23')
    expect(await all('SELECT product_id, location_id, lot_id, sum(quantity_milli) AS milli FROM movements GROUP BY 1, 2, 3')).toEqual(await all('SELECT product_id, location_id, lot_id, quantity_milli AS milli FROM balances'))
    expect((await all<{ readonly station: string }>('SELECT DISTINCT station FROM movements'))).toEqual([{ station: 'Dock 1' }])
  })

  it('is made once: opened again, with or without --demo, it goes on', async () => {
    const first = await made()
    await first.must('catalog.saveSupplier', { code: 'NEW', name: 'New', currency: 'EUR' })
    await first.close({ keep: true })
    const again = await openDemo()
    expect(again.failure()).toBeNull()
    await again.close()
    test = await openTestApp({ folder })
    expect((await test.must('catalog.listSuppliers', {})).rows).toHaveLength(4)
    expect((await test.must('system.settings', {})).demo).toBe(true)
  })

  it('can be made in the first days of a year', async () => {
    const demo = await made('2027-01-03T09:00:00.000Z')
    const numbers = (await demo.must('purchasing.listOrders', { state: 'all' })).rows.map(({ number }) => number)
    expect(numbers).toEqual(expect.arrayContaining(['PO-2026-00001', 'PO-2027-00001']))
  })

  it.each([
    ['a company with a name', (app: TestApp) => app.must('session.setUp', { companyName: 'Quay Stores', currency: 'EUR', locale: 'en', name: 'Ada', pin: '1234' }), 'Quay Stores'],
    ['data without a company', (app: TestApp) => app.must('catalog.saveSupplier', { code: 'S', name: 'Supplier', currency: 'EUR' }), 'a company']
  ])('is refused in a folder with %s, in plain words, and nothing there changes', async (_, use, named) => {
    const own = await openTestApp({ folder })
    await use(own)
    await own.close({ keep: true })
    const refused = await openDemo()
    expect(refused.failure()).toMatchObject({ code: 'not-demo' })
    expect(await describeStartFailure(refused, folder)).toBe(`The folder holds the data of ${named}. The demo company needs a folder of its own: give another one, or start without --demo. Nothing was changed in ${folder}.`)
    await refused.close()
    test = await openTestApp({ folder })
    expect((await test.must('catalog.listProducts', {})).rows).toEqual([])
    expect((await test.must('system.settings', {})).demo).toBe(false)
  })
})
