import type { CDPSession } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WindowBridge } from '#shared/api/wire.ts'
import { until } from './built-station.ts'
import { cleanUp, newFolder } from './start-program.ts'
import type { WindowProgram } from './window-program.ts'
import { electronBinary, openWindowProgram, windowKind } from './window-program.ts'

/** What these tests leave in the page, to see later that it is still the same page. */
type PageWindow = { readonly dockside: WindowBridge; violations: string[] }
type Refusable = { readonly requestDevice?: (options: object) => Promise<unknown>; readonly requestPort?: () => Promise<unknown> }

const foreign = 'https://example.invalid'
const ownPage = electronBinary === undefined ? /^https:\/\/dockside\.app\.invalid\// : /^app:\/\/dockside\//

describe(`${windowKind}: Electron's security checklist`, () => {
  let window: WindowProgram
  let targets: CDPSession
  beforeAll(async () => {
    window = await openWindowProgram(newFolder())
    targets = await window.browser.newBrowserCDPSession()
    await window.page.evaluate(() => {
      const here = globalThis as unknown as PageWindow
      here.violations = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => void here.violations.push(`${effectiveDirective} ${blockedURI}`))
    })
  })
  afterAll(async () => {
    await window.close()
    await cleanUp()
  })
  const violated = (wanted: string): Promise<unknown> => until(() => window.page.evaluate(() => (globalThis as unknown as PageWindow).violations), (found) => found.includes(wanted))
  const stays = async (): Promise<void> => {
    expect(await window.page.evaluate(() => typeof (globalThis as unknown as PageWindow).violations)).toBe('object')
    expect(window.page.url()).toMatch(ownPage)
    await until(() => targets.send('Target.getTargets'), (found) => found.targetInfos.filter(({ type }) => type === 'page').length === 1)
  }

  it('gives the page no Node and nothing of Electron', async () => {
    expect(await window.page.evaluate(() => ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter((name) => name in globalThis))).toEqual([])
  })

  it('gives it one small object of its own world that it cannot change', async () => {
    const seen = await window.page.evaluate(async () => {
      const { dockside } = globalThis as unknown as PageWindow
      const isRefused = (change: () => unknown): boolean => {
        try {
          change()
          return false
        } catch {
          return true
        }
      }
      return {
        keys: Object.keys(dockside),
        isOfThisWorld: dockside.call instanceof Function && Object.getPrototypeOf(dockside) === Object.prototype,
        refused: [isRefused(() => Object.assign(dockside, { call: null })), isRefused(() => Object.assign(dockside, { more: 1 })), isRefused(() => Object.defineProperty(globalThis, 'dockside', { value: {} }))],
        answer: await dockside.call({ kind: 'ping' })
      }
    })
    expect(seen).toEqual({ keys: ['call', 'onEvent'], isOfThisWorld: true, refused: [true, true, true], answer: { kind: 'pong' } })
  })

  it('opens no other window', async () => {
    const opened = await window.page.evaluate((url) => [url, '/', 'file:///etc/passwd'].map((address) => globalThis.open(address) !== null), foreign)
    expect(opened).toEqual([false, false, false])
    await stays()
    await window.page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', textContent: 'away' })
      document.body.append(link)
      link.click()
      link.remove()
    }, foreign)
    await stays()
  })

  it('goes nowhere else', async () => {
    for (const address of [foreign, 'http://127.0.0.1:9/', 'file:///etc/passwd', 'data:text/html,away', 'javascript:document.write(1)']) {
      await window.page.evaluate((url) => void (location.href = url), address)
      await window.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
      await stays()
    }
    await window.page.evaluate((url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
      document.body.append(form)
      form.submit()
    }, foreign)
    await violated(`form-action ${foreign}/`)
    await stays()
  })

  it('grants no permission and no device', async () => {
    const states = await window.page.evaluate(() => Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi'].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)))
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
    expect(await window.page.evaluate(() => Notification.requestPermission())).toBe('denied')
    expect(await window.page.evaluate(() => new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), ({ code }) => resolve(code))))).toBe(1)
    const devices = await window.page.evaluate(async () => {
      const { hid, serial, usb, bluetooth, mediaDevices } = navigator as unknown as Record<string, Refusable> & { readonly mediaDevices: MediaDevices }
      const outcome = (ask: Promise<unknown> | undefined): Promise<string> => (ask ?? Promise.reject(new Error('there is none'))).then((given) => JSON.stringify(given), () => 'refused')
      return Promise.all([outcome(hid?.requestDevice?.({ filters: [] })), outcome(serial?.requestPort?.()), outcome(usb?.requestDevice?.({ filters: [] })), outcome(bluetooth?.requestDevice?.({ acceptAllDevices: true })), outcome(mediaDevices.getUserMedia({ video: true }))])
    })
    expect(devices).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
  })

  it('runs no script but its own, and connects nowhere', async () => {
    await window.page.evaluate((url) => {
      document.body.append(Object.assign(document.createElement('script'), { src: `${url}/evil.js` }))
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.inlineRan = true' }))
      document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
      document.body.append(Object.assign(document.createElement('img'), { src: `${url}/pixel.png` }))
    }, foreign)
    for (const wanted of [`script-src-elem ${foreign}/evil.js`, 'script-src-elem inline', `frame-src ${foreign}`, `img-src ${foreign}/pixel.png`]) await violated(wanted)
    const outcomes = await window.page.evaluate(async (url) => {
      // In a timer of its own, because what a test evaluates may evaluate.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return 1')())
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      )
      return { inlineRan: 'inlineRan' in globalThis, evaluated, fetched: await fetch(url).then(() => 'answered', () => 'refused') }
    }, foreign)
    expect(outcomes).toEqual({ inlineRan: false, evaluated: 'EvalError', fetched: 'refused' })
    await violated(`connect-src ${foreign}/`)
  })

  it('serves the page with its policy, and no file outside its folder', async () => {
    const seen = await window.page.evaluate(async () => {
      const page = await fetch('/')
      const paths = ['/package.json', '/../../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json', '/%00.js', '/assets/../../main/main.js', '/no-such.js']
      return { policy: page.headers.get('content-security-policy'), nosniff: page.headers.get('x-content-type-options'), statuses: await Promise.all(paths.map(async (path) => (await fetch(path)).status)), screen: (await fetch('/receiving/7')).status, posted: (await fetch('/', { method: 'POST' })).status }
    })
    expect(seen.policy).toMatch(/default-src 'none'.*connect-src 'self';.*frame-ancestors 'none'/)
    expect(seen.policy).not.toMatch(/script-src[^;]*'unsafe-/)
    expect(seen).toMatchObject({ nosniff: 'nosniff', statuses: [404, 404, 404, 404, 404, 404, 404, 404], screen: 200, posted: 403 })
  })

  it('gives frames inside the page nothing', async () => {
    const seen = await window.page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>inside</p>', id: 'inside' })
      document.body.append(frame)
      return new Promise((resolve) => (frame.onload = () => resolve(['dockside', 'require', 'process'].filter((name) => frame.contentWindow !== null && name in frame.contentWindow))))
    })
    expect(seen).toEqual([])
  })

  it('answers no message from a frame inside the page, even one that speaks raw ipc', async (context) => {
    if (electronBinary !== undefined) return context.skip('a page of real Electron has no raw ipc to try this with; src-main/hosts/electron/own-page.ts is held by its own test')
    const devtools = await window.page.context().newCDPSession(window.page)
    const { frameTree } = await devtools.send('Page.getFrameTree')
    const inner = frameTree.childFrames?.find(({ frame }) => frame.url === 'about:srcdoc')?.frame.id ?? ''
    expect(await sayRaw(devtools, frameTree.frame.id)).toMatchObject({ value: { kind: 'pong' } })
    expect(await sayRaw(devtools, inner)).toEqual({ error: expect.stringContaining('this frame may not call') as string })
  })

  it('reads nothing into keys: what a scanner can send neither closes nor reloads the page', async () => {
    for (const keys of ['F5', 'Control+r', 'Control+Shift+r', 'Control+w', 'Control+F4', 'Control+q', 'Alt+F4', 'F11', 'F12', 'Control+Shift+i', 'Alt+ArrowLeft', 'Alt+Home', 'Control+n', 'Control+t']) await window.page.keyboard.press(keys)
    await stays()
  })
})

/** Speaks raw ipc from the preload's world of a frame: what a page could do that broke out of its own world. */
async function sayRaw(devtools: CDPSession, frameId: string): Promise<unknown> {
  const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', { frameId, worldName: 'preload' })
  const expression = `new Promise((resolve) => {
    const desk = globalThis.mainProcess
    globalThis.mainProcess = { settle: (id, outcome) => (globalThis.mainProcess = desk, resolve(outcome)), emit() {} }
    globalThis.sendToMain(JSON.stringify({ id: 1000, channel: 'dockside:call', args: [{ kind: 'ping' }] }))
  })`
  const { result } = await devtools.send('Runtime.evaluate', { contextId, expression, awaitPromise: true, returnByValue: true })
  return result.value
}
