import { EventEmitter } from 'node:events'
import type { Json, Target } from './chromium.ts'
import { fromChromium, toChromium } from './addresses.ts'
import { answerInvoke } from './ipc-main.ts'
import { answerRequest, ownSchemes } from './session.ts'
import { bindingName, deskName, worldName } from './worlds.ts'

/** A frame as handlers see it. */
export type WebFrame = { readonly url: string; readonly parent: WebFrame | null }
type Context = { readonly frameId: string; readonly name: string }
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

/** One page: its frames, its navigations and what goes between it and the main process. */
export class WebContents extends EventEmitter {
  readonly #frames = new Map<string, { url: string; readonly parentId: string | undefined }>()
  readonly #contexts = new Map<number, Context>()
  #target: Target | undefined
  #mainFrameId = ''
  #isOwnNavigation = false
  #openHandler: OpenHandler | undefined
  #isDestroyed = false

  isDestroyed = (): boolean => this.#isDestroyed
  setWindowOpenHandler = (handler: OpenHandler): void => void (this.#openHandler = handler)

  get mainFrame(): WebFrame {
    return this.#frame(this.#mainFrameId) ?? { url: '', parent: null }
  }

  /** Loads an address on the program's own account: no `will-navigate`. */
  async loadURL(url: string): Promise<void> {
    this.#isOwnNavigation = true
    const { errorText } = await this.#command('Page.navigate', { url: toChromium(url, ownSchemes) })
    if (errorText !== undefined) this.emit('did-fail-load', {}, -2, errorText, url)
  }

  reload(): void {
    this.#isOwnNavigation = true
    void this.#command('Page.reload').catch(() => undefined)
  }

  forcefullyCrashRenderer(): void {
    void this.#command('Page.crash').catch(() => undefined)
  }

  /** Sends to the preload of the top frame; without one the message is lost, as in Electron. */
  send(channel: string, ...args: readonly unknown[]): void {
    const context = [...this.#contexts].find(([, { frameId, name }]) => frameId === this.#mainFrameId && name === worldName)
    if (context !== undefined) this.#evaluate(context[0], `globalThis.${deskName}?.emit(${JSON.stringify(channel)}, ${JSON.stringify(args)})`)
  }

  /** Begins to listen to the page behind a target. */
  async attach(target: Target, mainFrameId: string): Promise<void> {
    this.#target = target
    this.#mainFrameId = mainFrameId
    this.#watchFrames(target)
    target.on('Fetch.requestPaused', (paused) => void this.#onRequest(target, paused).catch(() => undefined))
    target.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => void (name === bindingName && this.#onMessage(String(payload), Number(executionContextId))))
    target.on('Page.loadEventFired', () => this.emit('did-finish-load'))
    target.on('Page.windowOpen', ({ url }) => this.#onOpen(String(url)))
    target.on('Inspector.targetCrashed', () => {
      this.#contexts.clear()
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    await Promise.all(['Page.enable', 'Runtime.enable', 'Inspector.enable'].map((method) => target.send(method)))
    await target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await target.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName })
  }

  destroy(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  #command(method: string, params?: Json): Promise<Json> {
    return this.#target === undefined ? Promise.reject(new Error('the window is not there yet')) : this.#target.send(method, params)
  }

  #evaluate(contextId: number, expression: string): void {
    this.#command('Runtime.evaluate', { contextId, expression }).catch(() => undefined)
  }

  #frame(id: string | undefined): WebFrame | null {
    const frame = id === undefined ? undefined : this.#frames.get(id)
    return frame === undefined ? null : { url: fromChromium(frame.url, ownSchemes), parent: this.#frame(frame.parentId) }
  }

  #watchFrames(target: Target): void {
    target.on('Page.frameAttached', ({ frameId, parentFrameId }) => void this.#frames.set(String(frameId), { url: 'about:blank', parentId: String(parentFrameId) }))
    target.on('Page.frameDetached', ({ frameId }) => void this.#frames.delete(String(frameId)))
    target.on('Page.frameNavigated', ({ frame }) => {
      const { id, parentId, url } = frame as { readonly id: string; readonly parentId?: string; readonly url: string }
      this.#frames.set(id, { url, parentId })
    })
    target.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
    target.on('Runtime.executionContextDestroyed', ({ executionContextId }) => void this.#contexts.delete(Number(executionContextId)))
    target.on('Runtime.executionContextCreated', ({ context }) => {
      const { id, name, auxData } = context as { readonly id: number; readonly name: string; readonly auxData: { readonly frameId: string } }
      this.#contexts.set(id, { frameId: auxData.frameId, name })
    })
  }

  async #onMessage(payload: string, contextId: number): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
    const outcome = await answerInvoke(channel, { sender: this, senderFrame: this.#frame(this.#contexts.get(contextId)?.frameId) }, args)
    this.#evaluate(contextId, `globalThis.${deskName}?.settle(${id}, ${JSON.stringify(outcome)})`)
  }

  /** A page wants another window; Electron opens what no handler denies. */
  #onOpen(url: string): void {
    const isDenied = this.#openHandler !== undefined && this.#openHandler({ url: fromChromium(url, ownSchemes) }).action === 'deny'
    if (!isDenied) void this.#command('Target.createTarget', { url }).catch(() => undefined)
  }

  #isNavigationDenied(url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.#mainFrameId
    if (isMainFrame && this.#isOwnNavigation) {
      this.#isOwnNavigation = false
      return false
    }
    let isDenied = false
    const event = { url: fromChromium(url, ownSchemes), isMainFrame, preventDefault: () => void (isDenied = true) }
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, event.url)
    return isDenied
  }

  async #onRequest(target: Target, paused: Json): Promise<void> {
    const { requestId, frameId, resourceType, request } = paused as { readonly requestId: string; readonly frameId: string; readonly resourceType: string; readonly request: { readonly url: string } }
    if (resourceType === 'Document' && this.#isNavigationDenied(request.url, frameId)) await target.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    else await answerRequest(target, paused)
  }
}
