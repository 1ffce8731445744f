import { expect, test } from './support/fixtures.ts'
import { scan } from './support/scan.ts'
import { goTo } from './support/sign-in.ts'

test('the palette finds by code, name and number, goes to screens, and is closed by Escape', async ({ page, open, station }) => {
  const product = station.seeded.products[3]
  const order = station.seeded.orders[1]
  await open('/settings')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(product?.code ?? '', { delay: 70 })
  await expect(page.getByRole('option', { name: new RegExp(product?.name ?? '') })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `${product?.code} ${product?.name}` })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('print', { delay: 70 })
  await expect(page.getByRole('option')).toContainText(['Print labels', 'Print queue', 'Which printer prints which label'])
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type(order?.number ?? '', { delay: 70 })
  await expect(page.getByRole('option').first()).toContainText(order?.number ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: order?.number })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('go to people', { delay: 70 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('qqqq', { delay: 70 })
  await expect(page.getByText('Nothing is called “qqqq”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a scan where no screen waits for one goes where it makes sense', async ({ page, open, station }) => {
  const product = station.seeded.products[5]
  await open('/people')
  await scan(page, product?.caseBarcode ?? '')
  await expect(page.getByRole('heading', { level: 1, name: `${product?.code} ${product?.name}` })).toBeVisible()
  await goTo(page, '/people')
  await scan(page, station.seeded.orders[0]?.number ?? '')
  await expect(page.getByRole('heading', { level: 1, name: station.seeded.orders[0]?.number })).toBeVisible()

  await goTo(page, '/people')
  await scan(page, '4006381333931')
  const panel = page.getByRole('dialog', { name: 'Nothing here has this code' })
  await expect(panel).toContainText('4006381333931')
  await panel.getByRole('button', { name: 'New product with this barcode' }).click()
  await expect(page.getByLabel('Barcode', { exact: true })).toHaveValue('4006381333931')
})

test('a code that stands for several things is asked about', async ({ page, open, station }) => {
  const [one, other] = station.seeded.products.slice(10, 12)
  for (const product of [one, other]) {
    const { packs } = await station.must('catalog.viewProduct', { productId: product?.id ?? 0 })
    await station.must('catalog.addBarcode', { packId: packs[0]?.id ?? 0, code: 'SHARED-77' })
  }
  await open('/people')
  await scan(page, 'SHARED-77')
  const panel = page.getByRole('dialog', { name: 'Scanned' })
  await expect(panel).toContainText('several things')
  await panel.getByRole('button', { name: new RegExp(other?.code ?? '') }).click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(other?.code ?? '') })).toBeVisible()
})

test('while a question is open a scan is refused, not used unseen', async ({ page, open, station }) => {
  await open(`/orders/${station.seeded.orders[2]?.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Close short' }).click()
  await page.getByLabel('Reason').focus()
  await scan(page, station.seeded.products[0]?.eachBarcode ?? '')
  await expect(page.getByText('A question is open. Answer it first; this scan was not used.')).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('')
  await expect(page.getByRole('dialog', { name: /Close .* short/ })).toBeVisible()
})

test('nothing a scanner sends saves, deletes or leaves: not Enter, not Escape, not F9 or F10 in a code', async ({ page, open }) => {
  await open('/suppliers/new')
  await page.getByLabel('Name').fill('Not to be saved')
  await scan(page, '12345678')
  await expect(page.getByRole('heading', { level: 1, name: 'New supplier' })).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Not to be saved')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'New supplier' })).toBeVisible()
})
