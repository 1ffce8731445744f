import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { keepWindow, sharedChromium } from './app.ts'
import { toChromium } from './addresses.ts'
import type { Chromium } from './chromium.ts'
import { applyPermissions, ownSchemes } from './session.ts'
import { WebContents } from './web-contents.ts'
import { worldName, worldScripts } from './worlds.ts'

type Preferences = { readonly preload: string } & Readonly<Record<string, unknown>>
type Options = { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number; readonly webPreferences: Preferences }

/** What a page must be for the stand-in to show it: it cannot do otherwise, and must not hide that the program asked for less. */
const required = { contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, spellcheck: false } as const

/** A window is a target of Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly #options: Options
  readonly #created: Promise<{ readonly chromium: Chromium; readonly targetId: string }>
  readonly #forget: () => void
  #isDestroyed = false
  #isMaximized = false

  constructor(options: Options) {
    super()
    for (const [name, value] of Object.entries(required)) {
      if (options.webPreferences[name] !== value) throw new Error(`the stand-in shows pages with ${name}: ${value} only`)
    }
    this.#options = options
    this.#forget = keepWindow(this, this.webContents)
    this.#created = this.#create()
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
  }

  isDestroyed = (): boolean => this.#isDestroyed
  isMinimized = (): boolean => false
  isMaximized = (): boolean => this.#isMaximized
  maximize = (): void => void (this.#isMaximized = true)
  restore = (): void => undefined
  show = (): void => undefined
  /** A test hears that the window came to the front. */
  focus = (): void => console.error('the window came to the front')
  getNormalBounds = (): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } => ({ x: this.#options.x ?? 0, y: this.#options.y ?? 0, width: this.#options.width, height: this.#options.height })

  async loadURL(url: string): Promise<void> {
    const { chromium } = await this.#created
    await applyPermissions(chromium.browser, toChromium(url, ownSchemes), url)
    await this.webContents.loadURL(url)
  }

  close(): void {
    if (this.#isDestroyed) return
    this.emit('close', { preventDefault: () => undefined })
    void this.#created.then(({ chromium, targetId }) => chromium.browser.send('Target.closeTarget', { targetId })).catch(() => undefined)
    this.#end()
  }

  #end(): void {
    this.#isDestroyed = true
    this.webContents.destroy()
    this.emit('closed')
    this.#forget()
  }

  async #create(): Promise<{ readonly chromium: Chromium; readonly targetId: string }> {
    const chromium = await sharedChromium()
    const { width, height } = this.#options
    const targetId = String((await chromium.browser.send('Target.createTarget', { url: 'about:blank', width, height })).targetId)
    const target = await chromium.attach(targetId)
    await this.webContents.attach(target, targetId)
    const scripts = worldScripts(randomUUID(), readFileSync(this.#options.webPreferences.preload, 'utf8'))
    await target.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page })
    await target.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName })
    await chromium.browser.send('Target.setDiscoverTargets', { discover: true })
    // Closed from outside, as by the button of a window on a screen.
    chromium.browser.on('Target.targetDestroyed', ({ targetId: gone }) => {
      if (gone === targetId && !this.#isDestroyed) {
        this.emit('close', { preventDefault: () => undefined })
        this.#end()
      }
    })
    return { chromium, targetId }
  }
}
