import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerEvent } from '#shared/api/events.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { manyProducts } from './many-products.ts'
import { broughtIn, checked, counts, fileOf, lines } from './support.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const productCount = async (): Promise<number> => (await test.must('catalog.listProducts', { limit: 500 })).rows.length
const uploaded = async (content: string) => (await test.must('imports.upload', { file: fileOf(content) })).importId
type Progress = Extract<ServerEvent, { readonly type: 'import.progress' }>
/** Resolves with the first progress event that fits. */
const progressed = (fits: (event: Progress) => boolean): Promise<Progress> =>
  new Promise((resolve) => {
    const stop = test.app.subscribe((event) => {
      if (event.type !== 'import.progress' || !fits(event)) return
      stop()
      resolve(event)
    })
  })

describe('a mapping', () => {
  it('is remembered with its options for the same headings, and can be left out from then on', async () => {
    const file = lines('Nr.,What,How much', 'A1,Bolt,"1,5"')
    const first = await test.must('imports.upload', { file: fileOf(file), kind: 'products' })
    expect(first).toMatchObject({ mapping: {}, mappingRemembered: false, options: { decimalComma: 'auto' } })
    expect(await test.failed('imports.check', { importId: first.importId })).toEqual({ code: 'unmapped-field', field: 'code' })
    expect(await test.failed('imports.check', { importId: first.importId, mapping: { code: 'Nr' } })).toEqual({ code: 'unknown-column', column: 'Nr' })
    expect(await test.failed('imports.check', { importId: first.importId, mapping: { colour: 'What' } })).toEqual({ code: 'unknown-field', field: 'colour' })
    const mapping = { code: 'Nr.', name: 'What', listPrice: 'How much' }
    await test.must('imports.check', { importId: first.importId, mapping, options: { decimalComma: 'comma', onlyGoodRows: true }, wait: true })
    expect(await test.must('imports.upload', { file: fileOf(file) })).toMatchObject({ kind: 'products', mapping, mappingRemembered: true, options: { decimalComma: 'comma', onlyGoodRows: false } })
    expect(await test.must('imports.upload', { file: fileOf(lines('Nr.,What', 'A1,Bolt')) })).toMatchObject({ mappingRemembered: false })
    test.clock.advance(1000)
    expect((await broughtIn(test, file)).status).toMatchObject({ create: 1 })
  })

  it('says what fields there are', async () => {
    const { fields, keyFields } = await test.must('imports.fields', { kind: 'opening-stock' })
    expect(keyFields).toContain('location')
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['product', 'location', 'quantity'])
    expect(fields.every(({ example }) => example !== '')).toBe(true)
  })
})

describe('rejected rows', () => {
  const file = lines('sku;name;list price;remark', 'A1;Bolt;1,50;=HYPERLINK("x")', 'A2;;2,50;-12,50', 'A3;=Pin;cheap;"two\nlines; ""quoted"""', 'A4;Cap;1,25;')

  it('keep the whole file out unless only good rows were asked for, and come back as a file that can be mended and imported', async () => {
    const { importId, status } = await checked(test, file)
    expect(counts(status)).toEqual([2, 0, 0, 2])
    expect(await test.failed('imports.apply', { importId, wait: true })).toEqual({ code: 'has-rejected-rows', rejected: 2 })
    expect(await productCount()).toBe(0)
    const back = await test.must('imports.rejectedFile', { importId })
    const text = Buffer.from(back.contentBase64, 'base64').toString('utf8')
    expect(back.fileName).toBe('file-rejected.csv')
    expect(text).toBe(
      '\ufeffsku;name;list price;remark;import_row;import_problem\r\nA2;;2,50;-12,50;3;name: (expected a name, since the product is new)\r\nA3;\'=Pin;cheap;"two\nlines; ""quoted""";4;list price: cheap (expected a number such as 12.5)\r\n'
    )
    await test.must('imports.check', { importId, options: { onlyGoodRows: true }, wait: true })
    await test.must('imports.apply', { importId, wait: true })
    expect(await productCount()).toBe(2)
    const mended = await broughtIn(test, text.replace('A2;;', 'A2;Nut;').replace('cheap;', '3,00;'))
    expect(mended.upload).toMatchObject({ kind: 'products', mappingRemembered: true })
    expect(counts(mended.status)).toEqual([2, 0, 0, 0])
    expect((await test.must('catalog.listProducts', {})).rows.map(({ name }) => name)).toEqual(['Bolt', 'Nut', '=Pin', 'Cap'])
  })

  it('are paged through by state', async () => {
    const { importId } = await checked(test, file)
    const page = await test.must('imports.rows', { importId, state: 'rejected', offset: 1, limit: 1 })
    expect(page).toMatchObject({ total: 2, rows: [{ rowNumber: 4, key: 'A3', cells: { sku: 'A3', 'list price': 'cheap', remark: 'two\nlines; "quoted"' }, problems: [{ severity: 'error', field: 'listPrice', column: 'list price', value: 'cheap' }] }] })
    expect(await test.must('imports.rows', { importId, state: 'create' })).toMatchObject({ total: 2 })
    expect(await test.must('imports.rows', { importId, state: 'warning' })).toMatchObject({ total: 0, rows: [] })
  })
})

