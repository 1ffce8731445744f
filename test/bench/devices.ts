import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import v8 from 'node:v8'
import vm from 'node:vm'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { connectScanner } from '#main/drivers/scanner/connect-scanner.ts'
import { createSimulatedScanner } from '#main/drivers/scanner/simulated-scanner.ts'
import { createDeviceLog, openLogged } from '#main/drivers/transport/device-log.ts'
import { chromiumPath } from '../e2e/support/chromium.ts'
import { addDevice, dockName, simulatedSetups } from '../e2e/support/devices.ts'
import { startDock } from '../e2e/support/dock.ts'
import type { Dock } from '../e2e/support/dock.ts'
import { people } from '../e2e/support/seed.ts'
import { signIn } from '../e2e/support/sign-in.ts'
import type { Figure } from './measure.ts'
import { percentile } from './measure.ts'

const scans = 200
const readings = 60
const warmUp = 20
const manyScans = 100_000

declare global {
  interface Window {
    /** When a frame showed what changed in the watched region, in wall-clock milliseconds; undefined while nothing changed. */
    benchShownAt?: number | undefined
    /** The region whose change is waited for. */
    benchWatched?: string
  }
}

/** The wall clock with fractions, the same in this process and in the page. */
const nowMs = (): number => performance.timeOrigin + performance.now()

/** Runs in the page before everything else: takes the time of the first frame in which the region has other text. */
function watchShown(): void {
  new MutationObserver((changes) => {
    const region = window.benchWatched === undefined ? null : document.querySelector(window.benchWatched)
    if (window.benchShownAt !== undefined || region === null || !changes.some(({ target }) => region.contains(target))) return
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => void (window.benchShownAt ??= performance.timeOrigin + performance.now())
      channel.port2.postMessage(0)
    })
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}

/** Milliseconds from what `cause` says was the beginning to the frame that shows it. */
async function timeShown(page: Page, cause: () => Promise<number>): Promise<number> {
  await page.evaluate(() => void (window.benchShownAt = undefined))
  const start = await cause()
  await page.waitForFunction(() => window.benchShownAt !== undefined)
  const took = await page.evaluate((from) => (window.benchShownAt ?? Number.NaN) - from, start)
  await page.waitForTimeout(40)
  return took
}

/** From the call that makes a simulated scanner scan, over its line, its driver and the event, to the counted line on the screen: the count is committed in between. */
async function timeScans(page: Page, dock: Dock): Promise<number[]> {
  const scanner = await addDevice(dock, simulatedSetups.scanner)
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [] , supplierId: dock.supplierId })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
  await page.getByRole('region', { name: 'Last scan' }).waitFor()
  await page.evaluate(() => void (window.benchWatched = 'section[aria-label="Last scan"]'))
  const times: number[] = []
  for (let index = 0; index < warmUp + scans; index += 1) {
    times.push(await timeShown(page, async () => {
      const start = nowMs()
      await dock.must('devices.simulate', { deviceId: scanner, what: { act: 'scan', codes: [index % 2 === 0 ? dock.bolt.caseCode : dock.nut.caseCode], everyMs: 0 } })
      return start
    }))
  }
  return times.slice(warmUp)
}

/** A scale in the network that answers MT-SICS with the weight it is told, and says when it first sent a new one. */
async function openScale() {
  let grams = 0
  let sentAt: number | null = null
  const answer = (socket: Socket, asked: string): void => {
    if (!/^SI?$/.test(asked)) return void socket.write('ES\r\n')
    sentAt ??= nowMs()
    socket.write(`S S ${grams.toFixed(2).padStart(10)} g\r\n`)
  }
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => bytes.toString('latin1').split('\r\n').filter((line) => line !== '').forEach((asked) => answer(socket, asked)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const load = async (next: number): Promise<number> => {
    grams = next
    sentAt = null
    while (sentAt === null) await new Promise((resolve) => setTimeout(resolve, 1))
    return sentAt
  }
  return { port: (server.address() as AddressInfo).port, load, close: () => server.close() }
}

/** From the moment a scale sends another weight to the frame that shows it. */
async function timeReadings(page: Page, dock: Dock): Promise<number[]> {
  const scale = await openScale()
  try {
    const id = await addDevice(dock, { kind: 'scale', name: 'Network scale', connection: { kind: 'tcp', host: '127.0.0.1', port: scale.port }, settings: { protocol: 'mt-sics', unit: null, decimals: null } })
    await page.goto(`${dock.url}/devices/${id}`)
    await page.getByText('It is reached and works.').waitFor()
    await page.evaluate(() => void (window.benchWatched = 'section[aria-label="Test"]'))
    const times: number[] = []
    for (let index = 0; index < readings; index += 1) times.push(await timeShown(page, () => scale.load(100 + index)))
    return times.slice(readings / 6)
  } finally {
    scale.close()
  }
}

/** What a scanner's driver holds after 100,000 scans more than after the first thousand, in megabytes. */
async function measureMemory(): Promise<number> {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  const scanner = createSimulatedScanner()
  const log = createDeviceLog({ nowIso: () => '2026-11-24T09:00:00.000Z' })
  let heard = 0
  const connected = connectScanner({ settings: { protocol: 'serial' }, open: openLogged(scanner.open, log), onScan: () => void (heard += 1), onStatus: () => undefined })
  const play = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      scanner.scan(`]C1010950110153000310LOT${index % 997}\u001d21${index}`)
      if (index % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  await play(1_000)
  collect()
  const before = process.memoryUsage().heapUsed
  await play(manyScans)
  collect()
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024
  await connected.close()
  if (heard !== manyScans + 1_000) throw new Error(`${heard} scans were heard`)
  return grown
}

/** Devices to the screen, in Chromium, and what many scans leave behind. */
export async function benchDevices(): Promise<readonly Figure[]> {
  const dock = await startDock()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
    await page.addInitScript((name) => localStorage.setItem('dockside.station', name), dockName)
    await page.addInitScript(watchShown)
    const scanTimes = await timeScans(page, dock)
    const readingTimes = await timeReadings(page, dock)
    return [
      { name: 'scan of a device to changed pixels, counted, p95', value: percentile(scanTimes, 0.95), unit: 'ms', goal: 30, goalKind: 'value' },
      { name: 'reading of a scale to changed pixels, p95', value: percentile(readingTimes, 0.95), unit: 'ms', goal: 100, goalKind: 'value' },
      { name: 'memory after 100,000 scans of a device', value: Math.max(0, await measureMemory()), unit: 'MB', goal: 1, goalKind: 'value' }
    ]
  } finally {
    await browser.close()
    await dock.remove()
  }
}
