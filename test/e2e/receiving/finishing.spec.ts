import { expect, test } from '@playwright/test'
import { panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { scan } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'

let dock: Dock
test.beforeEach(async () => {
  dock = await startDock()
})
test.afterEach(() => dock.remove())

/** Opens a delivery of the order with a case of bolts counted. */
const countedDelivery = async (): Promise<number> => {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await dock.must('receiving.recordScan', { deliveryId, raw: dock.bolt.caseCode })
  return deliveryId
}

test('a scan while finishing is refused aloud, and leads nowhere', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await page.addInitScript(() => {
    const played: string[] = []
    Object.assign(window, { played })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when?: number) {
      played.push(this.type)
      start.call(this, when)
    }
  })
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  await page.evaluate(() => (window as unknown as { played: string[] }).played.splice(0))
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByRole('alert')).toContainText('Not counted')
  await expect(page.getByRole('alert')).toContainText('Esc goes back to counting')
  expect(await page.evaluate(() => (window as unknown as { played: string[] }).played)).toEqual(['sawtooth'])
  expect(new URL(page.url()).pathname).toBe(`/receiving/${deliveryId}/finish`)
  expect((await dock.must('receiving.viewDelivery', { deliveryId })).lines[0]).toMatchObject({ countedMilli: 12_000 })
  await press(page, 'Escape')
  await expect(panel(page)).toBeVisible()
})

test('somebody else posts meanwhile: who, when and the receipt are said, and nothing is posted twice', async ({ page }) => {
  const deliveryId = await countedDelivery()
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${deliveryId}/finish` })
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  const { receiptId, receiptNumber } = await dock.must('receiving.postDelivery', { deliveryId })
  await expect(page.getByRole('alert')).toContainText(new RegExp(`${people.administrator} has posted .* as ${receiptNumber}`))
  await expect(page.getByText('The list could not be loaded')).toBeHidden()
  await page.getByRole('button', { name: `Open the receipt ${receiptNumber}` }).click()
  await expect(page).toHaveURL(new RegExp(`/receipts/${receiptId}$`))
})