describe('an import', () => {
  it('goes its way in the open: states, progress, events after the commit, a list', async () => {
    const importId = await uploaded(manyProducts(20_000))
    expect(await test.must('imports.status', { importId })).toMatchObject({ state: 'uploaded', total: 20_000, done: 0, byOperator: 'Administrator', fileName: 'file.csv' })
    expect(await test.failed('imports.rows', { importId })).toEqual({ code: 'not-checked' })
    expect(await test.failed('imports.apply', { importId })).toEqual({ code: 'not-checked' })
    const whenChecked = progressed(({ state }) => state === 'checked')
    expect(await test.must('imports.check', { importId })).toMatchObject({ state: 'checking', create: 0 })
    expect(await test.failed('imports.check', { importId })).toEqual({ code: 'busy', importId })
    expect(await test.failed('imports.apply', { importId })).toEqual({ code: 'not-checked' })
    expect(await whenChecked).toMatchObject({ importId, done: 20_000, total: 20_000 })
    expect(await test.must('imports.status', { importId })).toMatchObject({ state: 'checked', create: 20_000, failure: null })
    expect(await productCount()).toBe(0)
    const whenApplied = progressed(({ state }) => state === 'applied')
    expect(await test.must('imports.apply', { importId })).toMatchObject({ state: 'applying' })
    expect(await test.must('imports.apply', { importId, wait: true })).toMatchObject({ state: 'applied', create: 20_000 })
    await whenApplied
    expect(test.events.filter(({ type }) => type === 'catalog.changed')).toEqual([{ type: 'catalog.changed', productIds: 'all' }])
    const done = test.events.flatMap((event) => (event.type === 'import.progress' && event.state === 'applying' ? [event.done] : []))
    expect(done).toEqual([...done].sort((one, other) => one - other))
    expect((await test.must('catalog.listProducts', { search: 'M-019999' })).rows).toMatchObject([{ code: 'M-019999', name: 'Product 19999' }])
    expect(await test.failed('imports.apply', { importId })).toEqual({ code: 'already-applied' })
    expect(await test.failed('imports.check', { importId })).toEqual({ code: 'already-applied' })
    expect(await test.failed('imports.cancel', { importId })).toEqual({ code: 'already-ended' })
    expect((await test.must('imports.list', {})).rows).toMatchObject([{ importId, state: 'applied' }])
  })

  it('is for buyers, and unknown ones are not found', async () => {
    const clerk = await test.must('session.saveOperator', { name: 'Cleo', role: 'clerk', pin: '1234' })
    const { session } = await test.must('session.signIn', { operatorId: clerk.id, pin: '1234' }, { kind: 'person', station: 'Dock', session: null })
    expect(await test.failed('imports.list', {}, { kind: 'person', station: 'Dock', session })).toMatchObject({ code: 'forbidden' })
    for (const name of ['status', 'rows', 'rejectedFile', 'check', 'apply', 'cancel'] as const) expect(await test.failed(`imports.${name}`, { importId: '../../etc' })).toEqual({ code: 'not-found' })
  })

  it('that was only uploaded or checked can be given up, and checked again', async () => {
    const { importId } = await checked(test, lines('sku,name', 'A1,Bolt'))
    expect(await test.must('imports.cancel', { importId })).toMatchObject({ state: 'cancelled' })
    expect(await test.failed('imports.apply', { importId })).toEqual({ code: 'not-checked' })
    await test.must('imports.check', { importId, wait: true })
    expect(await test.must('imports.apply', { importId, wait: true })).toMatchObject({ state: 'applied' })
  })

  it('cancelled while it is checked can be checked again', async () => {
    const importId = await uploaded(manyProducts(20_000))
    await test.must('imports.check', { importId })
    expect(await test.must('imports.cancel', { importId })).toMatchObject({ state: 'cancelled', create: 0 })
    expect(await test.failed('imports.rows', { importId })).toEqual({ code: 'not-checked' })
    expect(await test.must('imports.check', { importId, wait: true })).toMatchObject({ state: 'checked', create: 20_000 })
  })

  it('cancelled while it is written leaves nothing, and the next writer does not wait', async () => {
    const importId = await uploaded(manyProducts(40_000))
    await test.must('imports.check', { importId, wait: true })
    const underWay = progressed(({ state, done }) => state === 'applying' && done > 0)
    const applying = test.call('imports.apply', { importId, wait: true })
    await underWay
    expect(await productCount(), 'reading goes on and sees nothing of it').toBe(0)
    expect(await test.must('imports.status', { importId })).toMatchObject({ state: 'applying' })
    expect(await test.must('imports.cancel', { importId })).toMatchObject({ state: 'cancelled' })
    expect(await applying).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(await productCount()).toBe(0)
    expect(test.events.some(({ type }) => type === 'catalog.changed')).toBe(false)
    await test.must('catalog.saveProduct', { code: 'A1', name: 'Bolt' })
    expect(await productCount()).toBe(1)
  })

  it('whose rows would now be something else than the preview said writes nothing', async () => {
    const { importId } = await checked(test, lines('sku,name', 'A0,Cap', 'A1,Bolt'))
    await test.must('catalog.saveProduct', { code: 'A1', name: 'Another bolt' })
    expect(await test.failed('imports.apply', { importId, wait: true })).toEqual({ code: 'data-changed' })
    expect((await test.must('catalog.listProducts', {})).rows).toMatchObject([{ code: 'A1', name: 'Another bolt' }])
    expect(await test.must('imports.status', { importId })).toMatchObject({ state: 'failed', failure: 'data-changed' })
    expect(counts(await test.must('imports.check', { importId, wait: true }))).toEqual([1, 1, 0, 0])
    await test.must('imports.apply', { importId, wait: true })
    expect((await test.must('catalog.listProducts', {})).rows.map(({ name }) => name)).toEqual(['Cap', 'Bolt'])
  })

  it('whose good rows are refused by now writes nothing', async () => {
    await test.must('catalog.saveSupplier', { code: 'ACME', name: 'Acme', currency: 'EUR' })
    await broughtIn(test, lines('sku,name', 'A1,Bolt'))
    await broughtIn(test, lines('po,supplier,line,sku,qty,price', 'P-1,ACME,1,A1,5,1'))
    const { importId } = await checked(test, lines('po,line,sku,qty,price', 'P-1,2,A1,7,1'))
    const { rows } = await test.must('purchasing.listOrders', {})
    await test.must('purchasing.cancelOrder', { orderId: rows[0]!.id, reason: 'not needed' })
    expect(await test.failed('imports.apply', { importId, wait: true })).toEqual({ code: 'data-changed' })
  })

  it('what somebody did by hand meanwhile is not done again', async () => {
    const { importId } = await checked(test, lines('sku,name', 'A0,Cap', 'A1,Bolt'))
    await test.must('catalog.saveProduct', { code: 'A1', name: 'Bolt' })
    expect(await test.must('imports.apply', { importId, wait: true })).toMatchObject({ state: 'applied' })
    expect(await productCount()).toBe(2)
  })
})

