import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPrinter, deviceOf, printedBy, simulate, untilJob, untilState } from '#test/support/device-data.ts'
import { silentSink } from '#test/support/printer-sinks.ts'
import { makeProduct } from '#test/support/receiving-data.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'

let test: TestApp
let printerId: number
beforeEach(async () => {
  test = await openTestApp()
  printerId = await addPrinter(test)
})
afterEach(() => test.close())

const free = { kind: 'free', fields: { commandName: 'Undo', commandCode: 'DOCKSIDEUNDOX', commandHint: 'Takes the last act back' } } as const
const print = (copies: number, more: { readonly scanBackFirst?: boolean } = {}) => test.must('printing.print', { templateKey: 'command', subject: free, copies, ...more })
const view = (jobId: number) => test.must('printing.view', { jobId })
/** Waits until a number is above zero and has not changed for ten looks. */
async function untilStandsStill(look: () => Promise<number>): Promise<number> {
  let last = 0
  let same = 0
  await vi.waitFor(async () => {
    const now = await look()
    same = now === last && now > 0 ? same + 1 : 0
    last = now
    if (same < 10) throw new Error(`it is at ${now} and may still move`)
  }, { timeout: 10_000, interval: 40 })
  return last
}
const untilPrinted = (count: number) => vi.waitFor(async () => expect(await printedBy(test, printerId)).toBe(count), { timeout: 5_000, interval: 10 })

