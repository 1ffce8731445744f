import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { hardCodedText, rememberData } from '../support/hard-coded.ts'
import { accessibilityFindings, settle, sidewaysFindings } from '../support/look.ts'
import { scan } from '../support/scan.ts'
import { people, pin } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'

let dock: Dock
test.beforeEach(async () => {
  dock = await startDock()
})
test.afterEach(() => dock.remove())

// By its place, because its name is in another language in the test of the catalogues.
const panel = (page: Page) => page.getByRole('region').first()
const closeDialog = async (page: Page): Promise<void> => {
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Walks through every state of a count and its end, and looks at each. */
async function walk(page: Page, look: (what: string) => Promise<void>): Promise<void> {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await page.goto(`${dock.url}/receiving`)
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  await look('board')
  await press(page, 'n')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('new delivery')
  await closeDialog(page)
  await page.goto(`${dock.url}/receiving/${deliveryId}`)
  await expect(panel(page)).toBeVisible()
  await look('before the first scan')
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toHaveAttribute('data-tone', 'good')
  await look('a good scan')
  await press(page, 'q')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('quantity')
  await closeDialog(page)
  await press(page, 'n')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('line')
  await closeDialog(page)
  await press(page, 'd')
  await expect(panel(page)).toHaveAttribute('data-tone', 'attention')
  await look('damaged')
  await scan(page, 'NOT-KNOWN')
  await expect(panel(page)).toHaveAttribute('data-tone', 'stop')
  await look('an unknown code')
  for (const [key, what] of [['l', 'link'], ['a', 'set aside']] as const) {
    await press(page, key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(what)
    await closeDialog(page)
  }
  await scan(page, dock.paint.caseCode)
  await expect(panel(page)).toHaveAttribute('data-tone', 'stop')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('lot and date')
  await closeDialog(page)
  await press(page, 'F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('keys')
  await closeDialog(page)
  await press(page, 'F10')
  await expect(page.getByRole('radiogroup').first()).toBeVisible()
  await look('finish')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'GR-' })).toBeVisible()
  await look('posted')
  await page.goto(`${dock.url}/receiving/${deliveryId}`)
  await expect(page.getByRole('table')).toBeVisible()
  await look('a delivery that was posted')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state of receiving is accessible in ${colorScheme} colours`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme })
    const findings: string[] = []
    await signIn(page, dock.url, { name: people.clerk })
    await walk(page, async (what) => {
      await settle(page)
      findings.push(...(await accessibilityFindings(page, what)))
    })
    expect(findings).toEqual([])
  })
}

test('every state of receiving fits a tablet, a phone and 200 % zoom', async ({ page }) => {
  test.setTimeout(180_000)
  const findings: string[] = []
  await signIn(page, dock.url, { name: people.clerk })
  await walk(page, async (what) => {
    for (const size of [{ width: 1024, height: 768 }, { width: 683, height: 384 }, { width: 390, height: 844 }, { width: 1366, height: 768 }]) {
      await page.setViewportSize(size)
      await settle(page)
      findings.push(...(await sidewaysFindings(page, `${what} at ${size.width}`)))
    }
  })
  expect(findings).toEqual([])
})

test('receiving shows no word that is not in the catalogues', async ({ page }) => {
  test.setTimeout(180_000)
  await page.addInitScript(() => localStorage.setItem('dockside.language', 'pseudo'))
  const data = rememberData(page)
  const findings: unknown[] = []
  await page.goto(dock.url)
  await page.getByRole('button', { name: new RegExp(people.clerk) }).click()
  await page.locator('input').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await walk(page, async (what) => {
    await settle(page)
    findings.push(...(await hardCodedText(page, data)).map((found) => ({ what, ...found })))
  })
  expect(findings).toEqual([])
})

test('a scan is told apart from two metres: shape, word, colour and sound', async ({ page }) => {
  await page.addInitScript(() => {
    const played: string[] = []
    Object.assign(window, { played })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      played.push(`${this.type} ${this.frequency.value}`)
      start.call(this, when)
    }
  })
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}` })
  const heard = (): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { played: string[] }).played.splice(0))
  const look = () => panel(page).evaluate((element) => ({ colour: getComputedStyle(element).backgroundColor, words: element.textContent ?? '' }))
  await heard()
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('OK')
  const good = { ...(await look()), sounds: await heard() }
  await press(page, 'd')
  await expect(panel(page)).toContainText('CHECK')
  const attention = { ...(await look()), sounds: await heard() }
  await scan(page, 'NOT-KNOWN')
  await expect(panel(page)).toContainText('STOP')
  const stop = { ...(await look()), sounds: await heard() }
  expect(new Set([good.colour, attention.colour, stop.colour]).size).toBe(3)
  expect([good.sounds.length, attention.sounds.length, stop.sounds.length]).toEqual([1, 2, 1])
  expect(new Set([good, attention, stop].map(({ sounds }) => sounds[0])).size).toBe(3)
})
