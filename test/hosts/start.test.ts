import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder } from '#main/launch/data-folder.ts'
import { until } from './built-station.ts'
import { needChromium } from './need-chromium.ts'
import type { Program } from './start-program.ts'
import { cleanUp, newFolder, projectFolder, startProgram } from './start-program.ts'

const noDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '' }
const start = (args: readonly string[], env: NodeJS.ProcessEnv): Program => startProgram(process.execPath, [`${projectFolder}src-main/launch/start.ts`, ...args], env)
const addressOf = async (program: Program): Promise<string> => (await program.printed(/Dockside runs at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? ''
const phaseOf = async (page: Awaited<ReturnType<typeof fetch>>): Promise<string> => (await page.text()).includes('<div id="root">') ? 'page' : 'none'

/** A folder with one program in it. */
function programFolder(name: string, script: string): string {
  const folder = newFolder()
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
  return folder
}
/** Chromium as `npm start` would find it, made to run without a window on screen and to be looked at. */
const browserFolder = (): string => programFolder('chromium', `exec ${needChromium()} --headless --remote-debugging-port=0 "$@"`)
const lookAt = async (folder: string): Promise<Browser> => {
  const file = join(folder, 'browser/profile/DevToolsActivePort')
  const [port = '', path = ''] = await until(() => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []), (lines) => lines.length > 1)
  return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`)
}

describe('npm start', () => {
  afterAll(cleanUp)
  let browsers: string
  let nowhere: string
  beforeAll(() => {
    browsers = browserFolder()
    nowhere = newFolder()
  })
  /** A machine with a display and a browser, and without the Electron binary. */
  const withBrowser = (): NodeJS.ProcessEnv => ({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: nowhere, PATH: `${browsers}:${process.env.PATH}` })

  it('prints the address and keeps serving where there is no display, and ends in order', async () => {
    const folder = newFolder()
    const program = start(['--data', folder], noDisplay)
    const address = await addressOf(program)
    expect(program.stdout()).toMatch(/there is no display; open the address in a browser on this machine/)
    expect(program.stdout().trim().split('\n')).toHaveLength(1)
    expect(await phaseOf(await fetch(address))).toBe('page')
    expect(await program.stop('SIGINT')).toBe(0)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)

    const again = start(['--data', folder], noDisplay)
    expect(await addressOf(again)).toBe(address)
    expect(await again.stop('SIGTERM')).toBe(0)
  })

  it('opens a browser window where Electron is not to be had, says so in one line, and ends with that window', async () => {
    const folder = newFolder()
    const program = start(['--data', folder], withBrowser())
    const address = await addressOf(program)
    const lines = program.stdout().trim().split('\n')
    expect(lines).toEqual([`The Electron window is not to be had here (there is none in ${nowhere}); the same program opens in a browser window.`, `Dockside runs at ${address}; closing its window ends it.`])
    const browser = await lookAt(folder)
    const page = await until(() => browser.contexts().flatMap((context) => context.pages()).find((one) => one.url().startsWith(address)), (found) => found !== undefined)
    // The page is let in by its cookie alone: it asks who can sign in.
    const answer = await page?.evaluate(() => fetch('/api/session.state', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((response) => response.json()) as Promise<unknown>)
    expect(answer).toMatchObject({ ok: true, value: { setupNeeded: true } })
    await page?.locator('#root button').first().waitFor()
    const devtools = await browser.newBrowserCDPSession()
    await devtools.send('Browser.close').catch(() => undefined)
    expect(await program.exited).toEqual({ code: 0, signal: null })
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)
  })

  it('closes the browser window when it is told to end', async () => {
    const folder = newFolder()
    const program = start(['--data', folder, '--browser'], withBrowser())
    await addressOf(program)
    const browser = await lookAt(folder)
    const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
    expect(await program.stop()).toBe(0)
    await gone
  })

  it('keeps serving when the browser shows nothing', async () => {
    const failing = programFolder('chromium', 'exit 1')
    const program = start(['--data', newFolder(), '--browser'], { ...withBrowser(), PATH: `${failing}:${process.env.PATH}` })
    const address = await addressOf(program)
    await program.printed(/The browser showed no window of its own; open the address/)
    expect(await phaseOf(await fetch(address))).toBe('page')
    expect(await program.stop()).toBe(0)
  })

  it('opens the window with the Electron binary where it is, and ends with it', async () => {
    const register = new URL('../support/electron-stand-in/register.ts', import.meta.url).href
    // The real binary's place is taken by a program that runs what it is given on the stand-in: what is held here is how it is started.
    const dist = programFolder('electron', `[ "$1" = --no-sandbox ] && shift; project=$1; shift; exec ${process.execPath} --import ${register} "$project/out/main/main.js" "$@"`)
    const folder = newFolder()
    const program = start(['--data', folder], { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_RUN_AS_NODE: '1' })
    await until(() => existsSync(join(folder, 'window/Default')), (exists) => exists, 30_000)
    expect(program.stdout()).toBe('')
    expect(await program.stop()).toBe(0)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)
  })

  it('falls back to the browser when the binary does not run, with its own words', async () => {
    const dist = programFolder('electron', 'echo "electron: error while loading shared libraries: libgtk-3.so.0" >&2; exit 127')
    const folder = newFolder()
    const program = start(['--data', folder], { ...withBrowser(), ELECTRON_OVERRIDE_DIST_PATH: dist })
    await addressOf(program)
    expect(program.stdout().split('\n')[0]).toBe('The Electron window does not open here (electron: error while loading shared libraries: libgtk-3.so.0); the same program opens in a browser window.')
    expect(await program.stop()).toBe(0)
  })

  it('shows data that cannot be opened on the page, and in words', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'dockside.db'), 'not a database, not at all, and long enough to be looked at'.repeat(100))
    const program = start(['--data', folder], noDisplay)
    const address = await addressOf(program)
    expect(program.stderr()).toContain('The database file is damaged')
    expect(await phaseOf(await fetch(address))).toBe('page')
    expect(await program.stop()).toBe(0)
  })

  it('opens a demo company beside the data of the person, never in it', async () => {
    const home = newFolder()
    const program = start(['--demo'], { ...noDisplay, XDG_CONFIG_HOME: home })
    const address = await addressOf(program)
    const page = await fetch(address)
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const reply = await (await fetch(`${address}/api/session.state`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' })).json() as unknown
    expect(reply).toMatchObject({ ok: true, value: { demo: true, setupNeeded: false } })
    expect([existsSync(join(home, 'dockside-demo/dockside.db')), existsSync(join(home, 'dockside'))]).toEqual([true, false])
    expect(await program.stop()).toBe(0)
  })

  it('says what is wrong with its arguments', async () => {
    await Promise.all([['--more'], ['--data', ''], ['--data']].map(async (args) => {
      const program = start(args, noDisplay)
      expect((await program.exited).code).toBe(1)
      expect(program.stderr()).toContain('usage: npm start -- [--demo] [--data DIR] [--browser]')
    }))
  })

  it('ends when npm is told to', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'data'))
    const npm = startProgram('npm', ['start', '--', '--data', join(folder, 'data')], noDisplay)
    const address = await addressOf(npm)
    await npm.stop()
    await until(() => fetch(address).then(() => 'answers', () => 'gone'), (state) => state === 'gone')
    await until(() => existsSync(join(folder, 'data/dockside.db-wal')), (exists) => !exists)
  })
})

describe('the data folder', () => {
  it('is where the system wants it, the same for the window and the browser', () => {
    const none = { data: undefined, demo: false }
    expect(dataFolder(none, 'linux', {}, '/home/ada')).toBe('/home/ada/.config/dockside')
    expect(dataFolder(none, 'linux', { XDG_CONFIG_HOME: '/elsewhere' }, '/home/ada')).toBe('/elsewhere/dockside')
    expect(dataFolder(none, 'darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/dockside')
    expect(dataFolder(none, 'win32', { APPDATA: 'C:/Users/ada/AppData/Roaming' }, 'C:/Users/ada')).toBe('C:/Users/ada/AppData/Roaming/dockside')
    expect(dataFolder({ data: undefined, demo: true }, 'linux', {}, '/home/ada')).toBe('/home/ada/.config/dockside-demo')
    expect(dataFolder({ data: '/given', demo: true }, 'linux', {}, '/home/ada')).toBe('/given')
  })
})