describe('a print job', () => {
  it('goes out by itself and is confirmed once the printer has printed every label', async () => {
    const job = await print(25)
    expect(job).toMatchObject({ state: 'queued', labels: 25, handedOver: 0, printerName: 'Label printer', simulated: true, isCopy: false, title: 'Undo' })
    expect(await untilJob(test, job.id, 'confirmed')).toMatchObject({ handedOver: 25, confirmed: 25, troubles: [] })
    expect(await printedBy(test, printerId)).toBe(25)
    expect((await view(job.id)).events.map(({ what }) => what)).toEqual(['queued', 'confirmed'])
  })

  it('jobs of one printer print one after the other, in their order', async () => {
    const first = await print(10)
    const second = await print(3)
    await untilJob(test, second.id, 'confirmed')
    expect((await view(first.id)).job.state).toBe('confirmed')
    expect(await printedBy(test, printerId)).toBe(13)
  })

  it('waits for paper at label 7 of 20 and says so, and goes on by itself: nothing is missing, nothing double', async () => {
    await simulate(test, printerId, { act: 'printer', paperFor: 6 })
    const { id } = await print(20)
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toContain('paper-out'), { timeout: 5_000, interval: 20 })
    expect(await printedBy(test, printerId)).toBe(6)
    const waiting = (await view(id)).job
    expect(waiting.state).toBe('sending')
    // A printer without paper does not say how far it came: what it said last holds, which is never too much.
    expect(waiting.confirmed).toBeLessThanOrEqual(6)
    expect(await test.must('printing.jobs', {})).toMatchObject({ openCount: 1, askingCount: 1 })
    await simulate(test, printerId, { act: 'printer', paperFor: null })
    expect(await untilJob(test, id, 'confirmed')).toMatchObject({ confirmed: 20, troubles: [] })
    expect(await printedBy(test, printerId)).toBe(20)
    expect((await view(id)).events.map(({ what }) => what)).toEqual(['queued', 'waits', 'goes-on', 'confirmed'])
  })

  it('a power cut in the middle leaves a question: from which label on; the answer prints exactly the rest', async () => {
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 20, paperFor: 6 })
    const { id } = await print(20)
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toContain('paper-out'), { timeout: 5_000, interval: 20 })
    await simulate(test, printerId, { act: 'printer', power: false })
    const unsure = await untilJob(test, id, 'unknown')
    expect(unsure.troubles).toEqual(['unplugged'])
    // The first label nobody is sure of is proposed; a person who looks sees that six came out.
    expect(unsure.resumeFrom).toBeLessThanOrEqual(7)
    await untilState(test, printerId, 'lost')
    await simulate(test, printerId, { act: 'printer', power: true, paperFor: null, labelsPerSecond: 200 })
    await untilState(test, printerId, 'ready')
    expect((await view(id)).job.state).toBe('unknown')
    expect(await test.must('printing.resume', { jobId: id, fromLabel: 7 })).toMatchObject({ state: 'queued', handedOver: 6 })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(20)
  })

  it('is written, and waits, while its printer is not there', async () => {
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    const { id } = await print(2)
    expect((await view(id)).job.state).toBe('queued')
    await simulate(test, printerId, { act: 'plugged', plugged: true })
    await untilJob(test, id, 'confirmed')
    expect((await deviceOf(test, printerId)).status.state).toBe('ready')
  })

  it('whose printer is switched off in the middle asks from which label to go on, and another printer can take the rest', async () => {
    await simulate(test, printerId, { act: 'printer', paperFor: 4 })
    const { id } = await print(12)
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toContain('paper-out'), { timeout: 5_000, interval: 20 })
    await test.must('devices.setActive', { deviceId: printerId, active: false })
    await untilJob(test, id, 'unknown')
    const other = await addPrinter(test, { name: 'Other printer' })
    await test.must('printing.resume', { jobId: id, fromLabel: 5, printerId: other })
    expect(await untilJob(test, id, 'confirmed')).toMatchObject({ printerName: 'Other printer' })
    expect([await printedBy(test, printerId), await printedBy(test, other)]).toEqual([4, 8])
  })

  it('held by a person stays where it is, and goes on with the next label', async () => {
    await simulate(test, printerId, { act: 'printer', paused: true })
    const { id } = await print(30)
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toContain('paused'), { timeout: 5_000, interval: 20 })
    await test.must('printing.pause', { jobId: id })
    await simulate(test, printerId, { act: 'printer', paused: false })
    const { handedOver } = (await view(id)).job
    await untilPrinted(handedOver)
    expect((await view(id)).job.state).toBe('paused')
    await test.must('printing.resume', { jobId: id })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(30)
  })

  it('that was handed over whole and held is not taken for printed when it goes on: the printer says so when it is', async () => {
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 1 })
    const { id } = await print(8)
    await vi.waitFor(async () => expect((await view(id)).job.handedOver).toBe(8), { timeout: 5_000, interval: 10 })
    await simulate(test, printerId, { act: 'printer', paused: true })
    await test.must('printing.pause', { jobId: id })
    const printed = await printedBy(test, printerId)
    expect((await test.must('printing.resume', { jobId: id })).confirmed).toBeLessThanOrEqual(printed)
    await vi.waitFor(async () => expect((await view(id)).job).toMatchObject({ state: 'sending', troubles: ['paused'] }), { timeout: 5_000, interval: 20 })
    expect((await view(id)).job.confirmed).toBeLessThanOrEqual(printed)
    await simulate(test, printerId, { act: 'printer', paused: false, labelsPerSecond: 200 })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(8)
  })

  /** A job of 30 held by a person while its printer has 20 of them and prints one a second. */
  const held = async (): Promise<number> => {
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 1 })
    const { id } = await print(30)
    await vi.waitFor(async () => expect((await view(id)).job.handedOver).toBe(20), { timeout: 5_000, interval: 10 })
    await test.must('printing.pause', { jobId: id })
    return id
  }

  it('held while its printer lost what it had asks from which label to go on, instead of going on behind it', async () => {
    const id = await held()
    await simulate(test, printerId, { act: 'printer', power: false })
    await untilState(test, printerId, 'lost')
    const printed = await printedBy(test, printerId)
    await simulate(test, printerId, { act: 'printer', power: true, labelsPerSecond: 200 })
    await untilState(test, printerId, 'ready')
    await test.must('printing.resume', { jobId: id })
    expect((await untilJob(test, id, 'unknown')).resumeFrom).toBeLessThanOrEqual(printed + 1)
    expect(await printedBy(test, printerId)).toBe(printed)
    await test.must('printing.resume', { jobId: id, fromLabel: printed + 1 })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(30)
  })

  it('held and kept over a restart while labels were out asks as well', async () => {
    const id = await held()
    test = await test.reopened()
    await untilState(test, printerId, 'ready')
    await test.must('printing.resume', { jobId: id })
    expect((await untilJob(test, id, 'unknown')).resumeFrom).toBeLessThan(20)
  })

  it('cancelled prints nothing more; it can be printed again with a reason', async () => {
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    const { id } = await print(4)
    expect(await test.must('printing.cancel', { jobId: id, reason: 'the wrong product' })).toMatchObject({ state: 'cancelled', reason: 'the wrong product' })
    expect(await test.failed('printing.resume', { jobId: id })).toEqual({ code: 'wrong-state', state: 'cancelled' })
    await simulate(test, printerId, { act: 'plugged', plugged: true })
    const again = await test.must('printing.reprint', { jobId: id, fromLabel: 2, toLabel: 3, reason: 'it was right after all' })
    expect(again).toMatchObject({ labels: 2, copyOf: id, isCopy: false, cause: 'reprint', reason: 'it was right after all' })
    await untilJob(test, again.id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(2)
    expect(await test.failed('printing.reprint', { jobId: id, fromLabel: 3, toLabel: 9, reason: 'more' })).toEqual({ code: 'no-such-label', labels: 4 })
  })

  it('with a number of its own on each label is marked as a copy when it is printed again; the numbers stay those of the first time', async () => {
    await test.must('labels.saveSettings', { companyPrefix: '9506000' })
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    const first = await test.must('printing.print', { templateKey: 'sscc-a6', subject: { kind: 'pack', packId: rope.caseId }, copies: 3 })
    await untilJob(test, first.id, 'confirmed')
    const again = await test.must('printing.reprint', { jobId: first.id, fromLabel: 2, toLabel: 2, reason: 'smudged' })
    expect(again).toMatchObject({ isCopy: true, copyOf: first.id, labels: 1 })
    await untilJob(test, again.id, 'confirmed')
    const { labels } = await test.must('devices.simulation', { deviceId: printerId })
    const [copy, , original] = labels
    expect(copy?.text).toContain('COPY')
    expect(original?.text).not.toContain('COPY')
    expect(copy?.text).toContain(/\d{18}/.exec(original?.text ?? '')?.[0] ?? 'no SSCC')
    expect((await view(first.id)).events.at(-1)).toMatchObject({ what: 'reprinted', detail: 'smudged' })
  })

  it('that does not fit another printer is not moved there, nor printed there again: what does not fit is named', async () => {
    const coarse = await test.must('devices.save', { station: 'Test station', setup: { kind: 'label-printer', name: 'Coarse printer', connection: { kind: 'simulated' }, settings: { language: 'zpl', dotsPerMm: 6, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } } })
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    const { id } = await test.must('printing.print', { templateKey: 'case-gs1-128', subject: { kind: 'pack', packId: rope.caseId, lot: 'ABCDEFGHIJ', expiryIso: '2027-05-31' }, copies: 2, printerId })
    await test.must('printing.pause', { jobId: id })
    const refused = await test.call('printing.resume', { jobId: id, printerId: coarse.id })
    // Six dots a millimetre are too coarse for so long a symbol on a label of this width.
    expect(refused).toMatchObject({ ok: false, failure: { code: 'problems', problems: [{ code: 'does-not-fit', what: 'symbol' }] } })
    await test.must('printing.cancel', { jobId: id })
    expect(await test.failed('printing.reprint', { jobId: id, fromLabel: 1, toLabel: 1, reason: 'again', printerId: coarse.id })).toMatchObject({ code: 'problems' })
  })

  it('asked to, waits after its first label until a person has scanned it', async () => {
    const { id } = await print(5, { scanBackFirst: true })
    await vi.waitFor(async () => expect((await view(id)).job.waitsForScanBack).toBe(true), { timeout: 5_000, interval: 10 })
    await untilPrinted(1)
    expect(await test.failed('printing.scanBack', { jobId: id, raw: 'DOCKSIDEPARKX' })).toEqual({ code: 'another-code', expected: 'DOCKSIDEUNDOX', read: 'DOCKSIDEPARKX' })
    expect((await view(id)).job.state).toBe('paused')
    await test.must('printing.scanBack', { jobId: id, raw: 'DOCKSIDEUNDOX', aim: ']C0' })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(5)
  })

  it('whose labels went from the printer’s count while it was silent is sent, not confirmed: it may have lost them', async () => {
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 1 })
    const { id } = await print(8)
    await vi.waitFor(async () => expect((await view(id)).job.handedOver).toBe(8), { timeout: 5_000, interval: 10 })
    await simulate(test, printerId, { act: 'printer', silent: true })
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toEqual(['no-answer']), { timeout: 8_000, interval: 20 })
    const { confirmed } = (await view(id)).job
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 200 })
    await untilPrinted(8)
    await simulate(test, printerId, { act: 'printer', silent: false })
    expect(await untilJob(test, id, 'sent', 'confirmed')).toMatchObject({ state: 'sent', confirmed })
    expect(await test.must('printing.confirm', { jobId: id })).toMatchObject({ state: 'confirmed', confirmed: 8 })
  })

  it('to a printer that cannot be asked is sent, and a person may say that all came out', async () => {
    const old = await addPrinter(test, { name: 'Old printer', language: 'epl2' })
    const { id } = await test.must('printing.print', { templateKey: 'command', subject: free, copies: 3, printerId: old })
    expect(await untilJob(test, id, 'sent')).toMatchObject({ handedOver: 3, confirmed: null })
    expect(await test.must('printing.confirm', { jobId: id })).toMatchObject({ state: 'confirmed', confirmed: 3 })
  })

  it('whose printer cannot be asked and goes away in the middle asks too: what the line took may be lost', async () => {
    const sink = await silentSink()
    const setup = { kind: 'label-printer', name: 'Net printer', connection: { kind: 'tcp', host: '127.0.0.1', port: sink.port }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: false } } as const
    const { id: net } = await test.must('devices.save', { station: 'Test station', setup })
    await untilState(test, net, 'ready')
    await test.must('labels.saveSettings', { companyPrefix: '9506000' })
    const rope = await makeProduct(test, 'ROPE', '4006381333931', '14006381333938', 24)
    const { id } = await test.must('printing.print', { templateKey: 'sscc-a6', subject: { kind: 'pack', packId: rope.caseId }, copies: 400, printerId: net })
    await vi.waitFor(async () => expect((await view(id)).job.handedOver).toBeGreaterThan(20), { timeout: 5_000, interval: 5 })
    sink.powerOff()
    const { handedOver, resumeFrom } = await untilJob(test, id, 'unknown')
    const beside = new Database(join(test.folder, 'dockside.db'), { readonly: true })
    const { sent } = beside.prepare('SELECT sent FROM print_jobs WHERE id = ?').get(id) as { readonly sent: number }
    beside.close()
    expect(sent).toBeLessThanOrEqual(handedOver)
    // The last handful that the line had taken is doubtful as well.
    expect(resumeFrom).toBeLessThanOrEqual(sent - 9)
    await sink.close()
  })

  it('moved to another printer while the first one stands with a full memory prints there once, whatever comes of the first', async () => {
    // 57 KB a label, and a memory of 1 MB.
    const settings = { language: 'esc-pos', dotsPerMm: 24, widthMm: 100, heightMm: 70, codePage: null, reportsStatus: true } as const
    const { id: old } = await test.must('devices.save', { station: 'Test station', setup: { kind: 'receipt-printer', name: 'Old printer', connection: { kind: 'simulated' }, settings } })
    await untilState(test, old, 'ready')
    await simulate(test, old, { act: 'printer', labelsPerSecond: 1 })
    const { id } = await test.must('printing.print', { templateKey: 'command', subject: free, copies: 60, printerId: old })
    const stoodAt = await untilStandsStill(async () => (await view(id)).job.handedOver)
    await test.must('printing.pause', { jobId: id })
    await simulate(test, printerId, { act: 'printer', labelsPerSecond: 0.1 })
    await test.must('printing.resume', { jobId: id, fromLabel: 1, printerId })
    await vi.waitFor(async () => expect((await view(id)).job).toMatchObject({ state: 'sending', handedOver: 20 }), { timeout: 5_000, interval: 20 })
    await simulate(test, old, { act: 'printer', labelsPerSecond: 200 })
    await untilStandsStill(() => printedBy(test, old))
    expect(await printedBy(test, old)).toBe(stoodAt)
    expect((await view(id)).job).toMatchObject({ state: 'sending', handedOver: 20, printerName: 'Label printer' })
    await test.must('printing.cancel', { jobId: id })
    expect(test.faults).toEqual([])
  })

  it('of which nobody is at work any more, whatever went wrong, does not stand at work for ever', async () => {
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    const { id } = await print(3)
    const beside = new Database(join(test.folder, 'dockside.db'))
    beside.prepare(`UPDATE print_jobs SET state = 'sending' WHERE id = ?`).run(id)
    beside.close()
    await simulate(test, printerId, { act: 'plugged', plugged: true })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(3)
  })

  it('is not printed again on a printer that was taken away: another one is to be named', async () => {
    const { id } = await print(1)
    await untilJob(test, id, 'confirmed')
    await test.must('devices.remove', { deviceId: printerId })
    expect(await test.failed('printing.reprint', { jobId: id, fromLabel: 1, toLabel: 1, reason: 'lost' })).toEqual({ code: 'not-a-printer' })
    const other = await addPrinter(test, { name: 'Other printer' })
    expect(await test.must('printing.reprint', { jobId: id, fromLabel: 1, toLabel: 1, reason: 'lost', printerId: other })).toMatchObject({ printerName: 'Other printer' })
  })

  it('that cannot be laid out is refused before anything is written', async () => {
    const subject = { kind: 'free', fields: { ...free.fields, commandCode: '' } } as const
    expect(await test.failed('printing.print', { templateKey: 'command', subject, copies: 3 })).toMatchObject({ code: 'problems', problems: [{ code: 'missing-field', field: 'commandCode' }] })
    expect((await test.must('printing.jobs', { state: 'all' })).rows).toEqual([])
  })

  it('keeps its printer a printer: it is neither taken away nor made something else', async () => {
    await simulate(test, printerId, { act: 'plugged', plugged: false })
    await untilState(test, printerId, 'lost')
    await print(2)
    const { version, station } = await deviceOf(test, printerId)
    expect(await test.failed('devices.remove', { deviceId: printerId })).toEqual({ code: 'jobs-wait', jobs: 1 })
    expect(await test.failed('devices.save', { deviceId: printerId, version, station, setup: { kind: 'scanner', name: 'Label printer', connection: { kind: 'simulated' }, settings: { protocol: 'serial' } } })).toEqual({ code: 'jobs-wait', jobs: 1 })
  })

  it('needs a printer', async () => {
    await test.must('devices.remove', { deviceId: printerId })
    expect(await test.failed('printing.print', { templateKey: 'command', subject: free, copies: 1 })).toEqual({ code: 'no-printer' })
  })
})

describe('a job that was at work when the program ended', () => {
  it('asks from which label to go on where labels may be out, and prints nothing by itself', async () => {
    await simulate(test, printerId, { act: 'printer', paperFor: 3 })
    const { id } = await print(12)
    await vi.waitFor(async () => expect((await view(id)).job.troubles).toContain('paper-out'), { timeout: 5_000, interval: 20 })
    await test.close({ keep: true })
    test = await openTestApp({ folder: test.folder, clock: test.clock })
    await untilState(test, printerId, 'ready')
    expect((await untilJob(test, id, 'unknown')).resumeFrom).toBeLessThanOrEqual(4)
    await test.must('printing.resume', { jobId: id, fromLabel: 4 })
    await untilJob(test, id, 'confirmed')
    expect(await printedBy(test, printerId)).toBe(9)
  })
})
