import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** Waits until the screen stands still: data is there, fonts and transitions are done. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator('#main')).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))))
  await page.waitForTimeout(120)
}

/** Findings of axe that keep somebody from using the screen, in words. */
export async function accessibilityFindings(page: Page, what: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n').slice(1, 2).join('').trim()})`).join('; ')}`)
}

/** Where the page scrolls sideways or the screen is wider than its room, in words. */
export async function sidewaysFindings(page: Page, what: string): Promise<readonly string[]> {
  const widths = await page.evaluate(() => [document.documentElement, document.body, document.querySelector('#main')].flatMap((element) => (element === null ? [] : [{ scroll: element.scrollWidth, client: element.clientWidth }])))
  return widths.filter(({ scroll, client }) => scroll > client).map(({ scroll, client }) => `${what}: ${scroll} px of content in ${client} px`)
}
