import { chromium } from '@playwright/test'
import { chromiumPath } from './test/e2e/support/chromium.ts'
const line = JSON.parse((await import('node:fs')).readFileSync('/tmp/h4-station.log','utf8').split('\n').find((l: string) => l.startsWith('{'))!)
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
const page = await context.newPage()
page.on('console', (m) => { if (m.type() === 'error') console.log('console:', m.text().slice(0, 400)) })
page.on('pageerror', (e) => console.log('pageerror', e.message))
await page.goto(line.url + '/devices')
await page.getByRole('button', { name: /Maren Holt/ }).click()
await page.keyboard.type('1000', { delay: 60 }); await page.keyboard.press('Enter')
await page.getByRole('navigation').first().waitFor()
await page.waitForTimeout(800)
await page.screenshot({ path: '/tmp/h4-look/empty.png' })
for (const name of ['Add a simulated scanner', 'Add a simulated scale', 'Add a simulated label printer']) {
  await page.getByRole('button', { name: 'Add simulated' }).click()
  await page.getByRole('menuitem', { name }).click()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: `/tmp/h4-look/${name.split(' ').at(-1)}.png`, fullPage: false })
  await page.locator('[aria-label="Screens"] >> text=Devices').click()
  await page.waitForTimeout(500)
}
await page.screenshot({ path: '/tmp/h4-look/list.png' })
await browser.close()
