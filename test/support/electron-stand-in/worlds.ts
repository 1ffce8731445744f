/** Names that both sides of a page know. */
export const worldName = 'preload'
export const bindingName = 'sendToMain'
/** Where the main process reaches the preload world. */
export const deskName = 'mainProcess'

/**
 * One end of the way between the two worlds of a page. They share the window's events but no objects, so values cross as JSON, and functions and promises by number.
 * The event's name is a secret of both, spoken before any script of the page runs.
 */
function openBridge(secret: string, here: string, there: string, receive: (message: { readonly expose: string; readonly value: unknown }) => void) {
  const functions = new Map<number, (...args: readonly unknown[]) => unknown>()
  const promises = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>()
  const { addEventListener, dispatchEvent } = window
  let lastId = 0
  const noAnswer: { readonly error?: string; readonly value?: unknown } = { error: 'the other world did not answer' }
  let answer = noAnswer

  const say = (message: object): void => void dispatchEvent.call(window, new CustomEvent(`${secret}-${there}`, { detail: JSON.stringify(message) }))
  const number = (): number => {
    lastId += 1
    return lastId
  }
  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = number()
      functions.set(id, value as () => unknown)
      return { $function: id }
    }
    if (value instanceof Promise) {
      const id = number()
      value.then((settled) => say({ settle: id, value: encode(settled) }), (error: unknown) => say({ settle: id, error: String((error as Error).message) }))
      return { $promise: id }
    }
    if (Array.isArray(value)) return value.map(encode)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)])) : value
  }
  const call = (id: number, args: readonly unknown[]): unknown => {
    answer = noAnswer
    say({ call: id, args: args.map(encode) })
    const { error, value } = answer
    if (error !== undefined) throw new Error(error)
    return decode(value)
  }
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode)
    if (typeof value !== 'object' || value === null) return value
    if ('$function' in value) return (...args: readonly unknown[]) => call(value.$function as number, args)
    if ('$promise' in value) return new Promise((resolve, reject) => promises.set(value.$promise as number, { resolve, reject }))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]))
  }
  const run = (id: number, args: readonly unknown[]): object => {
    try {
      return { answer: { value: encode(functions.get(id)?.(...args.map(decode))) } }
    } catch (error) {
      return { answer: { error: String((error as Error).message) } }
    }
  }

  addEventListener.call(window, `${secret}-${here}`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as { call?: number; args?: unknown[]; answer?: typeof noAnswer; settle?: number; value?: unknown; error?: string; expose?: string }
    if (message.call !== undefined) say(run(message.call, message.args ?? []))
    else if (message.answer !== undefined) answer = message.answer
    else if (message.expose !== undefined) receive({ expose: message.expose, value: decode(message.value) })
    else if (message.settle !== undefined) {
      const promise = promises.get(message.settle)
      promises.delete(message.settle)
      if (message.error === undefined) promise?.resolve(decode(message.value))
      else promise?.reject(new Error(message.error))
    }
  })
  return { expose: (name: string, value: unknown) => say({ expose: name, value: encode(value) }) }
}

/** The page's own world: it gets what the preload exposes, frozen, before its first script. */
function inPage(secret: string, bridge: typeof openBridge): void {
  if (window !== window.top) return
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  bridge(secret, 'page', 'preload', ({ expose, value }) => void Object.defineProperty(window, expose, { value: freeze(value), enumerable: true }))
}

/** The preload's world: what `require('electron')` gives in a sandboxed preload, as far as it is used. */
function inPreload(secret: string, bridge: typeof openBridge, send: (text: string) => void, desk: string, preload: (require: (name: string) => unknown) => void): void {
  if (window !== window.top) return
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>()
  const listeners = new Map<string, ((event: object, ...args: readonly unknown[]) => void)[]>()
  let lastId = 0
  const { expose } = bridge(secret, 'preload', 'page', () => undefined)

  Object.assign(globalThis, {
    [desk]: {
      settle: (id: number, outcome: { readonly value?: unknown; readonly error?: string }) => {
        const asked = waiting.get(id)
        waiting.delete(id)
        if (outcome.error === undefined) asked?.resolve(outcome.value)
        else asked?.reject(new Error(outcome.error))
      },
      emit: (channel: string, args: readonly unknown[]) => (listeners.get(channel) ?? []).forEach((listener) => listener({}, ...args))
    }
  })
  const electron = {
    contextBridge: { exposeInMainWorld: expose },
    ipcRenderer: {
      invoke: (channel: string, ...args: readonly unknown[]) =>
        new Promise((resolve, reject) => {
          lastId += 1
          waiting.set(lastId, { resolve, reject })
          send(JSON.stringify({ id: lastId, channel, args }))
        }),
      on: (channel: string, listener: () => void) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    }
  }
  preload((name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot load ${name}`)
    return electron
  })
}

/** The script for the page's world and the one for the preload's, for every document from now on. */
export function worldScripts(secret: string, preloadSource: string): { readonly page: string; readonly preload: string } {
  const key = JSON.stringify(secret)
  return {
    page: `(${inPage})(${key}, ${openBridge})`,
    preload: `(${inPreload})(${key}, ${openBridge}, globalThis[${JSON.stringify(bindingName)}], ${JSON.stringify(deskName)}, function (require) { const module = { exports: {} }, exports = module.exports;\n${preloadSource}\n})`
  }
}
