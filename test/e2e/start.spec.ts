import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { people, pin, seedPeople } from './support/seed.ts'
import { scan } from './support/scan.ts'
import { signIn } from './support/sign-in.ts'
import type { TestStation } from './support/station.ts'
import { firstBackup, startStation } from './support/station.ts'

let station: TestStation
test.beforeEach(async () => {
  station = await startStation()
})
test.afterEach(async () => {
  await station.remove()
})

test('a bare station is set up by one person, who can sign out and in again', async ({ page }) => {
  await page.goto(station.url)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Fill this in.').first()).toBeVisible()
  await expect(page.getByLabel('Company')).toBeFocused()
  await page.getByLabel('Company').fill('Litware Cycles')
  await page.getByRole('combobox', { name: 'Dates and numbers' }).fill('de-DE')
  await page.getByRole('option', { name: /de-DE/ }).click()
  await expect(page.getByText(/1\.234,5/)).toBeVisible()
  await page.getByLabel('Your name').fill('Ada Marsh')
  await page.getByLabel('PIN', { exact: false }).first().fill(pin)
  await page.getByLabel('PIN once more').fill('1111')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('The two PINs differ.')).toBeVisible()
  await page.getByLabel('PIN once more').fill(pin)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Receiving' })).toBeVisible()

  await page.getByRole('button', { name: /Ada Marsh, Administrator/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('PIN of Ada Marsh').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Receiving' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Receiving' })).toBeVisible()
})

test('the PIN is keyed by keyboard or touch, a wrong one says how many tries are left, and after five the name is locked for a while', async ({ page }) => {
  await seedPeople(station)
  await page.goto(station.url)
  await expect(page.getByRole('button', { name: /Ada Marsh/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /Ben Ortiz/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const field = page.getByLabel('PIN of Ben Ortiz')
  await expect(field).toBeFocused()
  await page.keyboard.type('1357', { delay: 90 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Tries left: 4' })).toBeVisible()
  await expect(field).toBeFocused()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: /Ben Ortiz, Buyer/ })).toBeVisible()

  await page.getByRole('button', { name: /Ben Ortiz, Buyer/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: /Cleo Park/ }).click()
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel('PIN of Cleo Park').fill('9999')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: /Tries left|Locked/ })).toBeVisible()
    await expect(page.getByLabel('PIN of Cleo Park')).toHaveValue('')
  }
  await expect(page.getByText(/Locked\. Try again in \d+ s\./)).toBeVisible()
})

test('a scan on the sign-in screen is no PIN', async ({ page }) => {
  await seedPeople(station)
  await page.goto(station.url)
  await page.getByRole('button', { name: /Ada Marsh/ }).click()
  await scan(page, '12345678')
  await expect(page.getByText('Sign in first, then scan.')).toBeVisible()
  await expect(page.getByLabel('PIN of Ada Marsh')).toHaveValue('')
  await expect(page.getByText('Tries left')).toHaveCount(0)
})

test('signing out elsewhere ends the session here, and what was written is kept', async ({ page }) => {
  await seedPeople(station)
  await signIn(page, station.url, { path: '/suppliers/new' })
  await page.getByLabel('Name').fill('Half written')
  await page.waitForTimeout(500)
  await station.must('session.saveOperator', { id: 1, name: people.administrator, role: 'administrator', pin: '1111' })
  await page.evaluate(() => sessionStorage.removeItem('dockside.session'))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible()
  await signIn(page, station.url, { pin: '1111', path: '/suppliers/new' })
  await expect(page.getByLabel('Name')).toHaveValue('Half written')
  await expect(page.getByText(/Your unsaved changes from/)).toBeVisible()
})

test('when the station goes away the window says so and keeps what is there, and goes on when it is back', async ({ page }) => {
  await seedPeople(station)
  await signIn(page, station.url)
  const port = Number(new URL(station.url).port)
  await station.stop()
  await expect(page.getByRole('alert').filter({ hasText: 'The connection to the station is lost.' })).toBeVisible()
  station = await startStation({ folder: station.folder, port })
  await expect(page.getByText('The connection to the station is lost.')).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByText('Connected', { exact: true })).toBeVisible()
})

test('data that is damaged is named in plain words, and the newest backup is put in its place', async ({ page }) => {
  await seedPeople(station)
  await firstBackup(station)
  await station.must('system.backupNow', {})
  await station.must('catalog.saveSupplier', { code: 'LATER', name: 'After the backup', currency: 'EUR' })
  await station.stop()
  const database = readdirSync(station.folder).filter((name) => name.endsWith('.db')).map((name) => join(station.folder, name)).find((file) => statSync(file).isFile())
  expect(database, 'the database file').toBeDefined()
  const handle = openSync(database ?? '', 'r+')
  writeSync(handle, Buffer.alloc(8192, 0x55), 0, 8192, 0)
  closeSync(handle)

  station = await startStation({ folder: station.folder, more: ['--keep-serving'] })
  await page.goto(station.url)
  await expect(page.getByRole('heading', { name: 'The data could not be opened' })).toBeVisible()
  await expect(page.getByText('The database file is damaged.')).toBeVisible()
  await expect(page.getByText('Nothing was changed: the file is as it was found.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('The data could still not be opened.')).toBeVisible()
  // What was entered last is in the backup that the ordered end made; the one before it is empty and says so.
  await expect(page.getByRole('listitem').nth(0)).toContainText('0 products, 1 supplier, 0 orders, 0 receipts')
  await page.getByRole('listitem').nth(1).getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('dialog')).toContainText('This backup is empty')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('listitem').nth(0).getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('dialog')).toContainText('is not deleted')
  await expect(page.getByRole('dialog')).toContainText('everything entered after')
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible()
  expect((await station.must('session.state', {})).companyName).toBe('Litware Cycles')
  expect(await station.must('catalog.listSuppliers', {})).toMatchObject({ rows: [{ code: 'LATER' }] })
})
