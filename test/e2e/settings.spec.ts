import { expect, test } from '@playwright/test'
import { gtin13, people, seedPeople } from './support/seed.ts'
import { scan } from './support/scan.ts'
import { goTo, signIn } from './support/sign-in.ts'
import type { TestStation } from './support/station.ts'
import { startStation } from './support/station.ts'

let station: TestStation
test.beforeEach(async ({ page }) => {
  station = await startStation()
  await seedPeople(station)
  await signIn(page, station.url, { path: '/settings' })
})
test.afterEach(async () => {
  await station.remove()
})

test('the company is renamed and its way of writing numbers changes everywhere at once', async ({ page }) => {
  await page.getByLabel('Name').fill('Litware GmbH')
  await page.getByRole('combobox', { name: 'Dates and numbers' }).fill('de-DE')
  await page.getByRole('option', { name: /de-DE/ }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The settings are saved.')).toBeVisible()
  expect(await station.must('session.state', {})).toMatchObject({ companyName: 'Litware GmbH', locale: 'de-DE' })
  await goTo(page, '/products/new')
  await page.getByLabel('Reorder point').fill('1.234,5')
  await page.getByLabel('Code').first().fill('A')
  await page.getByLabel('Name').first().fill('B')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1.234,5')).toBeVisible()
})

test('a pattern for codes with a weight is tried before it is saved, and a wrong one is named', async ({ page }) => {
  await goTo(page, '/settings/codes')
  await page.getByRole('button', { name: 'Add a pattern' }).click()
  await page.getByLabel('Pattern').fill('21IIIIIVVVVV')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'it must end with C' })).toBeVisible()
  await page.getByLabel('Pattern').fill('21IIIIIVVVVVC')
  const weighed = gtin13('211234501500')
  await scan(page, weighed)
  await expect(page.getByLabel('Code to try')).toHaveValue(weighed)
  await expect(page.getByText('Code with a measure inside')).toBeVisible()
  await expect(page.getByText('1.500 a weight')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The settings are saved.')).toBeVisible()
  expect((await station.must('system.settings', {})).variableMeasurePatterns).toEqual([{ pattern: '21IIIIIVVVVVC', measure: 'weight', decimals: 3 }])
})

test('the scanner of the station is tried: keys, AIM identifier, separators and meaning are shown; a prefix takes effect at once', async ({ page }) => {
  await goTo(page, '/settings/scanner')
  await scan(page, ']C10104012345678901\u001d10LOT7')
  await expect(page.getByRole('status').filter({ hasText: '0104012345678901<GS>10LOT7' })).toBeVisible()
  await expect(page.getByText(']C1', { exact: true })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'LOT7' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Sent before a code' }).click()
  await page.getByRole('option', { name: 'F12', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The scanner is set up anew.')).toBeVisible()
  expect(await page.evaluate(() => (JSON.parse(localStorage.getItem('dockside.wedge') ?? '{}') as { prefix?: string }).prefix)).toBe('F12')
})

test('the check of a keyboard scanner tells from two scans of the setup sheet what it sends and what it loses', async ({ page }) => {
  await goTo(page, '/settings/scanner')
  await page.getByRole('button', { name: 'Check the setup' }).click()
  const check = page.getByRole('region', { name: 'Setup check' })
  for (let times = 0; times < 2; times += 1) await scan(page, '010950110153000310DOCK7214711')
  await expect(check.getByText('Let the scanner send the separator GS')).toBeVisible()
  await expect(check.getByText('Let the scanner send the AIM identifier')).toBeVisible()
  await expect(check.getByText('CR', { exact: true })).toBeVisible()
  await check.getByRole('button', { name: 'Begin again' }).click()
  for (let times = 0; times < 2; times += 1) await scan(page, ']C1010950110153000310DOCK7\u001d214711')
  await expect(check.getByText('The scanner is set up well.')).toBeVisible()
})

test('a person is added with a PIN, signs in, and sees only what the role may do', async ({ page }) => {
  await goTo(page, '/people')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByLabel('Name').fill('Eve Palmer')
  await dialog.getByRole('radio', { name: /Bookkeeper/ }).click()
  await dialog.getByLabel('New PIN').fill('12')
  await dialog.getByRole('button', { name: 'Save person' }).click()
  await expect(dialog.getByText('4 to 12 digits.')).toBeVisible()
  await dialog.getByLabel('New PIN').fill('8642')
  await dialog.getByLabel('PIN once more').fill('8642')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /Eve Palmer/ })).toBeVisible()

  await page.getByRole('row', { name: /Ada Marsh/ }).click()
  await page.getByRole('radio', { name: /Clerk/ }).click()
  await page.getByRole('button', { name: 'Save person' }).click()
  await expect(page.getByText('This is the last administrator.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /Ada Marsh, Administrator/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, station.url, { name: 'Eve Palmer', pin: '8642' })
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0)
  await goTo(page, '/orders')
  await expect(page.getByRole('button', { name: 'New order' })).toHaveCount(0)
  await goTo(page, '/settings')
  await expect(page.getByText('An administrator changes these settings.')).toBeVisible()
})

test('a backup is made on demand, and the trail says who changed what in words', async ({ page }) => {
  await goTo(page, '/settings/backups')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/The backup is made:/)).toBeVisible()
  await expect(page.getByRole('row', { name: /asked for/ })).toContainText('OK')
  await goTo(page, '/settings/trail')
  await expect(page.getByRole('listitem').filter({ hasText: people.buyer })).toContainText('Role')
  await page.getByRole('combobox', { name: 'Records' }).click()
  await page.getByRole('option', { name: 'Products' }).click()
  await expect(page.getByText('Nothing was changed yet.')).toBeVisible()
})

test('sound, display and the name of the station are remembered', async ({ page }) => {
  await page.getByRole('button', { name: 'Sound is on' }).click()
  await page.getByRole('switch', { name: 'Sound' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Sound is off' })).toBeVisible()
  await page.getByRole('button', { name: /^Station / }).click()
  await page.getByLabel('Name', { exact: true }).last().fill('Gate 7')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Station Gate 7' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sound is off' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
