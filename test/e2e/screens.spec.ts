import { expect, test } from './support/fixtures.ts'
import { hardCodedText, rememberData } from './support/hard-coded.ts'
import { accessibilityFindings, settle, sidewaysFindings } from './support/look.ts'
import { officeScreens } from './support/screens.ts'
import { pin } from './support/seed.ts'
import { goTo } from './support/sign-in.ts'

/** 1366x768 is the reference; 683x384 is the same window at 200 % zoom; 390x844 a phone. */
const windows = [{ width: 1366, height: 768 }, { width: 1024, height: 768 }, { width: 683, height: 384 }, { width: 390, height: 844 }] as const

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible in ${colorScheme} colours`, async ({ page, open, station }) => {
    test.setTimeout(240_000)
    await page.emulateMedia({ colorScheme })
    await open()
    const findings: string[] = []
    for (const { name, path } of officeScreens(station.seeded)) {
      await goTo(page, path)
      await settle(page)
      findings.push(...(await accessibilityFindings(page, `${name}, ${colorScheme}`)))
    }
    expect(findings).toEqual([])
  })
}

test('every screen fits every window, also at 200 % zoom, and is accessible on a phone', async ({ page, open, station }) => {
  test.setTimeout(240_000)
  await open()
  const findings: string[] = []
  for (const { name, path } of officeScreens(station.seeded)) {
    await goTo(page, path)
    for (const size of windows) {
      await page.setViewportSize(size)
      await settle(page)
      findings.push(...(await sidewaysFindings(page, `${name} at ${size.width}`)))
    }
    findings.push(...(await accessibilityFindings(page, `${name} on a phone`)))
  }
  expect(findings).toEqual([])
})

test('dialogs, menus and the palette are accessible', async ({ page, open, station }) => {
  test.setTimeout(120_000)
  await open()
  const findings: string[] = []
  const look = async (what: string): Promise<void> => {
    await settle(page)
    findings.push(...(await accessibilityFindings(page, what)))
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('keys')
  await page.keyboard.press('Escape')
  for (const name of ['Sound is on', 'Light or dark', /^Station /]) {
    await page.getByRole('banner').getByRole('button', { name }).click()
    await look(String(name))
    await page.keyboard.press('Escape')
  }
  await goTo(page, `/orders/${station.seeded.orders[0]?.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Close short' }).click()
  await look('close short')
  await page.keyboard.press('Escape')
  await goTo(page, '/orders/new')
  await page.getByRole('button', { name: 'Open the calendar' }).first().click()
  await look('calendar')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Supplier' }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('supplier list')
  await page.keyboard.press('Escape')
  await goTo(page, '/people')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await look('person')
  expect(findings).toEqual([])
})

test('no screen shows a word that is not in the catalogues', async ({ page, station }) => {
  test.setTimeout(240_000)
  await page.addInitScript(() => localStorage.setItem('dockside.language', 'pseudo'))
  const data = rememberData(page)
  const findings: unknown[] = []
  const look = async (what: string): Promise<void> => void findings.push(...(await hardCodedText(page, data)).map((found) => ({ what, ...found })))
  await page.goto(station.url)
  await expect(page.getByRole('button', { name: /Ada Marsh/ })).toBeVisible()
  await look('sign-in')
  await page.getByRole('button', { name: /Ada Marsh/ }).click()
  await look('PIN')
  await page.locator('input').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  for (const { name, path } of officeScreens(station.seeded)) {
    await goTo(page, path)
    await settle(page)
    await look(name)
  }
  const { orderId } = await station.must('purchasing.saveDraft', { supplierId: station.seeded.supplierId, lines: [{ productId: station.seeded.products[0]?.id ?? 0, orderedMilli: 1000 }] })
  const questions = [['/people', 'Control+k'], ['/people', 'F1'], ['/people', 'Control+Enter'], [`/differences/${station.seeded.varianceId}`, 'Control+Enter'], [`/products/${station.seeded.products[0]?.id}`, 't'], [`/orders/${orderId}`, 'Control+Enter'], [`/orders/${orderId}`, 't']] as const
  for (const [path, key] of questions) {
    await goTo(page, path)
    await settle(page)
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await settle(page)
    await look(`${key} on ${path}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await station.must('purchasing.cancelOrder', { orderId, reason: 'only looked at' })
  expect(findings).toEqual([])
})
