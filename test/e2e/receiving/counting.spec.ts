import { expect, test } from '@playwright/test'
import { commandCode } from '#shared/domain/barcode/commands.ts'
import { line, panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { scan } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { signIn } from '../support/sign-in.ts'
import { startStation } from '../support/station.ts'

let dock: Dock
test.beforeEach(async () => {
  dock = await startDock()
})
test.afterEach(() => dock.remove())

const openDelivery = async (): Promise<string> => `/receiving/${(await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })).deliveryId}`

test('a code that is not known is linked to a line by keyboard, remembered, and counts from then on', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await scan(page, '4006381333931')
  await expect(panel(page)).toContainText('4006381333931 is not known')
  await expect(page.getByText('1 scan waits')).toBeVisible()
  await press(page, 'l')
  await expect(page.getByRole('combobox', { name: 'Product' })).toBeFocused()
  await page.keyboard.type('lock', { delay: 90 })
  await expect(page.getByRole('option').filter({ hasText: 'LN-6320' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Each' })).toBeFocused()
  await press(page, '2')
  await expect(panel(page)).toContainText('+50')
  await expect(page.getByText('1 scan waits')).toBeHidden()
  await scan(page, '4006381333931')
  await expect(panel(page)).toContainText('100 of 100 each counted')
})

test('goods nobody knows are set aside as a line of their own', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await scan(page, 'KAPPA-40')
  await press(page, 'a')
  await expect(page.getByLabel('What is written on them')).toBeFocused()
  await page.keyboard.type('blue crate', { delay: 90 })
  await press(page, 'Enter')
  await expect(panel(page)).toContainText('blue crate')
  await expect(line(page, 'unknown goods')).toContainText('1 held')
})

test('command barcodes do everything: a number, damaged, undo, finish, and back', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await scan(page, commandCode({ name: 'digit', digit: 3 }))
  await expect(panel(page)).toContainText('3 ×')
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('+36')
  await scan(page, commandCode({ name: 'quantity', quantity: 5 }))
  await scan(page, commandCode({ name: 'damaged' }))
  await expect(line(page, 'CB-2903')).toContainText('5 damaged')
  await scan(page, commandCode({ name: 'undo' }))
  await expect(panel(page)).toContainText('UNDONE')
  await expect(panel(page)).toContainText('36 of 48 each counted')
  await scan(page, commandCode({ name: 'finish' }))
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  await scan(page, commandCode({ name: 'no' }))
  await expect(panel(page)).toBeVisible()
  await scan(page, commandCode({ name: 'finish' }))
  await expect(page.getByRole('heading', { name: 'differences: say what each is' })).toBeVisible()
  await scan(page, commandCode({ name: 'yes' }))
  await expect(page.getByRole('alert')).toContainText('Nothing was posted')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'is posted' })).toBeVisible()
})

test('two stations count one delivery and see each other at once', async ({ browser }) => {
  const path = await openDelivery()
  const [first, second] = await Promise.all([1, 2].map(async (dockNumber) => {
    const context = await browser.newContext()
    await context.addInitScript((name) => localStorage.setItem('dockside.station', name), `Dock ${dockNumber}`)
    const page = await context.newPage()
    await signIn(page, dock.url, { name: dockNumber === 1 ? people.clerk : people.buyer, path })
    await expect(panel(page)).toBeVisible()
    return page
  }))
  if (first === undefined || second === undefined) throw new Error('two pages')
  await scan(first, dock.bolt.caseCode)
  await expect(line(second, 'CB-2903')).toContainText('12')
  await Promise.all([scan(first, dock.bolt.caseCode), scan(second, dock.bolt.caseCode), scan(second, dock.nut.caseCode)])
  for (const page of [first, second]) {
    await expect(line(page, 'CB-2903')).toContainText('36')
    await expect(line(page, 'LN-6320')).toContainText('50')
  }
  await expect(first.getByRole('complementary', { name: 'This delivery' })).toContainText('Dock 2')
  await expect(second.getByRole('complementary', { name: 'This delivery' })).toContainText('Dock 1')
})

test('a station that is killed in the middle loses nothing: the page comes back by itself and the count goes on', async ({ page }) => {
  const path = await openDelivery()
  await signIn(page, dock.url, { name: people.clerk, path })
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('12 of 48')
  await dock.stop('SIGKILL')
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByText('1 not saved yet')).toBeVisible()
  const again = await startStation({ folder: dock.folder, port: Number(new URL(dock.url).port) })
  try {
    // The scan that waited is sent again with its id, and counts once.
    await expect(panel(page)).toContainText('24 of 48', { timeout: 30_000 })
    await expect(page.getByText('Everything is saved')).toBeVisible()
    const delivery = await again.must('receiving.viewDelivery', { deliveryId: Number(path.split('/').at(-1)) })
    expect(delivery.lines.find(({ productCode }) => productCode === 'CB-2903')?.countedMilli).toBe(24_000)
  } finally {
    await again.remove()
  }
})

test('a count is put aside at one station and taken up at another by scanning', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await scan(page, dock.bolt.caseCode)
  await press(page, 'F9')
  const row = page.getByRole('grid', { name: 'Receiving' }).getByRole('row').filter({ hasText: 'Parked' })
  await expect(row).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByText('Scan, and the count goes on')).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('24 of 48')
})

test('a quantity by keypad, an event undone, a note and a photo on a line', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await scan(page, dock.bolt.caseCode)
  await press(page, 'q', '3', 'Enter')
  await expect(panel(page)).toContainText('36 of 48')
  await press(page, 'n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Note').fill('pallet leans')
  await dialog.getByLabel('Add a photo').setInputFiles({ name: 'crushed.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') })
  await expect(dialog.getByRole('button', { name: 'Show photo 1 larger' })).toBeVisible()
  await press(page, 'Escape')
  await expect(line(page, 'CB-2903')).toContainText('1 photo · pallet leans')
  await page.getByRole('button', { name: 'Undo +36 CB-2903' }).click()
  await expect(panel(page)).toContainText('0 of 48')
})

test('a person who types into the search or a dialog is never taken for a scanner, and a scan there never lands in a field', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk, path: await openDelivery() })
  await expect(panel(page)).toBeVisible()
  await press(page, '/')
  const find = page.getByRole('searchbox', { name: 'Find a line' })
  await expect(find).toBeFocused()
  await page.keyboard.type('paint', { delay: 90 })
  await expect(line(page, 'PA-100')).toBeVisible()
  await expect(line(page, 'CB-2903')).toBeHidden()
  await scan(page, dock.bolt.caseCode)
  // The scan ends the search, so that its line is seen.
  await expect(find).toHaveValue('')
  await expect(panel(page)).toContainText('12 of 48')
  await expect(line(page, 'CB-2903')).toBeVisible()
})
