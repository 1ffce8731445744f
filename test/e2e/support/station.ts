import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StationCalls } from './calls.ts'
import { buildFolder } from './build-folder.ts'
import { createCalls } from './calls.ts'

/** A station that runs for the tests, on a folder of its own. */
export type TestStation = StationCalls & {
  readonly url: string
  readonly token: string
  readonly folder: string
  /** Ends the program and keeps its folder; 'SIGKILL' as a power cut would. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** Ends the program and removes its folder. */
  readonly remove: () => Promise<void>
}

/** Where and how a station starts. */
export type StationOptions = { readonly folder?: string; readonly port?: number; readonly more?: readonly string[] }

const program = join(buildFolder, 'main/station.js')
const readyWithinMs = 30_000

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())))

const readyLine = (child: ChildProcess): Promise<{ readonly url: string; readonly token: string }> =>
  new Promise((resolve, reject) => {
    let out = ''
    let errors = ''
    const timer = setTimeout(() => reject(new Error(`the station was not ready in time: ${errors}`)), readyWithinMs)
    child.stderr?.on('data', (data: Buffer) => void (errors += data.toString()))
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString()
      const line = out.split('\n').find((one) => one.startsWith('{"url"'))
      if (line === undefined) return
      clearTimeout(timer)
      resolve(JSON.parse(line) as { readonly url: string; readonly token: string })
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the station ended with ${code}: ${errors}`))
    })
  })

/** Starts the built station on a fresh folder (or the given one) and a free port, and waits until it answers. */
export async function startStation({ folder = mkdtempSync(join(tmpdir(), 'dockside-e2e-')), port = 0, more = [] }: StationOptions = {}): Promise<TestStation> {
  const child = spawn(process.execPath, [program, '--data', folder, '--port', String(port), ...more], { stdio: ['ignore', 'pipe', 'pipe'] })
  const { url, token } = await readyLine(child)
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await ended(child)
  }
  return {
    ...createCalls(url, token), url, token, folder, stop,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Waits for the backup that a station makes by itself once the company is set up. */
export async function firstBackup({ must }: StationCalls): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await must('startup.state', {})).backups.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the station made no backup')
}
