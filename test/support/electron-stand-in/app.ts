import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Chromium } from './chromium.ts'
import { startChromium } from './chromium.ts'

type Closable = { readonly close: () => void; readonly isDestroyed: () => boolean }

const events = new EventEmitter()
const paths = new Map<string, string>([['userData', join(homedir(), '.config', 'dockside-stand-in')]])
const windows = new Set<Closable>()
let chromium: Promise<Chromium> | undefined
let lockFile: string | undefined
let isQuitting = false
let isSandboxed = false

const pathOf = (name: string): string => paths.get(name) ?? (name === 'sessionData' ? pathOf('userData') : join(homedir(), name))

async function leave(code: number): Promise<void> {
  if (chromium !== undefined) await (await chromium).end()
  if (lockFile !== undefined) rmSync(lockFile, { force: true })
  process.exit(code)
}

/** Windows first, then `will-quit`, which may hold the end back. */
function quit(): void {
  isQuitting = true
  const open = [...windows].filter((window) => !window.isDestroyed())
  if (open.length > 0) return open.forEach((window) => window.close())
  let isHeld = false
  events.emit('will-quit', { preventDefault: () => void (isHeld = true) })
  if (!isHeld) void leave(0)
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A file with the holder's process number; a second start signals the first. */
function takeLock(): boolean {
  const file = join(pathOf('userData'), 'stand-in.lock')
  mkdirSync(pathOf('userData'), { recursive: true })
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch {
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder !== process.pid && isAlive(holder)) {
      process.kill(holder, 'SIGUSR2')
      return false
    }
    writeFileSync(file, String(process.pid))
  }
  lockFile = file
  process.on('SIGUSR2', () => events.emit('second-instance', {}, []))
  return true
}

const ready = new Promise<void>((resolve) => setImmediate(resolve))

/** The program as a whole. */
export const app = {
  isPackaged: false,
  on: (event: string, listener: (...args: never[]) => void): void => void events.on(event, listener as (...args: unknown[]) => void),
  whenReady: (): Promise<void> => ready,
  getPath: pathOf,
  setPath: (name: string, path: string): void => {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    paths.set(name, path)
  },
  enableSandbox: (): void => void (isSandboxed = true),
  requestSingleInstanceLock: takeLock,
  quit,
  exit: (code: number): void => void leave(code)
}

/** Chromium, started with the first window. */
export function sharedChromium(): Promise<Chromium> {
  chromium ??= Promise.resolve(startChromium(pathOf('sessionData'))).then((started) => {
    started.onExit(() => void (isQuitting || leave(1)))
    return started
  })
  return chromium
}

/** A window came to be; the last one to go is told to the program. */
export function keepWindow(window: Closable, contents: object): () => void {
  if (!isSandboxed) throw new Error('the stand-in runs sandboxed pages only: call app.enableSandbox() first')
  windows.add(window)
  events.emit('web-contents-created', {}, contents)
  return () => {
    windows.delete(window)
    if (windows.size > 0) return
    if (isQuitting) quit()
    else events.emit('window-all-closed')
  }
}

process.on('SIGTERM', quit)
process.on('SIGINT', quit)
