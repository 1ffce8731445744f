import { chromium } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { chromiumPath } from '../e2e/support/chromium.ts'
import { gtin13, people, seedPeople } from '../e2e/support/seed.ts'
import { signIn } from '../e2e/support/sign-in.ts'
import type { TestStation } from '../e2e/support/station.ts'
import { startStation } from '../e2e/support/station.ts'
import { keysOf, sendBurst } from '../e2e/wedge/key-sender.ts'
import type { Figure } from './measure.ts'
import { percentile } from './measure.ts'

const lines = 500
const scans = 200
const warmUp = 20
/** Between two key presses of a scanner that types. */
const keyGapMs = 4

declare global {
  interface Window {
    /** From the last Enter to the frame that shows what it changed, in milliseconds; undefined while it is not there. */
    benchTook?: number | undefined
    /** The region whose change is waited for. */
    benchRegion?: string
  }
}

/** Runs in the page before everything else: takes the time of every Enter, and of the first frame after it in which the region has other text. */
function watchFrames(): void {
  let pressed: number | undefined
  addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    pressed = event.timeStamp
    window.benchTook = undefined
  }, true)
  const seen = new MutationObserver((changes) => {
    const region = window.benchRegion === undefined ? null : document.querySelector(window.benchRegion)
    const start = pressed
    if (start === undefined || region === null || !changes.some(({ target }) => region.contains(target))) return
    pressed = undefined
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => void (window.benchTook = performance.now() - start)
      channel.port2.postMessage(0)
    })
  })
  seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}

/** A delivery of 500 lines with a case barcode each. */
async function openDelivery({ must }: TestStation, codes: readonly string[]): Promise<number> {
  const { supplierId } = await must('catalog.saveSupplier', { code: 'PIXELS', name: 'Pixels', currency: 'EUR' })
  const productIds: number[] = []
  for (const [index, code] of codes.entries()) {
    const { productId } = await must('catalog.saveProduct', { code: `PX-${index}`, name: `Marine bolt ${index} mm, stainless`, packs: [{ kind: 'each', baseQuantityMilli: 1000, barcodes: [] }, { kind: 'case', baseQuantityMilli: 12_000, barcodes: [{ code }] }] })
    productIds.push(productId)
  }
  const { orderId } = await must('purchasing.saveDraft', { supplierId, lines: productIds.map((productId) => ({ productId, orderedMilli: 12_000_000, unitCostScaled: 10_000 })) })
  await must('purchasing.sendOrder', { orderId })
  return (await must('receiving.openDelivery', { orderIds: [orderId] })).deliveryId
}

/** Types a code as a scanner does and gives the milliseconds from Enter to the changed frame. The characters carry a scanner's time stamps, so that a busy machine does not make them look typed; Enter is stamped by the browser as it comes. */
async function timeScan(page: Page, session: CDPSession, code: string): Promise<number> {
  const nowMs = await page.evaluate(() => performance.timeOrigin + performance.now())
  await sendBurst(session, keysOf(code), keyGapMs, nowMs - code.length * keyGapMs)
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
  await session.send('Input.dispatchKeyEvent', { ...enter, type: 'keyDown', text: '\r', unmodifiedText: '\r' })
  await session.send('Input.dispatchKeyEvent', { ...enter, type: 'keyUp' })
  await page.waitForFunction(() => window.benchTook !== undefined)
  const took = await page.evaluate(() => window.benchTook ?? Number.NaN)
  await page.waitForTimeout(60)
  return took
}

/** The same keys on an empty page that only writes the code down: what the browser itself takes. */
async function timeEmptyPage(page: Page, session: CDPSession, codes: readonly string[]): Promise<number[]> {
  await page.goto('about:blank')
  await page.setContent('<p></p>')
  await page.evaluate(() => {
    window.benchRegion = 'p'
    addEventListener('keydown', ({ key, timeStamp }) => {
      const region = document.querySelector('p')
      if (key === 'Enter' && region !== null) region.textContent = String(timeStamp)
    })
  })
  await page.evaluate(watchFrames)
  const times: number[] = []
  for (const code of codes) times.push(await timeScan(page, session, code))
  return times
}

/** From the last key of a scan to changed pixels, in Chromium with a delivery of 500 lines. */
export async function benchScanToPixels(): Promise<readonly Figure[]> {
  const station = await startStation()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    await seedPeople(station)
    const codes = Array.from({ length: lines }, (_, index) => gtin13(`95200002${String(1000 + index)}`))
    const deliveryId = await openDelivery(station, codes)
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
    const session = await page.context().newCDPSession(page)
    await page.addInitScript(watchFrames)
    await signIn(page, station.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
    await page.getByRole('region', { name: 'Last scan' }).waitFor()
    await page.evaluate(() => void (window.benchRegion = 'section[aria-label="Last scan"]'))
    const times: number[] = []
    // Every scan meets another line, far from the one before.
    for (let index = 0; index < warmUp + scans; index += 1) times.push(await timeScan(page, session, codes[(index * 37) % lines] ?? ''))
    const alone = await timeEmptyPage(page, session, codes.slice(0, warmUp + scans / 4))
    return [{ name: 'last key of a scan to changed pixels, 500 lines, p95', value: percentile(times.slice(warmUp), 0.95), unit: 'ms', limit: percentile(alone.slice(warmUp), 0.95), limitName: 'an empty page, p95', goal: 50, goalKind: 'value' }]
  } finally {
    await browser.close()
    await station.remove()
  }
}
