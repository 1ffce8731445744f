import { expect, test } from './support/fixtures.ts'
import { people } from './support/seed.ts'
import { goTo } from './support/sign-in.ts'

test('an address that somebody may not use says so, who may, and leads back', async ({ page, open, station }) => {
  const { orders, products } = station.seeded
  await open('/orders', people.clerk)
  const addresses = [['/orders/new', '/orders'], [`/orders/${orders[0]?.id}/edit`, `/orders/${orders[0]?.id}`], [`/products/${products[0]?.id}/edit`, `/products/${products[0]?.id}`], ['/products/new', '/products'], ['/suppliers/new', '/suppliers'], ['/imports', '/receiving'], ['/people', '/receiving'], ['/settings/backups', '/settings']] as const
  for (const [path, above] of addresses) {
    await goTo(page, path)
    await expect(page.getByRole('alert')).toContainText('You may not do this')
    await expect(page.getByRole('alert')).toContainText(/This page is for: (Buyer|Administrator)/)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Go back' }).click()
    await expect(page).toHaveURL(new RegExp(`${above}$`))
  }
})
