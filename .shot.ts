import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
const { url } = JSON.parse(readFileSync('/tmp/h5station.log','utf8').split('\n').find(l=>l.startsWith('{"url"'))!)
const [, , name, path, size = '1366x768', ...steps] = process.argv
const [width, height] = size.split('x').map(Number)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: width!, height: height! }, locale: 'en-GB', colorScheme: process.env.DARK ? 'dark' : 'light' })
page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 400)) })
await page.addInitScript(() => localStorage.setItem('dockside.station', 'Dock 1'))
await page.goto(url + path)
await page.getByRole('button', { name: /Maren Holt/ }).click()
await page.locator('input').fill('1000')
await page.keyboard.press('Enter')
await page.getByRole('navigation').first().waitFor()
await page.waitForTimeout(700)
for (const step of steps) {
  const [what, ...rest] = step.split(':'); const arg = rest.join(':')
  if (what === 'type') await page.keyboard.type(arg, { delay: 110 })
  else if (what === 'key') await page.keyboard.press(arg)
  else if (what === 'click') await page.getByRole('button', { name: arg }).first().click()
  else if (what === 'text') await page.getByText(arg, { exact: true }).first().click()
  else if (what === 'wait') await page.waitForTimeout(Number(arg))
  else if (what === 'shot') await page.screenshot({ path: `/tmp/shots/${arg}.png` })
  else if (what === 'go') await page.evaluate((a) => history.pushState(null, '', a), arg)
}
await page.waitForTimeout(500)
await page.screenshot({ path: `/tmp/shots/${name}.png` })
await browser.close()