describe('the program', () => {
  it('stopped while a file is checked says that it was interrupted, and checks it again when asked', async () => {
    const importId = await uploaded(manyProducts(20_000))
    const underWay = progressed(({ state, done }) => state === 'checking' && done > 0)
    await test.must('imports.check', { importId })
    await underWay
    test = await test.reopened()
    expect(await test.must('imports.status', { importId })).toMatchObject({ state: 'failed', failure: 'interrupted' })
    expect(await test.failed('imports.cancel', { importId })).toEqual({ code: 'already-ended' })
    expect(await test.failed('imports.apply', { importId })).toEqual({ code: 'not-checked' })
    expect(await test.must('imports.check', { importId, wait: true })).toMatchObject({ state: 'checked', create: 20_000, failure: null })
  })

  it('killed while a file is written has written nothing, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dockside-test-'))
    const program = spawn(process.execPath, [fileURLToPath(new URL('./apply-until-killed.ts', import.meta.url)), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    let importId = ''
    program.stdout.on('data', (data: Buffer) => {
      importId = /^applying (\S+)/.exec(String(data))?.[1] ?? importId
      if (importId !== '') program.kill('SIGKILL')
    })
    const [, signal] = await once(program, 'exit')
    expect([signal, importId]).toEqual(['SIGKILL', expect.stringMatching(/^\S+$/)])
    const after = await openTestApp({ folder })
    try {
      expect(await after.must('catalog.listProducts', {})).toEqual({ rows: [], nextCursor: null })
      expect(await after.must('imports.status', { importId })).toMatchObject({ state: 'failed', failure: 'interrupted' })
    } finally {
      await after.close({ keep: true })
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('keeps the files of the newest imports and forgets the others', async () => {
    const first = await checked(test, lines('sku,name', 'A1,Bolt'))
    test.clock.advance(31 * 24 * 60 * 60 * 1000)
    const second = await checked(test, lines('sku,name', 'A2,Nut'))
    expect(readdirSync(join(test.folder, 'imports'))).toEqual([second.importId])
    expect(await test.must('imports.status', { importId: first.importId })).toMatchObject({ state: 'checked', create: 1 })
    expect(await test.failed('imports.rows', { importId: first.importId })).toEqual({ code: 'not-found' })
    expect(await test.failed('imports.rejectedFile', { importId: first.importId })).toEqual({ code: 'not-found' })
    expect(await test.failed('imports.check', { importId: first.importId })).toEqual({ code: 'not-found' })
    expect(await test.failed('imports.apply', { importId: first.importId })).toEqual({ code: 'not-found' })
  })

  it('takes no file that is too large, empty or nothing it can read, and keeps none of them', async () => {
    expect(await test.failed('imports.upload', { file: { ...fileOf(''), contentBase64: 'QUFB'.repeat(22_500_000) } })).toEqual({ code: 'file-too-large', maximumBytes: 64 * 1024 * 1024 })
    expect(await test.failed('imports.upload', { file: fileOf('') })).toEqual({ code: 'no-rows' })
    expect(await test.failed('imports.upload', { file: fileOf('%PDF-1.7') })).toEqual({ code: 'unreadable-file', detail: 'this is a PDF' })
    expect(await test.failed('imports.upload', { file: fileOf('a,b\n1,2\n'), delimiter: '"' })).toMatchObject({ code: 'unreadable-file' })
    expect(existsSync(join(test.folder, 'imports')) ? readdirSync(join(test.folder, 'imports')) : []).toEqual([])
  })
})
