import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { addPrinter, newestJob, printedBy } from '../support/printer.ts'
import { scan } from '../support/scan.ts'
import { signIn } from '../support/sign-in.ts'

let dock: Dock
let printer: number
test.beforeEach(async ({ page }) => {
  dock = await startDock()
  printer = await addPrinter(dock)
  await signIn(page, dock.url, { path: '/labels' })
})
test.afterEach(async () => {
  await dock.remove()
})

test('an unlabelled case gets its sticker by scan and keyboard alone, and the next case can come at once', async ({ page }) => {
  const product = page.getByRole('combobox', { name: 'Product', exact: true })
  const number = page.getByLabel('How many')
  await expect(product).toBeFocused()

  // The code of the supplier names product, pack, lot and date: only the number is left to say.
  await scan(page, `]C101${dock.paint.caseCode.padStart(14, '0')}1727123110LOT7`)
  await expect(product).toHaveValue('PA-100 Antifouling paint, red')
  await expect(page.getByLabel('Lot')).toHaveValue('LOT7')
  await expect(page.getByLabel('Expiry date')).toHaveValue('31/12/2027')
  await expect(number).toBeFocused()
  await expect(page.getByRole('img', { name: /Preview of the label/ })).toBeVisible()
  await page.keyboard.type('3', { delay: 100 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '3 labels of PA-100' })).toBeVisible()
  expect(await newestJob(dock)).toMatchObject({ labels: 3, kind: 'case', cause: 'person' })
  await expect.poll(() => printedBy(dock, printer)).toBe(3)

  // A few letters do as well, and Enter takes the number the rule proposes.
  await expect(product).toBeFocused()
  await expect(product).toHaveValue('')
  await page.keyboard.type('chainr', { delay: 100 })
  await page.keyboard.press('Enter')
  await expect(number).toBeFocused()
  await expect(number).toHaveValue('1')
  await page.keyboard.press('Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(4)
  expect(await newestJob(dock)).toMatchObject({ labels: 1, productId: dock.bolt.id })
})

test('a lot and a date that are needed are asked for before anything is printed', async ({ page }) => {
  await page.keyboard.type('antif', { delay: 100 })
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Lot')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Labels of this product say the lot.')).toBeVisible()
  await page.keyboard.type('B-77', { delay: 100 })
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Expiry date')).toBeFocused()
  await page.keyboard.type('010628', { delay: 100 })
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('How many')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(1)
})

test('a code that nothing has, and what does not fit, are said in words and print nothing', async ({ page }) => {
  await scan(page, 'NOBODY-KNOWS')
  await expect(page.getByRole('alert')).toContainText('Nothing here has the code NOBODY-KNOWS.')
  await page.getByText('Free', { exact: true }).click()
  await page.getByLabel('Product name').fill('Rope')
  await page.getByLabel('Product code').fill('ROPE')
  await page.getByLabel('Code that is scanned').fill('ÄÖÜ')
  await expect(page.getByText('This label cannot be printed yet')).toBeVisible()
  await expect(page.getByText('The code cannot hold this.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Code that is scanned').fill('ROPE-1')
  await expect(page.getByText('This label cannot be printed yet')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(1)
})

test('the first label is scanned back before the rest prints: another code is refused and can be used for the next case', async ({ page }) => {
  await dock.must('labels.saveSettings', { scanBackFirst: true })
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByLabel('How many')).toBeFocused()
  await page.keyboard.type('5', { delay: 100 })
  await page.keyboard.press('Enter')
  const banner = page.getByText(/Scan the first label of CB-2903/)
  await expect(banner).toBeVisible()
  expect(await printedBy(dock, printer)).toBe(1)
  await scan(page, dock.nut.caseCode)
  await expect(page.getByRole('alert')).toContainText('The label says')
  await page.getByRole('button', { name: 'It is a new case' }).click()
  await expect(page.getByRole('combobox', { name: 'Product', exact: true })).toHaveValue(/LN-6320/)
  await scan(page, `]C101${dock.bolt.caseCode.padStart(14, '0')}3012`)
  await expect(banner).toHaveCount(0)
  await expect.poll(() => printedBy(dock, printer)).toBe(5)
})

test('labels are saved as a PDF on a sheet from the first free place, which is remembered for the next one', async ({ page }) => {
  await scan(page, dock.bolt.caseCode)
  await expect(page.getByLabel('How many')).toBeFocused()
  const dialog = page.getByRole('dialog', { name: 'Labels as PDF' })
  await page.getByRole('button', { name: 'As PDF' }).click()
  await dialog.getByLabel('Labels', { exact: true }).fill('3')
  await dialog.getByText('Label sheets').click()
  await expect(dialog.getByLabel('Columns')).toHaveValue('2')
  await dialog.getByRole('button', { name: 'Begin with label 2' }).click()
  await expect(dialog.getByRole('textbox', { name: 'First free label' })).toHaveValue('2')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save the PDF' }).click()])
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'As PDF' }).click()
  await expect(dialog.getByRole('textbox', { name: 'First free label' })).toHaveValue('5')
})
