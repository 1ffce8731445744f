import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSymbols } from '#test/support/labels/read-symbols.ts'
import { makeProduct, openDelivery, openDock, units } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const view = (key: string, version: number | null = null) => test.must('labels.viewTemplate', { key, version })

describe('templates', () => {
  it('begin with the ones that came with the program, one at least for each kind of label', async () => {
    const { rows } = await test.must('labels.templates', {})
    expect(rows.every(({ version, shipped, active }) => version === 0 && shipped && active)).toBe(true)
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['product', 'case', 'sscc', 'quarantine', 'bin', 'operator-badge', 'command']))
  })

  it('are kept in versions: the newest holds, earlier ones can be looked at, the shipped one can come back', async () => {
    const { body } = await view('bin')
    const first = await test.must('labels.saveTemplate', { key: 'bin', basedOn: 0, body: { ...body, name: 'Our bin label' } })
    expect(first).toMatchObject({ version: 1, name: 'Our bin label', shipped: true })
    expect(await test.failed('labels.saveTemplate', { key: 'bin', basedOn: 0, body: { ...body, name: 'Another' } })).toEqual({ code: 'conflict', version: 1 })
    await test.must('labels.saveTemplate', { key: 'bin', basedOn: 1, body: { ...body, name: 'Our second bin label' } })
    expect((await view('bin')).versions.map(({ version, by }) => [version, by])).toEqual([[2, 'Administrator'], [1, 'Administrator'], [0, null]])
    expect((await view('bin', 1)).template.name).toBe('Our bin label')
    await test.must('labels.removeTemplate', { key: 'bin', reason: 'the old one was better' })
    expect((await view('bin')).template).toMatchObject({ version: 0, name: 'Bin label' })
    expect(await test.failed('labels.removeTemplate', { key: 'bin', reason: 'again' })).toEqual({ code: 'not-found' })
    // A version number is used once, also after the company went back.
    expect((await test.must('labels.saveTemplate', { key: 'bin', basedOn: 0, body: { ...body, name: 'A third' } })).version).toBe(3)
  })

  it('are refused with the place, what stands there and what belongs there; nothing is kept', async () => {
    const { body } = await view('bin')
    const broken = { ...body, widthMm: -3, elements: [{ type: 'text', xMm: 0, yMm: 0, widthMm: 5, heightMm: 5, text: '{nonsense}', sizeMm: 3, minSizeMm: 2, bold: false, align: 'left', maxLines: 1 }] }
    const failure = await test.failed('labels.saveTemplate', { key: 'bin', basedOn: 0, body: broken })
    expect(failure).toMatchObject({ code: 'bad-template', faults: expect.arrayContaining([expect.objectContaining({ path: 'widthMm', value: '-3' }), expect.objectContaining({ path: 'elements[0].text' })]) })
    expect((await view('bin')).template.version).toBe(0)
  })

  it('that are not offered are not chosen', async () => {
    await test.must('labels.setTemplateActive', { key: 'product-sticker', active: false })
    expect((await test.must('labels.templates', { kind: 'product' })).rows.map(({ key }) => key)).toEqual(['product-retail'])
    expect((await test.must('labels.templates', { kind: 'product', includeInactive: true })).rows).toHaveLength(2)
  })

  it('may be made by those who keep labels', async () => {
    const { body } = await view('bin')
    const { session } = await test.must('session.setUp', { companyName: 'Quay', currency: 'EUR', locale: 'en', name: 'Ada', pin: '4711' }, { kind: 'person', station: 'Dock 1', session: null })
    const { id } = await test.must('session.saveOperator', { name: 'Ben', role: 'clerk', pin: '1111' }, { kind: 'person', station: 'Dock 1', session })
    const signedIn = await test.must('session.signIn', { operatorId: id, pin: '1111' }, { kind: 'person', station: 'Dock 1', session: null })
    expect(await test.failed('labels.saveTemplate', { key: 'bin', basedOn: 0, body }, { kind: 'person', station: 'Dock 1', session: signedIn.session })).toMatchObject({ code: 'forbidden' })
  })
})

