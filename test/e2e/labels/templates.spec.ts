import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addPrinter, newestJob, printedBy } from '../support/printer.ts'
import { seedPeople } from '../support/seed.ts'
import { goTo, signIn } from '../support/sign-in.ts'
import type { TestStation } from '../support/station.ts'
import { startStation } from '../support/station.ts'

let station: TestStation
test.beforeEach(async ({ page }) => {
  station = await startStation()
  await seedPeople(station)
  await signIn(page, station.url, { path: '/labels/templates/product-sticker' })
})
test.afterEach(async () => {
  await station.remove()
})

const picture = (page: Page): Promise<string | null> => page.getByRole('img', { name: /Preview of the label/ }).getAttribute('src')

test('a template is changed beside its picture, saved as a version, tested, taken out as a file and in again', async ({ page }, info) => {
  const printer = await addPrinter(station)
  await expect(page.getByText('Everything fits.')).toBeVisible()
  const before = await picture(page)
  await page.getByLabel('Text', { exact: true }).fill('{productName} {sku}')
  await expect.poll(() => picture(page)).not.toBe(before)
  const good = await picture(page)

  // What is no template yet is named, and the last good picture stays.
  await page.getByLabel('Text', { exact: true }).fill('{nothing}')
  await expect(page.getByText('This cannot be drawn or kept yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save template' })).toBeDisabled()
  expect(await picture(page)).toBe(good)
  await page.getByLabel('Text', { exact: true }).fill('Only this')
  await page.getByLabel('From the left').fill('3')
  await expect(page.getByText('Everything fits.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Product sticker is saved as version 1.')).toBeVisible()

  await page.getByRole('button', { name: 'Test print' }).click()
  await expect.poll(() => printedBy(station, printer)).toBe(1)
  expect(await newestJob(station)).toMatchObject({ cause: 'test', templateVersion: 1 })

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()])
  expect(download.suggestedFilename()).toBe('product-sticker.json')
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { readonly key: string; readonly elements: readonly unknown[] }
  expect(file.elements[0]).toMatchObject({ text: 'Only this', xMm: 3 })

  const broken = info.outputPath('broken.json')
  await writeFile(broken, JSON.stringify({ ...file, widthMm: 'wide' }))
  const mine = info.outputPath('mine.json')
  await writeFile(mine, JSON.stringify({ ...file, key: 'my-sticker', name: 'My sticker' }))
  await goTo(page, '/labels/templates')
  const input = page.locator('input[type=file]')
  await input.setInputFiles(broken)
  const faults = page.getByRole('dialog', { name: 'Import a template' })
  await expect(faults.getByRole('row', { name: /^widthMm/ })).toContainText('a number from 5 to 420')
  await page.keyboard.press('Escape')
  await input.setInputFiles(mine)
  await expect(page.getByRole('heading', { level: 1, name: 'My sticker' })).toBeVisible()
  await expect(page.getByText('Everything fits.')).toBeVisible()

  await goTo(page, '/labels/templates/product-sticker?version=0')
  await expect(page.getByText('This is an older version.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Product sticker is as version 0 again.')).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('{productName}')
})

test('elements are added, ordered and removed with an undo; what is written outlives leaving, and another person’s version is not overwritten', async ({ page }) => {
  const elements = page.getByRole('list', { name: 'Elements' })
  await expect(elements.getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Frame' }).click()
  await expect(elements.getByRole('listitem')).toHaveCount(6)
  await page.getByRole('button', { name: /^Move Element 6.* up$/ }).click()
  await expect(elements.getByRole('listitem').nth(4)).toContainText('Frame')
  await page.getByRole('button', { name: /^Remove Element 5/ }).click()
  await expect(elements.getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(elements.getByRole('listitem').nth(4)).toContainText('Frame')

  await page.getByRole('link', { name: 'Products' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave', exact: true }).click()
  const { body } = await station.must('labels.viewTemplate', { key: 'product-sticker' })
  await station.must('labels.saveTemplate', { key: 'product-sticker', basedOn: 0, body: { ...body, name: 'Theirs' } })
  await goTo(page, '/labels/templates/product-sticker')
  await expect(page.getByText(/Your unsaved changes from/)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('kept version 1 while you changed version 0')
  await page.getByRole('button', { name: 'Keep editing mine' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Product sticker is saved as version 2.')).toBeVisible()
  expect((await station.must('labels.viewTemplate', { key: 'product-sticker' })).body).toMatchObject({ name: 'Product sticker' })

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Back to how it came' }).click()
  await page.getByRole('button', { name: 'Not needed any more' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Back to how it came' }).click()
  await expect(elements.getByRole('listitem')).toHaveCount(5)
})
