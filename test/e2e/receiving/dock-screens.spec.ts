import { expect, test } from '@playwright/test'
import { line, panel, press } from '../support/counting.ts'
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

const openDelivery = async (more: object = {}): Promise<number> => (await dock.must('receiving.openDelivery', { orderIds: [dock.order.id], ...more })).deliveryId

test('the board has one button to receive what is marked, and a delivery names its orders', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk })
  await page.getByRole('checkbox', { name: 'Put on one delivery' }).check()
  await page.getByRole('button', { name: 'Receive 1 order' }).click()
  await expect(page.getByText('Scan the first case')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('grid', { name: 'Receiving' }).getByRole('row').filter({ hasText: 'D-2026-00001' })).toContainText(dock.order.number)
})

test('a delivery without an order says what to do, asks nothing about a blind count, and shows no column of what is expected', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk })
  await expect(page.getByRole('grid', { name: 'Receiving' })).toBeFocused()
  await press(page, 'n')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Nothing is expected on it')).toBeVisible()
  await expect(dialog.getByRole('checkbox')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Start counting' }).click()
  const lines = page.getByRole('grid', { name: 'Lines of the delivery' })
  await expect(panel(page)).toContainText('Scan the first case')
  await expect(lines).toContainText('Scan whatever comes')
  await scan(page, dock.bolt.caseCode)
  await expect(line(page, 'CB-2903')).toContainText('12')
  await expect(lines.getByRole('columnheader', { name: 'Expected' })).toHaveCount(0)
})

test('a search says what it hides, and ends with Escape and when its line is opened', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${await openDelivery()}` })
  await expect(panel(page)).toBeVisible()
  await press(page, '/')
  await page.keyboard.type('paint', { delay: 100 })
  await expect(page.getByText('Only 1 of 3 lines are shown')).toBeVisible()
  await press(page, 'Escape')
  await expect(line(page, 'CB-2903')).toBeVisible()
  await press(page, '/')
  await page.keyboard.type('paint', { delay: 100 })
  await press(page, 'Enter', 'Enter')
  await expect(page.getByRole('dialog', { name: 'PA-100' })).toBeVisible()
  await press(page, 'Escape')
  await expect(line(page, 'CB-2903')).toBeVisible()
})

test('the list stays where it is while the panel asks', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${await openDelivery()}` })
  const lines = page.getByRole('grid', { name: 'Lines of the delivery' })
  const top = async (): Promise<number> => (await lines.boundingBox())?.y ?? 0
  const before = await top()
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('+12')
  expect(await top()).toBe(before)
  await scan(page, 'KAPPA-40')
  await expect(panel(page)).toContainText('is not known')
  expect(await top()).toBe(before)
})

test('a note is written at once after N, and a quantity is asked in cases first', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${await openDelivery()}` })
  await scan(page, dock.bolt.caseCode)
  await press(page, 'n')
  await expect(page.getByRole('dialog').getByLabel('Note')).toBeFocused()
  await page.keyboard.type('leans', { delay: 100 })
  await press(page, 'Escape')
  await expect(line(page, 'CB-2903')).toContainText('leans')
  await press(page, 'q')
  const packs = page.getByRole('dialog').getByRole('group', { name: 'Packs' })
  await expect(packs.getByRole('button')).toHaveText(['Case of 12', 'Each'])
  await press(page, 'ArrowRight', '5', 'Enter')
  await expect(panel(page)).toContainText('5 of 48')
})

test('a delivery that is announced or put aside offers to begin or to go on', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: `/receiving/${await openDelivery({ announced: true })}` })
  await page.getByRole('button', { name: 'Start counting' }).click()
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await press(page, 'F9')
  await expect(page.getByRole('grid', { name: 'Receiving' })).toBeFocused()
  await press(page, 'Enter')
  await page.getByRole('button', { name: 'Go on counting' }).click()
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible()
})
