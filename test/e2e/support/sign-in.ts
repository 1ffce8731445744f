import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { people, pin as everybodysPin } from './seed.ts'

/** Opens a page of the station and signs a person in; waits until the screens are there. */
export async function signIn(page: Page, url: string, { name = people.administrator, pin = everybodysPin, path = '/' }: { readonly name?: string; readonly pin?: string; readonly path?: string } = {}): Promise<void> {
  await page.goto(url + path)
  const tile = page.getByRole('button', { name: new RegExp(name) })
  const field = page.getByLabel(`PIN of ${name}`)
  await expect(tile.or(field).first()).toBeVisible()
  if (await tile.isVisible()) await tile.click()
  await field.fill(pin)
  await field.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

/** Goes to a screen without loading the page anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => history.pushState(null, '', address), path)
}
