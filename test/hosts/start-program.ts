import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** A program under test, with everything it has printed so far. */
export type Program = {
  readonly pid: number
  readonly stdout: () => string
  readonly stderr: () => string
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** The first match in what it printed, as soon as there is one; rejects with its words when it ends without. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Sends a signal (SIGTERM) and gives the exit code; a program that does not end is killed and gives null. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const longestEndMs = 20_000
const running = new Set<ChildProcess>()
/** Each program leads a group of its own, in which whatever it started can be ended too. */
const groups = new Set<number>()
const folders = new Set<string>()

/** Starts a program of the project in its folder. */
export function startProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const run = spawn(command, [...args], { cwd: projectFolder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  running.add(run)
  if (run.pid !== undefined) groups.add(run.pid)
  let stdout = ''
  let stderr = ''
  const looks = new Set<() => void>()
  const look = (): void => looks.forEach((one) => one())
  run.stdout.on('data', (part: Buffer) => {
    stdout += String(part)
    look()
  })
  run.stderr.on('data', (part: Buffer) => {
    stderr += String(part)
    look()
  })
  const exited = new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>((resolve) =>
    run.on('close', (code, signal) => {
      running.delete(run)
      resolve({ code, signal })
    })
  )
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const one = (): void => {
        const match = pattern.exec(stdout) ?? pattern.exec(stderr)
        if (match === null) return
        looks.delete(one)
        resolve(match)
      }
      looks.add(one)
      one()
      void exited.then(({ code, signal }) => reject(new Error(`ended with ${code ?? signal} before it printed ${pattern}:\n${stdout}${stderr}`)))
    })
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    run.kill(signal)
    const late = setTimeout(() => run.kill('SIGKILL'), longestEndMs)
    const { code } = await exited
    clearTimeout(late)
    return code
  }
  return { pid: run.pid ?? 0, stdout: () => stdout, stderr: () => stderr, exited, printed, stop }
}

/** A new temporary folder. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockside-hosts-'))
  folders.add(folder)
  return folder
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nobody of it is left, as it should be.
    return
  }
}

/** Ends what a test file left running and removes its folders. */
export async function cleanUp(): Promise<void> {
  const ended = [...running].map((run) => new Promise((resolve) => run.once('close', resolve)))
  groups.forEach(endGroup)
  groups.clear()
  await Promise.all(ended)
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  folders.clear()
}
