import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { openApp } from '#main/app/open-app.ts'
import type { App } from '#main/app/open-app.ts'
import { systemClock } from '#main/clock.ts'
import { silentLog } from '#main/log.ts'
import { builtPreview, builtWorkers } from '#test/support/built-workers.ts'
import type { Figure } from './measure.ts'
import { median } from './measure.ts'

const labels = 1_000
const rounds = 5
/** A fast label printer takes 14 inches a second; the case sticker is 70 mm long. */
const paperSeconds = (labels * 70) / 25.4 / 14

/** A printer that takes whatever comes at once and answers nothing: what is measured is the station. Tells when a job's first and last byte came. */
async function openSink() {
  let first = 0
  let bytes = 0
  let ends = 0
  const server = createServer((socket) => {
    socket.on('data', (piece: Buffer) => {
      if (bytes === 0) first = performance.now()
      bytes += piece.length
      for (let at = piece.indexOf('^XZ'); at >= 0; at = piece.indexOf('^XZ', at + 3)) ends += 1
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, begin: () => { bytes = 0; ends = 0 }, firstByte: () => first, bytes: () => bytes, ends: () => ends, close: () => server.close() }
}

async function must<T>(app: App, procedure: string, input: Readonly<Record<string, unknown>>): Promise<T> {
  const reply = await app.dispatch({ procedure, input: { ...input, requestId: randomUUID() }, caller: { kind: 'station', station: 'Bench' } })
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.failure)}`)
  return reply.value as T
}
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Prints a job and gives the milliseconds from the call to its first byte on the wire, and until everything is handed over. */
async function timeJob(app: App, sink: Awaited<ReturnType<typeof openSink>>, templateKey: string, packId: number): Promise<{ readonly firstMs: number; readonly allMs: number }> {
  sink.begin()
  const start = performance.now()
  const { id } = await must<{ id: number }>(app, 'printing.print', { templateKey, subject: { kind: 'pack', packId, lot: 'L2611-07', expiryIso: '2027-05-31' }, copies: labels })
  await until(() => sink.bytes() > 0)
  const firstMs = sink.firstByte() - start
  const query = { procedure: 'printing.view', input: { jobId: id }, caller: { kind: 'station', station: 'Bench' } } as const
  await until(async () => {
    const reply = await app.dispatch(query)
    return reply.ok && (reply.value as { job: { state: string } }).job.state === 'sent'
  })
  return { firstMs, allMs: performance.now() - start }
}

/** How soon a job of 1,000 labels is on the wire, and whether its bytes come faster than a fast printer takes them: equal stickers, and logistic labels that all differ. */
export async function benchPrinting(): Promise<readonly Figure[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dockside-bench-print-'))
  const app = await openApp({ dataFolder, clock: systemClock, newId: randomUUID, log: silentLog, workers: builtWorkers(), zplPreview: builtPreview() })
  const sink = await openSink()
  try {
    const { productId } = await must<{ productId: number }>(app, 'catalog.saveProduct', { code: 'ROPE', name: 'Marine rope 12 mm, navy blue', packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [] }, { kind: 'case', baseQuantityMilli: 24_000, barcodes: [{ code: '14006381333938' }] }] })
    const view = await app.dispatch({ procedure: 'catalog.viewProduct', input: { productId }, caller: { kind: 'station', station: 'Bench' } })
    const packId = (view.ok ? (view.value as { packs: { id: number; kind: string }[] }).packs : []).find(({ kind }) => kind === 'case')?.id ?? 0
    await must(app, 'labels.saveSettings', { companyPrefix: '9506000' })
    await must(app, 'devices.save', { station: 'Bench', setup: { kind: 'label-printer', name: 'Sink', connection: { kind: 'tcp', host: '127.0.0.1', port: sink.port }, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 105, heightMm: 148, codePage: null, reportsStatus: false } } })
    const equal = []
    const different = []
    await timeJob(app, sink, 'case-gs1-128', packId)
    for (let round = 0; round < rounds; round += 1) equal.push(await timeJob(app, sink, 'case-gs1-128', packId))
    for (let round = 0; round < rounds; round += 1) different.push(await timeJob(app, sink, 'sscc-a6', packId))
    const paper = paperSeconds * 1000
    return [
      { name: 'first byte of 1,000 stickers on the wire, median', value: median(equal.map(({ firstMs }) => firstMs)), unit: 'ms', goal: 100, goalKind: 'value' },
      { name: '1,000 equal stickers handed over, median', value: median(equal.map(({ allMs }) => allMs)), unit: 'ms', limit: paper, limitName: 'paper of a 14 in/s printer', goal: 1, goalKind: 'ratio' },
      { name: 'first byte of 1,000 SSCC labels on the wire, median', value: median(different.map(({ firstMs }) => firstMs)), unit: 'ms', goal: 100, goalKind: 'value' },
      { name: '1,000 different SSCC labels handed over, median', value: median(different.map(({ allMs }) => allMs)), unit: 'ms', limit: (paper * 148) / 70, limitName: 'paper of a 14 in/s printer', goal: 1, goalKind: 'ratio' }
    ]
  } finally {
    await app.close()
    sink.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
