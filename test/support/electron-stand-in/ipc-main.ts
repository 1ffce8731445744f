import type { WebContents, WebFrame } from './web-contents.ts'

/** What a handler hears about who sent a message. */
export type IpcEvent = { readonly sender: WebContents; readonly senderFrame: WebFrame | null }
type Handler = (event: IpcEvent, ...args: readonly unknown[]) => unknown

const handlers = new Map<string, Handler>()

/** Handlers by channel. */
export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
}

/** Answers a message of a page: the handler's value, or the error it threw as the page sees it. */
export async function answerInvoke(channel: string, event: IpcEvent, args: readonly unknown[]): Promise<{ readonly value: unknown } | { readonly error: string }> {
  const handler = handlers.get(channel)
  if (handler === undefined) return { error: `No handler registered for '${channel}'` }
  try {
    return { value: await handler(event, ...args) }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