describe('a preview', () => {
  it('is drawn from the printer’s own bytes, and its symbols read as what was asked for', async () => {
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    const subject = { kind: 'pack', packId: rope.caseId, lot: 'L2611-07', expiryIso: '2027-05-31', serial: null, quantityMilli: units(24) } as const
    const { contentBase64, source, problems } = await test.must('labels.preview', { key: 'case-gs1-128', subject })
    expect({ source, problems }).toEqual({ source: 'printer-bytes', problems: [] })
    const symbols = await readSymbols(Buffer.from(contentBase64 ?? '', 'base64'))
    expect(symbols).toEqual([{ aim: ']C1', text: '0114006381333938172705313024\u001d10L2611-07', format: 'Code128' }])
  })

  it('in another language shows the same layout', async () => {
    const { source, contentBase64 } = await test.must('labels.preview', { key: 'bin', language: 'tspl' })
    expect(source).toBe('layout')
    expect((await readSymbols(Buffer.from(contentBase64 ?? '', 'base64'))).map(({ text }) => text)).toEqual(['A-04-2'])
  })

  it('names what does not fit instead of cutting it', async () => {
    const { body } = await view('bin')
    const { contentBase64, problems } = await test.must('labels.preview', { key: null, body, subject: { kind: 'free', fields: { binCode: 'A-VERY-LONG-BIN-CODE-THAT-NO-LABEL-OF-THIS-SIZE-CAN-HOLD-0123456789' } } })
    expect(contentBase64).toBeNull()
    expect(problems).toContainEqual(expect.objectContaining({ code: 'does-not-fit', what: 'symbol' }))
  })

  it('of a product without a code shows where one will stand', async () => {
    const { productId } = await test.must('catalog.saveProduct', { code: 'NEW', name: 'New thing', packs: [{ kind: 'each', name: 'Each', baseQuantityMilli: units(1) }] })
    const { packs } = await test.must('catalog.viewProduct', { productId })
    const { fields } = await test.must('labels.preview', { key: 'product-sticker', subject: { kind: 'pack', packId: packs[0]?.id ?? 0 } })
    expect(fields.code).toBe('2000000000008')
    expect((await test.must('labels.settings', {})).codesTaken).toBe(0)
  })
})

describe('labels as a PDF', () => {
  it('come one a page, or on sheets from a start position; what does not fit the sheet is said', async () => {
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    const subject = { kind: 'pack', packId: rope.eachId } as const
    const { fileName, contentBase64 } = await test.must('labels.pdf', { templateKey: 'product-sticker', subject, copies: 3 })
    expect(fileName).toBe('dockside-product-sticker.pdf')
    expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const sheet = { columns: 4, rows: 9, start: 30, marginLeftMm: 3, marginTopMm: 10, gapXMm: 1, gapYMm: 1 }
    await test.must('labels.pdf', { templateKey: 'product-sticker', subject, copies: 40, sheet })
    expect(await test.failed('labels.pdf', { templateKey: 'product-sticker', subject, copies: 1, sheet: { ...sheet, columns: 9 } })).toMatchObject({ code: 'bad-sheet' })
  })
})

describe('many labels as a PDF', () => {
  it('are drawn while scans go on: none waits for the pages', async () => {
    const dock = await openDock(test)
    const delivery = await openDelivery(test, [dock.orderId])
    await delivery.scan(dock.bolt.eachCode)
    let isDrawn = false
    const drawing = test.must('labels.pdf', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId: dock.bolt.caseId, lot: 'L1', expiryIso: '2027-01-31' }, copies: 2000 }).finally(() => (isDrawn = true))
    let scans = 0
    while (!isDrawn && scans < 20) {
      expect(await delivery.scan(dock.bolt.eachCode)).toMatchObject({ outcome: 'counted' })
      scans += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect({ scans, isDrawn }).toEqual({ scans: 20, isDrawn: false })
    expect(Buffer.from((await drawing).contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('logistic labels', () => {
  it('carry an SSCC each of the company’s prefix, and need one', async () => {
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    const subject = { kind: 'pack', packId: rope.caseId } as const
    const pdf = (copies: number) => test.call('labels.pdf', { templateKey: 'sscc-a6', subject, copies })
    expect(await pdf(1)).toMatchObject({ ok: false, failure: { code: 'no-codes-left', range: 'sscc' } })
    await test.must('labels.saveSettings', { companyPrefix: '9506000' })
    expect(await pdf(3)).toMatchObject({ ok: true })
    expect(await pdf(1)).toMatchObject({ ok: true })
  })
})
