import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { chromiumPath } from '#test/e2e/support/chromium.ts'

/** Parameters and results of the devtools protocol, as they come. */
export type Json = { readonly [key: string]: unknown }

/** One attached target: its commands, and its events by name. */
export type Target = { readonly send: (method: string, params?: Json) => Promise<Json>; readonly on: (event: string, listener: (params: Json) => void) => void }

/** A running Chromium. `attach` gives the commands and events of one target. */
export type Chromium = { readonly browser: Target; readonly attach: (targetId: string) => Promise<Target>; readonly end: () => Promise<void>; readonly onExit: (listener: () => void) => void }

type Waiting = { readonly resolve: (result: Json) => void; readonly reject: (error: Error) => void; readonly method: string }

function readMessages(from: Readable, onMessage: (message: Json) => void): void {
  // Long messages come in many parts: they are joined once, when their end is there.
  let parts: string[] = []
  from.setEncoding('utf8')
  from.on('data', (text: string) => {
    const [head = '', ...tails] = text.split('\0')
    parts.push(head)
    for (const tail of tails) {
      onMessage(JSON.parse(parts.join('')) as Json)
      parts = [tail]
    }
  })
}

function connect(run: ChildProcess): Pick<Chromium, 'browser' | 'attach'> {
  const [, , , input, output] = run.stdio as unknown as readonly [null, null, null, Writable, Readable]
  const waiting = new Map<number, Waiting>()
  const sessions = new Map<string, EventEmitter>()
  let lastId = 0
  input.on('error', () => undefined)

  const eventsOf = (sessionId: string): EventEmitter => {
    const events = sessions.get(sessionId) ?? new EventEmitter()
    sessions.set(sessionId, events)
    return events
  }
  const target = (sessionId: string): Target => ({
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject, method })
        input.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId === '' ? {} : { sessionId }) })}\0`)
      }),
    on: (event, listener) => void eventsOf(sessionId).on(event, listener)
  })

  readMessages(output, ({ id, method, params, result, error, sessionId = '' }) => {
    if (typeof method === 'string') return void eventsOf(String(sessionId)).emit(method, params)
    const asked = waiting.get(Number(id))
    waiting.delete(Number(id))
    if (error === undefined) asked?.resolve(result as Json)
    else asked?.reject(new Error(`${asked.method}: ${(error as { readonly message: string }).message}`))
  })
  const browser = target('')
  const attach = async (targetId: string): Promise<Target> => target(String((await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId))
  return { browser, attach }
}

/** Starts Chromium without a window on screen. `--remote-debugging-port` of this process is passed on, so that a test can look at the pages too. */
export function startChromium(profileFolder: string): Chromium {
  const port = process.argv.filter((argument) => argument.startsWith('--remote-debugging-port'))
  const switches = [
    '--headless', '--remote-debugging-pipe', `--user-data-dir=${profileFolder}`, '--no-startup-window', '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-renderer-backgrounding', '--disable-background-timer-throttling', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...port
  ]
  const run = spawn(chromiumPath(), switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  if (run.stderr !== null) createInterface({ input: run.stderr as Readable }).on('line', (line) => (line.startsWith('DevTools listening') ? console.error(line) : undefined))
  const exited = new Promise<void>((resolve) => run.once('exit', () => resolve()))
  const connection = connect(run)
  const end = async (): Promise<void> => {
    connection.browser.send('Browser.close').catch(() => undefined)
    const late = setTimeout(() => run.kill('SIGKILL'), 3_000)
    await exited
    clearTimeout(late)
  }
  return { ...connection, end, onExit: (listener) => void exited.then(listener) }
}
