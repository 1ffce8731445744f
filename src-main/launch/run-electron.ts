import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { projectFolder } from './build-if-needed.ts'

/** How a run of the window ended: with an exit code after it was there, or before a person saw anything. */
export type WindowRun = { readonly kind: 'ended'; readonly code: number } | { readonly kind: 'never-opened'; readonly why: string }

/** What the window prints when it is there (src-main/run-window.ts). */
const isReadyLine = (line: string): boolean => line.startsWith('{"window":')

/** Runs the built program in Electron until its window is closed. Signals are passed on. */
export function runElectron(binary: string, args: readonly string[]): Promise<WindowRun> {
  // A superuser's Chromium has no sandbox to go into; some editors set a variable that makes Electron a plain Node.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...env } = process.env
  const run = spawn(binary, [...switches, projectFolder, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const pass = (signal: NodeJS.Signals): void => void run.kill(signal)
  process.on('SIGTERM', pass)
  process.on('SIGINT', pass)
  let isOpen = false
  let lastWords = ''
  createInterface({ input: run.stdout }).on('line', (line) => {
    if (isReadyLine(line)) isOpen = true
    else console.log(line)
  })
  createInterface({ input: run.stderr }).on('line', (line) => {
    if (line.trim() !== '') lastWords = line.trim()
    if (isOpen) console.error(line)
  })
  return new Promise((resolve) => {
    let failure: Error | undefined
    run.on('error', (error) => void (failure = error))
    run.on('close', (code, signal) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', pass)
      if (isOpen || code === 0 || signal === 'SIGTERM' || signal === 'SIGINT') resolve({ kind: 'ended', code: code ?? 0 })
      else resolve({ kind: 'never-opened', why: failure?.message ?? (lastWords || `it ended with ${signal ?? `code ${code}`}`) })
    })
  })
}
