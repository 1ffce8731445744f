import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { seedPeople } from './support/seed.ts'
import { signIn } from './support/sign-in.ts'
import type { TestStation } from './support/station.ts'
import { startStation } from './support/station.ts'

const realFiles = fileURLToPath(new URL('../../../shared/data/adventureworks', import.meta.url))

let station: TestStation
test.beforeEach(async ({ page }) => {
  station = await startStation()
  await seedPeople(station)
  await signIn(page, station.url, { path: '/imports' })
})
test.afterEach(async () => {
  await station.remove()
})

/** Brings a file by the file field behind "Choose a file". */
const bring = async (page: Page, file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> => {
  if (!page.url().endsWith('/imports')) await page.getByRole('link', { name: 'Imports' }).first().click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('button', { name: 'Check all rows' })).toBeVisible()
}

const products = 'code;name;unit;case qty;case ean;list price\nA-1;Hex bolt M8;each;100;4006381333931;0,25\nA-2;Washer;each;200;;0,05\nA-3;Bad barcode;each;10;4006381333932;1,00\nA-4;;each;;;1,00\n'

test('a file is mapped, every row is checked before anything is written, good rows go in and the rejected ones come back as a file', async ({ page }) => {
  await bring(page, { name: 'bolts.csv', mimeType: 'text/csv', buffer: Buffer.from(products) })
  await expect(page.getByRole('combobox', { name: 'Column of the file: Code', exact: true })).toHaveValue('code')
  await expect(page.getByRole('combobox', { name: 'Column of the file: Case holds' })).toHaveValue('case qty')
  await expect(page.getByRole('row', { name: /^Name needed/ })).toContainText('Hex bolt M8')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Checked', { exact: true })).toBeVisible()
  await expect(page.getByText(/2 rejected rows keep the whole file out.*: 2 rows would go in/)).toBeVisible()
  const rows = page.getByRole('grid', { name: 'What would happen' })
  await expect(rows.getByRole('row', { name: /A-3/ })).toContainText('No GTIN')
  await expect(rows.getByRole('row', { name: /A-4/ })).toContainText('Needed for a new record')
  await expect(page.getByRole('button', { name: /Take in/ })).toHaveCount(0)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Rejected rows as a file' }).click()
  expect((await download).suggestedFilename()).toContain('.csv')

  await page.getByRole('switch', { name: 'Take the good rows and leave the rejected ones out' }).click()
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByRole('button', { name: 'Take in 2 rows' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('New records2')
  await expect(dialog).toContainText('Rejected rows left out2')
  await dialog.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByText('Written: 2 new, 0 changed, 0 as they were.')).toBeVisible()
  await page.getByRole('link', { name: 'Show Products' }).click()
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3)

  await page.getByRole('link', { name: 'Imports' }).first().click()
  await expect(page.getByRole('row', { name: /bolts\.csv/ })).toContainText('2 new, 0 changed')
})

test('a table is pasted, a file that cannot be read is refused in plain words, and a second file with the same headings is mapped as the first was', async ({ page }) => {
  await page.getByRole('button', { name: 'Paste a table' }).click()
  await page.getByRole('textbox', { name: 'Table' }).fill('Supplier\tBezeichnung\nLIT\tLitware\nNOR\tNorthwind\n')
  await page.getByRole('button', { name: 'Use this table' }).click()
  await expect(page.getByRole('combobox', { name: 'What is in it' })).toBeVisible()
  await page.getByRole('combobox', { name: 'What is in it' }).click()
  await page.getByRole('option', { name: 'Suppliers', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Column of the file: Name' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Column of the file: Code', exact: true }).click()
  await page.getByRole('option', { name: 'Supplier', exact: true }).click()
  await page.getByRole('combobox', { name: 'Column of the file: Name' }).focus()
  await page.keyboard.type('bez', { delay: 100 })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Column of the file: Name' })).toHaveValue('Bezeichnung')
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await page.getByRole('button', { name: 'Take in 2 rows' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByText('Written: 2 new')).toBeVisible()

  await page.getByRole('link', { name: 'Imports' }).first().click()
  await page.locator('input[type=file]').setInputFiles({ name: 'picture.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0]) })
  await expect(page.getByRole('alert').filter({ hasText: /could not be read|no rows|refused/ })).toBeVisible()

  await page.locator('input[type=file]').setInputFiles({ name: 'setup.csv', mimeType: 'text/csv', buffer: Buffer.from('MZ\u0090\u0000\u0003\u0000This program cannot be run in DOS mode', 'latin1') })
  await expect(page.getByRole('alert').filter({ hasText: 'this is a program. Nothing was taken in.' })).toBeVisible()

  await bring(page, { name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name,barcode\nB-1,,12345\n') })
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No row can be taken in' })).toBeVisible()
  await page.getByRole('link', { name: 'Imports' }).first().click()

  await bring(page, { name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name\nB-1,Bolt\n') })
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await expect(page.getByRole('button', { name: 'Take in 1 row', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Imports' }).first().click()
  await expect(page.getByRole('row', { name: /one\.csv/ })).toContainText('not written yet: 1 new, 0 changed')

  await bring(page, { name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from('Supplier,Bezeichnung\nWOO,Wood Fitness\n') })
  await expect(page.getByText('Remembered from the last file with these headings.')).toBeVisible()
})

test('the real AdventureWorks files go in as they are, and the second time nothing is new', async ({ page }) => {
  test.skip(!existsSync(realFiles), 'the AdventureWorks files are not beside the project (../shared/data/adventureworks)')
  test.setTimeout(180_000)
  const take = async (file: string): Promise<void> => {
    await bring(page, join(realFiles, file))
    await page.getByRole('button', { name: 'Check all rows' }).click()
    await page.getByRole('button', { name: /Take in [\d,]+ rows/ }).click({ timeout: 60_000 })
    await page.getByRole('dialog').getByRole('button', { name: 'Take in' }).click()
    await expect(page.getByText(/^ ?Written: /)).toBeVisible({ timeout: 60_000 })
  }
  for (const file of ['suppliers.csv', 'products.csv', 'supplier_products.csv', 'purchase_orders.csv', 'purchase_order_lines.csv', 'stock_on_hand.csv']) await test.step(file, () => take(file))
  const { rows } = await station.must('purchasing.listOrders', { state: 'all', limit: 1 })
  expect(rows).toHaveLength(1)
  await bring(page, join(realFiles, 'products.csv'))
  await expect(page.getByText('Remembered from the last file with these headings.')).toBeVisible()
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await expect(page.getByText('Everything in the file is there already.')).toBeVisible({ timeout: 60_000 })
})

test('a long check says how far it is, can be left running, and is stopped without a trace', async ({ page }) => {
  test.setTimeout(120_000)
  const rows = Array.from({ length: 60_000 }, (_, index) => `P-${index},Product number ${index},each,${index % 900}`)
  await bring(page, { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(['code,name,unit,reorder point', ...rows].join('\n')) })
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await expect(page.getByRole('progressbar', { name: 'Checking the rows' })).toBeVisible()
  await page.getByRole('link', { name: 'Products' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible()
  await page.goBack()
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await cancel.click()
  await expect(page.getByText('Cancelled. Nothing was written:')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('New', { exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Imports' }).first().click()
  await expect(page.getByRole('row', { name: /many\.csv/ })).toContainText('nothing written')
  await page.goBack()
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByRole('button', { name: 'Take in 60,000 rows' })).toBeVisible({ timeout: 60_000 })
  expect((await station.must('catalog.listProducts', {})).rows).toEqual([])
})
