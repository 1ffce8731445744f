import { expect, test } from '@playwright/test'
import type { Seeded } from './support/seed.ts'
import { people, seedCompany } from './support/seed.ts'
import { goTo, signIn } from './support/sign-in.ts'
import type { TestStation } from './support/station.ts'
import { startStation } from './support/station.ts'

let station: TestStation
let seeded: Seeded
test.beforeEach(async ({ page }) => {
  station = await startStation()
  seeded = await seedCompany(station)
  await signIn(page, station.url, { path: '/differences', name: people.bookkeeper })
})
test.afterEach(async () => {
  await station.remove()
})

test('the register shows every open difference with its age and value; one is claimed, then settled where it stands', async ({ page }) => {
  const register = page.getByRole('grid', { name: 'Differences' })
  await expect(page.getByText(/^1 open, €/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Damaged' }).click()
  await expect(register.getByRole('row')).toHaveCount(2)
  const beside = page.getByRole('complementary', { name: 'Chosen row' })
  await expect(beside.getByRole('button', { name: 'Show photo 1 larger' })).toBeVisible()
  await register.focus()
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog', { name: 'Photo 1 of 1' }).getByRole('img', { name: 'Photo 1 of 1' })).toBeVisible()
  await page.keyboard.press('Escape')

  await beside.getByRole('button', { name: 'Claim date' }).click()
  await page.getByLabel('Due on').fill('+10')
  await page.getByRole('dialog').getByLabel('Note').fill('Photo sent')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The claim date is set.')).toBeVisible()
  await expect(beside.getByText('Photo sent')).toBeVisible()

  await beside.getByRole('button', { name: 'Settle' }).click()
  const dialog = page.getByRole('dialog', { name: /^Settle: Damaged/ })
  await dialog.getByRole('radio', { name: /Replacement expected/ }).click()
  await expect(dialog.getByText('What becomes of the goods in quarantine?')).toBeVisible()
  await dialog.getByRole('radio', { name: 'They go back to the supplier' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('It stays open until it has come.')).toBeVisible()
  await expect(beside.getByText('Replacement expected')).toBeVisible()

  await beside.getByRole('button', { name: 'Settle' }).click()
  await page.getByRole('radio', { name: /Written off/ }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The difference is settled.')).toBeVisible()
  await expect(register.getByText('Damaged')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('option', { name: 'Settled' }).click()
  await register.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Damaged: / })).toBeVisible()
  await expect(page.getByRole('main').getByText('Written off').first()).toBeVisible()
})

test('a receipt shows what came and what was different; reversed, it stays as it is and says by which receipt', async ({ page }) => {
  await page.getByRole('button', { name: /Dora Lindt/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, station.url, { path: '/receipts' })
  await page.getByRole('grid', { name: 'Receipts' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^GR-/ })).toBeVisible()
  const number = await page.getByRole('heading', { level: 1 }).innerText()
  await expect(page.getByRole('row', { name: /Damaged/ })).toContainText('2 each')
  await expect(page.getByRole('listitem').filter({ hasText: 'Damaged' })).toContainText('Open')
  await page.getByRole('button', { name: 'Reverse receipt' }).click()
  const dialog = page.getByRole('dialog', { name: `Reverse ${number}?` })
  await expect(dialog).toContainText('Differences1')
  await dialog.getByRole('button', { name: 'Counted wrong' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/takes it back\.$/)).toBeVisible()
  await expect(page.getByText(`This takes back receipt ${number}`)).toBeVisible()
  await goTo(page, `/receipts/${seeded.receiptId}`)
  await expect(page.getByRole('main').getByText('Reversed', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reverse receipt' })).toHaveCount(0)
  await goTo(page, `/products/${seeded.products[15]?.id}`)
  await expect(page.getByRole('row', { name: /Receipt reversed/ })).toBeVisible()
})
