import { expect, test } from '@playwright/test'
import { line, panel, press } from '../support/counting.ts'
import type { Dock } from '../support/dock.ts'
import { startDock } from '../support/dock.ts'
import { addPrinter, newestJob, printedBy } from '../support/printer.ts'
import { scan } from '../support/scan.ts'
import { people } from '../support/seed.ts'
import { goTo, signIn } from '../support/sign-in.ts'

let dock: Dock
let printer: number
test.beforeEach(async () => {
  dock = await startDock()
  printer = await addPrinter(dock)
})
test.afterEach(async () => {
  await dock.remove()
})

test('a pack without a code gets one on the product page, the product a rule, and its labels open filled in', async ({ page }) => {
  const { productId } = await dock.must('catalog.saveProduct', { code: 'ROPE-12', name: 'Rope, 12 mm', packs: [{ kind: 'each', baseQuantityMilli: 1000 }, { kind: 'case', baseQuantityMilli: 24_000 }] })
  await signIn(page, dock.url, { path: `/products/${productId}` })
  await page.getByRole('button', { name: 'Give Case of 24 a code' }).click()
  await expect(page.getByText('2000000000015 is the code of Case of 24 now.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Labels' }).getByText('2000000000015')).toBeVisible()

  await expect(page.getByText('one for each case', { exact: false })).toBeVisible()
  await page.getByRole('region', { name: 'Labels' }).getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Spares').fill('2')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('one for each case, and 2 spares')).toBeVisible()

  await press(page, 'l')
  await expect(page.getByRole('combobox', { name: 'Product', exact: true })).toHaveValue('ROPE-12 Rope, 12 mm')
  await expect(page.getByLabel('How many')).toHaveValue('3')
  await expect(page.getByLabel('How many')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(3)
})

test('goods that were counted and posted get their labels: the last count by L, then every line of the receipt with Enter', async ({ page }) => {
  const { deliveryId } = await dock.must('receiving.openDelivery', { orderIds: [dock.order.id] })
  await signIn(page, dock.url, { path: `/receiving/${deliveryId}`, name: people.clerk })
  await scan(page, dock.bolt.caseCode)
  await scan(page, dock.bolt.caseCode)
  await expect(panel(page)).toContainText('CB-2903')
  await expect(line(page, 'CB-2903')).toContainText('24')
  await press(page, 'l')
  await expect.poll(() => printedBy(dock, printer)).toBe(1)
  expect(await newestJob(dock)).toMatchObject({ productId: dock.bolt.id, labels: 1, kind: 'case' })

  const { receiptId } = await dock.must('receiving.postDelivery', { deliveryId })
  await goTo(page, `/receipts/${receiptId}`)
  await expect(page.getByText('No labels were printed for this receipt yet.')).toBeVisible()
  await press(page, 'l')
  const dialog = page.getByRole('dialog', { name: /Labels of/ })
  await expect(dialog.getByLabel('Labels of CB-2903')).toHaveValue('2')
  await dialog.getByLabel('Labels of CB-2903').fill('5')
  await page.keyboard.press('Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(6)
  await expect(page.getByRole('table', { name: 'Printed for this receipt' }).getByRole('row').filter({ hasText: 'CB-2903' })).toContainText('Printed')
})

test('marked products are printed together, and one that lacks its lot says so in its row', async ({ page }) => {
  await signIn(page, dock.url, { path: '/products' })
  const list = page.getByRole('grid', { name: 'Products' })
  await expect(list).toBeFocused()
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Labels of 3 products' }).click()
  await expect(page.getByRole('textbox', { name: /^Labels: CB-2903/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 product could not be printed.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'PA-100' })).toContainText('Labels of this product say the lot.')
  await expect.poll(() => printedBy(dock, printer)).toBe(2)
  await page.getByRole('textbox', { name: /^Lot: PA-100/ }).fill('L1')
  await page.getByRole('textbox', { name: /^Expires: PA-100/ }).fill('31/12/2027')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => printedBy(dock, printer)).toBe(3)
})

test('the settings show the next code before they are saved; a clerk sees them and changes nothing', async ({ page }) => {
  await signIn(page, dock.url, { path: '/settings/labels' })
  await expect(page.getByText('2000000000015')).toBeVisible()
  await page.getByRole('combobox', { name: 'Codes come from' }).click()
  await page.getByRole('option', { name: 'a number range of your own' }).click()
  await page.getByLabel('Begins with').fill('hl-')
  await expect(page.getByText('HL-0000017')).toBeVisible()
  await page.getByLabel('Company prefix for SSCCs').fill('12')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Company prefix for SSCCs')).toBeFocused()
  await page.getByLabel('Company prefix for SSCCs').fill('9506000')
  await page.getByRole('switch', { name: 'When a delivery is posted' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The settings are saved.')).toBeVisible()
  expect(await dock.must('labels.settings', {})).toMatchObject({ codes: { kind: 'own', prefix: 'HL-', digits: 6 }, companyPrefix: '9506000', printAtFinish: true })
  await page.getByRole('button', { name: /Ada Marsh, Administrator/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, dock.url, { path: '/settings/labels', name: people.clerk })
  await expect(page.getByText('A buyer or an administrator changes these settings.')).toBeVisible()
  await expect(page.getByLabel('Begins with')).toBeDisabled()
})
