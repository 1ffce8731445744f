import { expect, test } from '@playwright/test'
import { panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { addPrinter, printedBy } from '../support/printer.ts'
import { people } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'

let dock: Dock
test.beforeEach(async () => {
  dock = await startDock()
})
test.afterEach(async () => {
  await dock.remove()
})

/** Opens a delivery of the dock's order and chooses its first line, of bolts. */
async function openFirstLine(page: Parameters<typeof signIn>[0]): Promise<number> {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await signIn(page, dock.url, { path: `/receiving/${deliveryId}`, name: people.clerk })
  await expect(page.getByRole('grid', { name: 'Lines of the delivery' })).toBeVisible()
  await press(page, 'ArrowDown', 'Home')
  return deliveryId
}

test('a count by key says that its sticker is on its way, taking it back that it may have come out, and without a printer why there is none', async ({ page }) => {
  await dock.must('labels.saveSettings', { printAtCount: true })
  const printer = await addPrinter(dock)
  await openFirstLine(page)
  await press(page, 'q', '1', 'Enter')
  await expect(panel(page)).toContainText('1 sticker is on its way to the printer.')
  await expect(panel(page)).toContainText('OK')
  await expect.poll(() => printedBy(dock, printer)).toBe(1)
  await press(page, 'u')
  await expect(panel(page)).toContainText('Its 1 sticker may have come out already')

  await dock.must('devices.remove', { deviceId: printer })
  await press(page, 'ArrowDown', 'Home', 'q', '2', 'Enter')
  await expect(panel(page)).toContainText('Counted, and no sticker printed: no printer is set up for them.')
  await expect(panel(page)).toContainText('CHECK')
  await expect(panel(page)).toContainText('24 of 48')
})

test('a posted delivery says how many stickers are on their way, or why there are none and where they are printed later', async ({ page }) => {
  await dock.must('labels.saveSettings', { printAtFinish: true })
  await openFirstLine(page)
  await press(page, 'q', '1', 'Enter')
  await expect(panel(page)).toContainText('12 of 48')
  await expect(panel(page)).not.toContainText('sticker')
  await page.keyboard.press('F10')
  await expect(page.getByRole('button', { name: 'Post the receipt' })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Everything is posted, and no stickers were printed: no printer is set up for them. Print them later from the receipt.')).toBeVisible()
})
