import { expect, test } from './support/fixtures.ts'
import { settle } from './support/look.ts'
import { officeScreens } from './support/screens.ts'
import { goTo } from './support/sign-in.ts'

/** Runs in the page: marks everything that can be used by the mouse, and gives how much that is. */
const markUsable = (): number => {
  document.querySelectorAll('[data-reached]').forEach((element) => element.removeAttribute('data-reached'))
  const usable = [...document.querySelectorAll<HTMLElement>('#main :is(a[href], button, input, select, textarea, [role="grid"])')].filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !element.matches(':disabled, [tabindex="-1"], [type="hidden"]'))
  usable.forEach((element) => element.setAttribute('data-reached', 'no'))
  return usable.length
}

test('every screen is used by the keyboard alone: Tab reaches everything, is held nowhere, and shows where it is', async ({ page, open, station }) => {
  test.setTimeout(240_000)
  await open()
  const findings: string[] = []
  for (const { name, path } of officeScreens(station.seeded)) {
    await goTo(page, path)
    await settle(page)
    const count = await page.evaluate(markUsable)
    await page.locator('#main').focus()
    for (let presses = 0; presses < count + 12; presses += 1) {
      await page.keyboard.press('Tab')
      const isOutside = await page.evaluate(() => {
        const focused = document.activeElement
        focused?.setAttribute('data-reached', 'yes')
        if (focused instanceof HTMLInputElement && focused.type === 'radio') document.querySelectorAll(`input[name="${focused.name}"]`).forEach((radio) => radio.setAttribute('data-reached', 'yes'))
        return focused?.closest('#main') === null
      })
      if (isOutside) break
    }
    const missed = await page.evaluate(() => [...document.querySelectorAll('#main [data-reached="no"]')].map((element) => element.outerHTML.slice(0, 140)))
    findings.push(...missed.map((element) => `${name}: ${element}`))
  }
  expect(findings).toEqual([])
})

test('F1 says the keys of the screen, Escape goes back, and a letter in a field is only a letter', async ({ page, open, station }) => {
  await open(`/products/${station.seeded.products[0]?.id}`)
  await expect(page.getByRole('button', { name: 'Trail' })).toBeVisible()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Keys of this screen' })
  await expect(help).toContainText('Who did it and when')
  await expect(help).toContainText('Find, go to or do anything')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: 'Who did it and when' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible()
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('t', { delay: 80 })
  await expect(page.getByRole('searchbox')).toHaveValue('t')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the focus goes back to where it was when a dialog, the palette or a menu closes', async ({ page, open, station }) => {
  await open('/orders')
  const list = page.getByRole('grid', { name: 'Purchase orders' })
  await expect(list).toBeFocused()
  for (const key of ['F1', 'Control+k']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toBeFocused()
  }
  await goTo(page, `/orders/${station.seeded.orders[0]?.id}`)
  const trail = page.getByRole('button', { name: 'Trail' })
  await trail.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(trail).toBeFocused()
  const more = page.getByRole('button', { name: 'More', exact: true })
  await more.click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Close short' }).click()
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.press('F1')
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  const theme = page.getByRole('button', { name: 'Light or dark' })
  await theme.click()
  await page.getByRole('menuitem', { name: 'Light' }).click()
  await expect(theme).toBeFocused()
  const person = page.getByRole('banner').getByRole('button', { name: /Administrator/ })
  await person.click()
  await page.getByRole('menuitem', { name: 'Keys of this screen' }).click()
  await page.keyboard.press('Escape')
  await expect(person).toBeFocused()
})
