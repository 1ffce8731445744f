import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '#renderer/api/client.ts'
import type { Station } from '#main/hosts/lan/serve-station.ts'
import { serveStation } from '#main/hosts/lan/serve-station.ts'
import type { TestApp } from '#test/support/test-app.ts'
import { openTestApp } from '#test/support/test-app.ts'
import { until } from './built-station.ts'
import { needChromium } from './need-chromium.ts'
import { cleanUp, newFolder } from './start-program.ts'

type PageWindow = { readonly client: Client }

const page = async (browser: Browser, station: Station): Promise<Page> => {
  const opened = await browser.newPage()
  await opened.goto(station.url)
  await opened.locator('#connection', { hasText: 'connected' }).waitFor()
  return opened
}
const text = (on: Page, id: string): Promise<string> => on.locator(`#${id}`).innerText()

describe('the hooks, in real Chromium against a real station', () => {
  let test: TestApp
  let station: Station
  let browser: Browser
  let folder: string
  let near: Page
  let secret = 0

  const serve = (port: number): Promise<Station> => {
    secret += 1
    return serveStation({ app: test.app, rendererFolder: folder, port, secrets: { token: `token-${secret}`, device: `device-${secret}` } })
  }

  beforeAll(async () => {
    folder = newFolder()
    const built = await build({ configFile: false, logLevel: 'silent', define: { 'process.env.NODE_ENV': '"production"' }, oxc: { jsx: { runtime: 'automatic', development: false } }, build: { write: false, minify: false, rollupOptions: { input: new URL('hooks-fixture.tsx', import.meta.url).pathname } } })
    const chunks = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : [])).flatMap((one) => (one.type === 'chunk' ? [one.code] : []))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets/page.js'), chunks.join('\n'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Hooks</title><body><div id="root"></div><script type="module" src="/assets/page.js"></script></body></html>')
    test = await openTestApp()
    station = await serve(0)
    browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] })
    near = await page(browser, station)
    const signedIn = await test.must('session.saveOperator', { name: 'Buyer', role: 'buyer', active: true, pin: '1234' })
    await near.evaluate(async (operatorId) => {
      const { client } = globalThis as unknown as PageWindow
      const reply = await client.call('session.signIn', { operatorId, pin: '1234' })
      client.setSession(reply.ok ? reply.value.session : null)
    }, signedIn.id)
    await near.reload()
    await near.locator('#list', { hasText: 'unknown' }).waitFor({ state: 'detached' })
  })
  afterAll(async () => {
    await browser.close()
    await station.close()
    await test.close()
    await cleanUp()
  })

  it('keep the session over a reload, and show it', async () => {
    expect(await text(near, 'session')).toBe('somebody')
    expect(await text(near, 'failure')).toBe('none')
  })

  it('run commands, and ask again when somebody changed what is shown', async () => {
    await near.locator('#save').click()
    await near.locator('#list', { hasText: 'From the page 0' }).waitFor()
    await test.must('catalog.saveSupplier', { code: 'X', name: 'From elsewhere', currency: 'EUR' })
    await near.locator('#list', { hasText: 'From elsewhere' }).waitFor()
    await until(() => text(near, 'marks'), (marks) => marks === 'quiet')
    expect(JSON.parse(await text(near, 'events'))).toMatchObject({ 'suppliers.changed': 2 })
  })

  it('show a list until the next one is there, never the answer to an older question', async () => {
    // Every state the page ever shows, as it shows it.
    await near.evaluate(() => {
      const shown: string[] = []
      Object.assign(globalThis, { shown })
      const list = document.getElementById('list')
      new MutationObserver(() => void shown.push(list?.textContent ?? '')).observe(list ?? document.body, { childList: true, characterData: true, subtree: true })
    })
    await near.locator('#search').pressSequentially('elsewhere')
    await until(() => text(near, 'list'), (list) => list === 'From elsewhere')
    await until(() => text(near, 'marks'), (marks) => marks === 'quiet')
    const shown = await near.evaluate(() => (globalThis as unknown as { readonly shown: readonly string[] }).shown)
    expect(shown).not.toContain('unknown')
    await near.locator('#search').fill('')
    await until(() => text(near, 'list'), (list) => list.includes('From the page 0'))
  })

  it('say that the station is gone, keep what they show, and come back to a restarted one with a new cookie', async () => {
    const { port } = station
    await station.close()
    await until(() => text(near, 'connection'), (state) => state === 'lost')
    expect(await text(near, 'list')).toContain('From elsewhere')
    await near.locator('#save').click()
    await until(() => text(near, 'marks'), (marks) => marks.includes('saving'))
    await test.must('catalog.saveSupplier', { code: 'Y', name: 'While it was gone', currency: 'EUR' })
    station = await serve(port)
    await until(() => text(near, 'connection'), (state) => state === 'connected')
    await until(() => text(near, 'list'), (list) => list.includes('While it was gone') && list.includes('From the page 2'))
    await until(() => text(near, 'marks'), (marks) => marks === 'quiet')
  })

  it('run in a page whose browser leaves keys alone that a barcode can hold', async () => {
    const press = (init: { readonly key: string; readonly ctrlKey?: boolean; readonly altKey?: boolean; readonly shiftKey?: boolean }) => near.evaluate((given) => !window.dispatchEvent(new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true })), init)
    for (const init of [{ key: 'w', ctrlKey: true }, { key: 'W', ctrlKey: true, shiftKey: true }, { key: 'r', ctrlKey: true }, { key: 'F5' }, { key: 'F4', ctrlKey: true }, { key: 'j', ctrlKey: true }, { key: 'ArrowLeft', altKey: true }]) expect([init, await press(init)]).toEqual([init, true])
    for (const init of [{ key: 'w' }, { key: 'c', ctrlKey: true }, { key: 'v', ctrlKey: true }, { key: 'a', ctrlKey: true }, { key: 'z', ctrlKey: true }, { key: '+', ctrlKey: true }, { key: 'ArrowLeft' }, { key: 'ArrowLeft', ctrlKey: true }, { key: 'F9' }, { key: 'Tab' }]) expect([init, await press(init)]).toEqual([init, false])
  })

  it('drop a session that ended elsewhere', async () => {
    const { rows } = await test.must('session.listOperators', {})
    const buyer = rows.find(({ name }) => name === 'Buyer')
    await test.must('session.saveOperator', { id: buyer?.id ?? 0, name: 'Buyer', role: 'buyer', active: false })
    await test.must('catalog.saveSupplier', { code: 'Z', name: 'Not for them', currency: 'EUR' })
    await until(() => text(near, 'session'), (session) => session === 'nobody')
    expect(await text(near, 'failure')).toBe('not-signed-in')
    expect(await text(near, 'list')).toBe('unknown')
  })
})
