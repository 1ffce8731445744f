import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { WindowBridge } from '#shared/api/wire.ts'
import { until } from './built-station.ts'
import { cleanUp, newFolder } from './start-program.ts'
import type { WindowProgram } from './window-program.ts'
import { electronBinary, findOwnPage, openWindowProgram, startEntry, windowKind } from './window-program.ts'

type PageWindow = { readonly dockside: WindowBridge }

describe(`${windowKind}: its life`, () => {
  let window: WindowProgram | undefined
  afterEach(async () => {
    await window?.close()
    window = undefined
  })
  afterAll(cleanUp)

  it('ends in order on a signal: the exit code is 0 and the database stands alone', async () => {
    const folder = newFolder()
    // A place that was half written when the power went is no reason not to open.
    writeFileSync(join(folder, 'window.json'), '{"bounds":{"x":"1"')
    window = await openWindowProgram(folder)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(true)
    expect(await window.program.stop()).toBe(0)
    expect(existsSync(join(folder, 'dockside.db'))).toBe(true)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)
  })

  it('opens where it was, on a screen that is still there, and ends when it is closed', async () => {
    const folder = newFolder()
    const file = join(folder, 'window.json')
    const closedAfter = async (bounds: object): Promise<unknown> => {
      writeFileSync(file, JSON.stringify({ bounds, maximized: false }))
      const { page, program } = await openWindowProgram(folder)
      await page.close()
      expect(await program.exited).toEqual({ code: 0, signal: null })
      return (JSON.parse(readFileSync(file, 'utf8')) as { readonly bounds: unknown }).bounds
    }
    const place = { x: 40, y: 30, width: 1000, height: 700 }
    expect(await closedAfter(place)).toEqual(place)
    expect(await closedAfter({ ...place, x: 90_000 })).toMatchObject({ width: 1366, height: 728 })
  })

  it('lets a second start on the same data end at once and come back to the first, and one on other data open', async () => {
    const folder = newFolder()
    window = await openWindowProgram(folder)
    const second = startEntry(['--data', folder])
    expect(await second.exited).toEqual({ code: 0, signal: null })
    expect(second.stdout()).toBe('')
    if (electronBinary === undefined) await window.program.printed(/the window came to the front/)
    const other = await openWindowProgram(newFolder())
    for (const { page } of [window, other]) expect(await page.evaluate(() => (globalThis as unknown as PageWindow).dockside.call({ kind: 'ping' }))).toEqual({ kind: 'pong' })
    expect(await other.close()).toBe(0)
  })

  it('begins the page again after a crash, with the session it had', async () => {
    window = await openWindowProgram(newFolder())
    const { endpoint, page, program } = window
    await page.evaluate(() => sessionStorage.setItem('dockside.session', 'kept'))
    const devtools = await page.context().newCDPSession(page)
    devtools.send('Page.crash').catch(() => undefined)
    await new Promise((resolve) => page.once('crash', resolve))
    // What looked at the page before is of no use after a crash; a new look finds it at work.
    const seen = await until(async () => {
      const browser = await chromium.connectOverCDP(endpoint)
      const again = findOwnPage(browser)
      const found = await again?.evaluate(async () => ({ session: sessionStorage.getItem('dockside.session'), answer: await (globalThis as unknown as PageWindow).dockside.call({ kind: 'ping' }) })).catch(() => undefined)
      await browser.close()
      return found
    }, (found) => found !== undefined)
    expect(seen).toEqual({ session: 'kept', answer: { kind: 'pong' } })
    expect(program.stderr()).not.toContain('several times')
  })

  it('says in plain words that a folder cannot be used', async (context) => {
    if (electronBinary !== undefined) return context.skip('the message box of real Electron waits for a person')
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    const program = startEntry(['--data', join(folder, 'file', 'below'), '--remote-debugging-port=0'])
    const { code } = await program.exited
    expect(code).toBe(1)
    expect(program.stderr()).toContain(`The data folder ${join(folder, 'file', 'below')} cannot be used`)
  })
})
