import type { Locator, Page } from '@playwright/test'

/** The panel that says what the last scan was. */
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Last scan' })
/** The line of a delivery that holds a product's code. */
export const line = (page: Page, code: string): Locator => page.getByRole('grid', { name: 'Lines of the delivery' }).getByRole('row').filter({ hasText: code })

/** A letter waits out the scanner's window before it is a shortcut. */
const scannerWindowMs = 90

/** Presses keys as a person does, one after another. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(scannerWindowMs)
  }
}
