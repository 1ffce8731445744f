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

const stock = async (productId: number): Promise<readonly number[]> => {
  const { stock: figures } = await dock.must('catalog.viewProduct', { productId })
  return [figures.onHandMilli / 1000, figures.usableMilli / 1000, figures.onOrderMilli / 1000]
}

test('a clerk receives an order in three deliveries, with an over, a short, a damaged and a wrong item, by keyboard and scanner alone', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, dock.url, { name: people.clerk })

  // First truck: the order is opened by scanning its number from the delivery note.
  await expect(page.getByRole('row').filter({ hasText: dock.order.number })).toBeVisible()
  await scan(page, dock.order.number)
  await expect(page.getByText('Scan the first case')).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('OK · line 1')
  await expect(panel(page)).toContainText('Chainring bolt set, silver')
  await expect(panel(page)).toContainText('+12')
  await expect(panel(page)).toContainText('12 of 48 each counted')
  await scan(page, dock.bolt.caseCode)
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('36 of 48 each counted')
  await press(page, '5', 'd')
  await expect(panel(page)).toContainText('CHECK')
  await expect(panel(page)).toContainText('Damaged')
  await expect(line(page, 'CB-2903')).toContainText('5 damaged')
  await scan(page, dock.nut.caseCode)
  await expect(line(page, 'LN-6320')).toContainText('50')
  await press(page, 'F10')
  await expect(page.getByText('4 differences: say what each is')).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'GR-2026-00001 is posted' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Where the goods are' }).getByRole('listitem')).toHaveText(['81 each in stock, free to use', '5 each in quarantine, not free to use'])
  expect(await stock(dock.bolt.id)).toEqual([36, 31, 12])
  await press(page, 'Control+Enter')

  // Second truck: opened from the board with the arrows; a nut case holds something else.
  const board = page.getByRole('grid', { name: 'Receiving' })
  await expect(board).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByText('Scan the first case')).toBeVisible()
  await scan(page, dock.bolt.caseCode)
  await scan(page, dock.nut.caseCode)
  await press(page, 'w')
  await expect(line(page, 'LN-6320')).toContainText('50 wrong item')
  await press(page, 'F10')
  await expect(page.getByText('differences: say what each is')).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'is posted' })).toBeVisible()
  expect(await stock(dock.nut.id)).toEqual([100, 50, 50])
  await press(page, 'Control+Enter')

  // Third truck: the right nuts, a case too many that is held for the office, and the paint with its lot.
  await expect(board).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByText('Scan the first case')).toBeVisible()
  await scan(page, dock.nut.caseCode)
  await scan(page, dock.nut.caseCode)
  await expect(panel(page)).toContainText('STOP')
  await expect(panel(page)).toContainText('50 each more than still expected')
  await press(page, '3')
  await expect(line(page, 'LN-6320')).toContainText('50 held')
  await scan(page, dock.paint.caseCode)
  await expect(panel(page)).toContainText('Still needed: Lot, Best before')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('P7', { delay: 90 })
  await page.keyboard.press('Tab')
  await page.keyboard.type('30/06/2028', { delay: 90 })
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('Lot P7')
  await scan(page, `]C101${dock.paint.each.padStart(14, '0')}17280630` + `10P7`)
  await expect(panel(page)).toContainText('7 of 10 each counted')
  await press(page, '3')
  await scan(page, `]C101${dock.paint.each.padStart(14, '0')}17280630` + `10P7`)
  await expect(panel(page)).toContainText('nothing more to come')
  await press(page, 'F10')
  await expect(page.getByText('1 difference: say what it is')).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'is posted' })).toBeVisible()

  expect((await dock.must('purchasing.viewOrder', { orderId: dock.order.id })).order).toMatchObject({ state: 'received', completionPermille: 1000 })
  expect(await stock(dock.nut.id)).toEqual([200, 100, 0])
  const { places } = await dock.must('catalog.viewProduct', { productId: dock.paint.id })
  expect(places).toMatchObject([{ locationCode: 'DOCK', lot: 'P7', expiryIso: '2028-06-30', quantityMilli: 10_000 }])
  const { rows } = await dock.must('variances.list', { state: 'all' })
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([['damaged', 'open'], ['wrong-item', 'resolved'], ['over', 'open']])
})

test('the sheet of command barcodes is saved from the board', async ({ page }) => {
  await signIn(page, dock.url, { name: people.clerk })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Command sheet' }).click()
  expect((await saved).suggestedFilename()).toBe('dockside-command-sheet.pdf')
})
